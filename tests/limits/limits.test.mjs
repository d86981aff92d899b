// Whatever a case holds, an answer takes bounded time, memory and space: cases made to be as heavy as the reader lets them be.
import assert from "node:assert/strict";
import { test } from "node:test";
import { openBare } from "../support/calculator.mjs";

const today = "2026-11-21";
const kepil = await openBare();
const catalogue = JSON.parse(kepil.catalogue());
const maxCaseBytes = 65_536;

/** Seconds of processor time for an answer: far above what any takes (some hundredths), far below what an endless one would. */
const mostSeconds = 4;
const mostAnswerBytes = 4_000_000;
/** What a cheap phone has for the calculator, after the heaviest calls too. */
const mostMemory = 8 * 1024 * 1024;

const members = (list) => catalogue.facts.filter((fact) => fact.of === list.each);
const topFacts = catalogue.facts.filter((fact) => fact.of === undefined || fact.of === null);

/** Every list as long as it may be, each element made by `value`, every other fact too. */
function full(value) {
  const facts = {};
  for (const fact of topFacts) {
    const known =
      fact.type === "list"
        ? Array.from({ length: fact.max }, () => Object.fromEntries(members(fact).map((member) => [member.id, value(member)])))
        : value(fact);
    facts[fact.id] = known;
  }
  return facts;
}

/** The case, with its longest lists cut until the reader takes it. */
function fitting(facts) {
  const text = () => JSON.stringify({ dates: { application: "2026-01-15", paid_month: "2026-01-01" }, facts });
  while (text().length > maxCaseBytes) {
    const longest = Object.keys(facts)
      .filter((id) => Array.isArray(facts[id]))
      .sort((a, b) => JSON.stringify(facts[b]).length - JSON.stringify(facts[a]).length)[0];
    facts[longest] = facts[longest].slice(0, Math.max(1, Math.floor(facts[longest].length * 0.9)));
  }
  return text();
}

const least = (fact) => ({ boolean: false, choice: fact.options?.[0], number: fact.min, date: fact.min ?? "1900-01-01", list: [] })[fact.type];
const greatest = (fact) => ({ boolean: true, choice: fact.options?.at(-1), number: fact.max, date: fact.past ? today : (fact.max ?? "2100-12-31") })[fact.type];
const anything = (fact) =>
  fact.type === "choice"
    ? { among: fact.options }
    : fact.type === "number"
      ? { min: fact.min, max: fact.max }
      : fact.type === "date"
        ? { min: fact.min ?? "1900-01-01", max: fact.past ? today : (fact.max ?? "2100-12-31") }
        : null;
const incomes = (count) =>
  Array.from({ length: count }, (_, i) => ({ from: "1998-01-01", to: "2026-12-01", kind: "employee", wage: `${100_000 + i}.07`, payer: (i % 20) + 1 }));

const hostile = {
  "nothing known": "{}",
  "every fact at its least": fitting(full(least)),
  "every fact at its greatest": fitting(full(greatest)),
  "every fact may be anything": fitting(full(anything)),
  "every list as long as it may be, of nothing known": fitting(full(() => null)),
  "sixty overlapping incomes since 1998": JSON.stringify({ facts: { income: incomes(60), deceased_incomes: incomes(60) } }),
  "numbers of a thousand digits": JSON.stringify({ facts: { income: [{ wage: `0.${"1".repeat(1000)}` }], uapf_savings: "9".repeat(1000) } }),
  "brackets forty deep, many times": `{"facts":{"children":${`${"[".repeat(40)}${"]".repeat(40)},`.repeat(500).slice(0, -1)}}}`,
  "a thousand unknown facts": JSON.stringify({ facts: Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`no_such_${i}`, i])) }),
  "one long text": JSON.stringify({ facts: { residence: "x".repeat(60_000) } }),
  "too large to be read": JSON.stringify({ facts: { residence: "x".repeat(maxCaseBytes) } }),
  "a thousand risks": JSON.stringify({ risks: Array.from({ length: 1000 }, () => "childbirth"), facts: {} }),
};

const calls = {
  assess: (text) => kepil.assess(text, today),
  explain: (text) => kepil.explain(text, "child_care_payment", 0, today),
  timeline: (text) => kepil.timeline(text, 50, today),
  advise: (text) => kepil.advise(text, today),
  history: (text) => kepil.history(text, "2001-01-01", today),
};

for (const [name, text] of Object.entries(hostile)) {
  for (const [call, run] of Object.entries(calls)) {
    test(`${call}: ${name}`, () => {
      const before = process.cpuUsage();
      const answer = run(text);
      const { user, system } = process.cpuUsage(before);
      assert.doesNotThrow(() => JSON.parse(answer));
      assert.ok((user + system) / 1e6 < mostSeconds, `${(user + system) / 1e6} s`);
      assert.ok(answer.length < mostAnswerBytes, `${answer.length} bytes`);
    });
  }
}

test("a large case that may well be is answered: fifteen children, five years of wages month by month", () => {
  const month = (i) => `${2021 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, "0")}-01`;
  const facts = {
    residence: "citizen",
    birth_date: "1985-03-01",
    sex: "female",
    children: Array.from({ length: 15 }, (_, i) => ({ birth_date: `${2008 + i}-05-${String(i + 1).padStart(2, "0")}`, relation: "born", alive: true, lives_with_you: true, you_care: true })),
    income: Array.from({ length: 60 }, (_, i) => ({ from: month(i), to: month(i + 1), kind: "employee", wage: `${200_000 + 1_000 * i}.15`, payer: 1 })),
  };
  const answer = JSON.parse(kepil.assess(JSON.stringify({ dates: { application: "2026-03-10" }, facts }), today));
  assert.deepEqual(answer.errors, []);
  assert.ok(answer.findings.some((finding) => finding.measure === "large_family_allowance"));
});

test("one more than a list takes is refused by name, with how many it takes, and the rest is answered", () => {
  for (const list of topFacts.filter((fact) => fact.type === "list")) {
    const text = JSON.stringify({ facts: { residence: "citizen", [list.id]: Array.from({ length: list.max + 1 }, () => ({})) } });
    const { errors, findings } = JSON.parse(kepil.assess(text, today));
    assert.deepEqual(errors.map(({ code, pointer, values }) => [code, pointer, values.max]), [["too_many", `/facts/${list.id}`, String(list.max)]]);
    assert.ok(findings.length > 100);
  }
});

test("all of it in bounded memory, and the next answer as if nothing had been", async () => {
  const fresh = await openBare();
  const usual = '{"facts":{"residence":"citizen"}}';
  assert.equal(kepil.assess(usual, today), fresh.assess(usual, today));
  assert.ok(kepil.HEAPU8.length <= mostMemory, `${kepil.HEAPU8.length} bytes`);
});
