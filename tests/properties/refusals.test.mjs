// What is not due stands in short: why not, with its articles. It is the whole finding, cut; and no line is one of a household before.
import assert from "node:assert/strict";
import { test } from "node:test";
import { assessNatively, catalogueNatively } from "../support/calculator.mjs";
import { household, today, veiled } from "../support/households.mjs";

const households = Number(process.env.KEPIL_HOUSEHOLDS ?? 600);
const catalogue = catalogueNatively();

function inShort({ measure, kind, for: element, state, reason, parameter, not_in_force, conditions, basis }) {
  const failing = conditions.filter((condition) => condition.state === "false");
  const articles = failing.flatMap((condition) => condition.basis);
  const told = { measure, kind, for: element, state, reason, parameter, not_in_force, conditions: failing, basis: articles.length === 0 ? basis : undefined };
  return Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined));
}

test(`${households} households, whole and in short`, () => {
  const cases = Array.from({ length: households }, (_, seed) => {
    const whole = household(catalogue, seed);
    return JSON.stringify(seed % 3 === 0 ? veiled(catalogue, whole, seed) : whole);
  });
  const [short, whole] = [[], ["--all"]].map((options) => assessNatively(cases, today, ...options).map((line) => JSON.parse(line)));
  const without = new Set();
  whole.forEach((answer, i) => {
    const expected = answer.findings.map((finding) => (finding.state === "not_entitled" ? inShort(finding) : finding));
    assert.deepEqual(short[i], { ...answer, findings: expected }, cases[i]);
    for (const { state, reason, measure, conditions, basis } of short[i].findings) {
      if (state === "not_entitled" && reason !== "nobody" && !basis?.length && !conditions.some((condition) => condition.basis.length > 0)) {
        without.add(measure);
      }
    }
  });
  assert.deepEqual([...without], [], "refused without an article");
});
