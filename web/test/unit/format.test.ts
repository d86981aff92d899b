import { describe, expect, it } from "vitest";
import {
  addMonths,
  fromIso,
  isEmptyDate,
  longDate,
  monthsBetween,
  noDate,
  toIso,
  today,
} from "../../src/format/date";
import { isZero, money, moneyRange, parseNumber, plainNumber } from "../../src/format/money";

const style = { decimal: "," };
const words = { from: "from {amount}", upTo: "up to {amount}", unknown: "?" };
const plain = (text: string): string => text.replaceAll("\u202f", " ");

describe("money", () => {
  it.each([
    ["0", "0 ₸"],
    ["999", "999 ₸"],
    ["1000", "1 000 ₸"],
    ["29453.25", "29 453,25 ₸"],
    ["29453.5", "29 453,50 ₸"],
    ["29453.00", "29 453 ₸"],
    ["123456789012345678901.01", "123 456 789 012 345 678 901,01 ₸"],
  ])("writes %s as %s", (exact, shown) => expect(plain(money(exact, style))).toBe(shown));

  it.each([
    [{ min: "5", max: "5" }, "5 ₸"],
    [{ min: "0", max: "5000" }, "up to 5 000 ₸"],
    [{ min: "5", max: "5000" }, "5 – 5 000 ₸"],
    [null, "?"],
    [{ min: "0", max: "999999", open: true }, "?"],
    [{ min: "5000", max: "999999", open: true }, "from 5 000 ₸"],
  ])("writes bounds %o as %s", (bounds, shown) =>
    expect(plain(moneyRange(bounds, style, words))).toBe(shown),
  );

  it("knows nothing from something", () => {
    expect(isZero({ min: "0", max: "0" })).toBe(true);
    expect(isZero({ min: "0", max: "0.01" })).toBe(false);
    expect(isZero(null)).toBe(true);
  });

  it("keeps a number that is no money as it is", () => expect(plainNumber("-0.4500", style)).toBe("−0,45"));

  it.each([
    ["300 000", "300000"],
    ["300\u00a0000,50 ₸", "300000.50"],
    ["007", "7"],
    ["0.5", "0.5"],
    ["-5", "-5"],
    ["300.000.000", null],
    ["abc", null],
    ["1e9", null],
  ])("reads %s as %s", (typed, exact) => expect(parseNumber(typed)).toBe(exact));
});

describe("dates", () => {
  it("reads three fields", () => {
    expect(toIso({ day: "1", month: "2", year: "2026" }, false)).toBe("2026-02-01");
    expect(toIso({ day: "31", month: "02", year: "2026" }, false)).toBe("2026-02-31");
    expect(toIso({ day: "", month: "2", year: "2026" }, true)).toBe("2026-02-01");
    expect(toIso({ day: "1", month: "2", year: "26" }, false)).toBeNull();
    expect(toIso({ day: "x", month: "2", year: "2026" }, false)).toBeNull();
  });
  it("knows an empty date", () => expect(isEmptyDate(noDate(), false)).toBe(true));
  it("goes there and back", () => expect(toIso(fromIso("2026-11-21"), false)).toBe("2026-11-21"));
  it("counts months over the end of a year", () => {
    expect(addMonths("2026-11-21", 2)).toBe("2027-01-01");
    expect(addMonths("2026-01-15", -1)).toBe("2025-12-01");
    expect(monthsBetween("2026-11-21", "2027-02-01")).toBe(3);
  });
  it("reads the clock of the device, not of Greenwich", () =>
    expect(today(new Date(2026, 0, 5, 0, 30))).toBe("2026-01-05"));
  it("writes a date in words", () =>
    expect(
      longDate("2026-02-01", { months: ["a", "b"], monthNames: [], date: "{day} {month} {year}", month: "" }),
    ).toBe("1 b 2026"));
});
