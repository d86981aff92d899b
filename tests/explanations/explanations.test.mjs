// What a person reads when a payment is opened: every name in words, every number with its unit, every parameter with its act and its day,
// sentences that can be read in one breath, and the same numbers in each language.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { command } from "../support/command.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const languages = ["kk", "ru", "en"];
const read = (path) => JSON.parse(readFileSync(join(root, path), "utf8"));
const folder = mkdtempSync(join(tmpdir(), "kepil-explanations-"));
after(() => rmSync(folder, { recursive: true }));

function kepil(...words) {
  const run = spawnSync(command, words, { encoding: "utf8", maxBuffer: 1 << 28 });
  assert.equal(run.status, 0, `${words.join(" ")}: ${run.signal ?? ""} ${run.error ?? ""} ${run.stderr}`);
  return run.stdout;
}

const rulebook = join(folder, "rulebook.kepil");
const texts = {};
const pageWords = Object.fromEntries(languages.map((language) => [language, read(`web/src/messages/${language}.json`)]));

before(() => {
  kepil("pack", join(root, "rules-data"), "-o", folder);
  for (const language of languages) {
    texts[language] = { ...JSON.parse(readFileSync(join(folder, `texts.${language}.json`))), ...JSON.parse(readFileSync(join(folder, `details.${language}.json`))) };
  }
});

/** Of each payment the newest example that is due, and the newest that is not. */
function examples() {
  const measures = readdirSync(join(root, "rules-data/measures"), { recursive: true })
    .filter((path) => path.endsWith("rule.json"))
    .map((path) => path.slice(0, -"/rule.json".length))
    .sort();
  return measures.flatMap((path) => {
    const { id, kind } = read(`rules-data/measures/${path}/rule.json`);
    if (kind !== "payment") return [];
    const cases = read(`rules-data/measures/${path}/cases.json`).filter(({ expect }) => !expect[0].measure);
    const day = (each) => each.case.dates?.application ?? "";
    return ["entitled", "not_entitled"].flatMap((state) => {
      const fitting = cases.filter(({ expect }) => expect[0].state === state && !expect[0].reason).sort((a, b) => (day(a) < day(b) ? 1 : -1));
      return fitting.slice(0, 1).map((each) => ({ id, state, index: each.expect[0].for ?? 1, case: each.case, name: `${id}: ${each.id}` }));
    });
  });
}

function explain({ id, index, case: given }, ...options) {
  const file = join(folder, "case.json");
  writeFileSync(file, JSON.stringify(given));
  return kepil("explain", "--rules", rulebook, "--index", String(index), ...options, file, id);
}

const all = examples();
const answers = new Map();
const answerOf = (example) => {
  if (!answers.has(example)) answers.set(example, JSON.parse(explain(example, "--json")));
  return answers.get(example);
};

const formulasOf = ({ conditions, amount, period, where }) => [
  ...conditions.map((each) => each.formula),
  ...(amount ? [amount.formula, ...amount.withheld.flatMap((each) => [each.formula, each.when ?? []])] : []),
  ...Object.values(period ?? {}),
  ...where.map((each) => each.formula ?? []),
];

// Two elements of a list beside each other: nothing that is shown.
const isShown = (formula) => !formula.some((token) => token.id === "index") && new Set(formula.flatMap((token) => token.of ?? [])).size < 2;

const keyOf = (token) =>
  ({ fact: `fact.${token.id}.label`, option: `fact.${token.fact}.option.${token.id}`, word: `word.${token.id}` })[token.kind] ?? `${token.kind}.${token.id}`;

test("there is an example of nearly every payment, due and not due", () => {
  assert.ok(all.filter(({ state }) => state === "entitled").length > 75, String(all.length));
  assert.ok(all.filter(({ state }) => state === "not_entitled").length > 60, String(all.length));
});

test("every name in a formula has words in each language", () => {
  const without = new Set();
  for (const example of all) {
    for (const token of formulasOf(answerOf(example)).filter(isShown).flat().filter((each) => typeof each !== "string")) {
      for (const language of languages) {
        const words = token.kind === "word" ? pageWords[language][keyOf(token)] : texts[language][keyOf(token)];
        if (!words?.trim()) without.add(`${language} ${keyOf(token)} (${example.name})`);
      }
    }
  }
  assert.deepEqual([...without], []);
});

test("the command prints no name of the rulebook's own in any language", () => {
  const found = [];
  for (const example of all) {
    for (const language of languages) {
      const printed = explain(example, "--lang", language).replace(/https?:\S+/g, "");
      const names = printed.match(/\b[a-z]+(?:_[a-z0-9]+)+\b/g) ?? [];
      if (names.length > 0) found.push(`${language} ${example.name}: ${names.join(", ")}`);
    }
  }
  assert.deepEqual(found, []);
});

test("every parameter is told with its value, its unit, its day, and an act that has a title", () => {
  const bare = [];
  for (const example of all) {
    for (const each of answerOf(example).where.filter(({ kind }) => kind === "parameter")) {
      const acts = (each.basis ?? []).map((basis) => basis.split("/")[0]);
      const titled = acts.length > 0 && acts.every((act) => languages.every((language) => texts[language][`act.${act}.title`]));
      const named = languages.every((language) => texts[language][`unit.${each.unit}`]);
      if (!titled || !named || !/^\d{4}-\d\d-\d\d$/.test(each.from)) bare.push(`${each.id} (${example.name})`);
    }
  }
  assert.deepEqual(bare, []);
});

test("what is due is explained by the way that was taken: no “if” is left where everything is known", () => {
  const open = all.filter((example) => {
    const { finding, amount } = answerOf(example);
    const settled = example.state === "entitled" && finding.missing.length === 0 && amount?.formula;
    return settled && isShown(amount.formula) && amount.formula.some((token) => token.id === "if") && !amount.formula.some((token) => ["sum", "count", "carry"].includes(token.id));
  });
  assert.deepEqual(open.map(({ name }) => name), []);
});

// --- the texts themselves ----------------------------------------------------------------------------------------------------------

/** Every text of a file: an object with all three languages, wherever it stands. */
function textsOf(value, place) {
  if (value === null || typeof value !== "object") return [];
  if (languages.every((language) => typeof value[language] === "string")) return [{ place, ...value }];
  return Object.entries(value).flatMap(([key, each]) => textsOf(each, `${place}/${value[key]?.id ?? key}`));
}

const files = readdirSync(join(root, "rules-data"), { recursive: true }).filter((path) => path.endsWith(".json") && !/^(schema|acts|scenarios)\/|^glossary\.json$/.test(path));
const everyText = files.flatMap((path) => textsOf(read(`rules-data/${path}`), path));
const payments = new Set(all.map(({ id }) => id));
const ofPayments = everyText.filter(({ place }) => payments.has(place.match(/^measures\/[^/]+\/([^/]+)\/text\.json/)?.[1]));
const told = [...ofPayments, ...everyText.filter(({ place }) => /^(definitions|parameters|facts)\//.test(place))];

test("a sentence is read in one breath", () => {
  const most = 25;
  const words = (text) => Math.max(...text.split(/(?<=[.!?:;])\s+/u).map((sentence) => sentence.split(/\s+/u).filter((word) => /[\p{L}\d]/u.test(word)).length));
  const long = told.flatMap((text) => languages.filter((language) => words(text[language]) > most).map((language) => `${language} ${text.place}: ${text[language]}`));
  assert.deepEqual(long, []);
});

test("a condition of a payment is a sentence, with its capital and its full stop", () => {
  const conditions = ofPayments.filter(({ place }) => place.includes("/conditions/"));
  assert.ok(conditions.length > 150);
  const odd = conditions.filter((text) => languages.some((language) => !/^[\p{Lu}\d«“].*\.$/u.test(text[language])));
  assert.deepEqual(odd.map(({ place }) => place), []);
});

test("each language says the same numbers", () => {
  const numbers = (text) =>
    [...text.replace(/(\d)[\s\u00a0,](?=\d{3}(?!\d))/gu, "$1").matchAll(/\d+(?:[.,]\d+)?/gu)].map(([number]) => number.replace(",", ".")).sort().join(" ");
  const wrong = everyText.filter((text) => new Set(languages.map((language) => numbers(text[language]))).size > 1);
  assert.deepEqual(wrong.map((text) => `${text.place}: ${text.kk} | ${text.ru} | ${text.en}`), []);
});

test("no language borrows the short names of another", () => {
  // Names that are never translated, and the official name of a Kazakh region or award in Russian.
  const names = /«[^»]*»|Жетісу|Ұлытау/gu;
  const borrowed = {
    kk: /(?<![\p{L}])(?:СК|МРП|МЗП|ПМ|ОПВ|ОППВ|ОПВР|ДПВ|ГФСС|ЕНПФ|ОСМС|ГОБМП|МСЭ|АСП|ИП|ТОО)(?![\p{L}])/u,
    ru: /[әғқңөұүһі]|(?<![\p{L}])(?:АЕК|ЕТЖ|МЗЖ|ЖШС|ЖК)(?![\p{L}])/iu,
    en: /\p{Script=Cyrillic}/u,
  };
  const wrong = everyText.flatMap((text) => languages.filter((language) => borrowed[language].test(text[language].replace(names, ""))).map((language) => `${language} ${text.place}: ${text[language]}`));
  assert.deepEqual(wrong, []);
});

test("no words of the office", () => {
  const office = {
    kk: /болып табыл|жүзеге асырыл|орындау құжат|әдепкі/iu,
    ru: /расходн\S* операци|исполнительн\S* документ|извлечени|осуществ(?:ил|ляет)|нуждаемост|возникновени|по умолчанию|переосвидетельств|в установленном порядке|(?<!\p{L})данн(?:ый|ая|ое|ого) /iu,
    en: /\bby enforcement\b|\bby default\b|\bcome apart\b|\bpaid apart\b|\bcounted apart\b|\bincapacity at\b/iu,
  };
  const wrong = told.flatMap((text) => languages.filter((language) => office[language].test(text[language])).map((language) => `${language} ${text.place}: ${text[language]}`));
  assert.deepEqual(wrong, []);
});
