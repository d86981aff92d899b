import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";
import type { FirstTexts, LaterTexts, Texts } from "../src/messages/messages.ts";
import { firstKeys, laterKeys, outlineOf } from "../src/messages/text_keys.ts";
import { catalogueOf } from "./catalogue.ts";

const LANGUAGES = ["kk", "ru", "en"];
/** What stands only in an opened explanation, or beside a question: it comes after a life event was chosen. */
const LATER =
  /^(act|document|office|parameter|definition|scenario|scenario_status|alternative)\.|^fact\..*\.(why|hint|change)$/;
const LATER_MESSAGES = /^(word|explain|consultant|span|ahead|advice|history|not_in_force|paper)\./;

const read = (path: string): Texts => JSON.parse(readFileSync(path, "utf8")) as Texts;
const part = (all: Texts, wanted: (key: string) => boolean): Texts =>
  Object.fromEntries(Object.entries(all).filter(([key]) => wanted(key)));

/** The texts of the pack and the page's own, parted by when the page needs them, so that the first screen waits for less. */
export function texts(built: string, target: string): Plugin {
  return {
    name: "kepil-texts",
    async config() {
      const catalogue = await catalogueOf(built);
      const outline = outlineOf(catalogue);
      const keys = [...firstKeys(outline), ...laterKeys(catalogue)];
      const ordered = new Set(keys);
      mkdirSync(target, { recursive: true });
      writeFileSync(join(target, "outline.json"), JSON.stringify(outline));
      for (const language of LANGUAGES) {
        const names = read(join(built, `pack/texts.${language}.json`));
        const details = read(join(built, `pack/details.${language}.json`));
        const messages = read(new URL(`../src/messages/${language}.json`, import.meta.url).pathname);
        const first: FirstTexts = {
          messages: part(messages, (key) => !LATER_MESSAGES.test(key)),
          values: keys.map((key) => names[key] ?? ""),
          others: part(names, (key) => !ordered.has(key) && !LATER.test(key)),
        };
        const later: LaterTexts = {
          messages: part(messages, (key) => LATER_MESSAGES.test(key)),
          texts: { ...part(names, (key) => LATER.test(key)), ...details },
        };
        writeFileSync(join(target, `texts.${language}.json`), JSON.stringify(first));
        writeFileSync(join(target, `details.${language}.json`), JSON.stringify(later));
      }
    },
  };
}
