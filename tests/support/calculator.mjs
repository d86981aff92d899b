// The calculator as built, in both forms: the command, and WebAssembly (which in Node gets its bytes handed over).
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { command } from "./command.mjs";

const root = new URL("../../", import.meta.url);
export const rootFolder = fileURLToPath(root);
const wasm = readFileSync(new URL("build/wasm/kepil.wasm", root));
export const rulebook = readFileSync(new URL("build/pack/rulebook.kepil", root));
export const reasons = readFileSync(new URL("build/pack/reasons.kepil", root));
const { default: createKepil } = await import(new URL("build/wasm/kepil.js", root));
const { openCalculator } = await import(new URL("build/loader/loader.js", root));
export { createKepil, wasm };

/** As the page uses it: objects in, objects out. */
export async function open() {
  const calculator = await openCalculator({ createKepil, wasm, rulebook });
  await calculator.addReasons(reasons);
  return calculator;
}

/** The bare functions: text in, text out. */
export async function openBare() {
  const kepil = await createKepil({ wasmBinary: wasm });
  const problem = kepil.open(new Uint8Array(rulebook));
  if (problem !== "") {
    throw new Error(problem);
  }
  kepil.addReasons(new Uint8Array(reasons));
  return kepil;
}

/** The command's answers, one a line, to cases of one line each; `options` as "--all": what is not due is told whole. */
export function assessNatively(lines, today, ...options) {
  const run = spawnSync(command, ["assess", "--rules", "build/pack/rulebook.kepil", "--json-lines", "--today", today, ...options, "-"], {
    cwd: rootFolder,
    input: lines.join("\n") + "\n",
    maxBuffer: 2 ** 30,
  });
  if (run.error !== undefined || run.status !== 0) {
    throw new Error(`kepil assess: ${run.error ?? run.stderr}`);
  }
  return run.stdout.toString().trimEnd().split("\n");
}

/** The catalogue as the command prints it. */
export function catalogueNatively() {
  const run = spawnSync(command, ["catalogue", "--rules", "build/pack/rulebook.kepil"], { cwd: rootFolder, maxBuffer: 2 ** 30 });
  return JSON.parse(run.stdout.toString());
}
