import { describe, expect, it } from "vitest";
import type { Assessment } from "../../src/engine/types";
import { calendarFile, folded } from "../../src/state/calendar_file";
import { firstSteps, grouped } from "../../src/state/findings";
import { preferredLanguage } from "../../src/state/language.svelte";
import { packLink, unpackLink } from "../../src/state/link";
import { spansOf, windowOf } from "../../src/state/months";
import { finding } from "./catalogue";

const day = (iso: string) => ({ min: iso, max: iso });
const assessment = (findings: Assessment["findings"]): Assessment => ({
  rulebook: { version: "test", hash: "0" },
  dates: { application: "2026-11-21", paid_month: "2026-11-01", today: "2026-11-21" },
  errors: [],
  totals: { once: day("0"), monthly: day("0"), yearly: day("0") },
  findings,
  questions: [],
});

describe("the order of findings", () => {
  it("is the calculator's own in each group", () => {
    const groups = grouped(
      assessment([
        finding({ measure: "b", weight: 2 }),
        finding({ measure: "a", weight: 1 }),
        finding({ measure: "r2", kind: "right", weight: 1, urgency: "later" }),
        finding({ measure: "r1", kind: "right", weight: 9, urgency: "now" }),
        finding({ measure: "u", state: "undecided" }),
      ]),
    );
    expect(groups.payments.map((one) => one.measure)).toEqual(["b", "a"]);
    expect(groups.rights.map((one) => one.measure)).toEqual(["r2", "r1"]);
    expect(groups.possible.map((one) => one.measure)).toEqual(["u"]);
  });
  it("puts what the law does not have on that day apart from what is refused", () => {
    const groups = grouped(
      assessment([
        finding({ measure: "refused", state: "not_entitled" }),
        finding({ measure: "abolished", state: "not_entitled", reason: "not_in_force" }),
      ]),
    );
    expect(groups.notDue.map((one) => one.measure)).toEqual(["refused"]);
    expect(groups.notInForce.map((one) => one.measure)).toEqual(["abolished"]);
  });
  it("begins with what cannot wait, and leaves out days that are over", () => {
    const steps = firstSteps(
      assessment([
        finding({ measure: "over", deadline: day("2026-11-20") }),
        finding({ measure: "late", deadline: day("2027-05-01") }),
        finding({ measure: "soon", deadline: day("2026-12-01") }),
        finding({ measure: "now", urgency: "now" }),
        finding({ measure: "unsure", deadline: { min: "2026-12-01", max: "2027-01-01" } }),
      ]),
      "2026-11-21",
    );
    expect(steps.map((one) => one.measure)).toEqual(["now", "soon", "late"]);
  });
});

describe("the months ahead", () => {
  it("follow the schedule and stop at the last law", () => {
    const spans = spansOf(
      finding({
        amount: { period: "monthly", gross: day("5"), withheld: [], net: day("5") },
        schedule: [
          { from: "2026-11-01", to: "2026-12-31", gross: day("5"), net: day("5") },
          { from: "2027-01-01", to: "2028-04-30", gross: null, net: null },
        ],
      }),
      "2026-11-21",
    );
    expect(spans.map((span) => span.amount?.min ?? null)).toEqual(["5", null]);
    expect(windowOf(spans, "2026-11-21")).toEqual({ from: "2026-11-01", months: 18, step: 3 });
  });
  it("put a single sum no earlier than the application", () => {
    const once = finding({
      amount: { period: "once", gross: day("5"), withheld: [], net: day("5") },
      right_on: day("2026-08-01"),
    });
    expect(spansOf(once, "2026-11-21")[0]?.from).toBe("2026-11-21");
  });
  it("show the past of a case that is over", () =>
    expect(
      windowOf([{ from: "2024-01-10", to: "2024-12-01", amount: null, once: false }], "2026-11-21"),
    ).toEqual({
      from: "2024-01-01",
      months: 12,
      step: 2,
    }));
});

describe("the calendar file", () => {
  const words = { text: (key: string) => key, say: () => "by; then", date: (iso: string) => iso };
  it("has one event for each day that is still to come", () => {
    const file = calendarFile(
      assessment([
        finding({ deadline: day("2026-12-31") }),
        finding({ measure: "over", deadline: day("2020-01-01") }),
      ]),
      "2026-11-21",
      words,
    );
    expect(file.match(/BEGIN:VEVENT/g)).toHaveLength(1);
    expect(file).toContain("DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n");
    expect(file).toContain("by\\; then");
  });
  it("folds long lines between letters", () => {
    const line = folded(`SUMMARY:${"ә".repeat(200)}`);
    for (const part of line.split("\r\n"))
      expect(new TextEncoder().encode(part).length).toBeLessThanOrEqual(75);
    expect(line.replaceAll("\r\n ", "")).toBe(`SUMMARY:${"ә".repeat(200)}`);
  });
});

describe("a link with the answers", () => {
  it("comes back whole", async () => {
    const given = { risks: ["childbirth"], facts: { name: "ә".repeat(500) } };
    const link = await packLink(given);
    expect(link).toMatch(/^[\w-]+$/);
    expect(await unpackLink(link)).toEqual(given);
  });
  it("refuses what is no link", async () => {
    await expect(unpackLink("abc")).rejects.toThrow();
  });
});

describe("the language", () => {
  it.each([
    ["?lang=en", ["ru"], "en"],
    ["", ["ru-KZ", "kk"], "kk"],
    ["", ["ru-RU", "en"], "ru"],
    ["?lang=xx", ["de"], "kk"],
  ])("of %s with %o is %s", (query, browser, language) =>
    expect(preferredLanguage(query, browser)).toBe(language),
  );
});
