// Every small change of the law's data that somebody might make by mistake: a coefficient, a comparison, a date, a rounding, a condition or a part of it.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Strings of a JSON text with the key that leads to them and the keys above it, their place, the places of the objects they stand in, the id of
 * the element of the file's list, and what stands nearby: the string before it in the same list, the day from which its row or version holds.
 */
function* strings(text) {
  const open = [];
  let key;
  let id = "";
  for (const token of text.matchAll(/"((?:[^"\\]|\\.)*)"(\s*:)?|[{}[\],]/g)) {
    const [all, value, colon] = token;
    if (value === undefined) {
      if (all === "{" || all === "[") {
        open.push({ bracket: all, key: key ?? "", at: token.index });
        key = undefined;
      } else if (all === "}" || all === "]") {
        open.pop();
        key = undefined;
      } else if (open.at(-1)?.bracket === "{") {
        key = undefined;
      }
    } else if (colon !== undefined) {
      key = value;
    } else {
      const within = open.at(-1);
      if (key === "id" && open.length === 2) {
        id = value;
      }
      if (key === "from") {
        within.from = value;
      }
      const nearby = [within.bracket === "[" ? within.last : undefined, open.findLast((each) => each.from !== undefined)?.from];
      within.last = value;
      yield { key: key ?? open.at(-1).key, path: open.map((each) => each.key), value, at: token.index + 1, objects: open.map((each) => each.at), id, nearby: nearby.filter(Boolean) };
    }
  }
}

const present = "2023-07-01";

/** Where the objects of a file begin that hold law which ended before the Social Code: old versions of a measure, old rows of a parameter. */
function pastObjects(text) {
  const begins = [...strings(text)].filter(({ key, path }) => key === "from" && (path.at(-2) === "versions" || path.at(-2) === "rows"));
  const past = new Set();
  begins.forEach(({ objects }, i) => {
    const next = begins[i + 1];
    // The list that both stand in.
    if (next !== undefined && next.objects.at(-2) === objects.at(-2) && next.value <= present) {
      past.add(objects.at(-1));
    }
  });
  return past;
}

/**
 * Where the rows of parameters begin that say what the row before says: another act, the same number. The day between two equal rows decides
 * nothing, whoever reads it.
 */
function repeatedRows(text) {
  const begins = [...strings(text)].filter(({ key, path }) => key === "from" && path.at(-2) === "rows");
  const rows = JSON.parse(text).flatMap((series) => series.rows.map((row, i) => ({ ...row, before: series.rows[i - 1] })));
  return new Set(begins.filter((_, i) => JSON.stringify(rows[i].value) === JSON.stringify(rows[i].before?.value)).map(({ objects }) => objects.at(-1)));
}

/** A number, one in its last place more. */
function oneMore(number) {
  const decimals = (number.split(".")[1] ?? "").length;
  const scaled = BigInt(number.replace(".", "")) + 1n;
  const digits = String(scaled).padStart(decimals + 1, "0");
  return decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

const nextDay = (date) => new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

const swaps = new Map([
  ["<", "<="],
  ["<=", "<"],
  [">", ">="],
  [">=", ">"],
  ["=", "!="],
  ["!=", "="],
  ["and", "or"],
  ["or", "and"],
  ["not", ""],
  ["+", "-"],
  ["-", "+"],
  ["*", "/"],
  ["/", "*"],
  ["min", "max"],
  ["max", "min"],
  ["earliest", "latest"],
  ["latest", "earliest"],
  ["any", "all"],
  ["all", "any"],
  ["round_up", "round_down"],
  ["round_down", "round_up"],
  ["round_nearest", "round_up"],
  ["month_start", "month_end"],
  ["month_end", "month_start"],
  ["true", "false"],
  ["false", "true"],
]);

const words = /\d{4}-\d\d-\d\d|\d+(?:\.\d+)?|<=|>=|!=|[<>=+\-*/]|[a-z_][a-z_0-9]*(?:\.[a-z_0-9]+)*/g;

/** One change after another of an expression. */
function* inExpression(expression) {
  for (const { 0: word, index } of expression.matchAll(words)) {
    let instead = swaps.get(word);
    if (/^\d{4}-/.test(word)) {
      instead = nextDay(word);
    } else if (/^\d/.test(word)) {
      instead = oneMore(word);
    }
    if (instead !== undefined) {
      yield { at: index, length: word.length, text: instead };
    }
  }
  // A set with one of its members left out.
  for (const { 0: set, index } of expression.matchAll(/\{[^{}]*\}/g)) {
    const members = set.slice(1, -1).split(",").map((each) => each.trim());
    for (const member of members.length > 1 ? members : []) {
      yield { at: index, length: set.length, text: `{${members.filter((each) => each !== member).join(", ")}}` };
    }
  }
}

/**
 * Where the operand of `and` or `or` next to a token ends, looked for in the direction of `step`: at the end of its bracket, at a word that begins or
 * ends a condition, at an operator that binds no closer.
 */
function operandEnd(tokens, from, step, binding) {
  let depth = 0;
  let i = from + step;
  for (; i >= 0 && i < tokens.length; i += step) {
    const [word] = tokens[i];
    if ("({".includes(word)) {
      depth += step;
    } else if (")}".includes(word)) {
      depth -= step;
    }
    if (depth < 0 || (depth === 0 && (bounds.has(word) || bindings.get(word) <= binding))) {
      break;
    }
  }
  return i;
}

const bindings = new Map([["or", 1], ["and", 2]]);
const bounds = new Set(["if", "then", "else", "where", "over", ",", ":"]);

/** A condition with one of its parts left out, one part after another. */
function* withoutPart(expression) {
  const tokens = [...expression.matchAll(/[(){},:]|[^\s(){},:]+/g)];
  for (const [i, [word]] of tokens.entries()) {
    const binding = bindings.get(word);
    if (binding === undefined) {
      continue;
    }
    const left = operandEnd(tokens, i, -1, binding);
    const right = tokens[operandEnd(tokens, i, 1, binding) - 1];
    if (bindings.get(tokens[left]?.[0]) !== binding) {
      const at = tokens[left + 1].index;
      yield { at, length: tokens[i + 1].index - at, text: "" };
    }
    const at = tokens[i - 1].index + tokens[i - 1][0].length;
    yield { at, length: right.index + right[0].length - at, text: "" };
  }
}

function* inValue(value) {
  if (/^\d{4}-\d\d-\d\d$/.test(value)) {
    yield { at: 0, length: value.length, text: nextDay(value) };
  } else if (/^\d+(\.\d+)?%?$/.test(value)) {
    const number = value.replace("%", "");
    yield { at: 0, length: number.length, text: oneMore(number) };
  }
}

const expressionKeys = new Set(["when", "once", "monthly", "yearly", "from", "to", "amount", "for_each", "right_on", "deadline", "at", "when_paid", "min", "max"]);

/** The changes of one string of a file. */
function* changesOf(file, { key, path, value }) {
  if (path.includes("text") || path.includes("apply") || key === "basis" || key === "source" || key === "checked") {
    return;
  }
  if (file.startsWith("parameters/")) {
    if (key === "value" || key === "from" || path.includes("value")) {
      yield* inValue(value);
    }
  } else if (file.startsWith("definitions/") ? key === "value" || key === "at" : expressionKeys.has(key)) {
    yield* inExpression(value);
    yield* withoutPart(value);
    if (key === "when" && path.includes("conditions") && value !== "true") {
      yield { at: 0, length: value.length, text: "true" };
    }
  }
}

const isLaw = (file) => /^(parameters|definitions)\/[^/]+\.json$/.test(file) || /^measures\/.*\/rule\.json$/.test(file);

/** All mutants of a rulebook's folder, in the order of its files. */
export function* mutants(folder) {
  const files = readdirSync(folder, { recursive: true }).filter(isLaw).sort();
  for (const file of files) {
    const text = readFileSync(join(folder, file), "utf8");
    const past = pastObjects(text);
    const repeated = file.startsWith("parameters/") ? repeatedRows(text) : new Set();
    for (const string of strings(text)) {
      for (const change of changesOf(file, string)) {
        const start = string.at + change.at;
        yield {
          file,
          id: string.id,
          nearby: string.nearby,
          equal: file.startsWith("parameters/") && string.key === "from" && repeated.has(string.objects.at(-1)),
          key: string.key,
          offset: Buffer.byteLength(text.slice(0, start)),
          length: change.length,
          text: change.text,
          past: string.objects.some((at) => past.has(at)),
          line: text.slice(0, start).split("\n").length,
          was: string.value,
          now: string.value.slice(0, change.at) + change.text + string.value.slice(change.at + change.length),
        };
      }
    }
  }
}
