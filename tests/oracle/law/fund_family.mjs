// The Fund's payments to families: pregnancy, adoption, child care (Social Code arts 77–78, 84–89; family.md §7–9).
import { beforeTheCode, dayBefore, monthly, once, refused, underTheCode } from "./answer.mjs";
import { careEnd, careFor, careOrder, careRightDay } from "./children.mjs";
import { addMonths, daysBetween, earliest } from "./dates.mjs";
import { careAllowance, careIncome } from "./family.mjs";
import { fraction, least, most } from "./fraction.mjs";
import { averageIncome } from "./insured_income.mjs";
import { minWage } from "./indicators.mjs";
import { exemptFromPensionContribution, pensionDay, permanentResident } from "./person.mjs";

const capOrderFrom = "2025-04-08";

/** Art. 78(2), and from 8 April 2025 the order's limit of seven minimum wages on the average. */
function averageOfTwelve(facts, right) {
  const average = averageIncome(facts, right, 12);
  return right >= capOrderFrom ? least(average, 7 * minWage(right)) : average;
}

const insured = (facts, income) => permanentResident(facts) && !income.equals(0);

/** Labour Code art. 99(2): the days of the certificate, elsewhere and in territories hit by nuclear tests. */
const certificateDays = {
  normal: [126, 170],
  complicated: [140, 184],
  multiple: [140, 184],
  early_survived: [70, 93],
  early_died: [56, 79],
  after_birth_normal: [56, 79],
  after_birth_complicated: [70, 93],
};

/** Arts 77–78: average × days / 30; after a certificate for a normal birth only the further days are paid, art. 77(4). */
export function pregnancy_payment({ facts, application }) {
  if (facts.sex !== "female" || !facts.maternity_certificate) {
    return refused;
  }
  const right = facts.maternity_leave_start;
  if (!underTheCode(right)) {
    return beforeTheCode;
  }
  const income = averageOfTwelve(facts, right);
  const deadline = addMonths(right, 12);
  if (!insured(facts, income) || application > deadline) {
    return refused;
  }
  const zone = facts.nuclear_zone === "none" ? 0 : 1;
  const course = facts.maternity_course;
  const all = certificateDays[course][zone];
  const paidBefore = ["complicated", "multiple"].includes(course) && facts.maternity_paid_as_normal ? certificateDays.normal[zone] : 0;
  return once(income.times(all - paidBefore).over(30), { withheld: !exemptFromPensionContribution(facts, right), deadline });
}

/** Labour Code 99(3): how long the leave lasts, until 56 days from the birth have passed. */
const adoptionLeave = (child) => 56 - daysBetween(child.birth_date, child.placed_on);

/** Arts 77–78: for the leave; those adopted on one day bring one leave. */
export function adoption_payment({ facts, application }) {
  const newborn = (child) => child.relation === "adopted" && adoptionLeave(child) > 0;
  return facts.children.map((child, index) => {
    const sameLeave = facts.children.slice(0, index).some((other) => newborn(other) && other.placed_on === child.placed_on);
    if (!newborn(child) || sameLeave || !facts.adoption_leave) {
      return refused;
    }
    const right = child.placed_on;
    if (!underTheCode(right)) {
      return beforeTheCode;
    }
    const income = averageOfTwelve(facts, right);
    const deadline = addMonths(right, 12);
    if (!insured(facts, income) || application > deadline) {
      return refused;
    }
    return once(income.times(adoptionLeave(child)).over(30), { withheld: !exemptFromPensionContribution(facts, right), deadline });
  });
}

/** Arts 84–85: what the payment is in a month, or nothing. */
function childCare(facts, application, child, index) {
  const right = careRightDay(child);
  const deadline = addMonths(right, 18);
  const income = careIncome(facts, child);
  if (!insured(facts, income) || !careFor(child) || application > deadline || right > careEnd(child)) {
    return undefined;
  }
  const withheld = (month) => !exemptFromPensionContribution(facts, month);
  const order = careOrder(facts.children, index);
  const cap = fraction(7 * minWage(right)).times("0.40");
  const gross = (month) => {
    const allowance = careAllowance(order, month);
    // 85(2): the care allowance and the contribution on it.
    const floor = !withheld(month) ? allowance : facts.child_care_floor_reading === "multiply" ? allowance.times("1.1") : allowance.over("0.9");
    return least(most(income.times("0.40"), floor), cap);
  };
  return { gross, withheld, income, right, to: careEnd(child), deadline };
}

export const child_care_payment = ({ facts, application }) =>
  facts.children.map((child, index) => {
    if (!underTheCode(careRightDay(child))) {
      return beforeTheCode;
    }
    const payment = childCare(facts, application, child, index);
    return payment === undefined
      ? refused
      : monthly(payment.gross, { from: payment.right, to: payment.to, withheld: payment.withheld, deadline: payment.deadline });
  });

/** Arts 87–89: ten per cent of the average, less the contribution withheld from the payment; not while contributions arrive. */
export const child_care_pension_subsidy = ({ facts, application }) =>
  facts.children.map((child, index) => {
    if (!underTheCode(careRightDay(child))) {
      return beforeTheCode;
    }
    const payment = childCare(facts, application, child, index);
    if (payment === undefined || !payment.withheld(payment.right) || facts.contributions_arriving) {
      return refused;
    }
    const subsidy = (month) => most(payment.income.minus(payment.gross(month)).times("0.1"), 0);
    // 87(4): of guardians and adopters until their pension age.
    const placed = child.relation === "adopted" || child.relation === "guardianship";
    const to = placed ? earliest(payment.to, dayBefore(pensionDay(facts.birth_date, facts.sex))) : payment.to;
    return subsidy(payment.right).equals(0) ? refused : monthly(subsidy, { from: payment.right, to });
  });
