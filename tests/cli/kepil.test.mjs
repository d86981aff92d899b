// The command from outside: exit codes, which stream says what, and messages that name file and place.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, sep } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { command } from "../support/command.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "kepil-cli-"));
after(() => rmSync(folder, { recursive: true }));

function kepil(words, { input = "", env = {}, cwd = root } = {}) {
  const run = spawnSync(command, words, {
    input, cwd, encoding: "utf8", maxBuffer: 1 << 28,
    env: { PATH: process.env.PATH, LANG: "en_GB.UTF-8", ...env },
  });
  return { code: run.status, out: run.stdout, err: run.stderr };
}

function file(name, content) {
  const path = join(folder, name);
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}

// One state of the rulebook for the whole run, even if somebody edits it meanwhile.
const source = join(folder, "rules-data");
cpSync(join(root, "rules-data"), source, { recursive: true });

/** A copy of the whole rulebook with one file changed. */
function changedWhole(name, path, change) {
  const copy = join(folder, name);
  cpSync(source, copy, { recursive: true });
  writeFileSync(join(copy, path), change(readFileSync(join(copy, path), "utf8")));
  return copy;
}

/** A copy of the rulebook, with the measures of one area only, no scenario, no alternative, and one file changed. */
function changed(name, path, change) {
  const copy = join(folder, name);
  const others = join(source, "measures") + sep;
  const left = [join(source, "scenarios"), join(source, "alternatives")];
  const stays = (each) => !each.startsWith(others) || each.slice(others.length).split(sep)[0] === "family";
  cpSync(source, copy, { recursive: true, filter: (each) => stays(each) && !left.includes(each) });
  writeFileSync(join(copy, path), change(readFileSync(join(copy, path), "utf8")));
  return copy;
}

const pack = join(folder, "pack");
assert.equal(kepil(["pack", source, "-o", pack]).code, 0);
const rules = ["--rules", join(pack, "rulebook.kepil")];
const born = { risks: ["childbirth"], dates: { application: "2026-03-10" }, facts: { residence: "citizen", children: [{ birth_date: "2026-02-01" }] } };
const good = file("good.json", born);

test("help and version go to standard output", () => {
  for (const words of [["--help"], ["-h"], ["help"], ["assess", "--help"]]) {
    const { code, out, err } = kepil(words);
    assert.deepEqual([code, err], [0, ""]);
    assert.match(out, /^usage: kepil /);
  }
  assert.match(kepil(["--version"]).out, /^kepil \d+\.\d+\.\d+\n$/);
});

test("what is not understood ends with 2, on standard error", () => {
  const misuses = [
    [[], /^kepil: a command is missing\n/],
    [["asses"], /^kepil: unknown command asses\n/],
    [["--nonsense"], /^kepil: unknown option --nonsense\n/],
    [["check", "a", "b"], /^kepil: check: more than one folder\n/],
    [["check", "--today", "2026-02-30"], /^kepil: check: --today is not a date: 2026-02-30\n/],
    [["pack", "rules-data"], /^kepil: pack: where to\? Add -o OUT\n/],
    [["pack", "-o"], /^kepil: pack: option -o needs a value\n/],
    [["assess"], /^kepil: assess: an operand is missing\n/],
    [["assess", good, good], /^kepil: assess: too many operands\n/],
    [["assess", good, "--lang", "de"], /^kepil: assess: unknown language de: kk, ru or en\n/],
    [["assess", good, "--json=1"], /^kepil: assess: option --json takes no value\n/],
    [["assess", good, "--lang", "kk", "--lang", "ru"], /^kepil: assess: option --lang is given twice\n/],
    [["assess", good, "--lnag", "kk"], /^kepil: assess: unknown option --lnag\n/],
    [["assess", good, ...rules, "--json-lines", "--jobs", "0"], /^kepil: assess: --jobs is a number from 1 to 999\n/],
    [["timeline", good, ...rules, "--years", "51"], /^kepil: timeline: --years is a number from 1 to 50\n/],
    [["advise"], /^kepil: advise: an operand is missing\n/],
    [["explain", good], /^kepil: explain: an operand is missing\n/],
    [["explain", good, "birth_grant", ...rules, "--index", "first"], /^kepil: explain: --index is a place in the list, from 1\n/],
  ];
  for (const [words, message] of misuses) {
    const { code, out, err } = kepil(words);
    assert.equal(code, 2, words.join(" "));
    assert.equal(out, "");
    assert.match(err, message);
    assert.match(err, /Try 'kepil --help'\.\n$/);
  }
});

test("what cannot be read ends with 1 and says why", () => {
  const cases = [
    [["check", "nowhere"], "kepil: check: nowhere: No such file or directory\n"],
    [["assess", "nowhere.json", ...rules], "kepil: assess: nowhere.json: No such file or directory\n"],
    [["assess", good, "--rules", "nowhere"], "kepil: assess: nowhere: No such file or directory\n"],
    [["catalogue", "--rules", "nowhere"], "kepil: catalogue: nowhere: No such file or directory\n"],
  ];
  for (const [words, message] of cases) {
    const { code, out, err } = kepil(words);
    assert.deepEqual([code, out, err], [1, "", message]);
  }
  for (const folder of [["assess", source], ["assess", "--json-lines", source], ["batch", source]]) {
    assert.match(kepil([...folder, ...rules]).err, /Is a directory\n$/);
  }
  const broken = file("broken.kepil", "KEPIL but not a pack");
  const { code, err } = kepil(["assess", good, "--rules", broken]);
  assert.equal(code, 1);
  assert.match(err, /^kepil: assess: .*broken\.kepil: /);
});

// It opens as a file does, and then cannot be read.
const unreadable = "/proc/self/mem";
test("input that breaks off is no end of the input", { skip: !existsSync(unreadable) && "only Linux has such a file" }, () => {
  for (const words of [["assess", "--json-lines"], ["batch"], ["assess"]]) {
    const { code, out, err } = kepil([...words, unreadable, ...rules]);
    assert.deepEqual([code, out], [1, ""], words.join(" "));
    assert.match(err, new RegExp(`^kepil: .*${unreadable}: Input/output error\n$`));
  }
});

test("check passes the rulebook of this repository", () => {
  const { code, out, err } = kepil(["check", source]);
  assert.deepEqual([code, err], [0, ""], out);
  assert.match(out, /\d+ measures, .*\d+ cases \(\d+ right\), .*: 0 errors, \d+ notes\n$/);
});

test("check points at file, line and column, and goes on with the cases of the rest", () => {
  const rule = "measures/family/birth_grant/rule.json";
  const copy = changed("misspelt", rule, (text) => text.replace('"weight"', '"wieght"'));
  const { code, out } = kepil(["check", copy]);
  assert.equal(code, 1);
  const line = out.split("\n").find((each) => each.includes("wieght"));
  const row = readFileSync(join(copy, rule), "utf8").split("\n").findIndex((each) => each.includes("wieght")) + 1;
  assert.match(line, new RegExp(`^${join(copy, rule)}:${row}:\\d+: error: unknown member "wieght" \\(.*\\)$`));
  assert.ok(Number(/\((\d+) right\)/.exec(out)[1]) > 100);
});

test("check finds a worked example that comes out otherwise", () => {
  const path = "measures/family/birth_grant/cases.json";
  const copy = changed("otherwise", path, (text) => text.replace('"164350"', '"164351"'));
  const { code, out } = kepil(["check", copy]);
  assert.equal(code, 1);
  assert.match(out, /cases\.json:\d+:\d+: error: case "\w+": gross is "164350", expected "164351" \(it is entitled/);
});

test("a worked example may say all that stands in the way", () => {
  const path = "measures/family/awarded_mother_allowance/cases.json";
  const all = (list) => changed(`in_the_way_${list.length}`, path, (text) => text.replaceAll('"failed": "awarded"', `"failed": ${JSON.stringify(list)}`));
  assert.equal(kepil(["check", all(["awarded"]), "--only", "awarded_mother_allowance"]).code, 0);
  const { code, out } = kepil(["check", all(["awarded", "resides"]), "--only", "awarded_mother_allowance"]);
  assert.equal(code, 1);
  assert.match(out, /what fails is "awarded", expected "awarded, resides"/);
});

test("check runs the cases of one measure alone", () => {
  const copy = changed("alone", "measures/family/birth_grant/cases.json", (text) => text.replace('"164350"', '"164351"'));
  const right = kepil(["check", copy, "--only", "awarded_mother_allowance"]);
  assert.equal(right.code, 0, right.out);
  const wrong = kepil(["check", copy, "--only", "birth_grant"]);
  assert.equal(wrong.code, 1);
  assert.match(wrong.out, /gross is "164350", expected "164351"/);
  const [, run, good] = /(\d+) cases \((\d+) right\)/.exec(wrong.out).map(Number);
  assert.ok(good > 0 && good < run, wrong.out);
  const nobody = kepil(["check", copy, "--only", "birth_grunt"]);
  assert.deepEqual([nobody.code, nobody.err], [1, "kepil: check: no measure is called birth_grunt\n"]);
});

test("check notes values that nobody looked at for a year", () => {
  const copy = changed("aged", "rulebook.json", (text) => text);
  assert.doesNotMatch(kepil(["check", copy, "--today", "2026-11-21"]).out, /was last checked/);
  assert.match(kepil(["check", copy, "--today", "2030-01-01"]).out, /parameters\/indicators\.json:\d+:\d+: note: "mci" was last checked on 2026-/);
});

test("pack writes nothing from a rulebook with errors", () => {
  const copy = changed("unpackable", "acts/social_code.json", (text) => text.replace('"title"', '"titel"'));
  const out = join(folder, "nothing");
  const run = kepil(["pack", copy, "-o", out]);
  assert.equal(run.code, 1);
  assert.match(run.err, /acts\/social_code\.json:\d+:\d+: error: /);
  assert.match(run.err, /kepil: pack: nothing was written: the rulebook has errors\n$/);
  assert.throws(() => readFileSync(join(out, "rulebook.kepil")));
});

test("equal rulebooks give equal packs, with texts in every language", () => {
  const again = join(folder, "again");
  assert.equal(kepil(["pack", source, again]).code, 0);
  for (const name of ["rulebook.kepil", "reasons.kepil", ...["kk", "ru", "en"].flatMap((l) => [`texts.${l}.json`, `details.${l}.json`])]) {
    assert.deepEqual(readFileSync(join(again, name)), readFileSync(join(pack, name)), name);
  }
  const keys = (language) => Object.keys(JSON.parse(readFileSync(join(pack, `texts.${language}.json`), "utf8")));
  assert.deepEqual(keys("kk"), keys("ru"));
  assert.deepEqual(keys("kk"), keys("en"));
});

test("a folder and its pack give the same answer, from a file and from standard input", () => {
  const options = ["--json", "--today", "2026-11-21"];
  const answer = kepil(["assess", good, ...options, ...rules]);
  assert.deepEqual([answer.code, answer.err], [0, ""]);
  assert.equal(kepil(["assess", good, ...options, "--rules", source]).out, answer.out);
  assert.equal(kepil(["assess", good, ...options], { env: { KEPIL_RULES: rules[1] } }).out, answer.out);
  assert.equal(kepil(["assess", "-", ...options, ...rules], { input: JSON.stringify(born) }).out, answer.out);
  assert.ok(JSON.parse(answer.out).findings.some((finding) => finding.measure === "birth_grant"));
});

test("the table speaks the language asked for, else that of the terminal", () => {
  const headings = { kk: /^Нәтиже {2,}Шара/, ru: /^Вывод {2,}Мера/, en: /^State {2,}Measure/ };
  for (const [language, heading] of Object.entries(headings)) {
    assert.match(kepil(["assess", good, ...rules, "--lang", language]).out, heading);
    assert.match(kepil(["assess", good, ...rules], { env: { LANG: `${language}_KZ.UTF-8` } }).out, heading);
  }
  assert.match(kepil(["assess", good, ...rules], { env: { LANG: "C" } }).out, headings.en);
});

test("the columns of the table stand under their headings", () => {
  const { out } = kepil(["assess", good, ...rules, "--lang", "kk", "--all"]);
  const [, rule, ...rows] = out.split("\n\n")[0].split("\n");
  const gaps = [...rule].flatMap((character, i) => (character === " " ? [i] : []));
  for (const row of rows) {
    assert.ok(gaps.every((i) => ([...row][i] ?? " ") === " "), row);
  }
});

test("bad input is refused in the language, and the rest is answered", () => {
  const bad = file("bad.json", { ...born, facts: { ...born.facts, colour: "red", sex: "\u001b[31m" } });
  const texts = JSON.parse(readFileSync(join(pack, "texts.ru.json"), "utf8"));
  const { code, out, err } = kepil(["assess", bad, ...rules, "--lang", "ru"]);
  assert.equal(code, 1);
  assert.match(err, /^kepil: assess: .*bad\.json: \/facts\/colour: /m);
  assert.match(err, /^kepil: assess: .*bad\.json: \/facts\/sex: /m);
  assert.ok(err.includes(texts["error.unknown_fact"].split("«")[0]));
  assert.ok(!err.includes("\u001b"), "a terminal must not obey a case file");
  assert.match(out, /Свод правил/);
});

test("what is no case gives errors alone", () => {
  for (const [content, code] of [["not json", "not_json"], ["[]", "not_an_object"]]) {
    const run = kepil(["assess", "-", "--json", ...rules], { input: content });
    assert.equal(run.code, 1);
    const answer = JSON.parse(run.out);
    assert.equal(answer.errors[0].code, code);
    assert.equal(answer.findings, undefined);
    assert.match(run.err, /^kepil: assess: -: /);
  }
});

test("--date is the day of application, whatever the case says", () => {
  const at = (...words) => JSON.parse(kepil(["assess", good, "--json", ...rules, ...words]).out).dates.application;
  assert.equal(at(), "2026-03-10");
  assert.equal(at("--date", "2026-05-01"), "2026-05-01");
});

test("line by line: as many answers as cases, in order, whatever the number of threads", () => {
  const lines = Array.from({ length: 5000 }, (_, i) =>
    i % 100 === 0 ? "" : JSON.stringify({ ...born, dates: { application: `2026-03-${String(1 + (i % 28)).padStart(2, "0")}` } }));
  const input = lines.join("\n") + "\n";
  const run = (jobs) => kepil(["assess", "--json-lines", "-", ...rules, "--today", "2026-11-21", "--jobs", jobs], { input });
  const one = run("1");
  assert.equal(one.code, 1);
  const answers = one.out.trimEnd().split("\n").map((line) => JSON.parse(line));
  assert.equal(answers.length, lines.length);
  answers.forEach((answer, i) => assert.equal(answer.dates?.application, lines[i] === "" ? undefined : JSON.parse(lines[i]).dates.application));
  assert.equal(run("3").out, one.out);
});

test("explain opens a finding down to its sources", () => {
  const { code, out, err } = kepil(["explain", good, "birth_grant", "--index", "1", ...rules, "--lang", "en"]);
  assert.deepEqual([code, err], [0, ""]);
  for (const heading of ["Conditions", "How the amount is computed", "Where the numbers come from", "What is missing"]) {
    assert.match(out, new RegExp(`^${heading}$`, "m"));
  }
  assert.match(out, /= 4 325 tenge \(Budget Law 2026/);
  const unknown = kepil(["explain", good, "birth_grnat", ...rules]);
  assert.equal(unknown.code, 1);
  assert.match(unknown.err, /^kepil: explain: .*birth_grnat/);
});

test("the timeline prints dates in order, in the language, and as JSON what the table says", () => {
  const { code, out, err } = kepil(["timeline", good, ...rules, "--years", "2", "--lang", "en"]);
  assert.deepEqual([code, err], [0, ""]);
  assert.match(out, /^2027-01-01 .*the law is not known yet: /m);
  assert.match(out, /^2027-08-01 .*Birth allowance \[1\] +last day to apply: /m);
  assert.match(kepil(["timeline", good, ...rules, "--lang", "kk"]).out, /өтініш берудің соңғы күні/);
  const { events, from, to } = JSON.parse(kepil(["timeline", good, ...rules, "--years", "2", "--json"]).out);
  assert.deepEqual([from, to], ["2026-03-10", "2028-03-10"]);
  assert.deepEqual(events.map((event) => event.date), events.map((event) => event.date).sort());
  assert.ok(events.some((event) => event.event === "deadline" && event.measure === "birth_grant" && event.date === "2027-08-01"));
});

const ill = file("ill.json", {
  risks: ["illness"],
  facts: {
    work_status: "employee", sick_sheet: true, sick_cause: "illness", sick_exclusion: "none", special_status: "none", disability: "none",
    diplomatic_post_abroad: false, sick_from: "2026-02-02", average_daily_wage: 30000, sick_months: [{ month: "2026-02-01", work_days: 12 }],
  },
});
const sickPay = (answer) => answer.findings.find((finding) => finding.measure === "sick_pay").amount.gross.max;

test("a scenario answers from a folder and from its pack, and says what it is", () => {
  for (const from of [["--rules", source], rules]) {
    const law = JSON.parse(kepil(["assess", ill, "--json", ...from]).out);
    const more = JSON.parse(kepil(["assess", ill, "--json", "--scenario", "sick_pay_cap_35", ...from]).out);
    assert.deepEqual([sickPay(law), sickPay(more)], ["108125", "151375"]);
    assert.deepEqual([more.rulebook.scenario, more.rulebook.status, law.rulebook.scenario], ["sick_pay_cap_35", "proposal", undefined]);
    const table = kepil(["assess", ill, "--scenario", "sick_pay_cap_35", "--lang", "ru", ...from]).out;
    assert.match(table, /^Сценарий: .* \(предложение, не закон\)\n/);
    const explained = kepil(["explain", ill, "sick_pay", "--scenario", "sick_pay_cap_35", "--lang", "en", ...from]).out;
    assert.match(explained, /^Scenario: .*\(a proposal, not the law\)\n[^]*As proposed, at most\s+35 MCI/);
    const stranger = kepil(["assess", ill, "--scenario", "nowhere", ...from]);
    assert.equal(stranger.code, 1);
    assert.match(stranger.err, /no scenario is called nowhere; there are: .*sick_pay_cap_35/);
  }
});

test("compare puts the law beside scenarios", () => {
  const { code, out } = kepil(["compare", ill, "--json", "--scenario", "sick_pay_cap_35", "--scenario", "forecast_2027_2030", ...rules]);
  assert.equal(code, 0);
  const answer = JSON.parse(out);
  assert.deepEqual(answer.rulebooks.map((each) => each.scenario), [undefined, "sick_pay_cap_35", "forecast_2027_2030"]);
  const [difference] = answer.differences.filter((each) => each.measure === "sick_pay");
  assert.deepEqual(difference.findings.map((finding) => finding.amount.gross.max), ["108125", "151375", "108125"]);
  assert.equal(answer.totals.length, 3);
  assert.notDeepEqual(answer.totals[0], answer.totals[1]);
  const table = kepil(["compare", ill, "--lang", "en", ...rules]).out;
  assert.match(table, /\[\d\] Limit of sick pay: 35 MCI \(a proposal, not the law\)/);
  assert.match(table, /Sick pay .* 108 125 .* 151 375/);
});

test("every scenario that is shipped shows its difference, in each of its own cases that has one, by assess and by compare", () => {
  for (const id of readdirSync(join(source, "scenarios"))) {
    const cases = JSON.parse(readFileSync(join(source, "scenarios", id, "cases.json"), "utf8"));
    const different = cases.filter((each, place) => {
      const { measure } = each.expect[0];
      const given = file(`${id}_${place}.json`, each.case);
      const { differences, rulebooks } = JSON.parse(kepil(["compare", given, "--json", "--scenario", id, ...rules]).out);
      assert.equal(rulebooks[1].scenario, id);
      const alone = JSON.parse(kepil(["assess", given, "--json", "--scenario", id, ...rules]).out).findings.filter((one) => one.measure === measure);
      const beside = differences.filter((one) => one.measure === measure);
      beside.forEach((one) => assert.deepEqual(one.findings[1].state, alone.find((each) => each.for?.index === one.for?.index).state, `${id} ${each.id}`));
      return beside.length > 0;
    });
    assert.ok(different.length > 0, id);
  }
});

const story = (name) => file("story.json", JSON.parse(readFileSync(join(root, `tests/stories/${name}.json`), "utf8")).case);

test("compare tells how a payment goes on where one side knows it, and counts what is undecided on all sides", () => {
  const disabled = story("disability/stroke_group_2");
  const beside = kepil(["compare", disabled, ...rules, "--lang", "en", "--scenario", "forecast_2027_2030"]).out;
  assert.match(beside, /State social disability allowance .*; 2027-01-01: not .*; 2027-01-01: \d/);
  const little = file("little.json", { risks: ["childbirth"], dates: { application: "2026-11-21" }, facts: { residence: "citizen" } });
  const words = ["compare", little, ...rules, "--lang", "en", "--scenario", "large_family_certificate"];
  const [, hidden] = /only the bounds move \(--all shows them\): (\d+)\n/.exec(kepil(words).out);
  const lines = (text) => text.split("\n").filter((line) => / (possible|—|not known)/.test(line)).length;
  assert.ok(lines(kepil([...words, "--all"]).out) >= lines(kepil(words).out) + Number(hidden));
  assert.equal(kepil([...words, "--scenario", "no_such"]).code, 1);
});

test("the timeline prints what each month of delay costs", () => {
  const miner = story("hazardous_work/miner_55");
  const { out } = kepil(["timeline", miner, ...rules, "--lang", "en"]);
  const { delay } = JSON.parse(kepil(["timeline", miner, ...rules, "--json"]).out);
  const table = out.slice(out.indexOf("What each month of delay costs"));
  assert.ok(delay.length > 0 && table.split(delay[0].since).length - 1 >= delay.length, out);
  assert.match(table, /Special occupational state allowance +\d{4}-\d\d-\d\d +101 702/);
});

test("advise prints what to choose: the best first and marked, each with its money and what it asks for", () => {
  const child = { birth_date: "2026-02-01", relation: "born", alive: true, you_care: true, state_care: false, rights_lost: false, counted_in_other_family: false, lives_with_you: true };
  const parent = file("parent.json", {
    risks: ["childbirth"], dates: { application: "2026-03-10" },
    facts: {
      residence: "citizen", region: "almaty", disability: "none", military_or_special_service: false, long_service_pension: false, has_age_pension: false,
      birth_date: "1995-05-05", sex: "female", children: [child], income: [{ from: "2024-02-01", to: "2026-01-01", kind: "employee", wage: "100000", payer: "1" }],
      other_parent_wage: "400000", other_parent_months: "24", other_parent_business: false,
    },
  });
  const { code, out, err } = kepil(["advise", parent, ...rules, "--lang", "en"]);
  assert.deepEqual([code, err], [0, ""]);
  const choice = out.slice(out.indexOf("What to choose"));
  assert.match(choice, /Who should take the child-care payment\? \(18 months\)\n {2}\* The other parent takes it: 2 332 800 tenge\n {6}\S/);
  assert.match(choice, /\n {4}You take it: 583 200 tenge\n/);
  assert.match(choice, /\n {8}Social payment for child care \[1\], due: 129 600 tenge monthly, /);
});

test("compare leaves out, where it is unknown, a fact that only a scenario asks for", () => {
  const copy = changedWhole("asking", "rulebook.json", (text) => text);
  const facts = join(copy, "scenarios/sick_pay_cap_35/facts");
  mkdirSync(facts);
  const label = { kk: "Сұрақ?", ru: "Вопрос?", en: "A question?" };
  writeFileSync(join(facts, "own.json"), JSON.stringify([{ id: "own_question", type: "boolean", group: "you", label, why: label }]));
  const asked = file("asked.json", { ...born, facts: { ...born.facts, own_question: true } });
  assert.match(kepil(["assess", asked, "--rules", copy]).err, /own_question/);
  const { code, err } = kepil(["compare", asked, "--rules", copy, "--scenario", "sick_pay_cap_35"]);
  assert.deepEqual([code, err], [0, ""]);
});

test("check reads every scenario and runs its cases", () => {
  const copy = changedWhole("reform", "scenarios/sick_pay_cap_35/parameters/illness.json", (text) => text.replace('"35"', '"34"'));
  const { code, out } = kepil(["check", copy]);
  assert.equal(code, 1);
  assert.match(out, /scenarios\/sick_pay_cap_35\/cases\.json:\d+:\d+: error: case "above_both_limits": gross is "147050", expected "151375"/);
});

test("advise: whoever lost a job and is not registered sees the job-loss payment, and what to do for it", () => {
  const jobless = file("jobless.json", {
    risks: ["job_loss"],
    dates: { application: "2026-11-21" },
    facts: {
      residence: "citizen", birth_date: "1984-03-01", work_status: "not_working", registered_unemployed: false, participation_months: "30",
      job_end_date: "2026-10-31", job_end_reason: "staff_cut", income: [{ from: "2024-01-01", to: "2026-10-01", kind: "employee", wage: 300000, payer: 1 }],
    },
  });
  const { code, out, err } = kepil(["advise", jobless, ...rules, "--lang", "en"]);
  assert.deepEqual([code, err], [0, ""]);
  assert.match(out, /^What would turn a refusal\n\n.*job loss.*\n  Register as unemployed /i);
  const { changes } = JSON.parse(kepil(["advise", jobless, ...rules, "--json"]).out);
  const change = changes.find(({ measure }) => measure === "job_loss_payment");
  assert.deepEqual(change.with, [{ pointer: "/facts/registered_unemployed", fact: "registered_unemployed", how: "act", from: false, to: true }]);
  // What was said is what an assessment says of somebody who did so.
  const done = { ...JSON.parse(readFileSync(jobless, "utf8")) };
  done.facts = { ...done.facts, registered_unemployed: true, registered_unemployed_on: "2026-11-21" };
  const { findings } = JSON.parse(kepil(["assess", file("done.json", done), ...rules, "--json"]).out);
  const finding = findings.find(({ measure }) => measure === "job_loss_payment");
  assert.deepEqual([finding.state, finding.amount.net], [change.then.state, change.then.net]);
  assert.notEqual(finding.state, "not_entitled");
});

test("history tells what is lost, what can still be claimed, and by which law each month counts", () => {
  const claim = { risks: ["disability"], dates: { application: "2023-08-10" }, facts: { residence: "citizen", disability: "group_2",
    disability_cause: "general_illness", disability_established_on: "2022-11-20", disability_until: "2030-01-01",
    disability_for_life: false, has_age_pension: false, long_service_pension: false, lives_in_care_centre: false } };
  const late = file("late.json", claim);
  const { code, out, err } = kepil(["history", late, ...rules, "--from", "2022-01-01", "--lang", "en"]);
  assert.deepEqual([code, err], [0, ""]);
  assert.match(out, /State social disability allowance +2022-11 – 2022-12 +2 +57 205\.17 +no/);
  assert.match(out, /2023-05 – 2023-06 +2 +62 067\.51 +yes/);
  const { payments } = JSON.parse(kepil(["history", late, ...rules, "--from", "2022-01-01", "--json"]).out);
  const allowance = payments.find((payment) => payment.measure === "disability_allowance");
  assert.deepEqual(allowance.lost, { min: "362680.38", max: "362680.38" });
  assert.match(kepil(["history", late, ...rules, "--from", "soon"]).err, /^kepil: history: --from is a date/);
});

test("explain says since when a measure exists, and what stood in its place", () => {
  const long_ago = file("long_ago.json", { dates: { application: "2019-05-06" }, facts: { residence: "citizen" } });
  const { out } = kepil(["explain", long_ago, "large_family_allowance", "--lang", "ru", ...rules]);
  assert.match(out, /не положено\n +действует с 2020-01-01\n +Вместо нее тогда: /);
});

test("the catalogue is JSON", () => {
  const { code, out } = kepil(["catalogue", ...rules]);
  assert.equal(code, 0);
  assert.ok(JSON.parse(out).measures.length > 100);
});

test("a closed pipe is an error, not a crash", () => {
  const run = spawnSync("sh", ["-c", `"$1" catalogue --rules "$2" >/dev/full`, "sh", command, rules[1]], { cwd: root, encoding: "utf8" });
  assert.equal(run.status, 1);
  assert.match(run.stderr, /^kepil: the output could not be written\n$/);
});

test("texts --review prints the texts of a measure in three languages, with its confidence and terms", () => {
  const run = kepil(["texts", "--review", "--measure", "crisis_centre", "--rules", source]);
  assert.equal(run.code, 0, run.err);
  assert.match(run.out, /^<!doctype html>/);
  assert.match(run.out, /@page \{ size: A4 landscape/);
  assert.doesNotMatch(run.out, /<script|https?:/);
  const text = JSON.parse(readFileSync(join(source, "measures/rights_safety/crisis_centre/text.json"), "utf8"));
  const row = run.out.split("\n").find((line) => line.startsWith("<tr><td><code>how.1</code>"));
  for (const language of ["kk", "ru", "en"]) {
    assert.ok(row.includes(`<td lang="${language}">${text.how[0][language]}</td>`), language);
  }
  assert.match(run.out, /<code>crisis_centre<\/code>; service, budget; confirmed; order_263_2023/);
  assert.doesNotMatch(run.out, /birth_grant/);
});

test("texts --review without a measure leaves no text out", () => {
  const run = kepil(["texts", "--review", "--rules", source]);
  const rows = run.out.split("\n").filter((line) => line.startsWith("<tr><td><code>")).length;
  const counted = Number(kepil(["check", source]).out.match(/(\d+) texts in each language/)[1]);
  const { terms } = JSON.parse(readFileSync(join(source, "glossary.json"), "utf8"));
  assert.equal(rows, counted + terms.length);
});

test("texts asks what to print, and for a measure that exists", () => {
  assert.equal(kepil(["texts"]).code, 2);
  const run = kepil(["texts", "--review", "--measure", "no_such", "--rules", source]);
  assert.deepEqual([run.code, run.out], [1, ""]);
  assert.match(run.err, /no measure is called no_such/);
});
