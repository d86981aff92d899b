// Whatever the hidden facts turn out to be, the full answer lies inside the bounds given before they were known.
import assert from "node:assert/strict";
import { test } from "node:test";
import { assessNatively, catalogueNatively } from "../support/calculator.mjs";
import { household, today, veiled, withoutIgnored } from "../support/households.mjs";
import { random } from "../support/random.mjs";

// KEPIL_HOUSEHOLDS=100000 is the full run, of some minutes on one core.
const households = Number(process.env.KEPIL_HOUSEHOLDS ?? 8000);
const portion = 500;
const catalogue = catalogueNatively();
const answersTo = (cases) => assessNatively(cases.map((each) => JSON.stringify(each)), today, "--all").map((line) => JSON.parse(line));

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
      // Nothing was promised and nothing is owed: an element for which the measure makes no sense, or of whose date the law is not known.
      assert.ok(finding.reason === "nobody" || finding.state === "not_known", `${where}: no finding before, ${finding.state} after`);
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

/** One household in twenty asks about everything, the others about two life events. */
function asked(seed) {
  const dice = random(seed + 1_000_000_007);
  const risks = dice.chance(0.05) ? [] : [dice.one(catalogue.risks).id, dice.one(catalogue.risks).id];
  return { risks, ...household(catalogue, seed) };
}

/** Answers to the households, whose contradictions are taken out of them. */
function answered(wholes) {
  const full = answersTo(wholes);
  let contradictory = wholes.map((_, i) => i).filter((i) => full[i].ignored !== undefined);
  for (let round = 0; contradictory.length > 0 && round < 9; round += 1) {
    contradictory.forEach((i) => withoutIgnored(wholes[i], full[i].ignored));
    answersTo(contradictory.map((i) => wholes[i])).forEach((answer, n) => (full[contradictory[n]] = answer));
    contradictory = contradictory.filter((i) => full[i].ignored !== undefined);
  }
  return full;
}

test(`${households} households, each with facts hidden in two ways`, () => {
  for (let first = 0; first < households; first += portion) {
    const wholes = Array.from({ length: Math.min(portion, households - first) }, (_, i) => asked(first + i));
    const full = answered(wholes);
    for (const way of [1, 2]) {
      const partial = wholes.map((whole, i) => veiled(catalogue, whole, (first + i) * 2 + way));
      answersTo(partial).forEach((answer, i) => {
        try {
          check(full[i], answer);
        } catch (error) {
          error.message += `\nhousehold ${first + i}, way ${way}\nwhole  ${JSON.stringify(wholes[i])}\nveiled ${JSON.stringify(partial[i])}`;
          throw error;
        }
      });
    }
  }
});

const worker = (facts) => ({ risks: ["job_loss", "illness", "childbirth", "raising_children"], dates: { application: "2026-11-21" }, facts: { residence: "citizen", ...facts } });
const finding = (answer, measure) => answer.findings.find((each) => each.measure === measure);
const one = (facts, measure) => finding(answersTo([worker(facts)])[0], measure);

const nothing = { min: "0", max: "0" };
const amountOf = (found) => (found?.state === "entitled" || found?.state === "undecided" ? found.amount.gross : nothing);

/** With something left open, the bounds are exactly the least and the greatest amount over everything that it may turn out to be. */
function tight(measure, open, possible) {
  const [first, ...others] = answersTo([open, ...possible].map(worker));
  const bounds = amountOf(finding(first, measure));
  const amounts = others.map((answer) => amountOf(finding(answer, measure)));
  amounts.forEach(({ min, max }) => assert.equal(min, max));
  const numbers = amounts.map(({ min }) => Number(min));
  assert.deepEqual([Number(bounds.min), Number(bounds.max)], [Math.min(...numbers), Math.max(...numbers)], measure);
  assert.notEqual(bounds.min, bounds.max);
}

const jobless = {
  birth_date: "1984-03-01", disability: "none", work_status: "not_working", registered_unemployed: true, registered_unemployed_on: "2026-11-10",
  job_loss_months_paid_before: "0", job_end_reason: "staff_cut", job_end_date: "2026-10-31", military_or_special_service: false, long_service_pension: false,
};
const wages = (wage) => [{ from: "2024-01-01", to: "2026-10-01", kind: "employee", wage, payer: "1" }];
const child = (birth_date) => ({
  birth_date, relation: "born", alive: true, lives_with_you: true, state_care: false, rights_lost: false, disability: "none", full_time_student: false,
  counted_in_other_family: false, you_care: true,
});
const steps = (from, to, step) => Array.from({ length: (to - from) / step + 1 }, (_, place) => String(from + place * step));

test("bounds are tight for an unknown income: every thousand from far below the least that counts to far above the most", () => {
  const range = { min: "40000", max: "900000" };
  const out = (wage) => ({ ...jobless, participation_months: "30", income: wages(wage) });
  tight("job_loss_payment", out(range), steps(40_000, 900_000, 1_000).map(out));
  const caring = (wage) => ({ birth_date: "1995-05-05", disability: "none", military_or_special_service: false, long_service_pension: false, children: [child("2026-06-01")], income: wages(wage) });
  tight("child_care_payment", caring(range), steps(40_000, 900_000, 1_000).map(caring));
});

test("bounds are tight for unknown months of participation: each of them, those without a right included", () => {
  const facts = (participation_months) => ({ ...jobless, participation_months, income: wages("250000") });
  tight("job_loss_payment", facts({ min: "0", max: "300" }), steps(0, 300, 1).map(facts));
  tight("job_loss_payment", facts({ min: "12", max: "40" }), steps(12, 40, 1).map(facts));
  const [few, many, open] = ["12", "40", { min: "12", max: "40" }].map((months) => one(facts(months), "job_loss_payment"));
  assert.deepEqual(open.to, { min: few.to.min, max: many.to.max });
});

test("bounds are tight for an unknown number of children: each choice of those who live in the family", () => {
  const births = ["2010-01-01", "2012-01-01", "2014-01-01", "2016-01-01", "2018-01-01", "2020-01-01"];
  // Three surely do; of the other three each may or may not.
  const family = (live) => ({ children: births.map((birth, place) => ({ ...child(birth), lives_with_you: place < 3 || live[place - 3] })) });
  const choices = steps(0, 7, 1).map((bits) => family([bits & 1, bits & 2, bits & 4].map(Boolean)));
  tight("large_family_allowance", family([null, null, null]), choices);
  tight("large_family_allowance", family([true, null, null]), [family([true, false, false]), family([true, true, false]), family([true, false, true]), family([true, true, true])]);
});
