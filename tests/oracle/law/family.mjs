// Budget payments to families with children: Social Code, chapter 9 (family.md §1–5).
import { monthly, once, refused, beforeTheCode, underTheCode } from "./answer.mjs";
import { birthOrder, careEnd, careForOwn, careOrder, careRightDay, eighteenMonths, largeFamilyUntil } from "./children.mjs";
import { addYears, latest } from "./dates.mjs";
import { fraction, zero } from "./fraction.mjs";
import { averageIncome } from "./insured_income.mjs";
import { mci } from "./indicators.mjs";
import { byTreatyToo, permanentResident } from "./person.mjs";

const forEachChild = (rule) => (household) => household.facts.children.map((child, index) => rule(household, child, index));

/** Arts 79–80: 38 MCI for the first three children, 63 for the fourth and later ones; asked for within 18 months of birth. */
export const birth_grant = forEachChild(({ facts, application }, child, index) => {
  if (!underTheCode(child.birth_date)) {
    return beforeTheCode;
  }
  const inTime = application <= eighteenMonths(child);
  if (!byTreatyToo(facts) || child.relation === "step" || !inTime) {
    return refused;
  }
  const rate = birthOrder(facts.children, index) <= 3 ? 38 : 63;
  const priced = facts.birth_grant_mci_date === "birth" ? child.birth_date : application;
  return once(fraction(mci(priced)).times(rate), { deadline: eighteenMonths(child) });
});

/** Art. 82(1). */
export const careAllowance = (order, month) =>
  fraction(["5.76", "6.81", "7.85", "8.90"][Math.min(order, 4) - 1]).times(mci(month));

export const careIncome = (facts, child) => averageIncome(facts, careRightDay(child), 24);

/** Arts 81–82: who cares and is not insured, until the child is a year and a half. */
export const care_allowance = forEachChild(({ facts, application }, child, index) => {
  if (!underTheCode(child.birth_date)) {
    return beforeTheCode;
  }
  const right = careRightDay(child);
  const from = facts.residence === "kandas" ? latest(right, facts.kandas_since) : right;
  const until = eighteenMonths(child);
  const insured = permanentResident(facts) && !careIncome(facts, child).equals(0);
  if (!byTreatyToo(facts) || insured || !careForOwn(child) || application > until || from > careEnd(child)) {
    return refused;
  }
  const order = careOrder(facts.children, index);
  return monthly((month) => careAllowance(order, month), { from, to: careEnd(child), deadline: until });
});

/** Arts 90–91: four or more children. */
export function large_family_allowance({ facts, application }) {
  const ends = facts.children.map((child) => largeFamilyUntil(child, application)).filter((end) => end !== undefined);
  const counted = (day) => ends.filter((end) => end >= day).length;
  const rate = (n) => (n < 4 ? zero : n < 8 ? fraction(["16.03", "20.04", "24.05", "28.06"][n - 4]) : fraction(4 * n));
  if (!byTreatyToo(facts) || ends.length < 4) {
    return refused;
  }
  // 91(2), 92(1): fewer children from the next month on; it ends when fewer than four are left.
  const fourth = ends.sort().at(-4);
  return monthly((month) => rate(counted(latest(month, application))).times(mci(month)), { from: application, to: fourth });
}

/** Arts 93–94: foreigners and stateless persons who live here for good have the same right. */
export function awarded_mother_allowance({ facts, application }) {
  if (!permanentResident(facts) || facts.sex !== "female" || facts.mother_award === "none") {
    return refused;
  }
  const rate = fraction(facts.mother_award === "kumis_alqa" ? "6.40" : "7.40");
  return monthly((month) => rate.times(mci(month)), { from: application });
}
