/** The groups in which findings are shown: the calculator's order in each, and no finding is dropped. */
import type { Assessment, Finding, Refused, Told } from "../engine/types";

export interface Grouped {
  payments: Finding[];
  services: Finding[];
  rights: Finding[];
  possible: Finding[];
  notDue: Refused[];
  /** The law of that day has no such measure. */
  notInForce: Refused[];
  notKnown: Finding[];
  also: Finding[];
}

/** What is not due stands in short; everything else is told. */
export const isTold = (finding: Assessment["findings"][number]): finding is Told =>
  finding.state !== "not_entitled";

export function grouped({ findings, also = [] }: Assessment): Grouped {
  const told = findings.filter(isTold);
  const refused = findings.filter((finding) => !isTold(finding));
  const of = (state: Finding["state"], kind?: Finding["kind"]): Finding[] =>
    told.filter((finding) => finding.state === state && (!kind || finding.kind === kind));
  const inForce = ({ reason }: Refused): boolean => reason !== "not_in_force";
  return {
    payments: of("entitled", "payment"),
    services: of("entitled", "service"),
    rights: of("entitled", "right"),
    possible: of("undecided"),
    notDue: refused.filter(inForce),
    notInForce: refused.filter((finding) => !inForce(finding)),
    notKnown: of("not_known"),
    also: also.filter((finding) => finding.state === "entitled"),
  };
}

export const findingKey = (finding: Pick<Finding, "measure" | "for">): string =>
  finding.measure + (finding.for ? `-${finding.for.index ?? "all"}` : "");

export const findingId = (finding: Pick<Finding, "measure" | "for">): string => `m-${findingKey(finding)}`;

export const isDated = (bounds: { min: string; max: string } | null | undefined): boolean =>
  !!bounds && bounds.min === bounds.max && !!bounds.min;

/** What cannot wait: what is urgent, then what has a last day, the nearest first; past days are left out. */
export function firstSteps(assessment: Assessment, today: string): Finding[] {
  const due = assessment.findings
    .filter(isTold)
    .filter(
      (finding) =>
        finding.state === "entitled" &&
        (finding.urgency === "now" || (isDated(finding.deadline) && (finding.deadline?.min ?? "") >= today)),
    );
  const key = (finding: Finding): string =>
    (finding.urgency === "now" ? "0" : "1") + (finding.deadline?.min ?? "9");
  return due.sort((a, b) => key(a).localeCompare(key(b)));
}
