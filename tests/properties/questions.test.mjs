// How many questions it takes, asked in the calculator's order, until everything of a life event is decided. The hidden truth is that of the
// published cases; all cases go on in step, one answer each at a time.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { assessNatively, catalogueNatively, rootFolder } from "../support/calculator.mjs";
import { today } from "../support/households.mjs";

const catalogue = catalogueNatively();
const factById = new Map(catalogue.facts.map((fact) => [fact.of ? `${fact.of}.${fact.id}` : fact.id, fact]));
const formOf = new Map(catalogue.risks.map((risk) => [risk.id, risk.facts]));

const measures = join(rootFolder, "rules-data/measures");
const published = readdirSync(measures, { recursive: true })
  .filter((path) => path.endsWith("cases.json"))
  .sort()
  .flatMap((path) => {
    const { risks } = JSON.parse(readFileSync(join(measures, path.replace("cases.json", "rule.json")), "utf8"));
    return JSON.parse(readFileSync(join(measures, path), "utf8"))
      .filter((each) => each.source_kind === "published")
      .map((each) => ({ risks: each.case.risks?.length > 0 ? each.case.risks : [risks[0]], dates: each.case.dates ?? {}, facts: each.case.facts ?? {} }));
  });

const parts = (pointer) => pointer.split("/").slice(2);
const at = (facts, pointer) => parts(pointer).reduce((value, name) => value?.[name], facts);

function put(facts, pointer, value) {
  const path = parts(pointer);
  const last = path.pop();
  const place = path.reduce((inside, name) => inside[name], facts);
  // The elements of a list are asked about one by one.
  place[last] = Array.isArray(value) ? value.map(() => ({})) : value;
}

/** Of what the case does not say, the most ordinary: as the form starts, none of a list of misfortunes, no, nothing. */
function ordinary(pointer) {
  const [name, place, member] = parts(pointer);
  const fact = factById.get(place === undefined ? name : `${factById.get(name).each}.${member}`);
  if (fact.assume !== undefined && fact.assume !== null) {
    return fact.assume;
  }
  switch (fact.type) {
    case "boolean":
      return false;
    case "choice":
      return fact.options.find((option) => ["none", "no", "not_ended", "neither", "other", "nothing", "no_breach"].includes(option)) ?? fact.options[0];
    case "number":
      return fact.min;
    case "list":
      return [];
    default: {
      const day = fact.month ? "2024-01-01" : "1990-05-05";
      return day < (fact.min ?? day) ? fact.min : day > (fact.max ?? day) ? fact.max : day;
    }
  }
}

/** Asks all cases until none has a question left; `answer` says what a person answers, undefined for "don't know". */
function interview(answer) {
  const talks = published.map((truth) => ({ truth, known: { risks: truth.risks, dates: truth.dates, facts: {} }, asked: new Set() }));
  for (let going = talks; going.length > 0; ) {
    const answers = assessNatively(going.map(({ known }) => JSON.stringify(known)), today).map((line) => JSON.parse(line));
    going = going.filter((talk, i) => {
      talk.last = answers[i];
      const question = answers[i].questions.find(({ pointer }) => !talk.asked.has(pointer));
      if (question === undefined) {
        return false;
      }
      talk.asked.add(question.pointer);
      const value = answer(talk.truth, question.pointer);
      if (value !== undefined && value !== null) {
        put(talk.known.facts, question.pointer, value);
      }
      return true;
    });
  }
  return talks;
}

function median(numbers) {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
}

const share = ({ truth, asked }) => asked.size / new Set(truth.risks.flatMap((risk) => formOf.get(risk))).size;

test("half of the form is enough: what the case does not say is ordinary", () => {
  const talks = interview((truth, pointer) => at(truth.facts, pointer) ?? ordinary(pointer));
  const shares = talks.map(share);
  console.log(`${talks.length} cases: median ${median(talks.map(({ asked }) => asked.size))} questions, ${median(shares).toFixed(3)} of the form`);
  assert.ok(talks.length > 100);
  assert.ok(median(shares) <= 0.5, `${median(shares)} of the form`);
  // Where nothing is left to ask, nothing is left open, but for an answer that could not be taken.
  for (const { last, asked } of talks) {
    for (const finding of last.findings.filter(({ state }) => state === "undecided")) {
      assert.ok(finding.missing.length > 0, `${finding.measure} is open, and nothing would decide it`);
      assert.ok(finding.missing.every((pointer) => asked.has(pointer)), `${finding.measure}: ${finding.missing}`);
    }
  }
});

test("half of the form is enough: what the case does not say is not known; no question is asked that no open finding waits for", () => {
  const talks = interview((truth, pointer) => at(truth.facts, pointer));
  const shares = talks.map(share);
  assert.ok(median(shares) <= 0.5, `${median(shares)} of the form`);
  for (const { last } of talks) {
    const pointers = last.questions.map(({ pointer }) => pointer);
    assert.equal(new Set(pointers).size, pointers.length);
    assert.deepEqual(new Set(pointers), new Set(last.findings.flatMap(({ missing }) => missing ?? [])));
  }
});
