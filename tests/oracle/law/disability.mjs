// Disability and care: Social Code arts 170–189 (disability-survivor-special.md §1, 2, 11; family.md §5–6).
import { beforeTheCode, dayBefore, monthly, refused, underTheCode } from "./answer.mjs";
import { addMonths, addYears, earliest, latest, yearOf } from "./dates.mjs";
import { fraction, most } from "./fraction.mjs";
import { livingWage, minWage } from "./indicators.mjs";
import { averageIncome, recordCoefficient } from "./insured_income.mjs";
import { byTreatyToo, certificateForLife, exemptBeforePensionAge, ofPensionAge, pensionDay, permanentResident } from "./person.mjs";

/** Art. 177(1)–(4): living wages by cause and group. */
const byCause = {
  general_illness: ["2.20", "1.76", "1.20"],
  work_injury: ["2.20", "1.76", "1.20"],
  occupational_disease: ["2.20", "1.76", "1.20"],
  service_off_duty: ["2.20", "1.76", "1.20"],
  since_childhood: ["2.20", "1.83", "1.61"],
  conscript_service: ["3.22", "2.75", "2.31"],
  nuclear_accident: ["3.22", "2.75", "2.31"],
  ecological: ["3.22", "2.75", "2.31"],
  on_duty: ["3.94", "3.04", "2.31"],
};
const groups = ["group_1", "group_2", "group_3"];

/** Living wages of somebody with a disability. */
export const disabilityRate = (facts) => fraction(byCause[facts.disability_cause][groups.indexOf(facts.disability)]);

/** 175(4): from the day of the disability, at most three months before the application. */
export const disabilityFrom = (established, application) => latest(established, addMonths(application, -3));

/** Arts 175–178. In a centre, on full state care: thirty per cent, not less than one living wage, art. 178. */
export function disability_allowance({ facts, application }) {
  if (!permanentResident(facts) || facts.disability === "none") {
    return refused;
  }
  const from = disabilityFrom(facts.disability_established_on, application);
  const to = certificateForLife(facts) ? undefined : facts.disability_until;
  if (!underTheCode(from)) {
    return beforeTheCode;
  }
  // 175(7): instead of the pension, at the person's wish; 177(8): the pension is topped up.
  if (facts.has_age_pension || facts.long_service_pension || (to !== undefined && to < from)) {
    return refused;
  }
  const rate = disabilityRate(facts);
  const full = (month) => rate.times(livingWage(month));
  return monthly((month) => (facts.lives_in_care_centre ? most(full(month).times("0.30"), livingWage(month)) : full(month)), { from, to });
}

/** 177(1)(1)–(2): up to seven years one rate; from seven by group. */
function childRate(child, day) {
  if (day < addYears(child.birth_date, 7)) {
    return "1.61";
  }
  return { group_1: "2.20", group_2: "1.83", group_3: "1.61" }[child.disability];
}

/** 177: a child with disability, to the 18th birthday. */
export const child_disability_allowance = ({ facts, application }) =>
  facts.children.map((child) => {
    const grown = addYears(child.birth_date, 18);
    if (child.disability === "none" || !child.alive || application >= grown || !permanentResident(facts)) {
      return refused;
    }
    const from = disabilityFrom(child.disability_established_on, application);
    if (!underTheCode(from)) {
      return beforeTheCode;
    }
    // 155, 176(1)(1): for a child under seven the term of the disability ends at that age at the latest.
    const to = dayBefore(child.disability === "under_7" ? addYears(child.birth_date, 7) : grown);
    return monthly((month) => fraction(childRate(child, application)).times(livingWage(month)), { from, to });
  });

/** Arts 183–184: whoever raises a child with disability, for each such child. */
export const disabled_child_parent_allowance = ({ facts, application }) =>
  facts.children.map((child) => {
    const raised = child.alive && child.relation !== "step" && !child.rights_lost && !child.state_care && child.lives_with_you;
    const grown = addYears(child.birth_date, 18);
    if (child.disability === "none" || !raised || application >= grown || !byTreatyToo(facts)) {
      return refused;
    }
    return monthly((month) => fraction("1.61").times(livingWage(month)), { to: dayBefore(grown) });
  });

/** Arts 187–188: for each person of the first group who is cared for in the same settlement, if nobody else is paid and no assistant is given. */
export const carer_allowance = ({ facts, application }) =>
  facts.cared_persons.map((person) => {
    const free = person.same_settlement && !person.other_carer_paid && !person.has_assistant && !person.in_state_care;
    const adult = application >= addYears(facts.birth_date, 18);
    if (!free || !adult || facts.carer_restricted || !byTreatyToo(facts)) {
      return refused;
    }
    return monthly((month) => fraction("1.61").times(livingWage(month)));
  });

/** Government resolutions under arts 181(5), 240(4): what was awarded before 1 January rises on it. */
const raises = { 2024: "1.07", 2025: "1.065", 2026: "1.10" };

export function raised(amount, awarded, month) {
  let result = amount;
  for (let year = yearOf(awarded) + 1; year <= yearOf(month); year += 1) {
    result = result.times(raises[year]);
  }
  return result;
}

/** Arts 170, 180–181: (average − half a minimum wage) × 0.6 × degree × length of participation. */
export function capacity_loss_payment({ facts }) {
  const degree = facts.capacity_loss_percent;
  if (degree < 30) {
    return refused;
  }
  const right = facts.capacity_loss_on;
  if (!underTheCode(right)) {
    return beforeTheCode;
  }
  const certificate = certificateForLife(facts) ? [] : [facts.disability_until];
  const to = earliest(...certificate, dayBefore(pensionDay(facts.birth_date, facts.sex)));
  const counted = averageIncome(facts, right, 24).minus(fraction(minWage(right)).over(2));
  const gross = counted.times("0.6").times(degree).over(100).times(recordCoefficient(facts.participation_months) ?? "0.10");
  // 172(2)(4): a negative amount is refused.
  if (facts.participation_months === 0 || gross.compare(0) < 0 || ofPensionAge(facts, right) || to < right) {
    return refused;
  }
  const everybody = facts.capacity_contribution_reading === "everybody";
  return monthly((month) => raised(gross, right, month), { from: right, to, withheld: () => everybody || !exemptBeforePensionAge(facts) });
}
