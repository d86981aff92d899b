/** When which payment runs, in whole months, for the picture of the months ahead. */
import type { Bounds, Finding } from "../engine/types";
import { addMonths, monthsBetween } from "../format/date";

export interface Span {
  from: string;
  to: string | null;
  amount: Bounds | null;
  once: boolean;
}

const LONGEST = 24;
const SHORTEST = 6;
const MARKS = 6;

export interface Frame {
  from: string;
  months: number;
  /** A month is named every so many months; the whole is a multiple of it, so that names stand in equal columns. */
  step: number;
}

/** A single sum comes after one applies: never before today. */
export function spansOf(finding: Finding, today: string): Span[] {
  const amount = finding.amount;
  if (!amount) return [];
  if (amount.period === "once") {
    const day = finding.when_paid ?? finding.from ?? finding.right_on;
    if (!day || day.min !== day.max) return [];
    const from = day.min < today ? today : day.min;
    return [{ from, to: from, amount: amount.net, once: true }];
  }
  if (finding.schedule?.length)
    return finding.schedule.map((row) => ({ from: row.from, to: row.to, amount: row.net, once: false }));
  if (!finding.from || finding.from.min !== finding.from.max) return [];
  const end = finding.to && finding.to.min === finding.to.max ? finding.to.max : null;
  return [{ from: finding.from.min, to: end, amount: amount.net, once: false }];
}

/** From this month, or from the first payment if that is later, to the last one; never so long that nothing can be seen. */
export function windowOf(spans: Span[], today: string): Frame {
  const firsts = spans.map((span) => span.from).sort();
  const lasts = spans.map((span) => span.to ?? addMonths(today, LONGEST)).sort();
  const now = addMonths(today, 0);
  const allPast = (lasts.at(-1) ?? now) < now;
  const from = addMonths(allPast || (firsts[0] ?? now) > now ? (firsts[0] ?? now) : now, 0);
  const months = monthsBetween(from, lasts.at(-1) ?? now) + 1;
  const wanted = Math.min(LONGEST, Math.max(SHORTEST, months));
  const step = Math.ceil(wanted / MARKS);
  return { from, months: step * Math.ceil(wanted / step), step };
}
