// The income on which social contributions were paid: art. 245, and the averages of arts 78(2), 85(1), 118(3).
import { monthOf, monthsBefore } from "./dates.mjs";
import { fraction, least, most, sum, zero } from "./fraction.mjs";
import { minWage } from "./indicators.mjs";
import { exemptBeforePensionAge, pensionDay } from "./person.mjs";

/** What one payer's income of one month counts for. `kept` is the share that the pension contribution leaves. */
function countedOfPayer(kind, income, month, kept, entrepreneurKept) {
  if (income.compare(0) <= 0) {
    return zero;
  }
  const cap = 7 * minWage(month);
  switch (kind) {
    case "employee": // 245(1): pay less the pension contribution, from one to seven minimum wages with each payer
      return least(most(income.times(kept), minWage(month)), cap);
    case "entrepreneur":
    case "farmer":
    case "private_practice": // 245(2): the declared income, from one to seven minimum wages
      return least(most(income.times(entrepreneurKept), minWage(month)), cap);
    case "civil_contract": // 245(3), 243(4): insured from 2025, no lower limit
      return month < "2025-01-01" ? zero : least(income.times(kept), cap);
    case "single_payment": // 245(5)
      return least(income, cap);
    case "self_employed_regime":
    case "platform_worker": // 101-1, 102-1, 78(2): one per cent paid, divided by the general five
      return month < "2026-01-01" ? zero : least(income, cap).times("0.01").over("0.05");
    case "personal_assistant": // 243(6), 245(6): what the akimat pays, insured since the Code
      return month < "2023-07-01" ? zero : least(income, cap);
  }
  throw new Error(`an unknown kind of income: ${kind}`);
}

/** Everything counted in one calendar month. */
function countedInMonth(rows, month, kept, entrepreneurKept) {
  const byPayer = new Map();
  for (const row of rows) {
    if (row.from <= month && month <= row.to) {
      const key = `${row.kind} ${row.payer}`;
      byPayer.set(key, { kind: row.kind, income: (byPayer.get(key)?.income ?? zero).plus(fraction(row.wage)) });
    }
  }
  return sum([...byPayer.values()].map(({ kind, income }) => countedOfPayer(kind, income, month, kept, entrepreneurKept)));
}

/**
 * The income of the `count` calendar months before the month of `date`, divided by `count`: breaks count as nothing.
 * `until`: who reached pension age is not insured (art. 243, last part), so that month and later ones bring nothing.
 */
export function average(rows, date, count, { exempt, afterContribution, until }) {
  const kept = exempt ? fraction(1) : fraction("0.9");
  const entrepreneurKept = afterContribution ? kept : fraction(1);
  const months = monthsBefore(date, count).filter((month) => until === undefined || month < monthOf(until));
  return sum(months.map((month) => countedInMonth(rows, month, kept, entrepreneurKept))).over(count);
}

/** The average of the person who asks. */
export const averageIncome = (facts, date, count) =>
  average(facts.income, date, count, {
    exempt: exemptBeforePensionAge(facts),
    afterContribution: facts.entrepreneur_base_reading === "after_pension_contribution",
    until: pensionDay(facts.birth_date, facts.sex),
  });

/** Arts 118(3), 181(1), 240(2): the coefficient of the length of participation, from six months on. */
export function recordCoefficient(months) {
  const rows = [
    [6, "0.70"],
    [12, "0.75"],
    [24, "0.85"],
    [36, "0.90"],
    [48, "0.95"],
    [60, "1.00"],
  ];
  const row = rows.findLast(([from]) => months >= from);
  const further = months >= 60 ? fraction("0.02").times(Math.floor((months - 60) / 12)) : zero;
  return row === undefined ? undefined : least(fraction(row[1]).plus(further), "1.30");
}
