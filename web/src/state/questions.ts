/** Which questions still matter, and the steps that they make: pure functions over the catalogue and the assessment. */
import type { Assessment, Fact } from "../engine/types";
import { isAnswered, isAssumed, type Drafts, type FactIndex, type Row } from "./drafts";

export type Asks = (pointer: string) => boolean;

export interface Step {
  group: string;
  facts: Fact[];
}

export function askedFacts(index: FactIndex, risks: string[]): Fact[] {
  const names = new Set<string>();
  for (const risk of index.catalogue.risks) {
    if (!risks.includes(risk.id)) continue;
    for (const name of risk.facts) names.add(name);
  }
  return index.catalogue.facts.filter(
    (fact) =>
      (fact.default === undefined || fact.default === null) &&
      (names.has(fact.id) || (fact.of !== undefined && names.has(`${fact.of}.${fact.id}`))),
  );
}

export const openPointers = (assessment: Assessment | null): Set<string> =>
  new Set((assessment?.questions ?? []).map((question) => question.pointer));

export function stepsOf(
  index: FactIndex,
  asked: Fact[],
  drafts: Drafts,
  open: Set<string>,
  asks: Asks,
): Step[] {
  const lists = new Set<string>();
  for (const pointer of open) {
    const [, , list, place] = pointer.split("/");
    if (list && place !== undefined) lists.add(list);
  }
  const matters = (fact: Fact): boolean => {
    if (fact.of || !asks(`/facts/${fact.id}`)) return false;
    const draft = drafts[fact.id];
    if (fact.type === "list")
      return draft !== undefined || open.has(`/facts/${fact.id}`) || lists.has(fact.id);
    return isAnswered(draft, fact) || isAssumed(draft, fact) || open.has(`/facts/${fact.id}`);
  };
  return index.catalogue.groups_of_facts
    .map((group) => ({ group, facts: asked.filter((fact) => fact.group === group && matters(fact)) }))
    .filter((step) => step.facts.length > 0);
}

export interface RowFields {
  asked: Fact[];
  assumed: Fact[];
}

/** The members of one element to show: those that matter or were answered, and apart from them the assumed ones. */
export function rowFields(
  members: Fact[],
  list: Fact,
  place: number,
  row: Row,
  open: Set<string>,
  asks: Asks,
): RowFields {
  const fields: RowFields = { asked: [], assumed: [] };
  for (const member of members) {
    const pointer = `/facts/${list.id}/${place}/${member.id}`;
    if (!asks(pointer)) continue;
    if (member.assume !== undefined && member.assume !== null) fields.assumed.push(member);
    else if (isAnswered(row.facts[member.id], member) || open.has(pointer)) fields.asked.push(member);
  }
  return fields;
}
