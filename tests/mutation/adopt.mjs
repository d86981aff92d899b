// Turns the witnesses of a search into worked examples, for reading: a survivor's household becomes a case of its measure.
//   node tests/mutation/adopt.mjs FILE [--only TEXT-IN-PLACE-OR-MEASURE] [--write]
// Without --write it shows them: what changed, the household, what the law says. What is written must have been compared with the law: the
// search knows only what the rulebook says.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const root = fileURLToPath(new URL("../../", import.meta.url));
const rules = `${root}rules-data/measures`;
const folders = new Map(
  readdirSync(rules, { recursive: true })
    .filter((path) => path.endsWith("/rule.json"))
    .map((path) => [path.split("/").at(-2), `${rules}/${dirname(path)}`]),
);

const word = (text) =>
  text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "_")
    .replaceAll(/^_+|_+$/g, "");

const width = 150;
const order = ["state", "for", "failed", "reason", "parameter", "since", "gross", "net", "printed", "from", "to", "deadline", "when_paid"];
const inOrder = (expect) => Object.fromEntries(order.filter((key) => key in expect).map((key) => [key, expect[key]]));

/** A value as the cases are written: on one line where it fits. */
function format(value, indent) {
  const isList = Array.isArray(value);
  if (value === null || typeof value !== "object") {
    return JSON.stringify(value);
  }
  const parts = (inner) => (isList ? value.map((each) => format(each, inner)) : Object.entries(value).map(([key, each]) => `${JSON.stringify(key)}: ${format(each, inner)}`));
  const [open, close] = isList ? "[]" : "{}";
  const line = `${open}${parts(indent).join(", ")}${close}`;
  if (indent > 4 && indent + line.length <= width && !line.includes("\n")) {
    return line;
  }
  const inner = " ".repeat(indent + 2);
  return `${open}\n${parts(indent + 2)
    .map((part) => inner + part)
    .join(",\n")}\n${" ".repeat(indent)}${close}`;
}

/** Puts a case behind the first one of a file, and leaves the rest of the text as it is: others add at its end. */
function insert(text, added) {
  const end = text.indexOf("\n  }", 0) + 4;
  return `${text.slice(0, end)},\n  ${format(added, 2)}${text.slice(end)}`;
}

function idOf(survivor, taken) {
  const { file, id, was, key, nearby } = survivor;
  const place = file.startsWith("measures/") ? [] : [id];
  const what = file.startsWith("parameters/") ? nearby : [was.length <= 24 ? was : key];
  const base = word([...place, ...what].join(" ")).slice(0, 60) || "edge";
  let name = base;
  for (let n = 2; taken.has(name); n += 1) {
    name = `${base}_${n}`;
  }
  return name;
}

const short = (text, otherwise) => (text.length < 80 ? text : otherwise);

function noteOf({ file, id, key, was, now, nearby, witness }) {
  if (file.startsWith("parameters/")) {
    return key === "from" ? `${id}: on the first day of its row, ${was}` : `${id}, ${nearby.join(", ")}: ${was}`;
  }
  return `${file.startsWith("measures/") ? "" : `${id}: `}${short(was, "the formula")}, not ${short(now, "as changed")}${witness.what === "" ? "" : `; ${short(witness.what, "a household near the boundary")}`}`;
}

/** The articles that the changed place rests on. */
function sourceOf({ file, id, nearby }) {
  const found = JSON.parse(readFileSync(`${root}rules-data/${file}`, "utf8"));
  const place = Array.isArray(found) ? found.find((each) => each.id === id) : found.versions.find(({ from }) => nearby.includes(from));
  const row = place?.rows?.find(({ from }) => nearby.includes(from)) ?? place;
  return (row?.basis ?? [file]).join(", ");
}

const { values, positionals } = parseArgs({ allowPositionals: true, options: { only: { type: "string", default: "" }, write: { type: "boolean" } } });
const survivors = readFileSync(positionals[0], "utf8")
  .split("\n")
  .filter(Boolean)
  .map((line) => JSON.parse(line))
  .filter(({ witness, file, id }) => witness !== undefined && `${file}/${id}/${witness.measure}`.includes(values.only));

for (const survivor of survivors) {
  const { witness, file, line, was, now } = survivor;
  const path = `${folders.get(witness.measure)}/cases.json`;
  const text = readFileSync(path, "utf8");
  const cases = JSON.parse(text);
  const id = idOf(survivor, new Set(cases.map((each) => each.id)));
  if (!values.write) {
    console.log(`${file}:${line}\n  ${was}\n  ${now}\n  ${witness.measure}: like ${witness.near}${witness.what === "" ? "" : `, ${witness.what}`}`);
    console.log(`  ${JSON.stringify(witness.case)}\n  law ${JSON.stringify(witness.expect)}\n  changed: ${witness.otherwise}`);
    continue;
  }
  const added = { id, note: noteOf(survivor), source: sourceOf(survivor), source_kind: "computed", case: witness.case, expect: [inOrder(witness.expect)] };
  writeFileSync(path, insert(text, added));
}
console.log(`${survivors.length} witnesses`);
