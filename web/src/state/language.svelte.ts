/** The language of the page: its own words, and the texts of the rulebook, which come from one file a language. */
import { loadMessages, fill, type MessageKey, type Messages } from "../messages/messages";
import { longDate, longMonth, type DateWords } from "../format/date";
import { money, moneyRange, plainNumber } from "../format/money";
import type { Bounds } from "../engine/types";

export const LANGUAGES = { kk: "Қазақша", ru: "Русский", en: "English" } as const;
export type LanguageId = keyof typeof LANGUAGES;
type Texts = Record<string, string>;

export const isLanguage = (id: unknown): id is LanguageId => typeof id === "string" && id in LANGUAGES;

/** ?lang= first; then Kazakh wherever the browser speaks it at all; then its first language that we speak; else Kazakh. */
export function preferredLanguage(query: string, browser: readonly string[]): LanguageId {
  const asked = new URLSearchParams(query).get("lang");
  if (isLanguage(asked)) return asked;
  const spoken = browser.map((tag) => tag.slice(0, 2).toLowerCase()).filter(isLanguage);
  return spoken.includes("kk") ? "kk" : (spoken[0] ?? "kk");
}

export class Language {
  id = $state<LanguageId>("kk");
  private messages = $state.raw<Messages>({} as Messages);
  private texts = $state.raw<Texts>({});
  private details = $state.raw<Texts | null>(null);
  private wantsDetails = false;

  constructor(private readonly fetchTexts: (name: string) => Promise<Texts>) {}

  async use(id: LanguageId): Promise<void> {
    const [messages, texts, details] = await Promise.all([
      loadMessages(id),
      this.fetchTexts(`texts.${id}.json`),
      this.wantsDetails ? this.fetchTexts(`details.${id}.json`) : null,
    ]);
    this.messages = messages;
    this.texts = texts;
    this.details = details;
    this.id = id;
  }

  /** The longer texts, needed from the first result on. */
  async needDetails(): Promise<void> {
    if (this.wantsDetails) return;
    this.wantsDetails = true;
    this.details = await this.fetchTexts(`details.${this.id}.json`);
  }

  say = (key: MessageKey, values?: Record<string, string | number>): string =>
    fill(this.messages[key] ?? "", values);

  /** A message whose key is made from an id; empty where there is none. */
  sayOf = (group: string, id: string): string => this.messages[`${group}.${id}` as MessageKey] ?? "";

  /** A text of the rulebook; empty where it has none. */
  text = (key: string): string => this.texts[key] ?? this.details?.[key] ?? "";

  has = (key: string): boolean => key in this.texts || (this.details !== null && key in this.details);

  readonly dates = $derived.by((): DateWords => {
    const list = (key: MessageKey): string[] => this.say(key).split(",");
    return {
      months: list("date.months"),
      monthNames: list("date.month_names"),
      date: this.say("date.pattern"),
      month: this.say("date.month_pattern"),
    };
  });

  readonly shortMonths = $derived.by(() => this.say("date.months_short").split(","));

  private readonly style = $derived.by(() => ({ decimal: this.say("number.decimal") }));

  date = (iso: string): string => longDate(iso, this.dates);
  month = (iso: string): string => longMonth(iso, this.dates);
  number = (value: string): string => plainNumber(value, this.style);
  money = (value: string): string => money(value, this.style);
  range = (bounds: Bounds | null | undefined): string =>
    moneyRange(bounds, this.style, {
      from: this.say("amount.from"),
      upTo: this.say("amount.up_to"),
      unknown: this.say("amount.unknown"),
    });
}
