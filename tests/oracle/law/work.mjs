// What an employer owes: Labour Code arts 96, 131, 133, 134 (work-poverty-indicators.md §A5, B1).
import { once, refused } from "./answer.mjs";
import { fraction, least, sum } from "./fraction.mjs";
import { mci } from "./indicators.mjs";
import { exemptFromPensionContribution } from "./person.mjs";

const uncappedStatus = ["war_veteran", "combat_veteran_high", "combat_veteran_low", "equated_war_participant", "equated_war_disabled"];

/** 133: average daily wage for each working day, at most 25 MCI of the month's year in a month; no limit for an injury at work; less the tenth for the pension fund. */
export function sick_pay({ facts, application }) {
  const paid = facts.sick_sheet && facts.sick_exclusion === "none" && facts.sick_cause !== "pregnancy" && facts.work_status === "employee";
  if (!paid) {
    return refused;
  }
  const uncapped =
    ["work_injury", "occupational_disease"].includes(facts.sick_cause) || uncappedStatus.includes(facts.special_status) || facts.diplomatic_post_abroad;
  const total = sum(
    facts.sick_months.map(({ month, work_days }) => {
      const wage = fraction(String(facts.average_daily_wage)).times(work_days);
      return uncapped ? wage : least(wage, 25 * mci(month));
    }),
  );
  return once(total, { withheld: !exemptFromPensionContribution(facts, application) });
}

/** 131(1): one average monthly wage; a seasonal worker gets two weeks instead when the employer closes or cuts staff, 134(8). */
export function severance_one_wage({ facts }) {
  const seasonal = facts.contract_type === "seasonal";
  const due = facts.job_end_reason === "employer_breach" || (["liquidation", "staff_cut"].includes(facts.job_end_reason) && !seasonal);
  return due ? once(fraction(String(facts.average_wage))) : refused;
}

/** 131(2): two. */
export const severance_two_wages = ({ facts }) =>
  facts.job_end_reason === "production_fall" ? once(fraction(String(facts.average_wage)).times(2)) : refused;
