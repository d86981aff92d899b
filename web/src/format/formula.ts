/** A formula of the rulebook made fit to read: signs of arithmetic as they are printed, names joined with their values. */
import type { Token, Where } from "../engine/types";

const SIGNS: Record<string, string> = {
  "*": "×",
  "/": "÷",
  "-": "−",
  "<=": "≤",
  ">=": "≥",
  "!=": "≠",
  "{": "",
  "}": "",
};

export const printedSign = (text: string): string => SIGNS[text] ?? text;

export const isNumber = (text: string): boolean => /^-?\d+(\.\d+)?$/.test(text);
export const isDate = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text);

/** The one value behind a fact, a parameter or a definition; null while it is unknown, a range, or a table. */
export function settled(where: Where): string | null {
  const { value } = where;
  if (typeof value === "boolean" || typeof value === "number") return String(value);
  if (typeof value === "string") return value === "unknown" || value === "undecided" ? null : value;
  if (typeof value === "object" && value !== null && "min" in value && "max" in value)
    return value.min === value.max && value.min !== null ? String(value.min) : null;
  return null;
}

/** The value to write beside a name, if the explanation knows exactly one. */
export function valueBeside(token: Exclude<Token, string>, where: Where[]): Where | null {
  const found = where.filter(
    (one) => one.kind === token.kind && one.id === token.id && settled(one) !== null,
  );
  return found[0] && found.every((one) => settled(one) === settled(found[0] as Where)) ? found[0] : null;
}

const isWord = (token: Token | undefined, id: string): boolean =>
  typeof token === "object" && token.kind === "word" && token.id === id;

/** The place after one operand: a name with its arguments, a number, or all between two brackets. */
function afterOperand(formula: Token[], from: number): number {
  let place = from;
  if (formula[place] !== "(") place++;
  if (formula[place] !== "(") return place;
  let depth = 0;
  do {
    if (formula[place] === "(") depth++;
    if (formula[place] === ")") depth--;
    place++;
  } while (depth && place < formula.length);
  return place;
}

/** What stands beside its value needs neither "at" with the way to its date, nor brackets of its own. */
export function withoutDates(formula: Token[], isSettled: (token: Token) => boolean): Token[] {
  const short: Token[] = [];
  for (let place = 0; place < formula.length;) {
    const token = formula[place] as Token;
    short.push(token);
    place++;
    if (!isSettled(token)) continue;
    if (isWord(formula[place], "at")) place = afterOperand(formula, place + 1);
    const before = short.at(-3);
    const isCall = typeof before === "object" && before.kind !== "word";
    if (short.at(-2) === "(" && formula[place] === ")" && !isCall) {
      short.splice(-2, 2, token);
      place++;
    }
  }
  return short;
}

/** A formula that goes through a list, or from case to case, is for the lawyer: of that a person reads the value. */
export const isInvolved = (formula: Token[]): boolean =>
  ["count", "sum", "any", "all", "if"].some((id) => formula.some((token) => isWord(token, id)));

/** The definitions that a formula is made of, the outer first, each once. */
export function stepsOf(formula: Token[], where: Where[]): Where[] {
  const found: Where[] = [];
  const add = (tokens: Token[]): void => {
    const inner = tokens.flatMap((token) =>
      typeof token === "object" && token.kind === "definition"
        ? where.filter(
            (one) => one.kind === "definition" && one.id === token.id && one.formula && !found.includes(one),
          )
        : [],
    );
    for (const one of inner) if (!found.includes(one)) found.push(one);
    for (const one of inner) add(one.formula ?? []);
  };
  add(formula);
  return found;
}

const MANY_MONTHS = 24;

/** "756" months as "756 месяцев (63 года)": long spans are thought of in years. Empty for what is no span of time. */
export function spanOfTime(value: string, unit: string | undefined, language: string): string {
  if (unit !== "days" && unit !== "months" && unit !== "years") return "";
  const say = (count: number, name: string): string =>
    new Intl.NumberFormat(language, { style: "unit", unit: name, unitDisplay: "long" }).format(count);
  const count = Number(value);
  const whole = say(count, unit.slice(0, -1));
  if (unit !== "months" || count < MANY_MONTHS || !Number.isInteger(count)) return whole;
  const rest = count % 12 ? ` ${say(count % 12, "month")}` : "";
  return `${whole} (${say(Math.floor(count / 12), "year")}${rest})`;
}
