/** A date typed in one field, as a consultant types it: 5.5.1995, 05051995, 5/1995 for a month. */
import { isEmptyDate, noDate, type TypedDate } from "./date";

export function splitDate(text: string, monthOnly: boolean): TypedDate {
  const bare = /^\d{8}$/.test(text) ? [text.slice(0, 2), text.slice(2, 4), text.slice(4)] : null;
  const bareMonth = monthOnly && /^\d{6}$/.test(text) ? [text.slice(0, 2), text.slice(2)] : null;
  const parts = bare ?? bareMonth ?? text.trim().split(/[.,/\-\s]+/);
  const [day = "", month = "", year = ""] = monthOnly && parts.length < 3 ? ["1", ...parts] : parts;
  return text.trim() ? { day, month, year } : noDate();
}

export function joinDate({ day, month, year }: TypedDate, monthOnly: boolean): string {
  if (isEmptyDate({ day, month, year }, monthOnly)) return "";
  const parts = monthOnly ? [month, year] : [day, month, year];
  while (parts.at(-1) === "") parts.pop();
  return parts.map((part) => (/^\d$/.test(part) ? `0${part}` : part)).join(".");
}
