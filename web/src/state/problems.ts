/** What is wrong with the answers, in words: what the page could not read, and what the calculator refused. */
import { isDate, isNumber } from "../format/formula";
import { fill } from "../messages/messages";
import type { Language } from "./language.svelte";
import { questionOf } from "./places";
import type { Session } from "./session.svelte";

export interface Problem {
  pointer: string;
  text: string;
  label: string;
}

export function problemsOf(session: Session, language: Language): Problem[] {
  const readable = (value: string): string =>
    isDate(value) ? language.date(value) : isNumber(value) ? language.number(value) : value;
  const found = session.built.problems.map(({ pointer, kind }) => ({
    pointer,
    text: language.say(`problems.${kind}`),
  }));
  for (const { code, pointer, values = {} } of session.assessment?.errors ?? []) {
    if (!pointer) continue;
    const shown = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, readable(value)]));
    found.push({ pointer, text: fill(language.text(`error.${code}`) || code, shown) });
  }
  return found.map((problem) => ({
    ...problem,
    label: language.text(questionOf(session, problem.pointer).key),
  }));
}
