// The rivals and Kepil side by side: microseconds a household, with objects in and out and with JSON text in and out, and how many amounts
// differ from the exact ones by a tiyn or more.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { asCase, exactly, household, measures } from "./twelve.mjs";
import { rivals } from "./rivals.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const median = (list) => list.sort((a, b) => a - b)[Math.floor(list.length / 2)];

function wrong(amounts, exact) {
  return measures.filter(({ id }) => {
    const given = amounts[id] ?? null;
    return exact[id] === null ? given !== null && given !== false : given === null || BigInt(Math.round(Number(given) * 100)) !== exact[id];
  }).length;
}

async function time(answer, households, rounds) {
  const times = [];
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    for (const facts of households) {
      const result = answer(facts);
      if (result instanceof Promise) {
        await result;
      }
    }
    times.push(((performance.now() - start) * 1000) / households.length);
  }
  return median(times);
}

const fromText = (answer) => (text) => {
  const result = answer(JSON.parse(text));
  return result instanceof Promise ? result.then(JSON.stringify) : JSON.stringify(result);
};

/** [{ name, objects, text, wrong, of }] over `count` households: microseconds a household. */
export async function sideBySide(count = 10_000, rounds = 3) {
  const households = Array.from({ length: count }, (_, seed) => household(seed));
  const exact = households.map(exactly);
  const rows = [];
  for (const [name, answer] of Object.entries(rivals(households[0]))) {
    let errors = 0;
    // The slowest takes a sample: its time for one household does not depend on how many there are.
    const sample = name === "publicodes" ? households.slice(0, Math.min(count, 500)) : households;
    for (const [i, facts] of sample.entries()) {
      errors += wrong(await answer(facts), exact[i]);
    }
    const texts = sample.map((facts) => JSON.stringify(facts));
    const [objects, text] = [await time(answer, sample, rounds), await time(fromText(answer), texts, rounds)];
    rows.push({ name, objects, text, wrong: errors, of: sample.length * measures.length });
  }
  const folder = mkdtempSync(join(tmpdir(), "kepil-bench-"));
  const file = join(folder, "households.jsonl");
  writeFileSync(file, households.map((facts) => `${JSON.stringify(asCase(facts))}\n`).join(""));
  const words = ["batch", "--rules", "build/pack/rulebook.kepil", "--today", "2026-11-21", "--jobs", "1", "--measures", measures.map(({ id }) => id).join(","), file];
  const run = () => spawnSync(join(root, "build/native/kepil"), words, { cwd: root, encoding: "utf8", maxBuffer: 2 ** 30 });
  const answers = run();
  const errors = answers.stdout.trimEnd().split("\n").map((line, i) => wrong(Object.fromEntries(JSON.parse(line).amounts.map((row) => [row.measure, row.state === "entitled" ? row.net?.min : "-1"])), exact[i])).reduce((a, b) => a + b, 0);
  rmSync(folder, { recursive: true });
  return { rows, kepil: { wrong: errors, of: count * measures.length, problems: answers.stderr.split("\n").slice(0, 3).join(" ") }, households };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { rows, kepil } = await sideBySide(Number(process.argv[2] ?? 10_000));
  console.table(rows);
  console.log(kepil);
}
