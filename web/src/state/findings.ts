/** The order in which findings are shown; no finding is dropped. */
import type { Assessment, Finding } from "../engine/types";

export interface Grouped {
  payments: Finding[];
  services: Finding[];
  rights: Finding[];
  possible: Finding[];
  notDue: Finding[];
  notKnown: Finding[];
  also: Finding[];
}

const URGENCY = { now: 0, days: 1, later: 2 };
const KINDS = { payment: 0, service: 1, right: 2 };

export function byWeight(a: Finding, b: Finding): number {
  return (
    KINDS[a.kind] - KINDS[b.kind] ||
    URGENCY[a.urgency ?? "later"] - URGENCY[b.urgency ?? "later"] ||
    a.weight - b.weight ||
    (a.for?.index ?? 0) - (b.for?.index ?? 0)
  );
}

export function grouped(assessment: Assessment): Grouped {
  const sorted = [...assessment.findings].sort(byWeight);
  const of = (state: Finding["state"], kind?: Finding["kind"]): Finding[] =>
    sorted.filter((finding) => finding.state === state && (!kind || finding.kind === kind));
  return {
    payments: of("entitled", "payment"),
    services: of("entitled", "service"),
    rights: of("entitled", "right"),
    possible: of("undecided"),
    notDue: of("not_entitled"),
    notKnown: of("not_known"),
    also: (assessment.also ?? []).filter((finding) => finding.state === "entitled").sort(byWeight),
  };
}

export const findingKey = (finding: Finding): string =>
  finding.measure + (finding.for ? `-${finding.for.index ?? "all"}` : "");

export const findingId = (finding: Finding): string => `m-${findingKey(finding)}`;

export const isDated = (bounds: { min: string; max: string } | null | undefined): boolean =>
  !!bounds && bounds.min === bounds.max && !!bounds.min;

/** What cannot wait: what is urgent, then what has a last day, the nearest first; past days are left out. */
export function firstSteps(assessment: Assessment, today: string): Finding[] {
  const due = assessment.findings.filter(
    (finding) =>
      finding.state === "entitled" &&
      (finding.urgency === "now" || (isDated(finding.deadline) && (finding.deadline?.min ?? "") >= today)),
  );
  const key = (finding: Finding): string =>
    (finding.urgency === "now" ? "0" : "1") + (finding.deadline?.min ?? "9");
  return due.sort((a, b) => key(a).localeCompare(key(b)) || byWeight(a, b));
}
