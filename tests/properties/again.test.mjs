// What was asked before never shows in an answer: one calculator hears a person change one answer after another, the other hears the same
// cases in another order, and both say the same.
import assert from "node:assert/strict";
import { test } from "node:test";
import { openBare } from "../support/calculator.mjs";
import { household, today, veiled } from "../support/households.mjs";
import { random } from "../support/random.mjs";

const people = 40;
const steps = 25;

/** A person answers step by step: each case differs in one answer, now and then in the life event, the day or the month. */
function* answersOf(catalogue, seed) {
  const dice = random(seed);
  let now = veiled(catalogue, household(catalogue, seed), seed);
  for (let step = 0; step < steps; step += 1) {
    const other = household(catalogue, seed * 1000 + step);
    const facts = { ...now.facts };
    const id = dice.one(Object.keys({ ...facts, ...other.facts }));
    delete facts[id];
    if (other.facts[id] !== undefined && dice.chance(0.7)) {
      facts[id] = other.facts[id];
    }
    now = { ...now, facts };
    if (dice.chance(0.1)) {
      now = { ...now, risks: dice.one([["childbirth"], ["job_loss"], ["childbirth", "job_loss"], undefined]) };
    }
    if (dice.chance(0.1)) {
      now = { ...now, dates: { application: dice.one(["2026-11-21", "2026-12-01", "2025-03-03"]), paid_month: dice.one(["2026-11", "2027-02", undefined]) } };
    }
    yield JSON.stringify(now);
  }
}

test("an answer does not depend on what was asked before", async () => {
  const forward = await openBare();
  const catalogue = JSON.parse(forward.catalogue());
  const cases = Array.from({ length: people }, (_, seed) => [...answersOf(catalogue, seed + 1)]).flat();
  const backward = await openBare();
  const answers = cases.map((each) => forward.assess(each, today));
  for (let i = cases.length - 1; i >= 0; i -= 1) {
    const answer = backward.assess(cases[i], today);
    if (answer !== answers[i]) {
      assert.equal(answer, answers[i], `case ${i}: ${cases[i]}`);
    }
  }
});
