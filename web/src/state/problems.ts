/** What is wrong with the answers, in words: what the page could not read, and what the calculator refused. */
import { isDate, isNumber } from "../format/formula";
import { fill } from "../messages/messages";
import type { CaseProblem } from "../engine/types";
import type { Language } from "./language.svelte";
import { questionOf } from "./places";
import type { Session } from "./session.svelte";

export interface Problem {
  pointer: string;
  text: string;
  label: string;
}

export function errorText(language: Language, { code, values = {} }: CaseProblem): string {
  const readable = (value: string): string =>
    isDate(value) ? language.date(value) : isNumber(value) ? language.number(value) : value;
  const shown = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, readable(value)]));
  return fill(language.text(`error.${code}`) || code, shown);
}

export function problemsOf(session: Session, language: Language): Problem[] {
  const found = session.built.problems.map(({ pointer, kind }) => ({
    pointer,
    text: language.say(`problems.${kind}`),
  }));
  for (const error of session.assessment?.errors ?? [])
    if (error.pointer) found.push({ pointer: error.pointer, text: errorText(language, error) });
  return found.map((problem) => ({
    ...problem,
    label: language.text(questionOf(session, problem.pointer).key),
  }));
}
