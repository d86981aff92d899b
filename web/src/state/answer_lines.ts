/** What was answered and what was assumed, one line each. */
import type { Fact } from "../engine/types";
import { answerText } from "./answer_text";
import { isAnswered, isAssumed, type Draft } from "./drafts";
import type { Language } from "./language.svelte";
import type { Session } from "./session.svelte";

export interface AnswerLine {
  pointer: string;
  group: string;
  label: string;
  answer: string;
  assumed: boolean;
}

export function answerLines(session: Session, language: Language): AnswerLine[] {
  const found: AnswerLine[] = [];
  const add = (group: string, fact: Fact, pointer: string, draft: Draft, before: string): void => {
    const assumed = isAssumed(draft, fact);
    if (!assumed && !isAnswered(draft, fact)) return;
    const name = fact.of ? `${fact.of}.${fact.id}` : fact.id;
    found.push({
      pointer,
      group,
      label: before + language.text(`fact.${name}.label`),
      answer: answerText(language, fact, draft),
      assumed,
    });
  };
  for (const { group, facts } of session.steps)
    for (const fact of facts) {
      const draft = session.drafts[fact.id];
      if (fact.type !== "list") add(group, fact, `/facts/${fact.id}`, draft, "");
      else if (Array.isArray(draft))
        draft.forEach((row, place) => {
          for (const member of session.index.members(fact)) {
            const pointer = `/facts/${fact.id}/${place}/${member.id}`;
            if (session.asks(pointer)) add(group, member, pointer, row.facts[member.id], `${place + 1}. `);
          }
        });
    }
  return found;
}
