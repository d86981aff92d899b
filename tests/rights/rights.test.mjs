// Every numbered right of the research has a measure, each with a case that it applies to and one that it does not, and docs/rights.md says which.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { counted, readRulebook, table, tablePath } from "./table.mjs";

const rulebook = readRulebook();
const { measures, rights } = rulebook;

test("every numbered right stands once", () => {
  assert.equal(rights.length, counted);
  assert.equal(new Set(rights.map((right) => right.id)).size, counted);
});

// The research lies outside the repository: KEPIL_RIGHTS=/work/shared/law/rights.md compares its rows with ours.
const research = process.env.KEPIL_RIGHTS;
test("the rows are those of the research", { skip: !research }, () => {
  const rows = readFileSync(research, "utf8").split("\n## 15.")[0].split("\n");
  const ids = rows.flatMap((row) => row.match(/^\| `([a-z0-9_]+)` \|/)?.[1] ?? []);
  assert.deepEqual(rights.map((right) => right.id), ids);
});

test("every right is answered by measures that exist, or says why not", () => {
  const wrong = rights.flatMap((right) => (right.measures ?? []).filter((id) => !measures.has(id)).map((id) => `${right.id}: ${id}`));
  assert.deepEqual(wrong, []);
  assert.deepEqual(rights.filter((right) => !right.measures && !right.none?.kk).map((right) => right.id), []);
});

test("every right and service has a case in which it is due and one in which it is not", () => {
  const lacking = [...measures.values()]
    .filter((measure) => measure.kind !== "payment")
    .flatMap((measure) => {
      const states = measure.cases.flatMap((one) => one.expect.filter((line) => (line.measure ?? measure.id) === measure.id).map((line) => line.state));
      return ["entitled", "not_entitled"].filter((state) => !states.includes(state)).map((state) => `${measure.id}: no case ${state}`);
    });
  assert.deepEqual(lacking, []);
});

test("a local right names who decides", () => {
  const silent = [...measures.values()].filter((measure) => measure.local && !/әкімд|мәслихат|Мәслихат|Әкімд|басқарма/.test(measure.words));
  assert.deepEqual(silent.map((measure) => measure.id), []);
});

test("docs/rights.md is what the generator writes", () => {
  assert.equal(readFileSync(tablePath, "utf8"), table(rulebook), "run node tests/rights/write.mjs");
});
