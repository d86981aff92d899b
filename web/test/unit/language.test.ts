import { expect, test } from "vitest";
import { firstKeys, laterKeys, outlineOf } from "../../src/messages/text_keys";
import { Language } from "../../src/state/language.svelte";
import { catalogue } from "./catalogue";

const outline = outlineOf(catalogue);
const keys = [...firstKeys(outline), ...laterKeys(catalogue)];
const fetchTexts = (name: string): Promise<unknown> =>
  Promise.resolve({ messages: {}, values: keys.map((key) => `${name} ${key}`), others: {} });

test("the words of the first screen need no catalogue, and all others find their keys with it", async () => {
  const language = new Language(fetchTexts, outline);
  await language.start("ru");
  expect(language.text("risk.childbirth.name")).toBe("texts.ru.json risk.childbirth.name");
  const later = laterKeys(catalogue);
  expect(later.filter((key) => language.text(key))).toEqual([]);
  language.know(catalogue);
  expect(later.map((key) => language.text(key))).toEqual(later.map((key) => `texts.ru.json ${key}`));
  expect(language.text("risk.childbirth.name")).toBe("texts.ru.json risk.childbirth.name");
});

test("a language that was changed before the catalogue came has all its words after", async () => {
  const language = new Language(fetchTexts, outline);
  await language.start("ru");
  await language.use("kk");
  language.know(catalogue);
  expect(keys.map((key) => language.text(key))).toEqual(keys.map((key) => `texts.kk.json ${key}`));
});
