import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";
import { catalogueOf } from "./catalogue.ts";
import { CONTENT_SECURITY_POLICY } from "./policy.ts";

const LANGUAGES = ["kk", "ru", "en"];
const safe = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

/** The life events and their measures without script or WebAssembly: for search engines and old browsers. */
export function plain(built: string): Plugin {
  return {
    name: "kepil-plain",
    apply: "build",
    async generateBundle() {
      const catalogue = await catalogueOf(built);
      for (const language of LANGUAGES) {
        const read = (path: string): Record<string, string> =>
          JSON.parse(readFileSync(path, "utf8")) as Record<string, string>;
        const texts = {
          ...read(join(built, `pack/texts.${language}.json`)),
          ...read(join(built, `pack/details.${language}.json`)),
        };
        const messages = read(new URL(`../src/messages/${language}.json`, import.meta.url).pathname);
        const say = (key: string): string => safe(messages[key] ?? "");
        const text = (key: string): string => safe(texts[key] ?? "");
        const body = catalogue.groups.flatMap((group) => [
          `<h2>${text(`risk_group.${group.id}`)}</h2>`,
          ...group.risks.flatMap((id) => [
            `<h3>${text(`risk.${id}.name`)}</h3><p>${text(`risk.${id}.summary`)}</p><dl>`,
            ...(catalogue.risks.find((risk) => risk.id === id)?.measures ?? []).map(
              (measure) =>
                `<dt>${text(`measure.${measure}.name`)}</dt><dd>${text(`measure.${measure}.summary`)}</dd>`,
            ),
            "</dl>",
          ]),
        ]);
        this.emitFile({
          type: "asset",
          fileName: `list.${language}.html`,
          source: `<!doctype html>
<html lang="${language}">
<head>
<meta http-equiv="Content-Security-Policy" content="${CONTENT_SECURITY_POLICY}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${say("page.title")}</title>
<link rel="icon" href="./icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="./list.css">
</head>
<body>
<h1>${say("page.title")}</h1>
<p><a href="./?lang=${language}">${say("happened.title")}</a></p>
<p>${say("disclaimer")} ${safe(catalogue.rulebook.version)}</p>
${body.join("\n")}
</body>
</html>
`,
        });
      }
    },
  };
}
