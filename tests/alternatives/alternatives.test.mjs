// The choices that a good consultant weighs: each is answered by the command and by WebAssembly alike, ranked by money, with its reason and
// its trade-offs in three languages. The sums are worked out by hand beside each case.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { openBare, rootFolder } from "../support/calculator.mjs";
import { command } from "../support/command.mjs";

const today = "2026-11-21";
const kepil = await openBare();
const texts = Object.fromEntries(
  ["kk", "ru", "en"].map((language) => [language, JSON.parse(readFileSync(`${rootFolder}/build/pack/details.${language}.json`, "utf8"))]),
);

/** The alternative `id` of the case, if there is one; the command must say the same. */
function alternative(id, given) {
  const text = JSON.stringify(given);
  const answer = kepil.advise(text, today);
  const words = ["advise", "--rules", "build/pack/rulebook.kepil", "--json", "--today", today, "-"];
  const run = spawnSync(command, words, { cwd: rootFolder, input: text, encoding: "utf8" });
  assert.equal(run.stdout.trimEnd(), answer, run.stderr);
  const { errors, alternatives } = JSON.parse(answer);
  assert.deepEqual(errors, []);
  return alternatives.find((each) => each.alternative === id);
}

/** [option, its exact total], as ranked; the first must be marked as the best, and everything must be put into words. */
function ranked(id, given) {
  const found = alternative(id, given);
  assert.ok(found, `${id} is offered`);
  assert.deepEqual(found.options.map((option) => option.best), found.options.map((_, place) => place === 0));
  for (const language of Object.values(texts)) {
    for (const key of ["name", "reason", ...found.options.flatMap(({ option }) => [`option.${option}`, `trade_off.${option}`])]) {
      assert.ok(language[`alternative.${id}.${key}`]?.length > 3, `alternative.${id}.${key}`);
    }
  }
  return found.options.map(({ option, total }) => {
    assert.equal(total.min, total.max, option);
    return [option, total.min];
  });
}

const story = (name) => JSON.parse(readFileSync(`${rootFolder}/tests/stories/${name}.json`, "utf8")).case;
const told = (name, facts, dates = {}) => {
  const given = story(name);
  return { ...given, dates: { ...given.dates, ...dates }, facts: { ...given.facts, ...facts } };
};

const resident = { residence: "citizen", region: "almaty", disability: "none", military_or_special_service: false, long_service_pension: false, has_age_pension: false };

const young = (facts) => ({
  risks: ["childbirth"],
  dates: { application: "2026-03-10" },
  facts: {
    ...resident, birth_date: "1995-05-05", sex: "female",
    children: [{ birth_date: "2026-02-01", relation: "born", alive: true, you_care: true, state_care: false, rights_lost: false, counted_in_other_family: false, lives_with_you: true }],
    income: [{ from: "2024-02-01", to: "2026-01-01", kind: "employee", wage: "100000", payer: "1" }],
    ...facts,
  },
});

test("who should take the child-care payment: the other parent's income, months of contributions and kind of work count", () => {
  // You: 100 000 less 10 % over 24 months, × 0.4, less 10 %: 32 400 a month, for all 18 months since the birth.
  const you = ["you", "583200"];
  // Hired for all 24 months: 400 000 × 0.9 × 0.4 × 0.9 = 129 600 a month.
  const other = { other_parent_wage: "400000", other_parent_months: "24", other_parent_business: false };
  assert.deepEqual(ranked("who_takes_care", young(other)), [["other_parent", "2332800"], you]);
  // For 6 months only, a quarter of it: 32 400, the same as you, so there is nothing to choose.
  assert.equal(alternative("who_takes_care", young({ ...other, other_parent_months: "6" })), undefined);
  // For 3 months the floor: the care allowance for a first child, 5.76 × 4 325 = 24 912.
  assert.deepEqual(ranked("who_takes_care", young({ ...other, other_parent_months: "3" })), [you, ["other_parent", "448416"]]);
  // Without contributions the allowance from the budget is just that.
  assert.deepEqual(ranked("who_takes_care", young({ ...other, other_parent_months: "0" })), [you, ["other_parent", "448416"]]);
  // Whoever pays for oneself: the declared income counts as it is, 400 000 × 0.4 × 0.9 = 144 000.
  assert.deepEqual(ranked("who_takes_care", young({ ...other, other_parent_business: true })), [["other_parent", "2592000"], you]);
});

test("who should take the child-care payment: what only the comparison needs is asked, and nothing is called the best before", () => {
  const open = alternative("who_takes_care", young({ other_parent_wage: "400000" }));
  assert.deepEqual(open.missing, ["/facts/other_parent_months", "/facts/other_parent_business"]);
  assert.ok(open.options.every(({ best }) => !best));
});

test("disability or breadwinner allowance: with the months behind that are still paid", () => {
  const facts = { disability: "group_2", disability_established_on: "2025-01-01", disability_until: "2029-12-31", disability_for_life: false, disability_cause: "general_illness", lives_in_care_centre: false };
  const orphan = (more) => ({
    risks: ["breadwinner_loss"],
    dates: { application: "2026-11-10" },
    facts: { ...resident, ...facts, birth_date: "2007-05-05", sex: "male", work_status: "student", children: [], ...more },
  });
  const found = alternative("disability_or_survivor", orphan({}));
  assert.deepEqual([found.months, found.months_before, found.options.map(({ option }) => option)], [24, 12, ["disability", "survivor"]]);
  // 1.76 × 50 851 = 89 497.76 from 10 August (3 months back) to 9 November 2028: 27 months.
  assert.equal(found.options[0].total.min, "2416439.52");
});

test("age pension now or later: a month of all three is what waiting costs", () => {
  // 43 200 + 56 954 + 35 595.70 for 24 months, or for 23.
  assert.deepEqual(ranked("pension_now_or_later", told("retirement/woman_61", {})), [["now", "3257992.8"], ["in_a_month", "3122243.1"]]);
});

test("apply this quarter or next: this quarter's assistance against what a fallen income brings", () => {
  const dates = { application: "2026-05-10" };
  const quarter = (expected) => told("low_income/three_children_on_alimony", { expected_quarter_income: expected, poverty_line: "36000" }, dates);
  const total = (given, wanted) => alternative("assistance_quarter", given).options.find(({ option }) => option === wanted).total;
  // (36 000 × 4 − 120 000) + 1.5 × 4 325 for each of the children from 1 to 6, in May and June; or all of July, August and September.
  const now = total(quarter("360000"), "this_quarter");
  assert.equal(now.min, now.max);
  assert.equal(Number(total(quarter("360000"), "next_quarter").min), Number(now.min) * 1.5);
  assert.ok(Number(total(quarter("0"), "next_quarter").min) > Number(total(quarter("360000"), "next_quarter").min) + 3 * 100_000);
});

test("one application or two: pensions are lost for each month that their own application is put off", () => {
  // All for 24 months; the savings for 24 and the pensions for 23; all for 23.
  assert.deepEqual(ranked("one_or_two_pension_applications", told("retirement/woman_61", {})), [
    ["all_now", "3257992.8"], ["savings_first", "3157838.8"], ["all_later", "3122243.1"],
  ]);
  const second = alternative("one_or_two_pension_applications", told("retirement/woman_61", {})).options[1];
  assert.deepEqual(second.findings.map(({ measure, application }) => [measure, application]), [
    ["savings_pension", undefined], ["age_pension", "2026-12-10"], ["base_pension", "2026-12-10"],
  ]);
  // With nothing in the UAPF there is no second payment that could go ahead.
  assert.equal(alternative("one_or_two_pension_applications", told("retirement/woman_61", { uapf_savings: 0 })), undefined);
});

test("one application or two: the disability allowance cannot wait, the Fund's payment can", () => {
  const since = (day) => told("disability/stroke_group_2", { disability_established_on: day, capacity_loss_on: day });
  const [together, allowanceFirst, fundFirst] = ranked("one_or_two_disability_applications", since("2026-05-20"));
  assert.deepEqual([together[0], allowanceFirst[0], fundFirst[0]], ["together", "allowance_first", "fund_first"]);
  assert.equal(together[1], allowanceFirst[1]);
  // One month of 1.76 × 50 851.
  assert.equal((Number(together[1]) - Number(fundFirst[1])).toFixed(2), "89497.76");
  // Within three months of the day nothing is lost, and there is nothing to choose.
  assert.equal(alternative("one_or_two_disability_applications", since("2026-10-20")), undefined);
});

test("one application or two: the survivor allowance reaches back a year, the Fund's payment to the death", () => {
  const [together, , fundFirst] = ranked("one_or_two_survivor_applications", told("breadwinner_loss/widow_two_children", { died_on: "2025-08-28" }));
  assert.deepEqual([together[0], fundFirst[0]], ["together", "fund_first"]);
  // One month of 2025: 1.7 × 46 228.
  assert.equal((Number(together[1]) - Number(fundFirst[1])).toFixed(2), "78587.60");
  assert.equal(alternative("one_or_two_survivor_applications", told("breadwinner_loss/widow_two_children", {})), undefined);
});
