/** Deadlines as an iCalendar file (RFC 5545): one all-day event each, with a reminder a week before. */
import type { Assessment } from "../engine/types";
import type { Language } from "./language.svelte";
import { findingKey, isDated, isTold } from "./findings";

const escaped = (text: string): string => text.replace(/[\\;,]/g, "\\$&").replace(/\r?\n/g, "\\n");

/** Lines of at most 75 octets; a continuation begins with a space. Letters of Kazakh take two octets. */
export function folded(line: string): string {
  const LIMIT = 73;
  let out = "";
  let octets = 0;
  for (const letter of line) {
    const size = new TextEncoder().encode(letter).length;
    if (octets + size > LIMIT) {
      out += "\r\n ";
      octets = 1;
    }
    out += letter;
    octets += size;
  }
  return out;
}

function dayAfter(iso: string): string {
  const [year, month, day] = iso.split("-").map(Number);
  return new Date(Date.UTC(year ?? 0, (month ?? 1) - 1, (day ?? 1) + 1)).toISOString().slice(0, 10);
}

const compact = (iso: string): string => iso.replaceAll("-", "");

export function calendarFile(
  assessment: Assessment,
  today: string,
  language: Pick<Language, "text" | "say" | "date">,
): string {
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Kepil//Kepil//KK", "CALSCALE:GREGORIAN"];
  for (const finding of assessment.findings.filter(isTold)) {
    const day = finding.deadline?.min;
    if (finding.state !== "entitled" || !day || !isDated(finding.deadline) || day < today) continue;
    const name = language.text(`measure.${finding.measure}.name`);
    lines.push(
      "BEGIN:VEVENT",
      `UID:${findingKey(finding)}-${compact(day)}@kepil`,
      `DTSTAMP:${compact(today)}T000000Z`,
      `DTSTART;VALUE=DATE:${compact(day)}`,
      `DTEND;VALUE=DATE:${compact(dayAfter(day))}`,
      `SUMMARY:${escaped(`${name}: ${language.say("result.first_deadline", { date: language.date(day) })}`)}`,
      `DESCRIPTION:${escaped(language.text(`measure.${finding.measure}.summary`))}`,
      "TRANSP:TRANSPARENT",
      "BEGIN:VALARM",
      "ACTION:DISPLAY",
      `DESCRIPTION:${escaped(name)}`,
      "TRIGGER:-P7D",
      "END:VALARM",
      "END:VEVENT",
    );
  }
  return [...lines, "END:VCALENDAR", ""].map(folded).join("\r\n");
}
