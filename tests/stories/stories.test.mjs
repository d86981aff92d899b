// Life stories, told as a person tells them: is what the person needs most among the first three lines, true, and with what belongs to it?
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import Ajv from "ajv/dist/2020.js";
import { command } from "../support/command.mjs";

const here = fileURLToPath(new URL("./", import.meta.url));
const root = fileURLToPath(new URL("../../", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "kepil-stories-"));
after(() => rmSync(folder, { recursive: true }));

const read = (path) => JSON.parse(readFileSync(path, "utf8"));
const files = readdirSync(here, { recursive: true }).filter((path) => /^[^/]+\/[^/]+\.json$/.test(path)).sort();
const stories = files.map((path) => ({ name: path.replace(".json", ""), event: path.split("/")[0], ...read(join(here, path)) }));
const risks = read(join(root, "rules-data/risks.json")).risks.map((risk) => risk.id);

const ajv = new Ajv({ allErrors: true, formats: { date: /^\d{4}-\d\d-\d\d$/ } });
const validate = ajv.compile(read(join(here, "story.schema.json")));

// One state of the rulebook for the whole run, even if somebody edits it meanwhile.
const rules = join(folder, "rules-data");
cpSync(join(root, "rules-data"), rules, { recursive: true });

function assess(story) {
  const path = join(folder, "case.json");
  writeFileSync(path, JSON.stringify(story.case));
  const words = ["assess", path, "--json", "--rules", rules, "--today", story.today];
  const run = spawnSync(command, words, { encoding: "utf8", maxBuffer: 1 << 26 });
  assert.equal(run.status, 0, run.stderr);
  return JSON.parse(run.stdout);
}

const about = (answer, { measure, for: place }) =>
  answer.findings.filter((finding) => finding.measure === measure && (place === undefined || finding.for?.index === place - 1));
const decided = (bounds) => (bounds && bounds.min === bounds.max ? bounds.min : bounds && `${bounds.min} to ${bounds.max}`);

test("there are thirty stories and more, and one for each life event", () => {
  assert.ok(stories.length >= 30);
  assert.deepEqual(risks.filter((risk) => !stories.some((story) => story.event === risk)), []);
});

test("every story is written as the schema says and speaks of its life event", () => {
  for (const story of stories) {
    const { name, event, ...written } = story;
    assert.ok(validate(written), `${name}: ${ajv.errorsText(validate.errors)}`);
    assert.equal(written.case.risks[0], event, name);
  }
});

for (const story of stories) {
  test(`${story.name}: ${story.words}`, () => {
    const answer = assess(story);
    assert.deepEqual(answer.errors, []);
    const lines = [...new Set(answer.findings.filter((finding) => finding.state === "entitled").map((finding) => finding.measure))];
    assert.deepEqual(lines.slice(0, story.first.length), story.first, "the first lines as shown");
    assert.ok(lines.slice(0, 3).includes(story.need), `${story.need} is among the first three: ${lines.slice(0, 5)}`);
    for (const line of story.due) {
      const finding = about(answer, line).find((one) => one.state === "entitled");
      assert.ok(finding, `${line.measure} is due`);
      const found = {
        gross: decided(finding.amount?.gross), net: decided(finding.amount?.net),
        from: decided(finding.from), to: decided(finding.to), deadline: decided(finding.deadline),
      };
      for (const [key, value] of Object.entries(line).filter(([key]) => key in found)) {
        assert.equal(found[key], value, `${line.measure}: ${key}`);
      }
    }
    for (const line of story.not_due ?? []) {
      const findings = about(answer, line);
      assert.ok(findings.length > 0 && findings.every((finding) => finding.state === "not_entitled"), `${line.measure} is not due`);
      if (line.failed) {
        const failed = findings[0].conditions.filter((condition) => condition.state === "false").map((condition) => condition.id);
        assert.ok(failed.includes(line.failed), `${line.measure} fails at ${line.failed}, not at ${failed}`);
      }
      if (line.reason) {
        assert.equal(findings[0].reason, line.reason, line.measure);
      }
    }
    for (const [sooner, later] of story.pairs ?? []) {
      assert.ok(lines.includes(sooner) && lines.includes(later), `${sooner} and ${later} stand together`);
      assert.ok(lines.indexOf(sooner) < lines.indexOf(later), `${sooner} stands before ${later}`);
    }
  });
}
