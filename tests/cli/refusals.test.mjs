// What the command refuses, and how it says so: words that make no sense, files that cannot be read or written, rulebooks with errors.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, sep } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { command } from "../support/command.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "kepil-refusals-"));
after(() => rmSync(folder, { recursive: true }));

function kepil(words, input = "") {
  const run = spawnSync(command, words, { cwd: folder, input, encoding: "utf8", maxBuffer: 1 << 28, env: { PATH: process.env.PATH, LANG: "en" } });
  return { code: run.status, out: run.stdout, err: run.stderr };
}

// The measures of one area, without scenarios: small, so that a run is short.
const source = join(folder, "rules-data");
const others = join(root, "rules-data/measures") + sep;
const stays = (path) => !path.startsWith(others) || path.slice(others.length).split(sep)[0] === "family";
cpSync(join(root, "rules-data"), source, { recursive: true, filter: (path) => stays(path) && !/rules-data\/(scenarios|alternatives)/.test(path) });
const pack = join(folder, "pack");
assert.equal(kepil(["pack", source, "-o", pack]).code, 0);
const rules = ["--rules", join(pack, "rulebook.kepil")];

const newborn = { dates: { application: "2026-03-10" }, facts: { residence: "citizen", children: [{ birth_date: "2026-02-01", relation: "born", alive: true, you_care: true, state_care: false, rights_lost: false }] } };
const good = join(folder, "good.json");
writeFileSync(good, JSON.stringify(newborn));

/** A copy of that rulebook with one file changed. */
function changed(name, path, change) {
  const copy = join(folder, name);
  cpSync(source, copy, { recursive: true });
  writeFileSync(join(copy, path), change(readFileSync(join(copy, path), "utf8")));
  return copy;
}

test("words that make no sense end with 2", () => {
  for (const [words, message] of [
    [["check", "--nonsense"], /check: unknown option --nonsense/],
    [["pack", "a", "b", "c"], /pack: too many operands/],
    [["verify"], /verify: which hash\?/],
    [["verify", "0123456789ag"], /verify: a hash is 64 digits/],
    [["verify", "--nonsense"], /verify: unknown option --nonsense/],
    [["texts", "--nonsense"], /texts: unknown option --nonsense/],
    [["texts", "--review", "more"], /texts: too many operands/],
    [["assess", good, "--date", "2026-13-01"], /assess: not a date: 2026-13-01/],
    [["assess", good, "--today", "soon"], /assess: not a date: soon/],
    [["timeline"], /timeline: an operand is missing/],
    [["history"], /history: an operand is missing/],
    [["compare"], /compare: an operand is missing/],
  ]) {
    const { code, out, err } = kepil(words);
    assert.deepEqual([code, out], [2, ""], words.join(" "));
    assert.match(err, message);
  }
});

test("after -- a dash begins a file's name", () => {
  copyFileSync(good, join(folder, "-odd.json"));
  assert.equal(kepil(["assess", ...rules, "--json", "--", "-odd.json"]).out, kepil(["assess", ...rules, "--json", good]).out);
});

test("--date leaves a case alone that is none: the answer says what is wrong with it", () => {
  for (const [input, code] of [["not json", "not_json"], ['{"dates": 5}', "wrong_type"]]) {
    const run = kepil(["assess", "-", "--json", "--date", "2026-05-01", ...rules], input);
    assert.equal(run.code, 1);
    assert.equal(JSON.parse(run.out).errors[0].code, code);
  }
});

test("--date is the day of application of every line of a batch", () => {
  const later = { ...newborn, dates: { application: "2027-09-01" } };
  const run = (line, ...words) => kepil(["batch", ...rules, ...words, "-"], JSON.stringify(line)).out;
  assert.equal(run(newborn, "--date", "2027-09-01"), run(later));
  assert.notEqual(run(newborn), run(later));
  const table = kepil(["batch", ...rules, "--from", "csv", "--date", "2027-09-01", "-"], "application,residence\n2026-03-10,citizen\n").out;
  assert.equal(table, run({ dates: { application: "2027-09-01" }, facts: { residence: "citizen" } }));
});

test("a pack alone answers, by the names of the rulebook's own, and has no scenarios", () => {
  const alone = join(folder, "alone");
  mkdirSync(alone);
  copyFileSync(rules[1], join(alone, "rulebook.kepil"));
  const words = ["assess", good, "--rules", join(alone, "rulebook.kepil")];
  const { code, out } = kepil(words);
  assert.equal(code, 0);
  assert.match(out, /birth_grant \[1\]/);
  assert.equal(kepil([...words, "--json"]).out, kepil(["assess", good, ...rules, "--json"]).out);
  const { code: refused, err } = kepil([...words, "--scenario", "reform"]);
  assert.deepEqual([refused, err], [1, "kepil: assess: no scenario is called reform; there are none\n"]);
});

test("what cannot be read or written is named, and nothing half written stays", () => {
  assert.match(kepil(["pack", "nowhere", "-o", "out"]).err, /^kepil: pack: nowhere: No such file or directory\n$/);
  assert.match(kepil(["verify", "0123456789ab", "--rules", "nowhere"]).err, /^kepil: verify: nowhere: No such file or directory\n$/);
  assert.match(kepil(["texts", "--review", "--rules", "nowhere"]).err, /^kepil: texts: nowhere: No such file or directory\n$/);
  const below = kepil(["pack", source, "-o", join(good, "out")]);
  assert.deepEqual([below.code, below.err], [1, `kepil: pack: ${join(good, "out")}: Not a directory\n`]);
  const taken = join(folder, "taken");
  mkdirSync(join(taken, "rulebook.kepil"), { recursive: true });
  const { code, err } = kepil(["pack", source, "-o", taken]);
  assert.deepEqual([code, err], [1, `kepil: pack: ${join(taken, "rulebook.kepil")}: Is a directory\n`]);
  assert.deepEqual(readdirSync(taken), ["rulebook.kepil"]);
});

test("from a rulebook with errors nothing is answered: the first thing said is where they are", () => {
  const copy = changed("broken", "measures/family/birth_grant/rule.json", (text) => text.replace('"weight"', '"wieght"'));
  for (const words of [["assess", good], ["texts", "--review"], ["new-year", "2027"]]) {
    const { code, out, err } = kepil([...words, "--rules", copy]);
    assert.deepEqual([code, out], [1, ""], words.join(" "));
    assert.match(err, /the rulebook has errors; run 'kepil check'/);
  }
  assert.match(kepil(["assess", good, "--rules", copy]).err, /^\S+birth_grant\/rule\.json:\d+:\d+: error: unknown member "wieght"/);
});

test("each worked example that is not whole, or not right, is told by its place and by what is wrong with it", () => {
  const entitled = { state: "entitled", for: 1 };
  const twins = { ...newborn, facts: { ...newborn.facts, children: [...newborn.facts.children, ...newborn.facts.children] } };
  const wrong = [
    [7, /case null: a case has "id", "case" and at least one "expect"/],
    [{ id: "a", case: newborn }, /case "a": a case has "id", "case" and at least one "expect"/],
    [{ id: "b", case: newborn, expect: [] }, /case "b": a case has "id"/],
    [{ id: "c", case: newborn, expect: ["entitled"] }, /case "c": .*type/],
    [{ id: "d", case: { facts: { colour: "red" } }, expect: [entitled] }, /case "d": its facts are refused: unknown_fact at \/facts\/colour/],
    [{ id: "e", case: newborn, expect: [{ ...entitled, colour: "red" }] }, /case "e": an expectation has no member "colour"/],
    [{ id: "f", case: newborn, expect: [{ ...entitled, failed: "in_time" }] }, /case "f": the condition "in_time" did not fail/],
    [{ id: "g", case: newborn, expect: [{ ...entitled, missing: ["sex"] }] }, /case "g": "sex" is not missing/],
    [{ id: "h", case: newborn, expect: [{ ...entitled, for: 9 }] }, /case "h": no finding of "birth_grant" for element 9/],
    [{ id: "i", case: twins, expect: [{ state: "entitled" }] }, /case "i": there are 2 findings of "birth_grant" \(say for which element: "for": 1\)/],
    [{ id: "j", case: newborn, expect: [{ ...entitled, gross: "1", net: "164350" }] }, /case "j": gross is "164350", expected "1"/],
  ];
  const lines = wrong.map(([content]) => JSON.stringify(content)).join(",\n");
  const copy = changed("unwhole", "measures/family/birth_grant/cases.json", () => `[\n${lines}\n]\n`);
  const { code, out } = kepil(["check", copy, "--only", "birth_grant"]);
  assert.equal(code, 1);
  const said = out.split("\n");
  wrong.forEach(([, message], i) => {
    const here = said.filter((line) => line.includes(`cases.json:${i + 2}:1: error:`));
    assert.equal(here.length, 1, `line ${i + 2}: ${out}`);
    assert.match(here[0], message);
  });
  assert.match(said.at(-2), /11 cases \(0 right\).*: 11 errors/);
});
