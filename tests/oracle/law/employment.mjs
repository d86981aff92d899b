// Leaving a job and active measures: Labour Code arts 96, 134, Social Code arts 110–111 (work-poverty-indicators.md §A3, A5).
import { dayBefore, monthly, once, refused } from "./answer.mjs";
import { addYears } from "./dates.mjs";
import { fraction } from "./fraction.mjs";
import { mci } from "./indicators.mjs";
import { ofPensionAge } from "./person.mjs";

/** 134(8): two weeks' average wage, as many days as were worked in them. */
export function severance_seasonal({ facts }) {
  const due = facts.contract_type === "seasonal" && ["liquidation", "staff_cut"].includes(facts.job_end_reason);
  return due ? once(fraction(String(facts.average_daily_wage)).times(2 * facts.work_days_a_week)) : refused;
}

/** 96(2): for every day of leave not taken, whatever the reason of leaving. */
export const unused_leave_pay = ({ facts }) =>
  facts.job_end_reason !== "not_ended" && facts.unused_leave_days > 0
    ? once(fraction(String(facts.average_daily_wage)).times(facts.unused_leave_days))
    : refused;

/** 111(1): for the unemployed, and for students in their free time. */
const offered = (facts, kind) =>
  facts.subsidised_job_kind === kind && ((facts.work_status === "not_working" && facts.registered_unemployed) || facts.work_status === "student");

/** 20 MCI, twelve months at most, from the age of 16 to pension age. */
export const public_works = ({ facts, application }) =>
  offered(facts, "public_works") && application >= addYears(facts.birth_date, 16) && !ofPensionAge(facts, application)
    ? monthly((month) => fraction(20 * mci(month)), { from: application, to: dayBefore(addYears(application, 1)) })
    : refused;

/** 30 MCI. */
export const youth_practice = ({ facts, application }) =>
  offered(facts, "youth_practice") ? monthly((month) => fraction(30 * mci(month)), { from: application }) : refused;

/** 110: 400 MCI, for those in vulnerable groups who finished the course. */
export const business_grant = ({ facts, application }) =>
  facts.business_plan_stage === "vulnerable_trained" ? once(fraction(400 * mci(application))) : refused;
