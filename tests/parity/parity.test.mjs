// The command and WebAssembly give the same bytes, for every worked example and for ten thousand households.
import assert from "node:assert/strict";
import { test } from "node:test";
import { assessNatively, openBare } from "../support/calculator.mjs";
import { allCases } from "../support/cases.mjs";
import { household, today, veiled } from "../support/households.mjs";

const kepil = await openBare();
const catalogue = JSON.parse(kepil.catalogue());

/** A full answer takes some hundred kilobytes: so many of them at a time fit into memory. */
const chunk = 200;

function compareAll(named) {
  for (let start = 0; start < named.length; start += chunk) {
    compare(named.slice(start, start + chunk));
  }
}

function compare(named) {
  const lines = named.map((each) => JSON.stringify(each.case));
  const native = assessNatively(lines, today);
  assert.equal(native.length, lines.length);
  lines.forEach((line, i) => {
    if (kepil.assess(line, today) !== native[i]) {
      assert.equal(kepil.assess(line, today), native[i], `${named[i].name}\n${line}`);
    }
  });
}

test("every worked example", () => {
  const cases = allCases();
  assert.ok(cases.length > 0);
  compareAll(cases);
});

test("ten thousand households, half of them with facts that are hidden or vague", () => {
  for (let start = 0; start < 10_000; start += chunk) {
    compare(
      Array.from({ length: chunk }, (_, i) => {
        const seed = start + i;
        const whole = household(catalogue, seed);
        return { name: `household ${seed}`, case: seed % 2 === 0 ? whole : veiled(catalogue, whole, seed) };
      }),
    );
  }
});
