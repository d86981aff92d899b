/** The language of the page: its own words, and the texts of the rulebook, which come from one file a language. */
import { fill, type FirstTexts, type LaterTexts, type MessageKey, type Texts } from "../messages/messages";
import { firstKeys, laterKeys, type Outline } from "../messages/text_keys";
import { longDate, longMonth, type DateWords } from "../format/date";
import { money, moneyRange, plainNumber } from "../format/money";
import type { Bounds, Catalogue } from "../engine/types";

export const LANGUAGES = { kk: "Қазақша", ru: "Русский", en: "English" } as const;
export type LanguageId = keyof typeof LANGUAGES;

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
  ready = $state(false);
  /** The longer texts did not come. */
  failed = $state(false);
  private messages = $state.raw<Texts>({});
  private texts = $state.raw<Texts>({});
  private details = $state.raw<LaterTexts | null>(null);
  private added = $state.raw<Texts>({});
  private wantsDetails = false;
  private keys: string[];
  /** What the keys that come with the catalogue are put to. */
  private values: string[] = [];

  constructor(
    private readonly fetchTexts: (name: string) => Promise<unknown>,
    outline: Outline,
  ) {
    this.keys = firstKeys(outline);
  }

  async start(id: LanguageId): Promise<void> {
    this.take(id, (await this.fetchTexts(`texts.${id}.json`)) as FirstTexts, null);
  }

  /** The catalogue says which text stands where in the rest of the file of a language. */
  know(catalogue: Catalogue): void {
    this.keys = [...this.keys, ...laterKeys(catalogue)];
    // Nothing on the screen asks for these yet, so nothing needs to be told of them.
    this.place(this.texts);
  }

  private place(texts: Texts): void {
    this.keys.forEach((key, place) => (texts[key] = this.values[place] ?? ""));
  }

  async use(id: LanguageId): Promise<void> {
    const [first, later] = await Promise.all([
      this.fetchTexts(`texts.${id}.json`),
      this.wantsDetails ? this.fetchTexts(`details.${id}.json`) : null,
    ]);
    this.take(id, first as FirstTexts, later as LaterTexts | null);
  }

  private take(id: LanguageId, first: FirstTexts, later: LaterTexts | null): void {
    const texts = { ...first.others };
    this.values = first.values;
    this.place(texts);
    this.messages = first.messages;
    this.texts = texts;
    this.details = later;
    this.id = id;
    this.ready = true;
  }

  /** The longer texts, needed once a life event was chosen: the same file whichever it was. */
  async needDetails(): Promise<void> {
    if (this.wantsDetails) return;
    this.wantsDetails = true;
    this.failed = false;
    const { id } = this;
    try {
      const later = (await this.fetchTexts(`details.${id}.json`)) as LaterTexts;
      if (this.id === id) this.details = later;
    } catch {
      // Without a network the page goes on with the names it has, and tries again at the next chance.
      this.wantsDetails = false;
      this.failed = true;
    }
  }

  /** Whether the longer texts are there: a part that speaks with them waits, or its buttons would have no names. */
  get hasDetails(): boolean {
    return this.details !== null;
  }

  /** Words of what this rulebook does not have, from a reform that stands beside it. */
  addTexts(texts: Texts): void {
    this.added = { ...this.added, ...texts };
  }

  say = (key: MessageKey, values?: Record<string, string | number>): string =>
    fill(this.message(key), values);

  private message = (key: string): string => this.messages[key] ?? this.details?.messages[key] ?? "";

  /** A message whose key is made from an id; empty where there is none. */
  sayOf = (group: string, id: string): string => this.message(`${group}.${id}`);

  /** A text of the rulebook; empty where it has none. */
  text = (key: string): string => this.texts[key] ?? this.details?.texts[key] ?? this.added[key] ?? "";

  has = (key: string): boolean => key in this.texts || (this.details !== null && key in this.details.texts);

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
