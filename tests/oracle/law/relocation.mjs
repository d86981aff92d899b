// Voluntary relocation: Social Code art. 112 and the rules of 14.11.2025 (work-poverty-indicators.md §A4, rights.md §14). Earlier sizes are not in the digest.
import { dayBefore, monthly, once, refused } from "./answer.mjs";
import { addMonths, monthOf } from "./dates.mjs";
import { fraction, least } from "./fraction.mjs";
import { mci } from "./indicators.mjs";

const outsideTheDigest = { outside: true };
const sizesSince = "2025-01-01";

/** In the quota, as a kandas or as a resettler who seeks work and lived a year in the region left; with a social contract; unless the employer pays, 112. */
const supported = (facts) =>
  (facts.in_relocation_quota === "kandas" || (facts.in_relocation_quota === "resettler" && facts.relocation_jobseeker)) &&
  !facts.employer_pays_move &&
  facts.social_contract_signed;

const inQuota =
  (amount) =>
  ({ facts }) => {
    if (!supported(facts)) {
      return refused;
    }
    return facts.relocation_decided_on < sizesSince ? outsideTheDigest : amount(facts, facts.relocation_decided_on);
  };

/** 70 MCI for each member of the family, by the MCI of the year of the decision. */
export const relocation_subsidy = inQuota((facts, decided) => once(fraction(70 * facts.moving_members).times(mci(decided))));

/** 1,160 MCI, from 2026 on 1,625; what the home costs, if it is less. */
export const mobility_certificate = inQuota((facts, decided) =>
  once(least(fraction(decided < "2026-01-01" ? 1160 : 1625).times(mci(decided)), String(facts.new_home_price))),
);

/** 15 to 30 MCI for rent and utilities, for twelve months. */
export const relocation_rent = inQuota((facts, decided) => {
  const from = monthOf(decided);
  return monthly((month) => fraction(String(facts.relocation_rent_mci)).times(mci(month)), { from, to: dayBefore(addMonths(from, 12)) });
});
