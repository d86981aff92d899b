/** Names and values of an explanation in words. */
import type { Where } from "../engine/types";
import { isDate, isNumber, settled, spanOfTime } from "../format/formula";
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
  if (where.unit === "tenge") return language.money(value);
  const unit = where.unit && where.unit !== "number" ? language.text(`unit.${where.unit}`) : "";
  return spanOfTime(value, where.unit, language.id) || language.number(value) + (unit ? ` ${unit}` : "");
}
