// An open reading of the law is a named switch with its default and reason, and docs/readings.md lists them all.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { readRulebook, table, tablePath, touched } from "./table.mjs";

const rulebook = readRulebook();
const { facts, readings } = rulebook;
const ids = (list) => list.map((each) => each.id);

/** A default that is no reading of the law, but a way to answer; why. */
const waysToAnswer = { quarter_income_entry: "one sum, or a list by kind" };

test("whatever has a default is a reading, or a way to answer", () => {
  assert.deepEqual(ids(facts.filter((fact) => fact.default !== undefined && !readings.includes(fact) && !waysToAnswer[fact.id])), []);
});

test("every reading has a default and its reason in three languages", () => {
  const languages = ["kk", "ru", "en"];
  assert.deepEqual(ids(readings.filter((fact) => fact.default === undefined || languages.some((language) => !fact.why?.[language]?.trim()))), []);
});

test("every reading changes a measure", () => {
  assert.deepEqual(ids(readings.filter((reading) => touched(reading, rulebook).length === 0)), []);
});

test("every reading is shown the other way by a case", () => {
  const folder = new URL("../../rules-data/measures/", import.meta.url);
  const cases = readdirSync(folder, { recursive: true }).filter((path) => path.endsWith("cases.json")).map((path) => readFileSync(new URL(path, folder), "utf8"));
  const all = cases.join("\n");
  const others = (reading) => (reading.type === "boolean" ? [String(!reading.default)] : reading.options.map(({ id }) => id).filter((id) => id !== reading.default).map((id) => `"${id}"`));
  assert.deepEqual(ids(readings.filter((reading) => !others(reading).some((value) => all.includes(`"${reading.id}": ${value}`)))), []);
});

test("docs/readings.md is what the generator writes", () => {
  assert.equal(readFileSync(tablePath, "utf8"), table(rulebook), "run node tests/readings/write.mjs");
});
