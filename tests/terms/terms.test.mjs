// The texts keep to the official terms (glossary.json), say the same numbers in each language, and write Russian without «ё».
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

const rules = new URL("../../rules-data/", import.meta.url);
const read = (path) => JSON.parse(readFileSync(new URL(path, rules), "utf8"));
const languages = ["kk", "ru", "en"];

/** Every text of a file: an object with all three languages, wherever it stands. */
function textsOf(value, place) {
  if (value === null || typeof value !== "object") {
    return [];
  }
  if (languages.every((language) => typeof value[language] === "string")) {
    return [{ place, ...value }];
  }
  return Object.entries(value).flatMap(([key, each]) => textsOf(each, `${place}/${value[key]?.id ?? key}`));
}

// Acts keep their official titles, and the glossary names what is not said.
const files = readdirSync(rules, { recursive: true }).filter((path) => path.endsWith(".json") && !/^(schema|acts)\/|^glossary\.json$/.test(path));
const texts = files.flatMap((path) => textsOf(read(path), path));
const { terms } = read("glossary.json");

test("the texts were found", () => {
  assert.ok(texts.length > 3000);
});

for (const term of terms.filter((each) => each.not)) {
  for (const [language, patterns] of Object.entries(term.not)) {
    test(`${language}: “${term[language]}”, never ${patterns.join(", ")}`, () => {
      const wrong = patterns.map((pattern) => new RegExp(pattern, "iu"));
      const found = texts.filter((text) => wrong.some((pattern) => pattern.test(text[language])));
      assert.deepEqual(found.map((text) => `${text.place}: ${text[language]}`), []);
    });
  }
}

test("an abbreviation of one language has its fellow in the others", () => {
  const fellows = [
    { kk: /АЕК|есептік көрсеткіш/u, ru: /МРП|расчетн\S* показател/iu, en: /\bMCI\b|calculation ind/iu },
    { kk: /ЕТКД|күнкөріс деңгей/u, ru: /(?<![А-Яа-я])ПМ(?![А-Яа-я])|прожиточн/iu, en: /\bLW\b|living wage|subsistence/iu },
    { kk: /АӘК|[Аа]таулы әлеуметтік көмек|ақшалай көмек/u, ru: /(?<![А-Яа-я])АСП(?![А-Яа-я])|[Аа]дресн\S* (социальн|помощ)|денежн\S* помощ/u, en: /\bTSA\b|targeted|cash (help|assistance)/iu },
    { kk: /БЖЗҚ|жинақтаушы зейнетақы қор/u, ru: /ЕНПФ|накопительн\S* пенсионн\S* фонд/iu, en: /UAPF|accumulative pension fund/iu },
  ];
  const short = [/(?<![А-Яа-я])АЕК/u, /ЕТКД/u, /АӘК/u, /БЖЗҚ/u];
  const wrong = texts.flatMap((text) =>
    fellows.filter((fellow, i) => short[i].test(text.kk) && !(fellow.ru.test(text.ru) && fellow.en.test(text.en))).map(() => `${text.place}: ${text.kk} | ${text.ru} | ${text.en}`),
  );
  assert.deepEqual(wrong, []);
});

test("the same sums of money in each language", () => {
  const sums = (text) => [...text.matchAll(/(?<![\d.,])\d{1,3}(?:[\s,]\d{3})+(?!\d)|\d{4,}/gu)].map((match) => match[0].replace(/\D/g, "")).sort();
  const wrong = texts.filter((text) => new Set(languages.map((language) => sums(text[language]).join())).size > 1);
  assert.deepEqual(wrong.map((text) => `${text.place}: ${text.kk} | ${text.ru} | ${text.en}`), []);
});

test("a sum of 2026 beside its multiple of the index is that multiple", () => {
  const index = 4325;
  const stated = texts.flatMap((text) =>
    [...text.ru.matchAll(/(\d[\d\s]*(?:,\d+)?) МРП[^.;(]*\(в 2026 году ([\d\s]+) (?:тенге|₸)/gu)].map(([, multiple, sum]) => ({
      place: text.place, sum: Number(sum.replace(/\s/gu, "")), worth: Number(multiple.replace(/\s/gu, "").replace(",", ".")) * index,
    })),
  );
  assert.ok(stated.length >= 4);
  assert.deepEqual(stated.filter(({ sum, worth }) => sum !== worth), []);
});

test("Russian is written without «ё»", () => {
  assert.deepEqual(texts.filter((text) => /ё/iu.test(text.ru)).map((text) => `${text.place}: ${text.ru}`), []);
});
