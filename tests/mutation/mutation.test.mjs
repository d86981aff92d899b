// A sample of the mutants at each run; all of them by `./dev mutation`. What is known to survive is argued in SURVIVORS.md.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { mutants } from "./mutants.mjs";
import { sample, tryAll } from "./mutation.mjs";

/** Every so many; MUTATION_FROM chooses other ones. */
const every = Number(process.env.MUTATION_EVERY ?? 100);
const from = Number(process.env.MUTATION_FROM ?? 0);
/** The full run is at four fifths (SURVIVORS.md); a sample of fifty strays by some points from that. */
const least = 0.65;

test("most changes of the law in force are noticed by a case", async () => {
  const all = sample({ every, from }).filter(({ past }) => !past);
  const outcomes = await tryAll(all, { jobs: 1 });
  const killed = outcomes.filter(({ verdict }) => verdict === "killed").length;
  const survived = all.filter((_, i) => outcomes[i].verdict === "survived").map(({ file, line, now }) => `${file}:${line} ${now}`);
  assert.ok(killed > 0);
  assert.ok(killed / (killed + survived.length) >= least, `killed ${killed}, survived ${survived.length}:\n${survived.join("\n")}`);
});

test("mutants are changes: of numbers, comparisons, dates, roundings and conditions", () => {
  const all = [...mutants(fileURLToPath(new URL("../../rules-data", import.meta.url)))];
  assert.ok(all.length > 5000, `${all.length}`);
  assert.ok(all.every(({ was, now }) => was !== now));
  for (const [what, shape] of Object.entries({ comparison: /^[<>=!]+$/, date: /^\d{4}-/, number: /^\d+(\.\d+)?$/, rounding: /^round_/, condition: /^true$/ })) {
    assert.ok(all.some(({ text }) => shape.test(text)), what);
  }
});
