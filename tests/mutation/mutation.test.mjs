// A sample of the mutants at each run; all of them by `./dev mutation`. What is known to survive is argued in SURVIVORS.md.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { mutants } from "./mutants.mjs";
import { sample, tryAll } from "./mutation.mjs";

/** Every so many; MUTATION_FROM chooses other ones. */
const every = Number(process.env.MUTATION_EVERY ?? 50);
const from = Number(process.env.MUTATION_FROM ?? 0);
const least = 0.95;

test("changes of the law, in force and ended, are noticed by a case", async () => {
  const all = sample({ every, from });
  const outcomes = await tryAll(all, { jobs: 2 });
  const killed = outcomes.filter(({ verdict }) => verdict === "killed").length;
  const survived = all.filter((_, i) => outcomes[i].verdict === "survived").map(({ file, line, now }) => `${file}:${line} ${now}`);
  assert.ok(killed > 0);
  assert.ok(killed / (killed + survived.length) >= least, `killed ${killed}, survived ${survived.length}:\n${survived.join("\n")}`);
});

test("a day between two rows that say the same is no mutant, any other day is", () => {
  const days = [...mutants(fileURLToPath(new URL("../../rules-data", import.meta.url)))].filter(({ file, key }) => file.startsWith("parameters/") && key === "from");
  const of = (id) => days.filter((day) => day.id === id).map(({ was, equal }) => [was, equal]);
  assert.deepEqual(of("pension_share"), [["2005-01-01", false], ["2023-01-01", true]]);
  assert.ok(of("mci").every(([, equal]) => !equal));
});

test("mutants are changes: of numbers, comparisons, dates, roundings and conditions", () => {
  const all = [...mutants(fileURLToPath(new URL("../../rules-data", import.meta.url)))];
  assert.ok(all.length > 5000, `${all.length}`);
  assert.ok(all.every(({ was, now }) => was !== now));
  for (const [what, shape] of Object.entries({ comparison: /^[<>=!]+$/, date: /^\d{4}-/, number: /^\d+(\.\d+)?$/, rounding: /^round_/, condition: /^true$/ })) {
    assert.ok(all.some(({ text }) => shape.test(text)), what);
  }
});

test("each part of a condition is left out once", () => {
  const ground = "expecting or raises_child_under_three or cares_for_sick_relative";
  const file = "measures/rights_birth/part_time_right/rule.json";
  const without = [...mutants(fileURLToPath(new URL("../../rules-data", import.meta.url)))].filter((mutant) => mutant.file === file && mutant.was === ground && mutant.text === "");
  assert.deepEqual(
    without.map(({ now }) => now),
    ["raises_child_under_three or cares_for_sick_relative", "expecting or cares_for_sick_relative", "expecting or raises_child_under_three"],
  );
});
