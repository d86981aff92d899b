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
  DateBounds,
  Element,
  Explanation,
  Finding,
  Kind,
  Period,
  TimelineEvent,
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
export type Engine = Pick<Calculator, "assess" | "explain" | "timeline" | "advise" | "catalogue">;
