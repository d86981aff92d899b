// What the worked examples of a payment show: that it is due, that it is not, that not enough is known, and where its limits lie.
import { readdirSync, readFileSync } from "node:fs";

const folder = new URL("../../rules-data/measures/", import.meta.url);
const read = (path) => JSON.parse(readFileSync(new URL(path, folder), "utf8"));
const socialCode = "2023-07-01";

/** Every payment that is in force under the Social Code, with its examples. */
export function payments() {
  return readdirSync(folder, { recursive: true })
    .filter((path) => path.endsWith("rule.json"))
    .sort()
    .map((path) => ({ rule: read(path), cases: read(path.replace("rule.json", "cases.json")) }))
    .filter(({ rule }) => rule.kind === "payment" && rule.versions.some((version) => !version.to || version.to >= socialCode));
}

/** The states that the examples expect of the payment itself. */
export const statesShown = ({ rule, cases }) =>
  new Set(cases.flatMap((each) => each.expect.filter((expected) => (expected.measure ?? rule.id) === rule.id).map((expected) => expected.state)));

function leaves(value, path = "", into = new Map()) {
  if (value !== null && typeof value === "object") {
    for (const [key, part] of Object.entries(value)) {
      leaves(part, `${path}/${key}`, into);
    }
  } else {
    into.set(path, value);
  }
  return into;
}

const day = 86_400_000;
const isDate = (value) => typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value);
const isNumber = (value) => typeof value !== "boolean" && value !== "" && Number.isFinite(Number(value));

/** One day apart (a month apart where only months are asked), or at most one unit apart. */
function oneStep(a, b) {
  if (isDate(a) && isDate(b)) {
    const days = Math.abs(Date.parse(a) - Date.parse(b)) / day;
    return days === 1 || (a.endsWith("-01") && b.endsWith("-01") && days <= 31);
  }
  return isNumber(a) && isNumber(b) && Math.abs(Number(a) - Number(b)) <= 1;
}

const amount = (expected) => Number(Array.isArray(expected?.gross) ? expected.gross[1] : expected?.gross);

/** An amount that merely follows a sum of money in the case shows no limit: it must jump. */
function jumps(a, b) {
  const [before, after] = [amount(a.expected[0]), amount(b.expected[0])];
  return a.expected[0]?.state !== b.expected[0]?.state || Math.abs(after - before) > 0.005 * Math.max(before, after);
}

/** Whether two examples differ by one step in one answer (the month paid for follows the day of application), and in what comes out. */
function isEdge(a, b) {
  if (JSON.stringify(a.expected) === JSON.stringify(b.expected)) {
    return false;
  }
  const all = [...new Set([...a.leaves.keys(), ...b.leaves.keys()])].filter((path) => a.leaves.get(path) !== b.leaves.get(path));
  const different = all.length > 1 ? all.filter((path) => path !== "/dates/paid_month") : all;
  if (different.length !== 1) {
    return false;
  }
  const [before, after] = [a.leaves.get(different[0]), b.leaves.get(different[0])];
  return oneStep(before, after) && (isDate(before) || jumps(a, b));
}

/** The first two examples on both sides of a limit; undefined if there are none. */
export function edge({ rule, cases }) {
  const seen = cases.map((each) => ({
    id: each.id,
    leaves: leaves(each.case),
    expected: each.expect.filter((expected) => (expected.measure ?? rule.id) === rule.id),
  }));
  for (const [i, a] of seen.entries()) {
    for (const b of seen.slice(i + 1)) {
      if (isEdge(a, b)) {
        return [a.id, b.id];
      }
    }
  }
  return undefined;
}
