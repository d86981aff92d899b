// The shape of what goes in and what comes out, as docs/answers.md says it. Ids are plain strings: which there are, the catalogue knows.

/** YYYY-MM-DD */
export type DateText = string;
/** An exact number as text: "29453.25"; in an explanation also a ratio, "280000/3". */
export type NumberText = string;
/** A JSON pointer into the case: "/facts/children/0/birth_date". */
export type Pointer = string;
/** "act/article": "social_code/81(1)". */
export type Basis = string;

// What a person knows

export type Single = boolean | string | number;
export interface Range {
  min: string | number;
  max: string | number;
}
export interface Among {
  among: string[];
}
/** `null` or absent: not known. */
export type Known = Single | Range | Among | null;
export type Element = Record<string, Known>;

export interface Case {
  risks?: string[];
  dates?: { application?: DateText; paid_month?: DateText };
  facts?: Record<string, Known | Element[]>;
}

// What is answered

export interface RulebookMark {
  version: string;
  hash: string;
}

export interface Bounds {
  min: NumberText;
  max: NumberText;
  /** max is only the widest answer that a question takes: show "from min". */
  open?: boolean;
  /** The ratio itself, where the amount is decided and no whole number of tiyn. */
  exact?: string;
}

export interface DateBounds {
  min: DateText;
  max: DateText;
}

export interface Problem {
  code: string;
  pointer?: Pointer;
  fact?: string;
  values?: Record<string, string>;
}

export type Kind = 'payment' | 'service' | 'right';
export type Level = 'budget' | 'insurance' | 'savings' | 'assistance' | 'employer' | 'local';
export type State = 'entitled' | 'not_entitled' | 'undecided' | 'not_known';
/** `unknown`: facts are missing; `not_known`: the law for that date is not in this rulebook. */
export type Truth = 'true' | 'false' | 'unknown' | 'not_known';
export type Urgency = 'now' | 'days' | 'later';
export type Period = 'once' | 'monthly' | 'yearly';
export type Confidence = 'code' | 'confirmed' | 'press' | 'derived' | 'inferred' | 'memory';

export interface Withheld {
  id: string;
  amount: Bounds;
}

export interface Amount {
  period: Period;
  gross: Bounds;
  withheld: Withheld[];
  net: Bounds;
  /** The amount as official tables print it, in whole tenge. */
  printed?: NumberText;
}

export interface ScheduleRow {
  from: DateText;
  to: DateText | null;
  /** `null`: after the last budget law this rulebook knows. */
  gross: Bounds | null;
  net: Bounds | null;
}

export interface Condition {
  id: string;
  state: Truth;
  basis: Basis[];
}

export interface Apply {
  where: string[];
  documents: string[];
  decided_in: string;
}

export interface Finding<Outcome extends State = State> {
  measure: string;
  kind: Kind;
  level: Level;
  weight: number;
  urgency?: Urgency;
  risks: string[];
  /** Where the measure speaks of an element of a list; `null` where the list is not known. */
  for?: { list: string; index: number | null };
  state: Outcome;
  reason?: string;
  /** With the reason "not_in_force": when there was no such measure, and the measures that stood in its place. */
  not_in_force?: { id: string; until?: DateText; since?: DateText; instead: string[] };
  /** With the reason "parameter": the parameter that is not known for the date. */
  parameter?: string;
  right_on?: DateBounds;
  amount?: Amount;
  from?: DateBounds;
  to?: DateBounds;
  when_paid?: DateBounds;
  deadline?: DateBounds;
  schedule?: ScheduleRow[];
  conditions: Condition[];
  missing: Pointer[];
  basis?: Basis[];
  confidence?: Confidence;
  apply?: Apply;
  complain?: string[];
  choose_one?: string;
  recommended?: boolean;
  local?: boolean;
}

/** What is due, may be, or is not known. */
export type Told = Finding<Exclude<State, 'not_entitled'>>;

/** What is not due, in short: why not. Its `conditions` are those that fail; `explain` tells it whole. */
export interface Refused extends Pick<
  Finding,
  'measure' | 'kind' | 'for' | 'reason' | 'not_in_force' | 'parameter' | 'conditions' | 'basis'
> {
  state: 'not_entitled';
}

export interface Question {
  pointer: Pointer;
  fact: string;
  decides: number;
}

export interface Assessment {
  rulebook: RulebookMark;
  dates: { application: DateText; paid_month: DateText; today: DateText };
  errors: Problem[];
  /** What the case says although the question makes no sense for this household; it was not used. */
  ignored?: Pointer[];
  totals: Record<Period, Bounds>;
  findings: (Told | Refused)[];
  /** Beside what was asked: measures of other life events that are due as well. */
  also?: Finding[];
  questions: Question[];
}

/** The case could not be read at all. */
export interface Refusal {
  rulebook?: RulebookMark;
  errors: Problem[];
}

// Why

export interface Name {
  kind: 'parameter' | 'definition' | 'fact' | 'option' | 'function' | 'word';
  id: string;
  /** An option: the fact it belongs to. */
  fact?: string;
  /** A member of a list's element: the loop's variable that stands for the element. */
  of?: string;
}
/** A formula to show: punctuation and numbers as text, names as objects whose text the page knows. */
export type Tokens = (string | Name)[];

export interface Where {
  kind: 'parameter' | 'definition' | 'fact';
  id: string;
  /** A parameter: the date it was read on. */
  on?: DateText;
  /** A definition of an element: its place in the list. */
  for?: number;
  pointer?: Pointer;
  value?: unknown;
  unit?: string;
  from?: DateText;
  formula?: Tokens;
  basis?: Basis[];
  source?: string;
  confidence?: Confidence;
  /** A fact: whether the case itself said so. */
  given?: boolean;
  /** A definition that averages or adds up months: what each month of the window counts for, the empty ones too. */
  months?: { month: DateText; value: Bounds | null }[];
}

export interface ExplainedCondition {
  id: string;
  state: Truth | null;
  basis: Basis[];
  formula: Tokens;
}

export interface ExplainedAmount {
  formula: Tokens;
  value?: Bounds | null;
  withheld: { id: string; formula: Tokens; when?: Tokens; basis: Basis[] }[];
}

export interface Explanation {
  errors: Problem[];
  finding: Finding;
  conditions: ExplainedCondition[];
  amount?: ExplainedAmount;
  period?: { from?: Tokens; to?: Tokens; deadline?: Tokens };
  where: Where[];
  /** Of a refusal: the smallest changes that would turn it. */
  changes?: Change[];
}

// What comes next

/** A measure on one side of a change; `net` is `null` where it is not due, or where the law for that day is not known. */
export interface TimelineSide {
  state: State;
  net: Bounds | null;
}

export interface TimelineEvent {
  date: DateText;
  event: 'starts' | 'ends' | 'deadline' | 'amount' | 'state' | 'law';
  /** All but `law`. */
  measure?: string;
  for?: { list: string; index: number | null };
  /** `state`, `amount`. */
  before?: TimelineSide;
  after?: TimelineSide;
  /** `state`: the conditions that turned. */
  conditions?: string[];
  /** `state`: a payment outside the chosen risks. */
  also?: true;
  /** `deadline`: what is lost if nobody applies, for each period of the payment, and whether it is certain. */
  state?: State;
  period?: Period;
  net?: Bounds;
  /** `law`: what is not known from that day on, and whose amounts hang on it. */
  parameters?: string[];
  measures?: string[];
}

export interface Delay {
  measure: string;
  for?: { list: string; index: number | null };
  /** The first day of application that loses money. */
  since: DateText;
  each_month: Bounds;
  deadline?: DateText;
}

export interface Timeline {
  rulebook: RulebookMark;
  errors: Problem[];
  from: DateText;
  to: DateText;
  events: TimelineEvent[];
  delay: Delay[];
}

// What has been

/** Months one after another that stand alike. */
export interface PastMonths {
  from: DateText;
  to: DateText;
  months: number;
  state: State;
  /** Of one month, or the whole of a payment made once; `null`: the law of then is not known. */
  due: Bounds | null;
  /** An application on the day of the case still reaches these months. */
  claimable: boolean;
}

export interface PastPayment {
  measure: string;
  for?: { list: string; index: number | null };
  choose_one?: string;
  rows: PastMonths[];
  claimable: Bounds;
  lost: Bounds;
  unknown_months: number;
  /** Articles by which what the payer failed to pay is paid for all past time. */
  fault: string[];
}

export interface History {
  rulebook: RulebookMark;
  errors: Problem[];
  from: DateText;
  to: DateText;
  payments: PastPayment[];
  possible: { measure: string; for?: { list: string; index: number | null } }[];
}

// What can be done

/** A finding in one line. */
export interface ShortFinding {
  state: State;
  period?: Period;
  net?: Bounds;
  from?: DateText;
  to?: DateText;
}

export interface ChangedFact {
  pointer: Pointer;
  fact: string;
  /** `act`: do it; `more`: more of it is needed; `time`: it comes with time. */
  how: 'act' | 'more' | 'time';
  from: Known;
  to: Single;
  more?: NumberText;
}

export interface Change {
  measure: string;
  for?: { list: string; index: number | null };
  wait_until?: DateText;
  with: ChangedFact[];
  then: ShortFinding;
}

export interface Option {
  option: string;
  best: boolean;
  /** Over the months of the alternative; `null`: the law for what it pays is not known yet. */
  total: Bounds | null;
  /** Where the option moves the day of application. */
  application?: DateText;
  /** `application`: the day of a second application for this one. */
  findings: (ShortFinding & { measure: string; for?: { list: string; index: number | null }; application?: DateText })[];
}

export interface Alternative {
  alternative: string;
  months: number;
  /** What is paid for so many months before the application counts too. */
  months_before?: number;
  /** Facts that only the comparison needs, and that nobody has said. */
  missing: Pointer[];
  options: Option[];
}

/** Outside the chosen life events: what one more answer would decide, and what else is due. */
export interface Nearby extends ShortFinding {
  measure: string;
  for?: { list: string; index: number | null };
  kind: Kind;
  missing: Pointer[];
}

export interface Advice {
  rulebook: RulebookMark;
  errors: Problem[];
  changes: Change[];
  nearby: Nearby[];
  alternatives: Alternative[];
}

// What there is

export interface CatalogueFact {
  id: string;
  type: 'boolean' | 'choice' | 'number' | 'date' | 'list';
  group?: string;
  /** A member of a list. */
  of?: string;
  options?: string[];
  unit?: string;
  min?: string;
  max?: string | number;
  integer?: boolean;
  past?: boolean;
  /** A date of which only the month counts. */
  month?: boolean;
  /** A list: the name of its element, and the facts of one. */
  each?: string;
  facts?: string[];
  assume?: unknown;
  default?: unknown;
}

export interface CatalogueMeasure {
  id: string;
  kind: Kind;
  level: Level;
  weight: number;
  urgency?: Urgency;
  list?: string;
  risks: string[];
}

export interface CatalogueRisk {
  id: string;
  group: string;
  icon?: string;
  measures: string[];
  facts: string[];
}

export interface Catalogue {
  rulebook: RulebookMark;
  /** The day on which the rulebook was last true. */
  date: DateText;
  languages: string[];
  groups: { id: string; risks: string[] }[];
  risks: CatalogueRisk[];
  facts: CatalogueFact[];
  groups_of_facts: string[];
  measures: CatalogueMeasure[];
}
