// The calculator against the oracle: a second reading of the law, written from the digests of the law without looking at rules-data.
// ORACLE_HOUSEHOLDS=200000 node --test tests/oracle/*.test.mjs takes some minutes; the default, less than one.
import assert from "node:assert/strict";
import { test } from "node:test";
import { assessNatively, openBare } from "../support/calculator.mjs";
import { random } from "../support/random.mjs";
import { differences } from "./compare.mjs";
import * as law from "./law/index.mjs";
import { household, stories } from "./stories.mjs";

const today = "2026-12-31";
const households = Number(process.env.ORACLE_HOUSEHOLDS ?? 6_000);
const firstSeed = Number(process.env.ORACLE_SEED ?? 1);
const chunk = 250;
const kepil = await openBare();

/** What is wrong in the answer, as text; nothing if all is as the law has it. */
function faults(story, { facts, application, paidMonth }, answer) {
  assert.deepEqual(answer.errors, [], "a household with errors settles nothing");
  return story.measures.flatMap((measure) => differences(answer, measure, law[measure]({ facts, application }), paidMonth));
}

const names = Object.keys(stories);
const share = Math.ceil(households / names.length);

for (const name of names) {
  test(`${share} households: ${name}`, () => {
    const story = stories[name];
    for (let start = 0; start < share; start += chunk) {
      const seeds = Array.from({ length: Math.min(chunk, share - start) }, (_, i) => firstSeed + start + i);
      const all = seeds.map((seed) => household(random(seed), story, today));
      const lines = all.map((each) =>
        JSON.stringify({ risks: story.risks, dates: { application: each.application, paid_month: each.paidMonth }, facts: each.facts }),
      );
      const native = assessNatively(lines, today);
      lines.forEach((line, i) => {
        const where = `seed ${seeds[i]}\n${line}`;
        assert.deepEqual(faults(story, all[i], JSON.parse(native[i])), [], `the command, ${where}`);
        const inBrowser = kepil.assess(line, today);
        if (inBrowser !== native[i]) {
          assert.deepEqual(faults(story, all[i], JSON.parse(inBrowser)), [], `WebAssembly, ${where}`);
        }
      });
    }
  });
}

test("the oracle decides: in every measure some are entitled and some are not", () => {
  for (const name of names) {
    const story = stories[name];
    const all = Array.from({ length: 2000 }, (_, seed) => household(random(seed), story, today));
    for (const measure of story.measures) {
      const answers = all.flatMap((each) => law[measure](each));
      assert.ok(answers.some((answer) => answer.entitled === true), `${measure}: nobody is entitled`);
      assert.ok(answers.some((answer) => answer.entitled === false), `${measure}: nobody is refused`);
    }
  }
});
