import { describe, expect, it } from "vitest";
import type { Token, Where } from "../../src/engine/types";
import { stepsOf, withoutDates } from "../../src/format/formula";

const name = (kind: "parameter" | "definition" | "fact" | "word", id: string): Token => ({ kind, id });
const mci = name("parameter", "mci");
const rate = name("parameter", "rate");
const at = name("word", "at");
const settled = (token: Token): boolean => token === mci || token === rate;

describe("a formula beside its values", () => {
  it("leaves out the way to a date, and brackets around one name", () =>
    expect(
      withoutDates(
        [
          "(",
          mci,
          at,
          "(",
          name("word", "if"),
          "(",
          "1",
          ")",
          ")",
          ")",
          "*",
          rate,
          "(",
          name("fact", "order"),
          ")",
        ],
        settled,
      ),
    ).toEqual([mci, "*", rate, "(", name("fact", "order"), ")"]));
  it("keeps the arguments of a call and the date of what is not known", () => {
    const call = [rate, "(", mci, ")"];
    expect(withoutDates(call, settled)).toEqual(call);
    const dated = [name("parameter", "other"), at, name("fact", "born"), "+", "1"];
    expect(withoutDates(dated, settled)).toEqual(dated);
  });
  it("drops a date that is a name alone or a call", () => {
    expect(withoutDates([mci, at, name("fact", "born"), "+", "1"], settled)).toEqual([mci, "+", "1"]);
    expect(withoutDates([mci, at, name("word", "max"), "(", "1", ")", "+", "2"], settled)).toEqual([
      mci,
      "+",
      "2",
    ]);
  });
});

describe("the steps of an amount", () => {
  const step = (id: string, formula: Token[]): Where => ({ kind: "definition", id, formula });
  it("are the definitions in it and in them, each once, the outer first", () => {
    const where = [
      step("inner", ["1"]),
      step("outer", [name("definition", "inner"), name("definition", "outer")]),
      step("elsewhere", ["2"]),
    ];
    expect(
      stepsOf([name("definition", "outer"), name("definition", "inner")], where).map(({ id }) => id),
    ).toEqual(["outer", "inner"]);
  });
});
