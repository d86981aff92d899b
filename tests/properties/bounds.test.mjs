// Whatever the hidden facts turn out to be, the full answer lies inside the bounds given before they were known.
import assert from "node:assert/strict";
import { test } from "node:test";
import { open } from "../support/calculator.mjs";
import { consistent, household, today, veiled } from "../support/households.mjs";

const calculator = await open();
const catalogue = calculator.catalogue();

/** Amounts without a finite number of tiyn are written to the tiyn, so two of them may differ by one. */
const tiyn = 0.0101;

function inside(narrow, wide, where) {
  if (narrow === undefined || narrow === null || wide === undefined || wide === null) {
    return;
  }
  assert.ok(Number(narrow.min) >= Number(wide.min) - tiyn, `${where}: ${narrow.min} < ${wide.min}`);
  assert.ok(Number(narrow.max) <= Number(wide.max) + tiyn, `${where}: ${narrow.max} > ${wide.max}`);
}

function datesInside(narrow, wide, where) {
  if (!narrow || !wide) {
    return;
  }
  assert.ok((narrow.min ?? "9999") >= (wide.min ?? "0000"), `${where}: ${narrow.min} before ${wide.min}`);
  assert.ok((narrow.max ?? "9999") <= (wide.max ?? "9999"), `${where}: ${narrow.max} after ${wide.max}`);
}

const key = (finding, index) => `${finding.measure}/${index ?? ""}`;

function check(full, partial) {
  const known = new Map(partial.findings.map((finding) => [key(finding, finding.for?.index), finding]));
  for (const finding of full.findings) {
    const before = known.get(key(finding, finding.for?.index)) ?? known.get(key(finding, null));
    const where = key(finding, finding.for?.index);
    if (before === undefined) {
      // Nothing was promised and nothing is owed: an element for which the measure makes no sense.
      assert.equal(finding.reason, "nobody", `${where}: no finding before, ${finding.state} after`);
      continue;
    }
    // A date may turn out to lie before the first law that the rulebook knows; that decides nothing.
    if (before.state !== "undecided" && before.state !== "not_known" && finding.state !== "not_known") {
      assert.equal(finding.state, before.state, `${where}: state`);
    }
    if (finding.state === "entitled") {
      inside(finding.amount?.gross, before.amount?.gross, `${where}: gross`);
      inside(finding.amount?.net, before.amount?.net, `${where}: net`);
      for (const name of ["right_on", "from", "to", "deadline"]) {
        datesInside(finding[name], before[name], `${where}: ${name}`);
      }
    }
    // While the date of the right is open, conditions are shown as one of several laws has them.
    const sameLaw = before.right_on?.min === before.right_on?.max;
    for (const condition of sameLaw ? finding.conditions : []) {
      const earlier = before.conditions.find((each) => each.id === condition.id);
      // A choice may turn out to be one that the law's table does not name; as with dates, that decides nothing.
      if ((earlier?.state === "true" || earlier?.state === "false") && condition.state !== "not_known") {
        assert.equal(condition.state, earlier.state, `${where}: condition ${condition.id}`);
      }
    }
  }
  // An amount for which the law is not known is in no total; before, the fact that led there may still have been open.
  const priceless = full.findings.some((finding) => finding.state === "not_known" || (finding.state === "entitled" && finding.reason));
  for (const period of priceless ? [] : ["once", "monthly", "yearly"]) {
    inside(full.totals[period], partial.totals[period], `total ${period}`);
  }
}

test("3,000 households, each with facts hidden in two ways", () => {
  for (let seed = 0; seed < 3000; seed += 1) {
    const whole = consistent(calculator, household(catalogue, seed));
    const full = calculator.assess(whole, today);
    for (const way of [1, 2]) {
      const facts = veiled(catalogue, whole, seed * 2 + way);
      try {
        check(full, calculator.assess(facts, today));
      } catch (error) {
        error.message += `\nhousehold ${seed}, way ${way}\nwhole  ${JSON.stringify(whole)}\nveiled ${JSON.stringify(facts)}`;
        throw error;
      }
    }
  }
});
