// Any date since 2005: every measure gives an answer, or says that the law of that day is not known or had no such measure. Never an error,
// and never the law of another year in silence.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { command } from "../support/command.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const rulesFolder = join(root, "rules-data");
const { date: today } = JSON.parse(readFileSync(join(rulesFolder, "rulebook.json"), "utf8"));
const firstYear = 2005;
const lastYear = Number(today.slice(0, 4)) + 2;
const lastDay = `${lastYear}-12-31`; // stands in for today, so that no date of a household lies in the future

const twoDigits = (number) => String(number).padStart(2, "0");
const days = Array.from({ length: (lastYear - firstYear) * 12 + Number(today.slice(5, 7)) }, (_, month) =>
  `${firstYear + Math.floor(month / 12)}-${twoDigits((month % 12) + 1)}-01`);

function kepil(words, input = "") {
  const run = spawnSync(command, words, { cwd: root, input, encoding: "utf8", maxBuffer: 2 ** 30 });
  assert.equal(run.error, undefined);
  return run;
}

function assess(cases, ...more) {
  const run = kepil(["assess", "--json-lines", "--today", lastDay, ...more, "-"], cases.map((each) => `${JSON.stringify(each)}\n`).join(""));
  const answers = run.stdout.trimEnd().split("\n").map((line) => JSON.parse(line));
  assert.equal(answers.length, cases.length, run.stderr);
  return answers;
}

let catalogue;
before(() => {
  catalogue = JSON.parse(kepil(["catalogue"]).stdout);
});

/** A household to which everything that has a date happens on `day`, and of which nothing else is known. */
function happeningOn(day) {
  const dates = (of) =>
    Object.fromEntries(catalogue.facts.filter((fact) => fact.type === "date" && fact.of === of && !(fact.min > day)).map((fact) => [fact.id, day]));
  const facts = dates(undefined);
  delete facts.birth_date;
  for (const list of catalogue.facts.filter((fact) => fact.type === "list")) {
    facts[list.id] = [dates(list.each)];
  }
  return { dates: { application: day }, facts };
}

/** What may be said of a measure on a day; the rest is a fault of the rulebook. */
function fault(finding) {
  const { state, reason, amount, kind } = finding;
  if (state === "not_known") {
    return reason === "no_version" || (reason === "parameter" && finding.parameter) ? "" : `not known because of ${reason}`;
  }
  if (reason === "not_in_force") {
    const { since, until } = finding.not_in_force;
    return state === "not_entitled" && (since || until) ? "" : "not in force, without a date";
  }
  if (state === "entitled" && kind === "payment" && !amount) {
    return reason === "parameter" && finding.parameter ? "" : `due, without an amount, because of ${reason}`;
  }
  return ["entitled", "not_entitled", "undecided"].includes(state) ? "" : `the state ${state}`;
}

for (const scenario of ["", ...readdirSync(join(rulesFolder, "scenarios"))]) {
  test(`every measure answers for the first day of every month${scenario && `, ${scenario}`}`, () => {
    const own = scenario === "" ? [] : ["--scenario", scenario];
    const known = JSON.parse(kepil(["catalogue", ...own]).stdout).measures.map((measure) => measure.id);
    const wrong = new Set();
    assess(days.map(happeningOn), ...own).forEach((answer, i) => {
      answer.errors.forEach((error) => wrong.add(`${days[i]}: ${error.code} ${error.pointer}`));
      const answered = new Set(answer.findings.map((finding) => finding.measure));
      known.filter((id) => !answered.has(id)).forEach((id) => wrong.add(`${days[i]}: ${id}: no finding`));
      answer.findings.forEach((finding) => fault(finding) && wrong.add(`${days[i]}: ${finding.measure}: ${fault(finding)}`));
    });
    assert.deepEqual([...wrong].slice(0, 20), []);
  });
}

test("a worked example of every measure, applied for in any other year, is answered", () => {
  const measures = join(rulesFolder, "measures");
  const asked = readdirSync(measures, { recursive: true })
    .filter((path) => path.endsWith("cases.json"))
    .sort()
    .flatMap((path, row) => {
      const example = JSON.parse(readFileSync(join(measures, path), "utf8")).find((each) => each.expect[0].state === "entitled");
      const risks = JSON.parse(readFileSync(join(measures, path, "../rule.json"), "utf8")).risks.slice(0, 1);
      return example === undefined ? [] : days.filter((_, month) => month % 12 === row % 12)
        .map((day) => ({ path, day, case: { risks, dates: { application: day }, facts: example.case.facts } }));
    });
  assert.ok(asked.length > 300 * 20);
  const wrong = new Set();
  assess(asked.map((each) => each.case)).forEach((answer, i) => {
    answer.errors.forEach((error) => wrong.add(`${asked[i].path}: ${asked[i].day}: ${error.code} ${error.pointer}`));
    answer.findings.forEach((finding) => fault(finding) && wrong.add(`${asked[i].path}: ${asked[i].day}: ${finding.measure}: ${fault(finding)}`));
  });
  assert.deepEqual([...wrong].slice(0, 20), []);
});

test("what a budget law sets is known to the end of a year, never until changed", () => {
  const { values } = JSON.parse(readFileSync(join(rulesFolder, "new_year.json"), "utf8"));
  const yearly = new Set(values.flatMap((value) => value.parameters.map((parameter) => parameter.id)));
  const open = readdirSync(join(rulesFolder, "parameters"))
    .flatMap((file) => JSON.parse(readFileSync(join(rulesFolder, "parameters", file), "utf8")))
    .filter((series) => yearly.has(series.id) || series.rows.at(-1).basis.some((basis) => basis.startsWith("budget_")))
    .filter((series) => !/^\d{4}-12-31$/.test(series.known_to))
    .map((series) => series.id);
  assert.deepEqual(open, []);
});

test("no amount is taken from a year whose parameters are not known", () => {
  const amounts = (day) => assess([happeningOn(day)])[0].findings.filter((finding) => finding.state === "not_known" || finding.reason === "parameter");
  const unknown = amounts(`${lastYear}-01-01`).map((finding) => finding.parameter);
  for (const parameter of ["mci", "living_wage"]) {
    assert.ok(unknown.includes(parameter), `${parameter} of ${lastYear} is not said to be unknown`);
  }
});
