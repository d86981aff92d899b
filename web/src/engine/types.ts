/** The calculator's answers, as wasm/ types them, under the names that the page uses. */
import type { Assessment as Answered, Calculator, Case, CatalogueFact, Tokens } from "../../../wasm/loader";

export type {
  Amount,
  Bounds,
  Change,
  ChangedFact,
  Case,
  Catalogue,
  Condition,
  Advice,
  DateBounds,
  Element,
  Explanation,
  Finding,
  History,
  Kind,
  Period,
  PastMonths,
  PastPayment,
  Refused,
  Timeline,
  TimelineEvent,
  Told,
  Problem as CaseProblem,
  Tokens,
  Truth,
  Where,
} from "../../../wasm/loader";

export type Fact = CatalogueFact;
/** `also`: what is due beside the chosen life events. */
export type Assessment = Answered & { also?: Answered["findings"] };
export type Token = Tokens[number];
export type Value = NonNullable<Case["facts"]>[string];
export type Engine = Pick<Calculator, "assess" | "explain" | "timeline" | "history" | "advise" | "catalogue">;
