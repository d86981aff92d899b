import { describe, expect, it } from "vitest";
import en from "../../src/messages/en.json";
import kk from "../../src/messages/kk.json";
import ru from "../../src/messages/ru.json";

const holes = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();

describe.each([
  ["ru", ru],
  ["en", en],
] as const)("messages in %s", (_, messages) => {
  it("are the same as in Kazakh, with the same holes", () => {
    expect(Object.keys(messages)).toEqual(Object.keys(kk));
    for (const [key, text] of Object.entries(kk))
      expect([key, holes((messages as Record<string, string>)[key] ?? "")]).toEqual([key, holes(text)]);
  });
});

it.each([kk, ru, en])("months are twelve", (messages) => {
  for (const key of ["date.months", "date.month_names", "date.months_short"] as const)
    expect(messages[key].split(",")).toHaveLength(12);
});
