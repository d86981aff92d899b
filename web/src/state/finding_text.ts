/** The dates of a finding in words. */
import type { DateBounds, Finding } from "../engine/types";
import { monthsBetween } from "../format/date";
import type { Language } from "./language.svelte";

/** Bounds wider than this many months say only that a date is not known yet. */
const FAR = 24;

export function datesText(language: Language, bounds: DateBounds | null | undefined): string {
  if (!bounds) return "";
  const { min, max } = bounds;
  if (min === max) return language.date(min);
  if (monthsBetween(min, max) > FAR) return "";
  return language.say("finding.between", { from: language.date(min), to: language.date(max) });
}

export function periodText(language: Language, finding: Pick<Finding, "from" | "to">): string {
  const from = datesText(language, finding.from);
  const to = datesText(language, finding.to);
  if (from && to) return language.say("finding.from_to", { from, to });
  if (from) return language.say("finding.from", { from });
  return to ? language.say("finding.to", { to }) : "";
}
