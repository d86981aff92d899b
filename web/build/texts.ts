import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";

type Texts = Record<string, string>;

const LANGUAGES = ["kk", "ru", "en"];
/** Names that stand only in an opened explanation: they come with the longer texts, after the first result. */
const LATER = /^(act|document|office|parameter|definition)\./;

const read = (path: string): Texts => JSON.parse(readFileSync(path, "utf8")) as Texts;

/** The texts of the pack, parted by when the page needs them, so that the first screen waits for less. */
export function texts(built: string, target: string): Plugin {
  return {
    name: "kepil-texts",
    config() {
      mkdirSync(target, { recursive: true });
      for (const language of LANGUAGES) {
        const all = Object.entries(read(join(built, `pack/texts.${language}.json`)));
        const first = Object.fromEntries(all.filter(([key]) => !LATER.test(key)));
        const later = {
          ...Object.fromEntries(all.filter(([key]) => LATER.test(key))),
          ...read(join(built, `pack/details.${language}.json`)),
        };
        writeFileSync(join(target, `texts.${language}.json`), JSON.stringify(first));
        writeFileSync(join(target, `details.${language}.json`), JSON.stringify(later));
      }
    },
  };
}
