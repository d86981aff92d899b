// Whoever is in danger reads first whom to call, only numbers that are confirmed, and how to leave the page.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

const rules = new URL("../../rules-data/", import.meta.url);
const read = (path) => JSON.parse(readFileSync(new URL(path, rules), "utf8"));
const languages = ["kk", "ru", "en"];

const measures = readdirSync(new URL("measures/", rules), { recursive: true })
  .filter((path) => path.endsWith("rule.json"))
  .map((path) => ({ ...read(`measures/${path}`), text: read(`measures/${path.replace("rule.json", "text.json")}`) }));
const phones = new Set(read("offices.json").flatMap((office) => office.phone ?? []));
const urgencyIn = (measure, risk) => measure.by_risk?.[risk]?.urgency ?? measure.urgency ?? (measure.kind === "payment" ? "days" : "later");
const against = measures.filter((measure) => measure.versions.some((version) => version.conditions.some((condition) => /\bharmed_by\b/.test(condition.when))));

test("the numbers of help are those that the research confirmed", () => {
  assert.deepEqual([...phones].sort(), ["102", "103", "111"]);
});

test("no text tells a person to call any other number", () => {
  const call = /(?:звоните|позвоните|нөміріне қоңырау|call|hotline|горячую линию|телефон\S*)\D{0,20}(\d{3,})|(\d{3,}) (?:сенім телефон|нөміріне қоңырау)/giu;
  const wrong = measures.flatMap((measure) =>
    [measure.text.summary, ...(measure.text.how ?? []), ...(measure.text.notes ?? [])].flatMap((text) =>
      languages.flatMap((language) =>
        [...text[language].matchAll(call)].map((match) => match[1] ?? match[2]).filter((number) => !phones.has(number)).map((number) => `${measure.id}: ${number}`),
      ),
    ),
  );
  assert.deepEqual(wrong, []);
});

test("help against violence cannot wait, and its first step names whom to call", () => {
  const urgent = against.filter((measure) => urgencyIn(measure, "violence") === "now");
  assert.ok(urgent.length >= 4);
  for (const measure of urgent) {
    for (const language of languages) {
      assert.match(measure.text.how[0][language], /\b(102|111)\b/, `${measure.id}, ${language}`);
    }
  }
});

test("services come before everything else in that life event", () => {
  const weight = (measure) => measure.by_risk?.violence?.weight ?? measure.weight;
  const now = measures.filter((measure) => measure.risks.includes("violence") && urgencyIn(measure, "violence") === "now");
  assert.ok(now.sort((a, b) => weight(a) - weight(b)).slice(0, 3).every((measure) => measure.kind === "service"));
});

// The button's own words, so that a person finds it.
const button = Object.fromEntries(
  languages.map((language) => [language, JSON.parse(readFileSync(new URL(`../../web/src/messages/${language}.json`, import.meta.url), "utf8"))["page.leave"]]),
);

test("shelter, order and services tell how to leave the page quickly", () => {
  for (const id of ["services_violence", "crisis_centre", "protective_order", "trafficking_services"]) {
    const { text } = measures.find((measure) => measure.id === id);
    assert.ok(text.notes.some((note) => languages.every((language) => note[language].includes(button[language]))), id);
  }
});

test("nobody has to say who harmed them, or answer first: one fact opens the help", () => {
  const { conditions } = measures.find((measure) => measure.id === "services_violence").versions[0];
  assert.deepEqual(conditions.map((condition) => condition.when), ["harmed_by != none"]);
});
