// Allowances that exclude each other are a choice: all are shown, the better one is recommended, and only that one is in the totals.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { command } from "../support/command.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));

function assess(facts, { application = "2026-03-10", paidMonth = "2026-03-01" } = {}) {
  const input = JSON.stringify({ dates: { application, paid_month: paidMonth }, facts });
  const run = spawnSync(command, ["assess", "-", "--rules", "rules-data", "--today", "2026-11-21", "--json"], { cwd: root, input, maxBuffer: 2 ** 26 });
  assert.ok(run.stdout.length > 0, String(run.stderr));
  return JSON.parse(run.stdout);
}

/** What is due among the measures named: [measure, net, recommended]. */
const choice = (answer, ...measures) =>
  answer.findings
    .filter((finding) => measures.includes(finding.measure) && finding.state === "entitled")
    .map((finding) => [finding.measure, finding.amount.net.min, finding.recommended])
    .sort();

const widower = {
  residence: "citizen", died_on: "2023-02-10", died_on_duty: false, disability: "group_3", disability_cause: "general_illness", disability_established_on: "2020-01-01",
  disability_for_life: true, lives_in_care_centre: false, has_age_pension: false, long_service_pension: false, children: [],
  survivors: [{ kin: "child", birth_date: "2005-06-01", disabled_before_18: false, full_time_student: true, lost_both_parents: true, is_you: true }],
};

test("disability or survivor: the orphan's 1.54 living wages are better than 1.20", () => {
  assert.deepEqual(choice(assess(widower), "disability_allowance", "survivor_allowance_instead"), [
    ["disability_allowance", "61021.2", false],
    ["survivor_allowance_instead", "78310.54", true],
  ]);
});

test("with group I the disability allowance of 2.20 is the better one", () => {
  assert.deepEqual(choice(assess({ ...widower, disability: "group_1" }), "disability_allowance", "survivor_allowance_instead"), [
    ["disability_allowance", "111872.2", true],
    ["survivor_allowance_instead", "78310.54", false],
  ]);
});

test("the totals count one of the two", () => {
  assert.equal(assess(widower).totals.monthly.min, "78310.54");
});

const pensioner = {
  residence: "citizen", sex: "male", birth_date: "1963-01-01", hazardous_list: "list_1", has_age_pension: false, judge_allowance: false, long_service_pension: false,
  special_work_before_1998: false, work_months_before_1998: 216, average_income_36: 200000,
};

test("at 63 the age pension of 86 400 is better than the allowance of List 1", () => {
  assert.deepEqual(choice(assess(pensioner), "age_pension", "hazardous_list_allowance"), [
    ["age_pension", "86400", true],
    ["hazardous_list_allowance", "40741.5", false],
  ]);
});

test("with a short record the allowance is better", () => {
  assert.deepEqual(choice(assess({ ...pensioner, work_months_before_1998: 60 }), "age_pension", "hazardous_list_allowance"), [
    ["age_pension", "24000", false],
    ["hazardous_list_allowance", "40741.5", true],
  ]);
});

const veteran = {
  residence: "citizen", lives_in_care_centre: false, special_status: "combat_veteran_high", repression_status: "victim", disability: "group_2", disability_cause: "general_illness",
  disability_for_life: true, has_age_pension: true, long_service_pension: false, pension_amount: 200000, pension_amount_month: "2026-03-01", region: "almaty",
};

test("of three grounds for the special allowance the largest is recommended", () => {
  assert.deepEqual(choice(assess(veteran), "special_allowance_status", "special_allowance_disability", "special_allowance_repression"), [
    ["special_allowance_disability", "7395.75", false],
    ["special_allowance_repression", "5319.75", false],
    ["special_allowance_status", "26771.75", true],
  ]);
});

const saver = { ...pensioner, hazardous_list: "none", disability: "none", occupational_months: 0, uapf_savings: 14000000, annuity_quote: 80000, annuity_joint: false, has_annuity: false };

test("savings: payments by schedule or an annuity, each shown", () => {
  assert.deepEqual(choice(assess(saver), "savings_pension", "pension_annuity"), [
    ["pension_annuity", "80000", true],
    ["savings_pension", "75833.33", false],
  ]);
});

test("what adds up is added up: large family, award, care", () => {
  const children = ["2012-01-01", "2014-01-01", "2016-01-01", "2025-06-01"].map((birth_date) => ({
    birth_date, relation: "born", alive: true, lives_with_you: true, state_care: false, rights_lost: false, you_care: true, disability: "none",
  }));
  const answer = assess({ residence: "citizen", sex: "female", birth_date: "1988-05-05", disability: "none", mother_award: "kumis_alqa", income: [], children, military_or_special_service: false, long_service_pension: false });
  const due = ["large_family_allowance", "awarded_mother_allowance", "care_allowance"];
  assert.deepEqual(choice(answer, ...due).map(([measure, net]) => [measure, net]), [
    ["awarded_mother_allowance", "27680"],
    ["care_allowance", "38492.5"],
    ["large_family_allowance", "69329.75"],
  ]);
});

test("children that nobody has described may be many: the total says from how much on, and holds them all", () => {
  const open = assess({ residence: "citizen" });
  assert.ok(open.totals.monthly.open);
  const child = { birth_date: "2020-06-01", relation: "born", alive: true, lives_with_you: true, state_care: false, disability: "under_7", died_on: null };
  const known = assess({ residence: "citizen", children: [child, child, child].map((one, i) => ({ ...one, birth_date: `2020-0${i + 6}-01` })) });
  const allowance = known.findings.filter((finding) => finding.measure === "child_disability_allowance");
  assert.equal(allowance.length, 3);
  const most = allowance.reduce((sum, finding) => sum + Number(finding.amount.net.max), 0);
  const alone = assess({ residence: "citizen", sex: "male" }).findings.find((finding) => finding.measure === "child_disability_allowance");
  assert.equal(alone.for.index, null);
  assert.ok(Number(open.totals.monthly.max) >= most + 17 * Number(alone.amount.net.max));
});
