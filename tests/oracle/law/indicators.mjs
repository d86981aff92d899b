// The sums that the budget laws set for each year (indicators.json; family.md §0, pension.md §0). The Code is in force from 1 July 2023.
import { yearOf } from "./dates.mjs";

const byYear = {
  mci: { 2021: 2917, 2023: 3450, 2024: 3692, 2025: 3932, 2026: 4325 },
  minWage: { 2021: 42_500, 2022: 60_000, 2023: 70_000, 2024: 85_000, 2025: 85_000, 2026: 85_000 },
  livingWage: { 2021: 34_302, 2023: 40_567, 2024: 43_407, 2025: 46_228, 2026: 50_851 },
  minPension: { 2023: 53_076, 2024: 57_853, 2025: 62_771, 2026: 69_049 },
};

const read = (series) => (date) => {
  const value = byYear[series][yearOf(date)];
  if (value === undefined) {
    throw new Error(`${series} of ${date} is not in the digest`);
  }
  return value;
};

/** Monthly calculation index (МРП). */
export const mci = read("mci");
/** Minimum wage (МЗП). */
export const minWage = read("minWage");
/** Living wage of the budget law (ПМ). */
export const livingWage = read("livingWage");
/** Minimum pension. */
export const minPension = read("minPension");

export const codeInForce = "2023-07-01";
export const lastKnownDay = "2026-12-31";
