// Sizes and speeds, natively, in Node and in Chromium, over the same households, and Kepil beside what one would pick instead. Medians. Writes
// docs/bench.md. KEPIL_SKIP_CHROMIUM=1 leaves the browser out.
import { execFileSync, spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { serve } from "../../web/serve.mjs";
import { household, today } from "../population/households.mjs";
import { open, rootFolder, rulebook, wasm } from "../support/calculator.mjs";
import { launch } from "../support/chromium.mjs";
import { sideBySide } from "./side_by_side.mjs";
import { asCase, household as ofTwelve, measures } from "./twelve.mjs";

const folder = join(rootFolder, "build/bench-page");
mkdirSync(folder, { recursive: true });
for (const path of ["build/wasm/kepil.js", "build/wasm/kepil.wasm", "build/loader/loader.js", "build/pack/rulebook.kepil", "tests/bench/browser.js"]) {
  copyFileSync(join(rootFolder, path), join(folder, path.split("/").at(-1)));
}
writeFileSync(join(folder, "package.json"), '{"type":"module"}\n');
writeFileSync(join(folder, "index.html"), "<!doctype html><title>bench</title>");

const calculator = await open();
const catalogue = calculator.catalogue();
const households = Array.from({ length: 200 }, (_, place) => household(1, place));
const lines = (cases) => cases.map((each) => `${JSON.stringify(each)}\n`).join("");
writeFileSync(join(folder, "households.jsonl"), lines(households));
writeFileSync(join(folder, "twelve.jsonl"), lines(Array.from({ length: 1000 }, (_, seed) => asCase(ofTwelve(seed)))));
const measured = calculator.assess(households[0], today).findings.find((finding) => finding.amount !== undefined)?.measure ?? catalogue.measures[0].id;

function inNative() {
  const binary = join(rootFolder, "build/bench/kepil_bench");
  const words = ["--benchmark_format=json", "--benchmark_min_time=0.2", ...["rulebook.kepil", "households.jsonl"].map((name) => join(folder, name)), today, measured, join(folder, "twelve.jsonl"), measures.map(({ id }) => id).join(",")];
  const run = execFileSync(binary, words, { stdio: ["ignore", "pipe", "ignore"] });
  const medians = JSON.parse(run).benchmarks.filter((each) => each.aggregate_name === "median");
  const scale = { ns: 1e6, us: 1e3, ms: 1 };
  return Object.fromEntries(medians.map((each) => [each.run_name.split("/")[0], each.cpu_time / scale[each.time_unit]]));
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

/** Households a second of `kepil batch`, by threads and by the size of the file. */
function batches() {
  const rows = [];
  const start = Array.from({ length: 10_000 }, (_, place) => household(1, place));
  for (const [copies, jobs] of [[1, 1], [4, 1], [4, 2]]) {
    const file = join(folder, "batch.jsonl");
    writeFileSync(file, lines(start).repeat(copies));
    // GNU time says what the machine itself spent on it; the wall clock also counts what others did meanwhile.
    const words = ["-c", `TIMEFORMAT='%R %U %S'; time ${join(rootFolder, "build/native/kepil")} batch --rules ${join(folder, "rulebook.kepil")} --today ${today} --to csv --jobs ${jobs} ${file} >/dev/null`];
    const [wall, user, system] = spawnSync("bash", words, { encoding: "utf8" }).stderr.trim().split("\n").at(-1).split(" ").map(Number);
    const count = 10_000 * copies;
    rows.push([count, Math.round(statSync(file).size / 2 ** 20), jobs, Math.round(count / wall), Math.round(count / (user + system))]);
  }
  return rows;
}

const native = inNative();
const results = { native, "WebAssembly, Node": await inNode() };
if (process.env.KEPIL_SKIP_CHROMIUM === undefined) {
  results.Chromium = await inChromium(1);
  results["Chromium, CPU 6x slower"] = await inChromium(6);
}
const { rows: rivals, kepil } = await sideBySide();

const row = (cells) => `| ${cells.join(" | ")} |`;
const table = (head, body) => [row(head), row(head.map(() => "---")), ...body.map(row)].join("\n");
const names = {
  load_cold: "load, first", load: "load", assess_cold: "assess, first (parsed)", assess: "assess all measures, text in and out", assess_and_parse: "the same, with the answer parsed",
  assess_whole: "what is not due told whole (kepil assess --all)",
  event: "assess one life event", explain: "explain one measure, text in and out", explain_and_parse: "the same, with the answer parsed", timeline: "timeline of two years", amounts: "amounts of all payments (kepil batch)",
};
const perHousehold = (us) => (us < 10 ? us.toFixed(2) : us.toFixed(0));
const times = (one, other) => (one / other).toFixed(2);
const ours = native.twelve * 1000;
const decided = native.decided * 1000;
const document = `# Speed

Written by \`./dev bench\` on ${new Date().toISOString().slice(0, 10)}: ${cpus()[0].model.trim()}, ${cpus().length} processors, Node ${process.versions.node}. Medians; ${households.length} households of
tests/population, ${catalogue.measures.length} measures, rulebook ${catalogue.rulebook.version}. Native and Node are processor time; Chromium is by the clock, so that a busy machine
shows in it.

## Kepil, milliseconds

${table(["", ...Object.keys(results)], Object.entries(names).map(([id, name]) => [name, ...Object.values(results).map((each) => each[id]?.toFixed(3) ?? "")]))}

Memory of the WebAssembly instance: ${(results["WebAssembly, Node"].memory / 2 ** 20).toFixed(1)} MB.

## Beside others: the same twelve measures, 10 000 households

Microseconds a household. Objects: the facts are there as the engine wants them, and what it finds stays with it. Text: JSON in, JSON out, as between programs. Kepil is exact and would give
reasons. Wrong is an amount that differs from the exact one by a tiyn or more.

${table(["", "objects", "times Kepil", "text", "times Kepil", "wrong answers"], [
  ...rivals.map(({ name, objects, text, wrong, of }) => [name, perHousehold(objects), times(objects, decided), perHousehold(text), times(text, ours), `${wrong} of ${of}`]),
  ["Kepil, native", perHousehold(decided), "1", perHousehold(ours), "1", `${kepil.wrong} of ${kepil.of}`],
  ["the same by hand in C++", "", "", perHousehold(native.by_hand * 1000), times(native.by_hand, native.twelve), ""],
])}

publicodes is timed on 500 of the households. json-rules-engine has no arithmetic: it decides, and plain JavaScript reckons.

## kepil batch, all payments

${table(["households", "MB", "threads", "a second by the clock", "a second of processor time"], batches())}
`;
writeFileSync(join(rootFolder, "docs/bench.md"), document);
console.log(document);
