/** Names and values of an explanation in words. */
import type { Where } from "../engine/types";
import { isDate, isNumber, settled, spanOfTime } from "../format/formula";
import { measured } from "./answer_text";
import type { Language } from "./language.svelte";

export function nameOf(language: Language, kind: string, id: string, fact = ""): string {
  const key =
    kind === "fact" ? `fact.${id}.label` : kind === "option" ? `fact.${fact}.option.${id}` : `${kind}.${id}`;
  return language.text(key) || language.sayOf("word", id) || id.replaceAll("_", " ");
}

export function written(language: Language, where: Where): string {
  const value = settled(where) ?? "";
  if (isDate(value)) return language.date(value);
  if (value === "true" || value === "false") return language.sayOf("word", value);
  if (!isNumber(value)) return language.text(`fact.${where.id}.option.${value}`) || value;
  return spanOfTime(value, where.unit, language.id) || measured(language, value, where.unit);
}
