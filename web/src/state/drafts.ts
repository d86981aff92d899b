/**
 * What a person typed, kept as typed, so that nothing is lost when it is not (yet) a valid value.
 * undefined: not touched; null: "don't know".
 */
import type { Case, Catalogue, Element, Fact, Value } from "../engine/types";
import { fromIso, isEmptyDate, noDate, toIso, type TypedDate } from "../format/date";
import { parseNumber } from "../format/money";

export type Single = undefined | null | boolean | string | TypedDate | { kept: unknown };
export interface Row {
  key: number;
  facts: Record<string, Single>;
}
export type Draft = Single | Row[];
export type Drafts = Record<string, Draft>;

export interface Problem {
  pointer: string;
  kind: "date" | "month" | "number";
}

let lastKey = 0;
export const newRow = (facts: Record<string, Single> = {}): Row => ({ key: ++lastKey, facts });

export const isTypedDate = (draft: Draft): draft is TypedDate =>
  typeof draft === "object" && draft !== null && "year" in draft;

const isKept = (draft: Draft): draft is { kept: unknown } =>
  typeof draft === "object" && draft !== null && "kept" in draft;

export const isMonth = (fact: Fact): boolean => fact.month === true;

export function isAnswered(draft: Draft, fact: Fact): boolean {
  if (draft === undefined || draft === "") return false;
  if (isTypedDate(draft)) return !isEmptyDate(draft, isMonth(fact));
  return true;
}

export const isAssumed = (draft: Draft, fact: Fact): boolean =>
  !isAnswered(draft, fact) && fact.assume !== undefined && fact.assume !== null;

/** The value a control shows: the answer, else what the form assumes. */
export function shown(draft: Draft, fact: Fact): Draft {
  return isAssumed(draft, fact) ? draftOf(fact.assume, fact) : draft;
}

export function draftOf(value: unknown, fact: Fact): Single {
  if (value === null || value === undefined) return null;
  if (typeof value === "object") return { kept: value };
  if (fact.type === "boolean") return value === true || value === "true";
  if (fact.type === "date") return fromIso(String(value));
  return String(value);
}

interface Outcome {
  value: boolean | string | null;
  kind?: Problem["kind"];
}

function valueOf(draft: Draft, fact: Fact): Outcome {
  const typed = shown(draft, fact);
  if (typed === undefined || typed === null || typed === "" || Array.isArray(typed)) return { value: null };
  if (isKept(typed)) return { value: typed.kept as string };
  if (typeof typed === "boolean") return { value: typed };
  if (isTypedDate(typed)) {
    if (isEmptyDate(typed, isMonth(fact))) return { value: null };
    const iso = toIso(typed, isMonth(fact));
    return iso ? { value: iso } : { value: null, kind: isMonth(fact) ? "month" : "date" };
  }
  if (fact.type !== "number") return { value: typed };
  const number = parseNumber(typed);
  return number === null ? { value: null, kind: "number" } : { value: number };
}

export class FactIndex {
  private readonly byName = new Map<string, Fact>();
  readonly lists: Fact[] = [];

  constructor(readonly catalogue: Catalogue) {
    for (const fact of catalogue.facts) {
      this.byName.set(fact.of ? `${fact.of}.${fact.id}` : fact.id, fact);
      if (fact.type === "list") this.lists.push(fact);
    }
  }

  household(id: string): Fact | undefined {
    return this.byName.get(id);
  }

  member(list: Fact, id: string): Fact | undefined {
    return this.byName.get(`${list.each}.${id}`);
  }

  members(list: Fact): Fact[] {
    return this.catalogue.facts.filter((fact) => fact.of === list.each);
  }

  listOf(entity: string): Fact | undefined {
    return this.lists.find((list) => list.each === entity);
  }
}

export interface Built {
  case: Case;
  problems: Problem[];
}

/** The case of all that can be read; what cannot be read counts as unknown and is reported. */
export function buildCase(
  index: FactIndex,
  risks: string[],
  asked: Fact[],
  drafts: Drafts,
  dates: Case["dates"] = {},
): Built {
  const facts: Record<string, Value> = {};
  const problems: Problem[] = [];
  const note = (pointer: string, outcome: Outcome): boolean | string | null => {
    if (outcome.kind) problems.push({ pointer, kind: outcome.kind });
    return outcome.value;
  };
  for (const fact of asked) {
    if (fact.of) continue;
    const draft = drafts[fact.id];
    if (fact.type !== "list") {
      const value = note(`/facts/${fact.id}`, valueOf(draft, fact));
      if (value !== null) facts[fact.id] = value;
    } else if (Array.isArray(draft)) {
      facts[fact.id] = draft.map((row, place) => {
        const element: Element = {};
        for (const member of index.members(fact)) {
          const value = note(
            `/facts/${fact.id}/${place}/${member.id}`,
            valueOf(row.facts[member.id], member),
          );
          if (value !== null) element[member.id] = value;
        }
        return element;
      });
    }
  }
  return { case: { risks, dates, facts }, problems };
}

/** The drafts of a saved case: the inverse of buildCase. */
export function draftsOf(index: FactIndex, facts: Record<string, unknown>): Drafts {
  const drafts: Drafts = {};
  for (const [id, value] of Object.entries(facts)) {
    const fact = index.household(id);
    if (!fact) continue;
    if (fact.type !== "list") drafts[id] = draftOf(value, fact);
    else if (Array.isArray(value))
      drafts[id] = value.map((element) => {
        const row = newRow();
        for (const [name, single] of Object.entries((element ?? {}) as Record<string, unknown>)) {
          const member = index.member(fact, name);
          if (member) row.facts[name] = draftOf(single, member);
        }
        return row;
      });
  }
  return drafts;
}

/** The next stretch of a list of months begins where the last one ended and is otherwise like it. */
export function nextRow(index: FactIndex, list: Fact, rows: Row[]): Row {
  const last = rows.at(-1);
  const row = newRow();
  const members = index.members(list);
  const months = members.filter((member) => member.type === "date" && isMonth(member));
  if (!last || months.length < 2) return row;
  for (const member of members) {
    const before = last.facts[member.id];
    if (member.type === "choice" && typeof before === "string") row.facts[member.id] = before;
  }
  const [first, final] = months;
  const end = final && last.facts[final.id];
  if (first && end && isTypedDate(end) && toIso(end, true)) {
    const month = Number(end.month) % 12;
    row.facts[first.id] = {
      ...noDate(),
      month: String(month + 1),
      year: String(Number(end.year) + (month === 0 ? 1 : 0)),
    };
  }
  return row;
}
