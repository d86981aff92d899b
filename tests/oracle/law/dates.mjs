// Dates are texts such as "2026-03-10"; a month is its first day. Texts of that form compare as dates do.
const two = (n) => String(n).padStart(2, "0");
const dayLength = 86_400_000;

export const yearOf = (date) => Number(date.slice(0, 4));
const monthNumber = (date) => yearOf(date) * 12 + Number(date.slice(5, 7)) - 1;
const monthAt = (number) => `${Math.floor(number / 12)}-${two((number % 12) + 1)}-01`;

export const monthOf = (date) => `${date.slice(0, 8)}01`;

/** The same day `months` later; the last day of a month that has no such day. */
export function addMonths(date, months) {
  const month = monthAt(monthNumber(date) + months);
  const lastDay = new Date(Date.UTC(yearOf(month), Number(month.slice(5, 7)), 0)).getUTCDate();
  return `${month.slice(0, 8)}${two(Math.min(Number(date.slice(8)), lastDay))}`;
}
export const addYears = (date, years) => addMonths(date, years * 12);

export const monthEnd = (date) => addDays(addMonths(monthOf(date), 1), -1);

export const dayNumber = (date) => Date.parse(`${date}T00:00:00Z`) / dayLength;
export const addDays = (date, days) => new Date((dayNumber(date) + days) * dayLength).toISOString().slice(0, 10);
export const daysBetween = (from, to) => dayNumber(to) - dayNumber(from);

/** The first days of the `count` calendar months before the month of `date`. */
export const monthsBefore = (date, count) => Array.from({ length: count }, (_, i) => monthAt(monthNumber(date) - count + i));
export const fullMonths = (from, to) => {
  let months = Math.max(0, monthNumber(to) - monthNumber(from));
  while (months > 0 && addMonths(from, months) > to) {
    months -= 1;
  }
  return months;
};
export const latest = (...dates) => dates.reduce((a, b) => (b > a ? b : a));
export const earliest = (...dates) => dates.reduce((a, b) => (b < a ? b : a));
