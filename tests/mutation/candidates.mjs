// Cases that the oracle vouches for: random households of tests/oracle with what the law gives them, written as cases.json files into a folder.
//   node tests/mutation/candidates.mjs OUT [HOUSEHOLDS-OF-EACH-STORY]
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { monthWithin } from "../oracle/law/answer.mjs";
import { lastKnownDay } from "../oracle/law/indicators.mjs";
import * as law from "../oracle/law/index.mjs";
import { household, stories } from "../oracle/stories.mjs";
import { random } from "../support/random.mjs";

const rules = fileURLToPath(new URL("../../rules-data/measures", import.meta.url));
const folders = new Map(
  readdirSync(rules, { recursive: true })
    .filter((path) => path.endsWith("/rule.json"))
    .map((path) => [path.split("/").at(-2), dirname(path)]),
);

function expectation(measure, answer, index, paidMonth) {
  const expected = { measure, state: answer.entitled ? "entitled" : "not_entitled", ...(index === undefined ? {} : { for: index + 1 }) };
  if (!answer.entitled) {
    return expected;
  }
  const month = answer.period === "once" ? undefined : monthWithin(answer, paidMonth);
  if (month === undefined || month <= lastKnownDay) {
    const { gross, net } = month === undefined ? answer : answer.in(month);
    Object.assign(expected, { gross: String(gross), net: String(net) });
  }
  for (const name of ["from", "to", "deadline"]) {
    if (answer[name] !== undefined) {
      expected[name] = answer[name];
    }
  }
  return expected;
}

/** The case of one household, with an expectation for each measure of its story that is settled. */
export function candidate(name, seed, today = "2026-11-21") {
  const story = stories[name];
  const { application, paidMonth, facts } = household(random(seed), story, today);
  const expect = story.measures.flatMap((measure) => {
    const answer = law[measure]({ facts, application });
    // An element that is refused may have no finding at all, so only those that are entitled are spoken of.
    const all = Array.isArray(answer) ? answer.map((each, i) => [each, i]).filter(([each]) => each.entitled) : [[answer, undefined]];
    return all.filter(([each]) => !each.outside).map(([each, i]) => expectation(measure, each, i, paidMonth));
  });
  return {
    id: `oracle_${name}_${seed}`,
    note: "a household of the oracle",
    source: "tests/oracle",
    source_kind: "computed",
    case: { dates: { application, paid_month: paidMonth }, facts },
    expect,
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [out, count = "100"] = process.argv.slice(2);
  for (const [name, { measures }] of Object.entries(stories)) {
    const cases = Array.from({ length: Number(count) }, (_, i) => candidate(name, i + 1)).filter(({ expect }) => expect.length > 0);
    const file = join(out, "measures", folders.get(measures[0]), "cases.json");
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(cases));
  }
}
