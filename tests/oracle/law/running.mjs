// What is paid already and rises on 1 January: Social Code arts 177(1), 181(5), 184(2), 194(2), 197(3), 236(1), 240(4) (pension.md §2.5; disability-survivor-special.md §0).
import { monthly, refused } from "./answer.mjs";
import { monthOf, yearOf } from "./dates.mjs";
import { raised } from "./disability.mjs";
import { fraction } from "./fraction.mjs";
import { livingWage, mci } from "./indicators.mjs";

/** 197(3): awarded pensions rise by the size of the budget law, whole tenge upwards. */
const rises = { 2023: "1.105", 2024: "1.09", 2025: "1.085", 2026: "1.10" };

/** A pension of the year `since`, as it is in `month`. */
export function risen(amount, since, month) {
  let sum = amount;
  for (let year = since + 1; year <= yearOf(month); year += 1) {
    sum = sum.times(rises[year]).roundedUp();
  }
  return sum;
}

/** The age or long-service pension of a month, known from one month of it. */
export const pensionOf = (facts, month) => risen(fraction(String(facts.pension_amount)), yearOf(facts.pension_amount_month), month);

export const running_pension_indexed = ({ facts }) =>
  facts.has_age_pension || facts.long_service_pension ? monthly((month) => pensionOf(facts, month)) : refused;

/** Sums set in living wages or MCI follow them; the Fund's follow the Government's resolutions. */
export function running_payment_indexed({ facts }) {
  if (facts.received_payment === "none") {
    return refused;
  }
  const paid = fraction(String(facts.received_amount));
  const since = monthOf(facts.received_month);
  const base = { living_wage_based: livingWage, mci_based: mci }[facts.received_payment];
  return monthly((month) => (base === undefined ? raised(paid, since, month) : paid.times(base(month)).over(base(since))));
}
