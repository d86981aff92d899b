// Every risk and benefit of the founding documents is answered, and docs/seeds.md says by what.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { readRulebook, rowIds, table, tablePath } from "./table.mjs";

const rulebook = readRulebook();
const { measures, risks, scenarios, seeds } = rulebook;
const answers = ["risks", "measures", "scenarios", "none"];

test("every row R01–R34, B01–B74 and W01–W16 stands once, in order", () => {
  assert.deepEqual(seeds.map((seed) => seed.id), rowIds);
});

test("every row has exactly one answer", () => {
  assert.deepEqual(seeds.filter((seed) => answers.filter((key) => seed[key]).length !== 1).map((seed) => seed.id), []);
});

test("every proposal that is shipped answers a reform, and every scenario named is shipped", () => {
  const named = seeds.flatMap((seed) => seed.scenarios ?? []);
  assert.deepEqual(named.filter((id) => !scenarios.has(id)), []);
  assert.deepEqual([...scenarios.keys()].filter((id) => !named.includes(id)), ["forecast_2027_2030"]);
});

test("every measure and risk named exists", () => {
  const wrong = seeds.flatMap((seed) => [
    ...(seed.measures ?? []).filter((id) => !measures.has(id)).map((id) => `${seed.id}: measure ${id}`),
    ...(seed.risks ?? []).filter((id) => !risks.has(id)).map((id) => `${seed.id}: risk ${id}`),
  ]);
  assert.deepEqual(wrong, []);
});

test("every risk named leads to a measure", () => {
  const answered = new Set([...measures.values()].flatMap((measure) => measure.risks));
  assert.deepEqual(seeds.flatMap((seed) => (seed.risks ?? []).filter((id) => !answered.has(id)).map((id) => `${seed.id}: ${id}`)), []);
});

test("every reason is given in three languages", () => {
  const reasons = seeds.map((seed) => ({ id: seed.id, none: seed.none ?? seed.note })).filter((seed) => seed.none);
  assert.deepEqual(reasons.filter((seed) => ["kk", "ru", "en"].some((language) => !seed.none[language]?.trim())).map((seed) => seed.id), []);
});

test("an id in a reason is a measure", () => {
  const named = (seed) => Object.values(seed.none ?? {}).flatMap((text) => text.match(/[a-z]+(?:_[a-z]+)+/g) ?? []);
  assert.deepEqual(seeds.flatMap((seed) => named(seed).filter((id) => !measures.has(id)).map((id) => `${seed.id}: ${id}`)), []);
});

test("docs/seeds.md is what the generator writes", () => {
  assert.equal(readFileSync(tablePath, "utf8"), table(rulebook), "run node tests/seeds/write.mjs");
});
