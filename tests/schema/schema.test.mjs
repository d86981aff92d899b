// Every file of rules-data keeps to its JSON Schema, and the schemas refuse what they should.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import Ajv from "ajv/dist/2020.js";

const rules = new URL("../../rules-data/", import.meta.url);
const read = (path) => JSON.parse(readFileSync(new URL(path, rules), "utf8"));

const ajv = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true, strictRequired: false, strictTypes: false });
const names = readdirSync(new URL("schema/", rules)).map((file) => file.replace(".schema.json", ""));
for (const name of names) {
  ajv.addSchema(read(`schema/${name}.schema.json`), `${name}.schema.json`);
}

function schemaOf(path) {
  const [first, , part] = path.split("/");
  if (first === "scenarios") {
    const kind = part === "measures" ? path.split("/").pop() : part;
    const name = kind.replace(".json", "");
    return ["parameters", "rule", "text"].includes(name) ? `scenario_${name}` : name;
  }
  if (first === "measures") {
    return path.split("/").pop().replace(".json", "");
  }
  if (first === "alternatives") {
    return "alternative";
  }
  return first === "acts" ? "act" : first.replace(".json", "");
}

const files = readdirSync(rules, { recursive: true }).filter((path) => path.endsWith(".json") && !path.startsWith("schema/"));

for (const kind of [...new Set(files.map(schemaOf))].sort()) {
  test(kind, () => {
    const validate = ajv.getSchema(`${kind}.schema.json`);
    assert.ok(validate, `no schema for ${kind}`);
    const wrong = files
      .filter((path) => schemaOf(path) === kind)
      .flatMap((path) => {
        validate(read(path));
        return (validate.errors ?? []).map((error) => `${path}${error.instancePath}: ${error.message} ${JSON.stringify(error.params)}`);
      });
    assert.deepEqual(wrong, []);
  });
}

test("what is in the wrong place, missing or misspelt is refused", () => {
  const refuses = (kind, value) => assert.equal(ajv.getSchema(`${kind}.schema.json`)(value), false, JSON.stringify(value));
  const text = { kk: "а", ru: "а", en: "a" };
  const right = {
    id: "leave", kind: "right", level: "employer", risks: ["childbirth"], weight: 1, right_on: "application_date",
    versions: [{ from: "2026-01-01", basis: ["labour_code/99"], conditions: [], confidence: "code" }],
  };
  assert.equal(ajv.getSchema("rule.schema.json")(right), true);
  refuses("rule", { ...right, kind: "payment" });
  refuses("rule", { ...right, wieght: 2 });
  refuses("rule", { ...right, versions: [{ ...right.versions[0], pays: { once: "mci" } }] });
  refuses("rule", { ...right, versions: [{ ...right.versions[0], basis: ["article 99"] }] });
  refuses("documents", [{ id: "paper", name: { kk: "а", ru: "а" } }]);
  refuses("documents", [{ id: "Paper", name: text }]);
  refuses("facts", [{ id: "wage", type: "number", group: "work", label: text, why: text, min: "0", max: "1" }]);
  refuses("facts", [{ id: "wage", type: "number", group: "work", label: text, why: text, unit: "tenge", min: 0, max: "1" }]);
  refuses("parameters", [{ id: "mci", unit: "tenge", text, known_to: null, rows: [] }]);
  refuses("case", { facts: { wage: 1.5 } });
});
