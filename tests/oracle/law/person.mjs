// Who a person is in the eyes of the Code: residence, age, duty to pay pension contributions.
import { addMonths, addYears, latest } from "./dates.mjs";

/** Citizens, kandas, and permanently resident foreigners whose right follows from a treaty: arts 79(1), 81(1), 90(1), 183(1), 187(1). */
export const byTreatyToo = (facts) =>
  facts.residence === "citizen" || facts.residence === "kandas" || (facts.residence === "resident_foreigner" && facts.treaty_right);

/** Citizens, kandas, and every permanently resident foreigner or stateless person: arts 175, 190, 196(1), 229, 243. */
export const permanentResident = (facts) => ["citizen", "kandas", "resident_foreigner", "resident_stateless"].includes(facts.residence);

/** Art. 207(1) and the ladder before it: the age of women in months from each date; men 63 years since 1 July 2001. */
const ageOfWomen = [
  ["2001-07-01", 58 * 12],
  ["2018-01-01", 58 * 12 + 6],
  ["2019-01-01", 59 * 12],
  ["2020-01-01", 59 * 12 + 6],
  ["2021-01-01", 60 * 12],
  ["2022-01-01", 60 * 12 + 6],
  ["2023-01-01", 61 * 12],
  ["2028-01-01", 61 * 12 + 6],
  ["2029-01-01", 62 * 12],
  ["2030-01-01", 62 * 12 + 6],
  ["2031-01-01", 63 * 12],
];

/** The first day on which a person is as old as a ladder of ages, in months from each date, asks on that day. */
export function firstDayOfAge(birthDate, ladder) {
  const days = ladder.map(([from, months], i) => {
    const reached = addMonths(birthDate, months);
    return reached < (ladder[i + 1]?.[0] ?? "9999-12-31") ? latest(reached, from) : undefined;
  });
  return days.find((day) => day !== undefined);
}

export const pensionDay = (birthDate, sex) => (sex === "male" ? addYears(birthDate, 63) : firstDayOfAge(birthDate, ageOfWomen));

export const ofPensionAge = (facts, date) => date >= pensionDay(facts.birth_date, facts.sex);

/** A certificate without a day of re-examination, whatever the group: 171(5), the payment is for the period of the disability. */
export const certificateForLife = (facts) => facts.disability !== "none" && facts.disability_for_life;

export const disabledForLife = (facts) => ["group_1", "group_2"].includes(facts.disability) && facts.disability_for_life;

/** Art. 248(3): from whom no pension contribution is withheld, pension age apart. */
export const exemptBeforePensionAge = (facts) =>
  (disabledForLife(facts) && !facts.pension_contribution_by_consent) || facts.military_or_special_service || facts.long_service_pension;

/** Art. 248(3). */
export const exemptFromPensionContribution = (facts, date) => exemptBeforePensionAge(facts) || ofPensionAge(facts, date);
