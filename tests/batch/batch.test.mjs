// kepil batch: the amounts of the single answer, however the work is shared out. KEPIL_HOUSEHOLDS: how many (3000).
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { assessNatively, rootFolder } from "../support/calculator.mjs";
import { command } from "../support/command.mjs";
import { household as anyHousehold, today, veiled } from "../support/households.mjs";
import { household } from "../population/households.mjs";

const count = Number(process.env.KEPIL_HOUSEHOLDS ?? 3000);
const folder = mkdtempSync(join(tmpdir(), "kepil-batch-"));
after(() => rmSync(folder, { recursive: true }));

const fixed = ["--rules", "build/pack/rulebook.kepil", "--today", today];

function batch(words, input = "") {
  const run = spawnSync(command, ["batch", ...fixed, ...words], { cwd: rootFolder, input, encoding: "utf8", maxBuffer: 2 ** 30 });
  return { code: run.status, out: run.stdout, err: run.stderr, lines: run.stdout.trimEnd().split("\n") };
}

const people = Array.from({ length: count }, (_, place) => JSON.stringify(household(7, place)));
const file = join(folder, "households.jsonl");
writeFileSync(file, people.map((line) => `${line}\n`).join(""));

// An answer has its findings in the order of the screen, a batch has them as the rulebook has.
const byMeasure = (a, b) => (a.measure < b.measure ? -1 : a.measure > b.measure ? 1 : (a.for?.index ?? 0) - (b.for?.index ?? 0));

/** What a batch says of an answer. */
function rowsOf(answer) {
  return answer.findings
    .filter((finding) => finding.state === "entitled" || finding.state === "undecided" || (finding.state === "not_known" && finding.confidence !== undefined))
    .map(({ measure, for: element, state, amount, from, to }) => ({
      measure, ...(element && { for: element }), state, ...(amount && { period: amount.period, net: amount.net }), ...(from && { from }), ...(to && { to }),
    }));
}

test("every amount equals the one of the single answer", () => {
  const catalogue = JSON.parse(spawnSync(command, ["catalogue", ...fixed.slice(0, 2)], { cwd: rootFolder, maxBuffer: 2 ** 30 }).stdout);
  const strangers = Array.from({ length: Math.min(count, 1000) }, (_, seed) => anyHousehold(catalogue, seed));
  const cases = [...people, ...strangers.map((each) => JSON.stringify(each)), ...strangers.map((each, seed) => JSON.stringify(veiled(catalogue, each, seed)))];
  const { code, lines } = batch(["--measures", "all", "-"], cases.join("\n"));
  assert.equal(code, 0);
  assert.equal(lines.length, cases.length);
  let compared = 0;
  for (let from = 0; from < cases.length; from += 500) {
    assessNatively(cases.slice(from, from + 500), today).forEach((answer, i) => {
      const rows = rowsOf(JSON.parse(answer));
      assert.deepEqual(JSON.parse(lines[from + i]).amounts.sort(byMeasure), rows.sort(byMeasure), cases[from + i]);
      compared += rows.length;
    });
  }
  assert.ok(compared > cases.length, "households have payments");
});

test("byte ranges that meet give the whole, each line once", () => {
  const whole = batch(["--to", "csv", file]);
  assert.equal(whole.code, 0);
  const size = statSync(file).size;
  // Cut in the middle of a line, at its first byte and at its last one.
  const first = people[0].length + 1;
  const cuts = [0, first, first + people[1].length, Math.floor(size / 3), Math.floor(size / 2), size - 1, size];
  const parts = cuts.slice(1).map((cut, i) => batch(["--to", "csv", "--range", `${cuts[i]}-${i === cuts.length - 2 ? "" : cut}`, file]));
  assert.equal(parts.map((part) => part.out).join(""), whole.out);
});

test("GNU parallel shares out the work and joins it again", (t) => {
  if (spawnSync("parallel", ["--version"]).error !== undefined) {
    return t.skip("GNU parallel is not installed (Debian: parallel)");
  }
  const whole = batch([file]);
  const shell = `parallel --will-cite --pipe --keep-order --block 200k ${command} batch ${fixed.join(" ")} --jobs 1 - < ${file}`;
  const split = spawnSync("bash", ["-c", shell], { cwd: rootFolder, encoding: "utf8", maxBuffer: 2 ** 30 });
  assert.equal(split.status, 0, split.stderr);
  assert.equal(split.stdout, whole.out);
});

test("one thread and many write the same, in the order of the lines", () => {
  const one = batch(["--jobs", "1", file]);
  assert.equal(batch(["--jobs", "7", file]).out, one.out);
  assert.deepEqual(one.lines.map((line) => JSON.parse(line).case), people.map((_, place) => String(place + 1)));
});

test("a table gives what the same cases give line by line", () => {
  const csv = join(folder, "households.csv");
  const header = "id,application,paid_month,residence,birth_date,sex,disability,cared_persons.1.same_settlement,children.1.birth_date,children.1.alive,children.2.birth_date,children.2.alive";
  const rows = ["a,2026-03-10,2026-03,citizen,1990-01-01,female,none,,2026-02-01,true,,", '"b, ""c""",2026-03-10,,citizen,1990-01-01,female,,,2026-02-01,true,2019-05-05,true', "d,2026-03-10,,,,,,,,,,"];
  writeFileSync(csv, [header, ...rows].join("\r\n"));
  const child = (birth_date) => ({ birth_date, alive: true });
  const facts = { residence: "citizen", birth_date: "1990-01-01", sex: "female", cared_persons: [] };
  const cases = [
    { id: "a", dates: { application: "2026-03-10", paid_month: "2026-03" }, facts: { ...facts, disability: "none", children: [child("2026-02-01")] } },
    { id: 'b, "c"', dates: { application: "2026-03-10" }, facts: { ...facts, children: [child("2026-02-01"), child("2019-05-05")] } },
    { id: "d", dates: { application: "2026-03-10" }, facts: { children: [], cared_persons: [] } },
  ];
  const table = batch([csv]);
  assert.deepEqual([table.code, table.out], [0, batch(["-"], cases.map((each) => JSON.stringify(each)).join("\n")).out]);
  assert.match(batch(["--to", "csv", csv]).out, /^case,measure,for,state,period,net_min,net_max,from,to\na,.*\n"b, ""c""",birth_grant,1,undecided,once,0,164350,,\n/s);
});

test("a bad line is named and skipped, the others are answered", () => {
  const { code, err, lines } = batch(["-"], `${people[0]}\nnot json\n\n{"facts": {"colour": 1}}\n${people[1]}\n`);
  assert.equal(code, 1);
  assert.deepEqual(lines, batch(["-"], `${people[0]}\n${people[1]}\n`).lines);
  assert.match(err, new RegExp(`line 2 \\(byte ${people[0].length + 1}\\): not_json`));
  assert.match(err, /line 3 .*: not_json/);
  assert.match(err, /line 4 .*: unknown_fact \/facts\/colour/);
  assert.match(err, /3 of 5 lines skipped/);
});

test("what cannot be done is refused before anything is written", () => {
  for (const [words, message] of [
    [["--measures", "birth_grant,no_such", file], /unknown measure no_such/],
    [["--range", "9-3", file], /--range is FROM-TO/],
    [["--range", "9", file], /--range is FROM-TO/],
    [["--range", "9-x", file], /--range is FROM-TO/],
    [["--range", "9-", "-"], /--range needs a file that can be read from any place/],
    [["--to", "xml", file], /--to is csv or json/],
    [["--from", "xml", file], /--from is csv or json/],
    [["--jobs", "1000", file], /--jobs is a number from 1 to 999/],
    [[join(folder, "nothing.jsonl")], /No such file/],
    [[folder], /directory/],
  ]) {
    const { code, out, err } = batch(words);
    assert.notEqual(code, 0);
    assert.equal(out, "");
    assert.match(err, message);
  }
});

test("a table whose columns are no facts is refused before anything is written", () => {
  for (const [header, message] of [
    ["id,colour", /names no fact: colour\n/],
    ["id,,residence", /names no fact: an empty column\n/],
    ["id,children", /names no fact: children\n/],
    ["id,children.0.birth_date", /names no fact: children\.0\.birth_date\n/],
    ["id,children.first.birth_date", /names no fact: children\.first\.birth_date\n/],
    ["id,residence.1.birth_date", /names no fact: residence\.1\.birth_date\n/],
    ['id,"residence', /the first line must name the columns\n/],
  ]) {
    const { code, out, err } = batch(["--from", "csv", "-"], `${header}\n1,citizen\n`);
    assert.deepEqual([code, out], [1, ""], header);
    assert.match(err, message);
  }
});

test("a row that does not fit its columns is named and skipped, and a spreadsheet's mark before the first name is none of it", () => {
  const { code, err, lines } = batch(["--from", "csv", "-"], '\uFEFFid,residence\na,citizen\nb\nc,"citizen\nd,citizen,\ne,citizen\n');
  assert.equal(code, 1);
  assert.deepEqual(lines.map((line) => JSON.parse(line).case), ["a", "e"]);
  assert.deepEqual([...err.matchAll(/line (\d+) .*: not as many cells as columns/g)].map((match) => match[1]), ["2", "3", "4"]);
  assert.match(err, /3 of 5 lines skipped/);
});

test("a register of the population is read without an error", () => {
  assert.equal(batch([file]).err, "");
});
