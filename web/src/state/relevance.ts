/**
 * Which assumed values change nothing as things stand: without the value, the calculator would not ask for it.
 * Nobody needs to read about those ("the cause of your disability", to a person without one).
 */
import type { Assessment, Case, Engine, Fact } from "../engine/types";
import { isAssumed, type Drafts, type FactIndex } from "./drafts";

export function assumedPointers(index: FactIndex, asked: Fact[], drafts: Drafts): string[] {
  const found: string[] = [];
  for (const fact of asked) {
    if (fact.of) continue;
    const draft = drafts[fact.id];
    if (fact.type !== "list") {
      if (isAssumed(draft, fact)) found.push(`/facts/${fact.id}`);
    } else if (Array.isArray(draft))
      draft.forEach((row, place) => {
        for (const member of index.members(fact))
          if (isAssumed(row.facts[member.id], member)) found.push(`/facts/${fact.id}/${place}/${member.id}`);
      });
  }
  return found;
}

export function without(given: Case, pointer: string): Case {
  const [, , name = "", place, member = ""] = pointer.split("/");
  const facts = { ...given.facts };
  const list = facts[name];
  if (place === undefined) facts[name] = null;
  else if (Array.isArray(list))
    facts[name] = list.map((element, at) =>
      at === Number(place) ? { ...element, [member]: null } : element,
    );
  return { ...given, facts };
}

const asksFor = (answer: Assessment, pointer: string): boolean =>
  answer.questions.some((question) => question.pointer === pointer);

const breath = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** One question to the calculator for each value, with a breath between them, so that typing never waits. */
export async function idleAssumptions(
  engine: Pick<Engine, "assess">,
  given: Case,
  pointers: string[],
  today: string,
  stale: () => boolean,
): Promise<Set<string> | null> {
  const idle = new Set<string>();
  for (const pointer of pointers) {
    const answer = engine.assess(without(given, pointer), today);
    if ("questions" in answer && !asksFor(answer, pointer)) idle.add(pointer);
    await breath();
    if (stale()) return null;
  }
  return idle;
}
