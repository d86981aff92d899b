/** The calculator's answers, as wasm/ types them, under the names that the page uses. */
import type { Calculator, Case, CatalogueFact, Tokens } from "../../../wasm/loader";

export type {
  Amount,
  Assessment,
  Bounds,
  Case,
  Catalogue,
  Condition,
  DateBounds,
  Element,
  Explanation,
  Finding,
  Kind,
  Period,
  Tokens,
  Truth,
  Where,
} from "../../../wasm/loader";

export type Fact = CatalogueFact;
export type Token = Tokens[number];
export type Value = NonNullable<Case["facts"]>[string];
export type Engine = Pick<Calculator, "assess" | "explain" | "catalogue">;
