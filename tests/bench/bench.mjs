// Sizes and speeds, natively, in Node and in Chromium, over the same households. Medians; the machine's own noise is a fifth or so.
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { serve } from "../../web/serve.mjs";
import { open, rootFolder, rulebook, wasm } from "../support/calculator.mjs";
import { launch } from "../support/chromium.mjs";
import { household, today } from "../support/households.mjs";

const folder = join(rootFolder, "build/bench-page");
mkdirSync(folder, { recursive: true });
for (const path of ["build/wasm/kepil.js", "build/wasm/kepil.wasm", "build/loader/loader.js", "build/pack/rulebook.kepil", "tests/bench/browser.js"]) {
  copyFileSync(join(rootFolder, path), join(folder, path.split("/").at(-1)));
}
writeFileSync(join(folder, "package.json"), '{"type":"module"}\n');
writeFileSync(join(folder, "index.html"), "<!doctype html><title>bench</title>");

const calculator = await open();
const catalogue = calculator.catalogue();
const households = Array.from({ length: 200 }, (_, seed) => household(catalogue, seed));
writeFileSync(join(folder, "households.jsonl"), households.map((each) => `${JSON.stringify(each)}\n`).join(""));
const measured = calculator.assess(households[0], today).findings.find((finding) => finding.amount !== undefined)?.measure ?? catalogue.measures[0].id;

function inNative() {
  const binary = join(rootFolder, "build/bench/kepil_bench");
  const run = execFileSync(binary, ["--benchmark_format=json", join(folder, "rulebook.kepil"), join(folder, "households.jsonl"), today, measured], { stdio: ["ignore", "pipe", "ignore"] });
  return Object.fromEntries(JSON.parse(run).benchmarks.map((each) => [each.name, each.cpu_time / 1e6]));
}

async function inNode() {
  const { measure } = await import(join(folder, "browser.js"));
  return measure(wasm, rulebook, households, today);
}

async function inChromium(slowdown) {
  const site = await serve(folder);
  const browser = await launch();
  try {
    const page = await browser.newPage();
    await page.goto(site.address);
    const devtools = await page.context().newCDPSession(page);
    await devtools.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
    // Everything is downloaded before: what is timed is the calculator, not the network.
    return await page.evaluate(
      async ([households, today]) => {
        const { measure } = await import("./browser.js");
        const bytes = async (name) => new Uint8Array(await (await fetch(name)).arrayBuffer());
        return measure(await bytes("kepil.wasm"), await bytes("rulebook.kepil"), households, today);
      },
      [households, today],
    );
  } finally {
    await browser.close();
    site.close();
  }
}

const results = { native: inNative(), "WebAssembly in Node": await inNode(), "in Chromium": await inChromium(1), "in Chromium, CPU 6x slower": await inChromium(6) };
const rows = ["load_cold", "load", "assess_cold", "assess", "explain"];
console.log(`households ${households.length}, measures ${catalogue.measures.length}, ms\n`);
console.log(["", ...Object.keys(results)].join(" | "));
for (const row of rows) {
  console.log([row, ...Object.values(results).map((each) => each[row]?.toFixed(3) ?? "-")].join(" | "));
}
console.log(`memory of the WebAssembly instance: ${(results["WebAssembly in Node"].memory / 2 ** 20).toFixed(1)} MB`);
console.log(`rulebook.kepil ${readFileSync(join(folder, "rulebook.kepil")).length} bytes, kepil.wasm ${wasm.length} bytes`);
