import type kk from "./kk.json";

export type MessageKey = keyof typeof kk;
export type Messages = Record<MessageKey, string>;

const files = import.meta.glob<{ default: Messages }>("./*.json");

export async function loadMessages(language: string): Promise<Messages> {
  const load = files[`./${language}.json`];
  if (!load) throw new Error(`no messages for ${language}`);
  return (await load()).default;
}

export function fill(text: string, values: Record<string, string | number> = {}): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
