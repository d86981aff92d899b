/** A formula of the rulebook made fit to read: signs of arithmetic as they are printed, names joined with their values. */
import type { Token, Where } from "../engine/types";

const SIGNS: Record<string, string> = { "*": "×", "/": "÷", "-": "−", "<=": "≤", ">=": "≥", "!=": "≠" };

export const printedSign = (text: string): string => SIGNS[text] ?? text;

export const isNumber = (text: string): boolean => /^-?\d+(\.\d+)?$/.test(text);
export const isDate = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text);

/** The one value behind a fact, a parameter or a definition; null while it is unknown, a range, or a table. */
export function settled(where: Where): string | null {
  const { value } = where;
  if (typeof value === "boolean" || typeof value === "number") return String(value);
  if (typeof value === "string") return value === "unknown" || value === "undecided" ? null : value;
  if (typeof value === "object" && value !== null && "min" in value && "max" in value)
    return value.min === value.max && value.min !== null ? String(value.min) : null;
  return null;
}

/** The value to write beside a name, if the explanation knows exactly one. */
export function valueBeside(token: Exclude<Token, string>, where: Where[]): Where | null {
  const found = where.filter(
    (one) => one.kind === token.kind && one.id === token.id && settled(one) !== null,
  );
  return found[0] && found.every((one) => settled(one) === settled(found[0] as Where)) ? found[0] : null;
}
