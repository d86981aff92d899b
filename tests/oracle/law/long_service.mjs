// Long service in the army, the police and special bodies: Social Code arts 212–216 (pension.md §6).
import { monthly, refused } from "./answer.mjs";
import { yearOf } from "./dates.mjs";
import { fraction, least } from "./fraction.mjs";
import { mci } from "./indicators.mjs";
import { permanentResident } from "./person.mjs";
import { risen } from "./running.mjs";

const years = (months) => Math.floor(months / 12);

/** 212(1)(1)–(2): 25 years of service; 212(1)(3): 25 years in all, half of them in service. */
const afterService = ["age_limit", "staff_cut", "own_wish", "health", "liquidation", "contract_end"];
const afterMixedRecord = ["age_limit", "staff_cut", "health", "liquidation"];

function percent({ dismissal_reason, service_months, civil_work_months }) {
  if (service_months >= 300 && afterService.includes(dismissal_reason)) {
    return 50 + 2 * (years(service_months) - 25) + years(civil_work_months);
  }
  const all = service_months + civil_work_months;
  return service_months >= 150 && all >= 300 && afterMixedRecord.includes(dismissal_reason) ? 50 + years(all) - 25 : undefined;
}

/** 213(6): at most 65 % of the allowance and 109 MCI. 212(6): not while in service again; 196(1)(3): for those who live here for good. */
export function long_service_pension_payment({ facts, application }) {
  const share = facts.dismissal_reason === "still_serving" ? undefined : percent(facts);
  if (share === undefined || !permanentResident(facts) || facts.long_service_pension || facts.military_or_special_service) {
    return refused;
  }
  const allowance = fraction(String(facts.service_allowance));
  const amount = least(allowance.times(least(share, 65)).over(100), 109 * mci(application));
  return monthly((month) => risen(amount, yearOf(application), month));
}
