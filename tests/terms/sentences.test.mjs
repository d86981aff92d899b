// What a measure says can be read by someone who never saw a law: whole, short sentences, and first what to do, then where to complain.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

const folder = new URL("../../rules-data/measures/", import.meta.url);
const languages = ["kk", "ru", "en"];
const mostWords = 32;

const measures = readdirSync(folder, { recursive: true })
  .filter((path) => path.endsWith("/text.json"))
  .map((path) => ({ path, ...JSON.parse(readFileSync(new URL(path, folder), "utf8")) }));

/** Each text of a measure but its name, in each language. */
const texts = measures.flatMap(({ path, summary, conditions = {}, how = [], notes = [], not_in_force = {} }) =>
  [summary, ...Object.values(conditions), ...how, ...notes, ...Object.values(not_in_force)].flatMap((text) => languages.map((language) => ({ path, text: text[language] }))),
);

const shown = ({ path, text }) => `${path}: ${text}`;

test("every text is whole sentences", () => {
  assert.ok(texts.length > 5000);
  assert.deepEqual(texts.filter(({ text }) => !/[.!?]$/u.test(text)).map(shown), []);
});

test(`no sentence has more than ${mostWords} words`, () => {
  const tooLong = ({ text }) => text.split(/(?<=[.!?:;])\s+/u).some((sentence) => sentence.split(/\s+/u).length > mostWords);
  assert.deepEqual(texts.filter(tooLong).map(shown), []);
});

test("there is a first step, and it is not a complaint", () => {
  const complaint = /^(Бас тартса|Құқығыңыз бұзылса|Көмек көрсетпесе)/u;
  assert.deepEqual(measures.filter(({ how = [] }) => how.length === 0 || complaint.test(how[0].kk)).map(({ path }) => path), []);
});
