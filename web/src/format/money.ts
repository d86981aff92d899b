/** Amounts arrive as exact decimal strings and stay strings: a JavaScript number would lose a tiyn. */
import type { Bounds } from "../engine/types";

const THIN = "\u202f";
export const TENGE = "₸";

export interface NumberStyle {
  decimal: string;
}

export function plainNumber(value: string, style: NumberStyle): string {
  const negative = value.startsWith("-");
  const [whole = "0", fraction = ""] = (negative ? value.slice(1) : value).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, THIN);
  const cents = fraction.replace(/0+$/, "");
  return (negative ? "−" : "") + grouped + (cents ? style.decimal + cents : "");
}

/** An amount with tiyn always shows two digits: 29 453,50 and never 29 453,5. */
export function money(value: string, style: NumberStyle): string {
  const [whole = "0", fraction = ""] = value.split(".");
  const tiyn = /[1-9]/.test(fraction) ? fraction.padEnd(2, "0") : "";
  const text = plainNumber(whole, style) + (tiyn ? style.decimal + tiyn : "");
  return text + THIN + TENGE;
}

export function isDecided(bounds: Bounds | null | undefined): boolean {
  return !!bounds && bounds.min !== null && bounds.min === bounds.max;
}

export function isZero(bounds: Bounds | null | undefined): boolean {
  return !bounds || (isDecided(bounds) && Number(bounds.min) === 0);
}

/** Nothing is known of it yet: from nothing up, without an end. */
export function isUnknown(bounds: Bounds | null | undefined): boolean {
  return !bounds || (bounds.open === true && Number(bounds.min) === 0);
}

export interface RangeWords {
  from: string;
  upTo: string;
  unknown: string;
}

/** "X", "X – Y", "from X", "up to Y"; a lower bound of nothing says only how much it may be at most. */
export function moneyRange(bounds: Bounds | null | undefined, style: NumberStyle, words: RangeWords): string {
  if (!bounds || (bounds.min === null && bounds.max === null)) return words.unknown;
  if (isUnknown(bounds)) return words.unknown;
  if (bounds.open || bounds.max === null)
    return words.from.replace("{amount}", money(bounds.min ?? "0", style));
  if (bounds.min === bounds.max) return money(bounds.max, style);
  if (bounds.min === null || Number(bounds.min) === 0)
    return words.upTo.replace("{amount}", money(bounds.max, style));
  return `${money(bounds.min, style).replace(THIN + TENGE, "")} – ${money(bounds.max, style)}`;
}

/** What a person types: spaces of any kind as separators, a comma or a point before the tiyn. */
export function parseNumber(typed: string): string | null {
  const clean = typed.replace(/[\s\u00a0\u202f₸]/g, "").replace(",", ".");
  if (!/^-?\d+(\.\d+)?$/.test(clean)) return null;
  return clean.replace(/^(-?)0+(?=\d)/, "$1");
}
