/** An answer in words, as a list of answers or a summary shows it. */
import type { Fact } from "../engine/types";
import { toIso } from "../format/date";
import { parseNumber, TENGE } from "../format/money";
import { isMonth, isTypedDate, shown, type Draft } from "./drafts";
import type { Language } from "./language.svelte";

/** What stands behind a number: ₸, a word, or nothing. */
export function unitText(language: Language, unit: string | undefined): string {
  if (unit === "tenge") return TENGE;
  return unit && unit !== "number" ? language.text(`unit.${unit}`) : "";
}

/** A number with its unit. */
export function measured(language: Language, number: string, unit: string | undefined): string {
  if (unit === "tenge") return language.money(number);
  const name = unitText(language, unit);
  return language.number(number) + (name ? ` ${name}` : "");
}

export function answerText(language: Language, fact: Fact, draft: Draft): string {
  const value = shown(draft, fact);
  if (value === null || value === undefined || value === "") return language.say("questions.unknown");
  if (typeof value === "boolean") return language.say(value ? "questions.yes" : "questions.no");
  if (isTypedDate(value)) {
    const iso = toIso(value, isMonth(fact));
    return iso ? (isMonth(fact) ? language.month(iso) : language.date(iso)) : "—";
  }
  if (typeof value !== "string") return "…";
  if (fact.type === "number") {
    const number = parseNumber(value);
    return number === null ? value : measured(language, number, fact.unit);
  }
  const name = fact.of ? `${fact.of}.${fact.id}` : fact.id;
  return language.text(`fact.${name}.option.${value}`) || value;
}
