// Each payment has an example in which it is due, one in which it is not, one in which not enough is known, and one pair on both sides of a limit.
import assert from "node:assert/strict";
import { test } from "node:test";
import { edge, payments, statesShown } from "./coverage.mjs";

/** Payments whose law sets no limit in numbers or days; why. */
const withoutLimit = {
  severance_one_wage: "one average wage, whatever it is",
  severance_two_wages: "two average wages, whatever they are",
};

const all = payments();

for (const [state, what] of [
  ["entitled", "is due"],
  ["not_entitled", "is not due"],
  ["undecided", "cannot be decided yet"],
]) {
  test(`every payment has an example in which it ${what}`, () => {
    assert.deepEqual(all.filter((payment) => !statesShown(payment).has(state)).map(({ rule }) => rule.id), []);
  });
}

test("every payment has two examples one step apart, on both sides of a limit", () => {
  assert.deepEqual(all.filter((payment) => !withoutLimit[payment.rule.id] && !edge(payment)).map(({ rule }) => rule.id), []);
});

test("no payment is excused that has such a pair, or does not exist", () => {
  const excused = Object.keys(withoutLimit);
  assert.deepEqual(excused.filter((id) => { const payment = all.find(({ rule }) => rule.id === id); return !payment || edge(payment); }), []);
});
