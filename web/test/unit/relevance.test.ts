import { expect, it } from "vitest";
import type { Assessment, Case, Engine } from "../../src/engine/types";
import { FactIndex, newRow } from "../../src/state/drafts";
import { askedFacts } from "../../src/state/questions";
import { assumedPointers, idleAssumptions, without } from "../../src/state/relevance";
import { catalogue } from "./catalogue";

const index = new FactIndex(catalogue);
const asked = askedFacts(index, ["childbirth"]);

it("knows what the form assumed and nobody touched", () => {
  expect(assumedPointers(index, asked, { children: [newRow(), newRow({ alive: false })] })).toEqual([
    "/facts/residence",
    "/facts/children/0/alive",
  ]);
});

it("takes one value out of a case and leaves the case alone", () => {
  const given: Case = { risks: [], facts: { a: "1", list: [{ b: true }, { b: false }] } };
  expect(without(given, "/facts/a").facts).toEqual({ a: null, list: [{ b: true }, { b: false }] });
  expect(without(given, "/facts/list/1/b").facts?.list).toEqual([{ b: true }, { b: null }]);
  expect(given.facts?.a).toBe("1");
});

const asking = (pointers: string[]): Pick<Engine, "assess"> => ({
  assess: () =>
    ({ questions: pointers.map((pointer) => ({ pointer, fact: "", decides: 1 })) }) as unknown as Assessment,
});

it("hides what the calculator would not ask for", async () => {
  const given: Case = { risks: [], facts: {} };
  const idle = await idleAssumptions(
    asking(["/facts/a"]),
    given,
    ["/facts/a", "/facts/b"],
    "2026-11-21",
    () => false,
  );
  expect([...(idle ?? [])]).toEqual(["/facts/b"]);
  expect(await idleAssumptions(asking([]), given, ["/facts/a"], "2026-11-21", () => true)).toBeNull();
});
