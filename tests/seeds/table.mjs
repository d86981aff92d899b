// The table of docs/seeds.md: what answers each row of the founding documents.
import { existsSync, readdirSync, readFileSync } from "node:fs";

const root = new URL("../../", import.meta.url);
const read = (path) => JSON.parse(readFileSync(new URL(path, root), "utf8"));

export const tablePath = new URL("docs/seeds.md", root);

export const rowIds = [
  ...Array.from({ length: 34 }, (_, i) => `R${String(i + 1).padStart(2, "0")}`),
  ...Array.from({ length: 74 }, (_, i) => `B${String(i + 1).padStart(2, "0")}`),
];

export function readRulebook() {
  const folder = new URL("rules-data/measures/", root);
  const measures = new Map();
  for (const path of readdirSync(folder, { recursive: true }).filter((each) => each.endsWith("rule.json")).sort()) {
    const text = path.replace("rule.json", "text.json");
    if (!existsSync(new URL(text, folder))) {
      continue;
    }
    const { id, risks } = read(`rules-data/measures/${path}`);
    measures.set(id, { id, risks, path: path.replace("/rule.json", ""), name: read(`rules-data/measures/${text}`).name.en });
  }
  const risks = new Map(read("rules-data/risks.json").risks.map((risk) => [risk.id, { id: risk.id, name: risk.name.en }]));
  return { measures, risks, seeds: read("rules-data/seeds.json") };
}

const cell = (text) => text.replaceAll("|", "\\|").replaceAll("\n", " ");

function answer(seed, { measures, risks }) {
  if (seed.none) {
    return `**None today.** ${seed.none.en}`;
  }
  if (seed.risks) {
    return seed.risks.map((id) => `event “${risks.get(id)?.name ?? id}” (\`${id}\`)`).join("; ");
  }
  return seed.measures
    .map((id) => {
      const measure = measures.get(id);
      return measure ? `[${measure.name}](../rules-data/measures/${measure.path}/rule.json) (\`${id}\`)` : `\`${id}\``;
    })
    .join("; ");
}

export function table(rulebook) {
  const { seeds } = rulebook;
  const rows = (letter) =>
    seeds.filter((seed) => seed.id.startsWith(letter)).map((seed) => `| ${seed.id} | ${cell(seed.seed)} | ${cell(answer(seed, rulebook))} |`);
  const count = (key) => seeds.filter((seed) => seed[key]).length;
  return [
    "# What answers each row of the founding documents",
    "",
    "Written by `node tests/seeds/write.mjs` from `rules-data/seeds.json`; change that file, not this one.",
    "",
    `Of ${seeds.length} rows ${count("risks")} lead to a life event, ${count("measures")} to measures, and ${count("none")} have no measure in today's law.`,
    "",
    "## Social risks",
    "",
    "| row | risk | answered by |",
    "|---|---|---|",
    ...rows("R"),
    "",
    "## Benefits, payments, services, guarantees",
    "",
    "| row | benefit | answered by |",
    "|---|---|---|",
    ...rows("B"),
    "",
  ].join("\n");
}
