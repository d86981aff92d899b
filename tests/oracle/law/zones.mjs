// Those harmed near the Aral Sea and by nuclear tests: laws of 30.06.1992 and 18.12.1992, Astana's own aid (disability-survivor-special.md §8–9); dormitories of students (rights.md §6).
import { monthly, once, refused } from "./answer.mjs";
import { addYears } from "./dates.mjs";
import { fraction } from "./fraction.mjs";
import { mci } from "./indicators.mjs";

/** 13(1): the coefficient of wages, for those who live and work in a zone. */
const coefficient = { catastrophe: "1.5", crisis: "1.3", pre_crisis: "1.2" };

const aralRegions = ["kyzylorda", "aktobe", "turkistan"];

const inAralZone = (facts) => aralRegions.includes(facts.region) && facts.aral_zone !== "none" && facts.works_in_aral_zone;

export const aral_extra_pay = ({ facts, application }) =>
  inAralZone(facts)
    ? monthly(() => fraction(String(facts.base_salary)).times(fraction(coefficient[facts.aral_zone]).minus(1)), { from: application })
    : refused;

/** 13: with the leave, one monthly rate a year. */
export const aral_recovery_allowance = ({ facts, application }) =>
  inAralZone(facts) ? { ...monthly(() => fraction(String(facts.base_salary)), { from: application }), period: "yearly" } : refused;

const since = (day, application, answer) => (application < day && answer.entitled ? { outside: true } : answer);

/** Astana: 2.5 MCI, once a year on 30 August; the digest knows it since 2025. */
export const nuclear_aid_astana = ({ facts, application }) =>
  since("2025-01-01", application, facts.nuclear_victim && facts.region === "astana" ? once(fraction("2.5").times(mci(application))) : refused);

const fromChildhood = (facts, application) =>
  facts.disability !== "none" && (facts.disability_cause === "since_childhood" || application < addYears(facts.birth_date, 18));

/** Government decree № 320: 29 MCI a year to students with a disability from childhood and to orphans; the text is that of 2026. */
export function student_dorm_29({ facts, application }) {
  const due = facts.work_status === "student" && facts.pays_for_dormitory && (fromChildhood(facts, application) || facts.orphan_before_18);
  return since("2026-01-01", application, due ? { ...monthly((month) => fraction(29 * mci(month)), { from: application }), period: "yearly" } : refused);
}
