// Nothing may cross the boundary: no exception, no abort, no memory that stays, whatever goes in.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createKepil, open, openBare, rulebook, wasm } from "../support/calculator.mjs";
import { household, today } from "../support/households.mjs";

const circle = {};
circle.self = circle;

const texts = {
  "nothing": "",
  "a space": " ",
  "a NUL": "\0",
  "half a word": "tru",
  "10 MB of brackets": "[".repeat(10_000_000),
  "10,000 brackets": "[".repeat(10_000),
  "10,000 objects": '{"facts":'.repeat(10_000),
  "a lone high surrogate": '{"risks":["\ud800"]}',
  "a lone low surrogate": '"\udc00',
  "an escaped lone surrogate": '{"facts":{"\\ud800":1}}',
  "a huge number": '{"facts":{"participation_months":1e999999999}}',
  "a long number": `{"facts":{"participation_months":${"9".repeat(100_000)}}}`,
  "a small number": '{"facts":{"participation_months":"0.000000000000000000000000000000001"}}',
  "an array": "[]",
  "a name twice": '{"facts":{"residence":"citizen","residence":1}}',
  "a list of a hundred thousand children": `{"facts":{"children":[${"{},".repeat(99_999)}{}]}}`,
  "wrong types all over": '{"risks":{},"dates":[],"facts":"none"}',
  "31 February": '{"dates":{"application":"2026-02-31"}}',
  "a date of letters": '{"dates":{"application":"қаңтар"}}',
  "a range upside down": '{"facts":{"participation_months":{"min":"12","max":"6"}}}',
  "text after the end": "{}{}",
  "a comment": "{} // none",
};

test("any text gets an answer that is JSON with errors", async () => {
  const kepil = await openBare();
  for (const [name, text] of Object.entries(texts)) {
    const answers = [kepil.assess(text, today), kepil.explain(text, "birth_grant", 0, today), kepil.timeline(text, 3, today), kepil.advise(text, today)];
    for (const answer of answers) {
      const { errors } = JSON.parse(answer);
      assert.ok(Array.isArray(errors) && errors.length > 0, `${name}: ${answer.slice(0, 200)}`);
      errors.forEach(({ code, pointer }) => assert.ok(typeof code === "string" && typeof pointer === "string", `${name}: ${answer.slice(0, 200)}`));
    }
  }
});

test("any other value too", async () => {
  const kepil = await openBare();
  for (const value of [undefined, null, 0, NaN, 1n, true, [], {}, circle, () => {}, new Uint8Array(9), Symbol("case")]) {
    assert.ok(JSON.parse(kepil.assess(value, today)).errors.length > 0);
    assert.doesNotThrow(() => JSON.parse(kepil.assess("{}", value)));
    assert.doesNotThrow(() => JSON.parse(kepil.explain("{}", value, value, value)));
    assert.doesNotThrow(() => JSON.parse(kepil.timeline("{}", value, value)));
    assert.doesNotThrow(() => JSON.parse(kepil.advise(value, value)));
  }
  for (const index of [-2, -1, 0.5, 1e9, -1e300, Infinity]) {
    assert.doesNotThrow(() => JSON.parse(kepil.explain("{}", "birth_grant", index, today)));
  }
});

test("a rulebook that is none is refused, and the one before stays", async () => {
  const kepil = await createKepil({ wasmBinary: wasm });
  assert.match(kepil.assess("{}", today), /no_rulebook/);
  assert.match(kepil.catalogue(), /no_rulebook/);
  for (const junk of [undefined, null, "text", new Uint8Array(), new Uint8Array(100), new Uint8Array(1_000_000).fill(255)]) {
    assert.notEqual(kepil.open(junk), "");
  }
  assert.equal(kepil.open(new Uint8Array(rulebook)), "");
  const before = kepil.assess("{}", today);
  for (let cut = 0; cut < rulebook.length; cut += Math.ceil(rulebook.length / 300)) {
    assert.notEqual(kepil.open(new Uint8Array(rulebook.subarray(0, cut))), "", `cut at ${cut}`);
  }
  for (let place = 0; place < rulebook.length; place += Math.ceil(rulebook.length / 300)) {
    const bent = new Uint8Array(rulebook);
    bent[place] ^= 0xff;
    assert.notEqual(kepil.open(bent), "", `bent at ${place}`);
  }
  assert.equal(kepil.assess("{}", today), before);
});

test("the loader answers what JSON cannot write", async () => {
  const calculator = await open();
  for (const value of [circle, 1n, undefined, () => {}]) {
    assert.deepEqual(calculator.assess(value, today), { errors: [{ code: "not_json", pointer: "" }] });
  }
  assert.ok(calculator.assess({ facts: { "\ud800": 1 } }, today).errors.length > 0);
});

test("memory stays flat over fifty thousand calls, and small", async () => {
  const kepil = await openBare();
  const catalogue = JSON.parse(kepil.catalogue());
  const households = Array.from({ length: 50 }, (_, seed) => JSON.stringify(household(catalogue, seed)));
  const junk = Object.values(texts);
  // One life event, a few facts: the small call that a page makes at each answer.
  const small = JSON.stringify({ risks: ["childbirth"], facts: { residence: "citizen" } });
  const round = () => {
    kepil.assess(small, today);
    households.forEach((each) => kepil.assess(each, today));
    junk.forEach((each) => kepil.assess(each, today));
    kepil.explain(households[0], "birth_grant", 0, today);
    kepil.catalogue();
  };
  // Until every kind of answer has found its room.
  for (let i = 0; i < 12; i += 1) {
    round();
  }
  const before = kepil.HEAPU8.length;
  const calls = Number(process.env.KEPIL_CALLS ?? 50_000);
  for (let i = 0; i < calls; i += 1) {
    kepil.assess(small, today);
    if (i % 5000 === 0) {
      round();
    }
  }
  assert.equal(kepil.HEAPU8.length, before);
  assert.ok(before <= 8 * 2 ** 20, `${before} bytes`);
});
