import { describe, expect, it } from "vitest";
import { buildCase, draftsOf, FactIndex, newRow, nextRow, type Drafts } from "../../src/state/drafts";
import { askedFacts, openPointers, rowFields, stepsOf } from "../../src/state/questions";
import { catalogue } from "./catalogue";

const index = new FactIndex(catalogue);
const asked = askedFacts(index, ["childbirth"]);
const build = (drafts: Drafts) => buildCase(index, ["childbirth"], asked, drafts);

describe("a case from what was typed", () => {
  it("holds what the form assumes, until it is changed", () => {
    expect(build({}).case.facts).toEqual({ residence: "citizen" });
    expect(build({ residence: "refugee" }).case.facts).toEqual({ residence: "refugee" });
  });
  it("leaves out what is not known", () =>
    expect(build({ residence: null, working: null }).case.facts).toEqual({}));
  it("reports what cannot be read, and counts it as unknown", () => {
    const { case: given, problems } = build({
      months: "many",
      children: [newRow({ birth_date: { day: "1", month: "", year: "2026" } })],
    });
    expect(given.facts).toEqual({ residence: "citizen", children: [{ alive: true }] });
    expect(problems).toEqual([
      { pointer: "/facts/months", kind: "number" },
      { pointer: "/facts/children/0/birth_date", kind: "date" },
    ]);
  });
  it("tells no children from not asked", () => {
    expect(build({ children: [] }).case.facts?.children).toEqual([]);
    expect(build({ children: null }).case.facts?.children).toBeUndefined();
  });
  it("goes through a file and back", () => {
    const drafts: Drafts = {
      months: "12",
      working: false,
      children: [newRow({ birth_date: { day: "1", month: "2", year: "2026" }, alive: false })],
      income: [],
    };
    const given = build(drafts).case;
    expect(build(draftsOf(index, given.facts ?? {})).case).toEqual(given);
  });
  it("keeps a range of a file that the form has no field for", () => {
    const facts = { months: { min: "6", max: "12" } };
    expect(build(draftsOf(index, facts)).case.facts?.months).toEqual(facts.months);
  });
  it("never sends an open reading of the law", () =>
    expect(asked.map((fact) => fact.id)).not.toContain("reading_of_law"));
  it("asks only what the chosen events need", () =>
    expect(askedFacts(index, ["other"]).map((fact) => fact.id)).toEqual(["residence"]));
});

describe("the next stretch of a list of months", () => {
  it("begins where the last one ended", () => {
    const list = index.household("income");
    if (!list) throw new Error("no list");
    const row = newRow({
      from: { day: "1", month: "1", year: "2026" },
      to: { day: "1", month: "12", year: "2026" },
      kind: "farmer",
    });
    expect(nextRow(index, list, [row]).facts).toEqual({
      from: { day: "", month: "1", year: "2027" },
      kind: "farmer",
    });
  });
});

describe("questions that still matter", () => {
  const steps = (drafts: Drafts, open: string[]) =>
    stepsOf(index, asked, drafts, new Set(open), () => true).map((step) => [
      step.group,
      step.facts.map((fact) => fact.id),
    ]);

  it("are the open ones, the answered ones and the assumed ones", () => {
    expect(steps({}, ["/facts/working"])).toEqual([["you", ["residence", "working"]]]);
    expect(steps({ months: "3" }, [])).toEqual([["you", ["residence", "months"]]]);
    expect(steps({ months: "" }, [])).toEqual([["you", ["residence"]]]);
  });
  it("show a list while one of its elements is open", () =>
    expect(steps({}, ["/facts/children/0/birth_date"])).toContainEqual(["children", ["children"]]));
  it("keep the assumed facts of an element apart", () => {
    const list = index.household("children");
    if (!list) throw new Error("no list");
    const fields = rowFields(
      index.members(list),
      list,
      0,
      newRow(),
      new Set(["/facts/children/0/birth_date"]),
      () => true,
    );
    expect(fields.asked.map((fact) => fact.id)).toEqual(["birth_date"]);
    expect(fields.assumed.map((fact) => fact.id)).toEqual(["alive"]);
  });
  it("leave out what is not asked, even if it was answered or assumed", () => {
    const asks = (pointer: string): boolean => pointer !== "/facts/residence";
    expect(stepsOf(index, asked, { residence: "refugee" }, new Set(), asks)).toEqual([]);
  });
  it("are none without an assessment", () => expect(openPointers(null).size).toBe(0));
});
