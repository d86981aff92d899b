/** An answer in words, as a list of answers or a summary shows it. */
import type { Fact } from "../engine/types";
import { toIso } from "../format/date";
import { parseNumber } from "../format/money";
import { isMonth, isTypedDate, shown, type Draft } from "./drafts";
import type { Language } from "./language.svelte";

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
    if (number === null) return value;
    if (fact.unit === "tenge") return language.money(number);
    const unit = fact.unit && fact.unit !== "number" ? language.text(`unit.${fact.unit}`) : "";
    return language.number(number) + (unit ? ` ${unit}` : "");
  }
  const name = fact.of ? `${fact.of}.${fact.id}` : fact.id;
  return language.text(`fact.${name}.option.${value}`) || value;
}
