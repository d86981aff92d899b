// The table of docs/rights.md: which measure answers each right that the research into the law numbered.
import { readdirSync, readFileSync } from "node:fs";

const root = new URL("../../", import.meta.url);
const read = (path) => JSON.parse(readFileSync(new URL(path, root), "utf8"));

export const tablePath = new URL("docs/rights.md", root);
export const counted = 260;

const sections = {
  A: "Pregnancy, birth, adoption, care of a child",
  B: "Children and large families",
  C: "Orphans and children without parental care",
  D: "Loss of a job",
  E: "Illness and work injury",
  F: "Disability",
  G: "Carers",
  H: "Loss of a breadwinner, death in the family",
  I: "Old age",
  J: "Low income",
  K: "Violence, trafficking, homelessness, release, probation",
  L: "Veterans",
  M: "Test site, Aral, repressions",
  N: "Kandas, resettlers, refugees, foreigners",
};

export function readRulebook() {
  const folder = new URL("rules-data/measures/", root);
  const measures = new Map();
  for (const path of readdirSync(folder, { recursive: true }).filter((each) => each.endsWith("rule.json")).sort()) {
    const { id, kind, versions, local } = read(`rules-data/measures/${path}`);
    const text = read(`rules-data/measures/${path.replace("rule.json", "text.json")}`);
    const cases = read(`rules-data/measures/${path.replace("rule.json", "cases.json")}`);
    measures.set(id, { id, kind, path: path.replace("/rule.json", ""), name: text.name.en, confidence: versions.at(-1).confidence, cases, local, words: JSON.stringify(text) });
  }
  return { measures, rights: read("rules-data/rights.json") };
}

/** Rights and services of the rulebook that no row of the research asked for. */
export function beyond({ measures, rights }) {
  const named = new Set(rights.flatMap((right) => right.measures ?? []));
  return [...measures.values()].filter((measure) => measure.kind !== "payment" && !named.has(measure.id));
}

const cell = (text) => text.replaceAll("|", "\\|").replaceAll("\n", " ");
const link = ({ path, name, id }) => `[${cell(name)}](../rules-data/measures/${path}/rule.json) (\`${id}\`)`;

export function table(rulebook) {
  const { measures, rights } = rulebook;
  const answer = (right) =>
    right.none ? `**None.** ${cell(right.none.en)}` : right.measures.map((id) => (measures.has(id) ? link(measures.get(id)) : `\`${id}\``)).join("; ");
  const marks = (right) => (right.measures ?? []).map((id) => measures.get(id)?.confidence ?? "?").join(", ");
  const own = (letter) => rights.filter((right) => right.section === letter);
  return [
    "# What answers each right",
    "",
    "Written by `node tests/rights/write.mjs` from `rules-data/rights.json` and the measures; change those, not this file.",
    "",
    `The research into the law numbered ${rights.length} rights, guarantees and services. ${rights.filter((right) => right.measures).length} of them have a measure; ${
      beyond(rulebook).length
    } more rights and services of the rulebook were asked for by no row and stand at the end.`,
    "\"Found\" is how the row was confirmed when it was found (CODE: the article was read; C: a cited page; M: memory); \"marked\" is the confidence that a person is shown.",
    "",
    ...Object.entries(sections).flatMap(([letter, title]) => [
      `## ${letter}. ${title} (${own(letter).length})`,
      "",
      "| row | rests on | found | answered by | marked |",
      "|---|---|---|---|---|",
      ...own(letter).map((right) => `| ${right.id} | ${cell(right.rests_on)} | ${cell(right.mark)} | ${answer(right)} | ${marks(right)} |`),
      "",
    ]),
    "## Beyond the numbered rights",
    "",
    ...beyond(rulebook).map((measure) => `- ${link(measure)}: ${measure.confidence}`),
    "",
  ].join("\n");
}
