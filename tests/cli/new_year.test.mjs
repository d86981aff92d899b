// A year's budget law, from five numbers to a finished year, on a copy of the rulebook.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { command } from "../support/command.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "kepil-new-year-"));
after(() => rmSync(folder, { recursive: true }));
const rules = join(folder, "rules-data");
cpSync(join(root, "rules-data"), rules, { recursive: true });

function kepil(words, input = "") {
  const run = spawnSync(command, words, { cwd: folder, input, encoding: "utf8", maxBuffer: 2 ** 30, env: { PATH: process.env.PATH, LANG: "en" } });
  return { code: run.status, out: run.stdout, err: run.stderr };
}

const contents = () =>
  new Map(readdirSync(rules, { recursive: true }).filter((path) => path.endsWith(".json")).map((path) => [path, readFileSync(join(rules, path), "utf8")]));
const rowsOf = (id) =>
  ["indicators", "receiving_payment"].flatMap((file) => JSON.parse(readFileSync(join(rules, `parameters/${file}.json`), "utf8"))).find((series) => series.id === id).rows;

// The year after the last one that the rulebook knows.
const known = JSON.parse(readFileSync(join(rules, "parameters/indicators.json"), "utf8")).find((series) => series.id === "mci").known_to;
const year = Number(known.slice(0, 4)) + 1;
const figures = ["--mci", "4700", "--min-wage", "90000", "--living-wage", "54000", "--min-pension", "74000", "--min-base-pension", "37800"];
const law = ["--number", "1-IX", "--date", `${year - 1}-12-05`, "--source", "https://example.org/law"];
const newYear = (...words) => kepil(["new-year", String(year), "--rules", rules, "--today", `${year - 1}-12-10`, ...words]);

test("a dry run shows rows, effects and what is missing, and writes nothing", () => {
  const before = contents();
  const { code, out, err } = newYear(...figures);
  assert.deepEqual([code, err], [1, ""]);
  assert.match(out, /mci: \d+ → 4700/);
  assert.match(out, /Birth allowance +\w+ +\d+ +178600/);
  assert.match(out, /still missing:\n(?:.*\n)* +a source: --source/);
  assert.match(out, new RegExp(`a worked example of ${year} that rests on mci`));
  assert.deepEqual(contents(), before);
});

test("what is wrong is refused before anything is written", () => {
  const before = contents();
  const refusals = [
    [["new-year", "--rules", rules], 2, /which year\?/],
    [["new-year", String(year), "--rules", rules, "--lunch", "5"], 2, /unknown option --lunch/],
    [["new-year", String(year), "--rules", rules, "--mci", "many"], 1, /--mci many is not a number/],
    [["new-year", String(year + 1), "--rules", rules, ...figures], 1, /mci is known to \d{4}-12-31, not to \d{4}-12-31: the years between come first/],
    [["new-year", String(year), "--rules", rules, ...figures, "--write"], 1, /nothing was written: --source is missing/],
    [["new-year", String(year), "--rules", folder], 1, /new_year\.json is missing/],
    [["new-year", String(year), `--rules=${rules}`, "--lang", "de"], 2, /unknown language de/],
    [["new-year", String(year), `--rules=${rules}`, "--date", "soon"], 2, /not a date: soon/],
    [["new-year", String(year), `--rules=${rules}`, "--today", "soon"], 2, /not a date: soon/],
    [["new-year", String(year - 2), "--rules", rules, ...figures], 1, /mci has rows after \d{4}-01-01: a row in between is written by hand/],
    [["new-year", String(year), "--rules", rules, ...figures, "--act", "Bad Id"], 1, /"Bad Id" is not an id.*\n.*nothing was written: the draft does not pass/],
  ];
  for (const [words, expected, message] of refusals) {
    const { code, err } = kepil(words);
    assert.equal(code, expected, words.join(" "));
    assert.match(err, message);
  }
  assert.deepEqual(contents(), before);
});

test("a plan of the year that names no parameter is refused", () => {
  const plan = join(rules, "new_year.json");
  const text = readFileSync(plan, "utf8");
  writeFileSync(plan, text.replaceAll('"mci"', '"mic"'));
  const { code, err } = newYear("--mic", "4700");
  writeFileSync(plan, text);
  assert.equal(code, 1);
  assert.match(err, /new_year\.json names mic, which is no parameter/);
});

test("--write adds rows and an act, and leaves every other line as it was", () => {
  const before = contents();
  assert.equal(newYear(...figures, "--pension-indexation", "8%", "--fund-indexation", "8%", ...law, "--write").code, 1);
  const now = contents();
  const touched = [...now].filter(([path, text]) => before.get(path) !== text).map(([path]) => path).sort();
  assert.deepEqual(touched, [`acts/budget_${year}.json`, "parameters/indicators.json", "parameters/receiving_payment.json"]);
  const lines = (text) => text.split("\n").map((line) => line.trim().replace(/,$/, ""));
  for (const path of touched.slice(1)) {
    const old = new Set(lines(before.get(path)));
    const fresh = lines(now.get(path)).filter((line) => !old.has(line));
    assert.ok(fresh.every((line) => line.includes(`"${year}-`) || /^"(value|source|checked|basis)"/.test(line)), fresh.join("\n"));
  }
  assert.deepEqual(rowsOf("min_wage").at(-1), {
    from: `${year}-01-01`, value: "90000", basis: [`budget_${year}/—`], source: "https://example.org/law", checked: `${year - 1}-12-10`, confidence: "confirmed",
  });
  const [last, rise] = [rowsOf("fund_payment_level").at(-2).value, rowsOf("fund_payment_level").at(-1).value];
  assert.ok(Math.abs(Number(rise) - Number(last) * 1.08) < 1e-9);
  const act = JSON.parse(now.get(`acts/budget_${year}.json`));
  assert.equal(act.title.ru, `Закон Республики Казахстан «О республиканском бюджете на ${year}–${year + 2} годы»`);
  assert.deepEqual([act.number, act.date], ["1-IX", `${year - 1}-12-05`]);
});

test("a second run changes nothing, and another figure for the same year is refused", () => {
  const before = contents();
  const again = newYear("--write");
  assert.equal(again.code, 1);
  assert.match(again.out, /^Nothing to write: the rows are there\./);
  const other = newYear("--mci", "4800", "--write", "--source", "s");
  assert.equal(other.code, 1);
  assert.match(other.err, /mci has a row from \d{4}-01-01 already, with 4700 instead of 4800/);
  assert.deepEqual(contents(), before);
});

test("the year is finished only when each figure has a worked example that fails without it", () => {
  // What was "not known yet" has a figure now: such examples are named, and here they go.
  const outdated = [...newYear().out.matchAll(/to be rewritten: (\S+\/cases\.json):\d+:\d+: error: case "(\w+)"/g)];
  assert.ok(outdated.length > 0);
  for (const [, path, id] of outdated) {
    writeFileSync(path, JSON.stringify(JSON.parse(readFileSync(path, "utf8")).filter((each) => each.id !== id)));
  }
  // The worked examples of the old year, one year later, with what the calculator says.
  const later = (content) => JSON.parse(JSON.stringify(content).replaceAll(`"${year - 1}-`, `"${year}-`));
  const examples = readdirSync(join(rules, "measures"), { recursive: true }).filter((path) => path.endsWith("cases.json")).flatMap((path) => {
    const measure = path.split("/").at(-2);
    return JSON.parse(readFileSync(join(rules, "measures", path), "utf8"))
      .filter((each) => each.case.dates?.application && Object.values(each.case.dates).every((date) => date.startsWith(`${year - 1}-`)))
      .slice(0, 4)
      .map((each) => ({ path, measure, case: later(each.case) }));
  });
  const answers = kepil(["assess", "--json-lines", "--rules", rules, "--today", `${year}-12-31`, "-"], examples.map((each) => `${JSON.stringify(each.case)}\n`).join(""));
  answers.out.trimEnd().split("\n").forEach((line, i) => {
    const found = JSON.parse(line).findings.filter((finding) => finding.measure === examples[i].measure);
    const { min, max, exact } = found[0]?.amount?.gross ?? {};
    if (found.length !== 1 || found[0].state !== "entitled" || min === undefined || min !== max) {
      return;
    }
    const path = join(rules, "measures", examples[i].path);
    const id = `later_${i}`;
    const proof = { id, note: "one year later", source: "https://example.org/law", source_kind: "computed", case: examples[i].case, expect: [{ state: "entitled", gross: exact ?? min }] };
    writeFileSync(path, JSON.stringify([...JSON.parse(readFileSync(path, "utf8")), proof]));
  });
  const { code, out } = newYear();
  assert.match(out, new RegExp(`${year} is finished`), out.slice(out.indexOf("Not finished")));
  assert.equal(code, 0);
  assert.equal(kepil(["check", rules]).code, 0);

  // Without one of the figures' examples it is not.
  const mine = (each) => each.id.startsWith("later_");
  for (const [path, text] of contents()) {
    if (path.startsWith("measures") && path.endsWith("cases.json")) {
      writeFileSync(join(rules, path), JSON.stringify(JSON.parse(text).filter((each) => !mine(each))));
    }
  }
  assert.equal(newYear().code, 1);
  assert.ok(existsSync(join(rules, `acts/budget_${year}.json`)));
});
