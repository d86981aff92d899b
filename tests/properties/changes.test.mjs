// No refusal is left without advice that lawful acts could turn: whatever all of them together would bring, the advice names the few that do.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { household, today } from "../population/households.mjs";
import { assessNatively, catalogueNatively, rootFolder } from "../support/calculator.mjs";
import { command } from "../support/command.mjs";

const folder = join(rootFolder, "rules-data/facts");
const changeable = readdirSync(folder)
  .flatMap((name) => JSON.parse(readFileSync(join(folder, name), "utf8")))
  .filter((fact) => fact.change !== undefined);

/** The case as it would be if the person did everything that the rulebook says can be done. */
function afterAllActs(given) {
  const facts = { ...given.facts };
  for (const { id, max, change } of changeable) {
    if (facts[id] === undefined || facts[id] === null) {
      continue;
    }
    if (change.how === "more") {
      facts[id] = max;
    } else if (change.from === undefined ? facts[id] === false : change.from.includes(facts[id])) {
      facts[id] = change.to;
      Object.keys(change.with ?? {}).forEach((other) => (facts[other] = given.dates.application));
    }
  }
  return { ...given, facts };
}

function advice(given) {
  const words = ["advise", "--rules", "build/pack/rulebook.kepil", "--json", "--today", today, "-"];
  const run = spawnSync(command, words, { cwd: rootFolder, input: JSON.stringify(given), maxBuffer: 2 ** 26 });
  return JSON.parse(run.stdout.toString());
}

const key = ({ measure, for: element }) => `${measure}/${element?.index ?? ""}`;

test("every refusal that lawful acts would turn has its smallest change", () => {
  const stories = join(rootFolder, "tests/stories");
  const told = readdirSync(stories, { recursive: true })
    .filter((path) => /^[^/]+[/\\][^/\\]+\.json$/.test(path))
    .map((path) => JSON.parse(readFileSync(join(stories, path), "utf8")).case);
  const { risks } = catalogueNatively();
  const some = Array.from({ length: 200 }, (_, place) => {
    const { dates, facts } = household(7, place);
    return { risks: [risks[place % risks.length].id], dates: { application: dates.application }, facts };
  });
  const cases = [...told, ...some];
  const answers = (each) => assessNatively(each.map((one) => JSON.stringify(one)), today).map((line) => JSON.parse(line));
  const before = answers(cases);
  const after = answers(cases.map(afterAllActs));
  const [turnable, silent] = [[], []];
  cases.forEach((given, i) => {
    const refused = new Set(before[i].findings.filter(({ state }) => state === "not_entitled").map(key));
    const turned = after[i].findings.filter((finding) => finding.state === "entitled" && refused.has(key(finding))).map(key);
    if (turned.length > 0) {
      const advised = new Set(advice(given).changes.map(key));
      turnable.push(...turned);
      silent.push(...turned.filter((one) => !advised.has(one)).map((one) => `${i} ${one}`));
    }
  });
  console.log(`${turnable.length} refusals could be turned in ${cases.length} cases`);
  assert.deepEqual(silent, []);
  assert.ok(turnable.length > 30);
});
