// A session may be as long as it likes: the memory of the calculator does not grow with the number of answers. KEPIL_ASSESSMENTS: how many.
import assert from "node:assert/strict";
import { test } from "node:test";
import { openBare, rulebook } from "../support/calculator.mjs";
import { household, today } from "../population/households.mjs";

const count = Number(process.env.KEPIL_ASSESSMENTS ?? 2000);

test(`the memory is flat over ${count} assessments`, { timeout: 6 * 3_600_000 }, async () => {
  const kepil = await openBare();
  const texts = Array.from({ length: 500 }, (_, place) => JSON.stringify(household(3, place)));
  const answer = (i) => {
    const text = texts[i % texts.length];
    assert.match(kepil.assess(text, today), /^\{"rulebook"/);
    if (i % 50 === 0) {
      kepil.explain(text, "birth_grant", 0, today);
      kepil.assess("{", today);
    }
  };
  for (let i = 0; i < 2 * texts.length; i += 1) {
    answer(i);
  }
  const settled = kepil.HEAPU8.length;
  for (let i = 0; i < count; i += 1) {
    answer(i);
  }
  assert.equal(kepil.HEAPU8.length, settled);
  assert.ok(settled <= 8 * 2 ** 20, `${(settled / 2 ** 20).toFixed(1)} MB with a rulebook of ${rulebook.length} bytes`);
});
