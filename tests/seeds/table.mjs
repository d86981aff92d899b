// The table of docs/seeds.md: what answers each row of the founding documents.
import { existsSync, readdirSync, readFileSync } from "node:fs";

const root = new URL("../../", import.meta.url);
const read = (path) => JSON.parse(readFileSync(new URL(path, root), "utf8"));

export const tablePath = new URL("docs/seeds.md", root);

export const rowIds = [
  ...Array.from({ length: 34 }, (_, i) => `R${String(i + 1).padStart(2, "0")}`),
  ...Array.from({ length: 74 }, (_, i) => `B${String(i + 1).padStart(2, "0")}`),
  ...Array.from({ length: 16 }, (_, i) => `W${String(i + 1).padStart(2, "0")}`),
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
  const scenarios = new Map(
    readdirSync(new URL("rules-data/scenarios/", root)).map((id) => [id, { id, name: read(`rules-data/scenarios/${id}/scenario.json`).name.en }]),
  );
  return { measures, risks, scenarios, seeds: read("rules-data/seeds.json") };
}

const cell = (text) => text.replaceAll("|", "\\|").replaceAll("\n", " ");

function answer(seed, rulebook) {
  const told = seed.note ? ` ${seed.note.en}` : "";
  return `${answered(seed, rulebook)}${told && "."}${told}`;
}

function answered(seed, { measures, risks, scenarios }) {
  if (seed.none) {
    return `**${seed.id.startsWith("W") ? "Not a scenario" : "None today"}.** ${seed.none.en}`;
  }
  if (seed.scenarios) {
    return seed.scenarios.map((id) => `scenario [${scenarios.get(id)?.name ?? id}](../rules-data/scenarios/${id}/scenario.json) (\`${id}\`)`).join("; ");
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
  const reforms = seeds.filter((seed) => seed.id.startsWith("W"));
  const rest = seeds.filter((seed) => !seed.id.startsWith("W"));
  const count = (key) => rest.filter((seed) => seed[key]).length;
  return [
    "# What answers each row of the founding documents",
    "",
    "Written by `node tests/seeds/write.mjs` from `rules-data/seeds.json`; change that file, not this one.",
    "",
    `Of ${rest.length} rows ${count("risks")} lead to a life event, ${count("measures")} to measures, and ${count("none")} have no measure in today's law.`,
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
    "## Proposed reforms",
    "",
    `Of ${reforms.length} reforms ${reforms.filter((seed) => seed.scenarios).length} are scenarios (\`kepil assess --scenario\`, \`kepil compare\`, the page's side by side), ${reforms.filter((seed) => seed.measures).length} became law, and ${reforms.filter((seed) => seed.none).length} change nothing that can be computed.`,
    "",
    "| row | reform | answered by |",
    "|---|---|---|",
    ...rows("W"),
    "",
  ].join("\n");
}
