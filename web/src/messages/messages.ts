import type kk from "./kk.json";

export type MessageKey = keyof typeof kk;
export type Texts = Record<string, string>;

/** One file a language: the page's own words, the rulebook's names in the order of `firstKeys` and `laterKeys`, and what has no place in that order. */
export interface FirstTexts {
  messages: Texts;
  values: string[];
  others: Texts;
}

/** With the texts that come later come the page's words that only stand beside them. */
export interface LaterTexts {
  messages: Texts;
  texts: Texts;
}

export function fill(text: string, values: Record<string, string | number> = {}): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
