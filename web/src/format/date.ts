/** Dates are ISO strings; the browser's own Date is used only to read the clock. */

export interface TypedDate {
  day: string;
  month: string;
  year: string;
}

export const noDate = (): TypedDate => ({ day: "", month: "", year: "" });

export function isEmptyDate(typed: TypedDate, monthOnly: boolean): boolean {
  return !typed.month.trim() && !typed.year.trim() && (monthOnly || !typed.day.trim());
}

/** ISO date of what was typed, or null; whether 31 February exists is for the calculator to say. */
export function toIso(typed: TypedDate, monthOnly: boolean): string | null {
  const day = monthOnly ? "1" : typed.day.trim();
  const month = typed.month.trim();
  const year = typed.year.trim();
  if (!/^\d{4}$/.test(year) || !/^\d{1,2}$/.test(month) || !/^\d{1,2}$/.test(day)) return null;
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}

export function fromIso(iso: string): TypedDate {
  const [year = "", month = "", day = ""] = iso.split("-");
  return { day: String(Number(day)), month: String(Number(month)), year };
}

export function today(clock = new Date()): string {
  const pad = (n: number): string => String(n).padStart(2, "0");
  return `${clock.getFullYear()}-${pad(clock.getMonth() + 1)}-${pad(clock.getDate())}`;
}

export interface DateWords {
  months: string[];
  date: string;
  month: string;
  monthNames: string[];
}

const fill = (pattern: string, values: Record<string, string>): string =>
  pattern.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? "");

export function longDate(iso: string, words: DateWords): string {
  const { day, month, year } = fromIso(iso);
  return fill(words.date, { day, year, month: words.months[Number(month) - 1] ?? month });
}

export function longMonth(iso: string, words: DateWords): string {
  const { month, year } = fromIso(iso);
  return fill(words.month, { year, month: words.monthNames[Number(month) - 1] ?? month });
}

export function addMonths(iso: string, count: number): string {
  const { month, year } = fromIso(iso);
  const index = Number(year) * 12 + Number(month) - 1 + count;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}-01`;
}

export function monthsBetween(from: string, to: string): number {
  const index = (iso: string): number => Number(iso.slice(0, 4)) * 12 + Number(iso.slice(5, 7));
  return index(to) - index(from);
}
