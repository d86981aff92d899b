// The table of docs/readings.md: where the law can be read in two ways, which way is taken, why, and what it touches.
import { readdirSync, readFileSync } from "node:fs";

const root = new URL("../../", import.meta.url);
const read = (path) => JSON.parse(readFileSync(new URL(path, root), "utf8"));
const files = (folder, name) =>
  readdirSync(new URL(folder, root), { recursive: true })
    .filter((path) => path.endsWith(name))
    .sort()
    .map((path) => ({ path, content: read(folder + path) }));

export const tablePath = new URL("docs/readings.md", root);

/** The group of facts that holds the switches; the page never asks them. */
const group = "readings";

const wordsOf = (value) => new Set(JSON.stringify(value).match(/[a-z][a-z0-9_]*/g));
const meets = (words, ids) => [...ids].some((id) => words.has(id));

export function readRulebook() {
  const facts = files("rules-data/facts/", ".json").flatMap(({ path, content }) => content.map((fact) => ({ ...fact, path })));
  const definitions = files("rules-data/definitions/", ".json").flatMap(({ content }) => content);
  const measures = files("rules-data/measures/", "rule.json").map(({ path, content }) => ({
    id: content.id,
    words: wordsOf([content.for_each, content.right_on, content.versions]),
    path: path.replace("/rule.json", ""),
    name: read(`rules-data/measures/${path.replace("rule.json", "text.json")}`).name.en,
  }));
  return { facts, readings: facts.filter((fact) => fact.group === group), definitions, measures };
}

/** The measures whose rules read the switch, themselves or through definitions. */
export function touched(reading, { definitions, measures }) {
  const ids = new Set([reading.id]);
  for (let before = 0; before !== ids.size; ) {
    before = ids.size;
    definitions.filter((definition) => meets(wordsOf(definition.value), ids)).forEach((definition) => ids.add(definition.id));
  }
  return measures.filter((measure) => meets(measure.words, ids));
}

const cell = (text) => text.replaceAll("|", "\\|").replaceAll("\n", " ");

function options(reading) {
  if (reading.type === "boolean") {
    return reading.default ? "**yes**, no" : "yes, **no**";
  }
  return reading.options.map(({ id, text }) => (id === reading.default ? `**${text.en}** (\`${id}\`)` : `${text.en} (\`${id}\`)`)).join("; ");
}

const link = ({ name, path }) => `[${name}](../rules-data/measures/${path}/rule.json)`;

export function table(rulebook) {
  const rows = rulebook.readings.map(
    (reading) =>
      `| \`${reading.id}\` ([facts](../rules-data/facts/${reading.path})) | ${cell(reading.label.en)} | ${cell(options(reading))} | ${cell(reading.why.en)} | ${cell(touched(reading, rulebook).map(link).join("; "))} |`,
  );
  return [
    "# Where the law can be read in more than one way",
    "",
    "Written by `node tests/readings/write.mjs` from the facts of the group `readings`; change those, not this file.",
    "",
    `Each of these ${rows.length} switches holds at its default (in bold) unless a case says otherwise, for example \`"facts": {"partial_record_unit": "years"}\`. A further open point that changes no`,
    "amount stands in the notes of its measure.",
    "",
    "| switch | question | readings | why this one | measures |",
    "|---|---|---|---|---|",
    ...rows,
    "",
  ].join("\n");
}
