// The hand-written types say what the calculator answers: real answers are written down as TypeScript and compiled against them.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { open, rootFolder } from "../support/calculator.mjs";
import { household, today, veiled } from "../support/households.mjs";

test("answers fit their types, member by member", async () => {
  const calculator = await open();
  const catalogue = calculator.catalogue();
  const lines = [
    'import type { Advice, Assessment, Calculator, Case, Catalogue, Explanation, Refusal, Timeline } from "../../wasm/loader";',
    `export const catalogue: Catalogue = ${JSON.stringify(catalogue)};`,
    `export const refusal: Refusal = ${JSON.stringify(calculator.assess([], today))};`,
  ];
  for (let seed = 0; seed < 12; seed += 1) {
    const whole = household(catalogue, seed);
    const facts = seed % 2 === 0 ? whole : veiled(catalogue, whole, seed);
    const assessment = calculator.assess(facts, today);
    lines.push(`export const case${seed}: Case = ${JSON.stringify(facts)};`);
    lines.push(`export const assessment${seed}: Assessment = ${JSON.stringify(assessment)};`);
    const finding = assessment.findings[(seed * 7) % assessment.findings.length];
    const explanation = calculator.explain(facts, finding.measure, finding.for?.index ?? null, today);
    lines.push(`export const timeline${seed}: Timeline = ${JSON.stringify(calculator.timeline(facts, 5, today))};`);
    lines.push(`export const advice${seed}: Advice = ${JSON.stringify(calculator.advise(facts, today))};`);
    lines.push(`export const explanation${seed}: Explanation = ${JSON.stringify(explanation)};`);
  }
  const folder = join(rootFolder, "build/types");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "answers.ts"), lines.join("\n"));
  writeFileSync(
    join(folder, "tsconfig.json"),
    JSON.stringify({
      compilerOptions: { noEmit: true, strict: true, target: "ES2022", module: "ESNext", moduleResolution: "bundler", lib: ["ES2022", "DOM"], types: [] },
      files: ["answers.ts"],
    }),
  );
  assert.doesNotThrow(() => execFileSync(join(rootFolder, "tests/node_modules/.bin/tsc"), ["--project", folder], { encoding: "utf8" }));
});
