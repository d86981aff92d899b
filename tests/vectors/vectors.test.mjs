// Every published example and vector of the law files is shown by a case that gives its amount, or is said not to be a payment.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { vectorIds } from "./list.mjs";

const vectors = JSON.parse(readFileSync(new URL("vectors.json", import.meta.url), "utf8"));
const lawFolder = process.env.LAW_FOLDER ?? "../shared/law";

const folder = new URL("../../rules-data/measures/", import.meta.url);
const cases = new Map();
for (const path of readdirSync(folder, { recursive: true }).filter((each) => each.endsWith("cases.json"))) {
  const measure = path.split("/").at(-2);
  for (const each of JSON.parse(readFileSync(new URL(path, folder), "utf8"))) {
    cases.set(`${measure}/${each.id}`, each);
  }
}

/** An exact amount as a ratio: "29453.25", "280000/3". */
function ratio(text) {
  const [, whole, fraction = "", divisor = "1"] = /^(-?\d+)(?:\.(\d+))?(?:\/(\d+))?$/.exec(text) ?? [];
  return whole === undefined ? undefined : [BigInt(whole + fraction), BigInt(divisor) * 10n ** BigInt(fraction.length)];
}

function same(a, b) {
  const [x, y] = [ratio(String(a)), ratio(String(b))];
  return x && y ? x[0] * y[1] === y[0] * x[1] : a === b;
}

/** Whether a case expects of the measure what the vector gives: an amount, a refusal, or a state. */
function gives({ measure, case: id, gives: what }) {
  const expected = cases.get(`${measure}/${id}`)?.expect.filter((each) => (each.measure ?? measure) === measure) ?? [];
  return expected.some((each) => [each.gross, each.net, each.printed, each.failed, each.state].some((value) => typeof value === "string" && same(value, what)));
}

test("each vector has an answer", () => {
  assert.deepEqual(vectors.filter((vector) => Boolean(vector.no_payment) === Boolean(vector.shown_by?.length)).map((vector) => vector.id), []);
});

test("each vector stands once", () => {
  assert.equal(new Set(vectors.map((vector) => vector.id)).size, vectors.length);
});

test("each case named exists and gives what the vector gives", () => {
  const wrong = vectors.flatMap((vector) => (vector.shown_by ?? []).filter((shown) => !gives(shown)).map((shown) => `${vector.id}: ${shown.measure}/${shown.case} ${shown.gives}`));
  assert.deepEqual(wrong, []);
});

test("no vector of the law files is forgotten", { skip: !existsSync(lawFolder) && `no law files at ${lawFolder}` }, () => {
  assert.deepEqual(vectorIds(lawFolder), vectors.map((vector) => vector.id));
});
