// Where the calculator's answer and the oracle's part.
import { monthWithin } from "./law/answer.mjs";
import { monthOf } from "./law/dates.mjs";
import { fraction } from "./law/fraction.mjs";
import { lastKnownDay } from "./law/indicators.mjs";

const amountOf = (bounds) => {
  if (bounds === null || bounds === undefined) {
    return undefined;
  }
  return bounds.min === bounds.max ? fraction(bounds.exact ?? bounds.min) : `${bounds.min} to ${bounds.max}`;
};
const dayOf = (bounds) => (bounds?.min === bounds?.max ? bounds?.min : `${bounds.min} to ${bounds.max}`);

function* amounts(where, actual, expected) {
  for (const side of ["gross", "net"]) {
    const given = amountOf(actual?.[side]);
    if (given === undefined || typeof given === "string" || !given.equals(expected[side])) {
      yield `${where} ${side}: ${given ?? "nothing"} instead of ${expected[side]}`;
    }
  }
}

function* entitled(finding, expected, paidMonth) {
  for (const name of ["from", "to", "deadline"]) {
    if (expected[name] !== undefined && dayOf(finding[name]) !== expected[name]) {
      yield `${name}: ${dayOf(finding[name])} instead of ${expected[name]}`;
    }
  }
  if (finding.amount?.period !== expected.period) {
    yield `paid ${finding.amount?.period} instead of ${expected.period}`;
    return;
  }
  if (expected.period === "once") {
    yield* amounts("amount", finding.amount, expected);
    return;
  }
  const month = monthWithin(expected, paidMonth);
  if (month <= lastKnownDay) {
    yield* amounts(month, finding.amount, expected.in(month));
  }
  for (const row of finding.schedule ?? []) {
    if (row.from <= lastKnownDay && row.from >= "2023-07-01") {
      yield* amounts(`from ${row.from}`, row, expected.in(monthOf(row.from)));
    }
  }
}

function* one(finding, expected, paidMonth) {
  if (expected.outside) {
    return;
  }
  const state = finding?.state ?? "not_entitled";
  if (!expected.entitled) {
    // A version of the law from before the Code decides nothing here.
    if (state !== "not_entitled" && state !== "not_known") {
      yield `${state} (${JSON.stringify(finding?.amount?.gross)}) instead of not_entitled`;
    }
  } else if (state !== "entitled") {
    const failed = (finding?.conditions ?? []).filter((each) => each.state !== "true").map((each) => each.id);
    yield `${state} (${finding?.reason ?? failed.join(", ")}; ${(finding?.missing ?? []).join(", ")}) instead of entitled`;
  } else {
    yield* entitled(finding, expected, paidMonth);
  }
}

/** Every point of `measure` in which the answer differs, as text. */
export function differences(answer, measure, expected, paidMonth) {
  const findings = answer.findings.filter((each) => each.measure === measure);
  const wanted = Array.isArray(expected) ? expected : [expected];
  return wanted.flatMap((each, index) => {
    const finding = Array.isArray(expected) ? findings.find((f) => f.for?.index === index) : findings[0];
    return [...one(finding, each, paidMonth)].map((text) => `${measure}${Array.isArray(expected) ? `[${index}]` : ""}: ${text}`);
  });
}
