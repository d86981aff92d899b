// Which lines and branches of core/ the tests reach: `./dev coverage`. Needs gcov (part of g++) and the preset `coverage`.
import { execFileSync, spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const build = join(root, "build/coverage");
const counts = () => readdirSync(build, { recursive: true }).filter((path) => path.endsWith(".gcda"));

// On a loaded machine a run may be given an end, and the report then says so.
const most = Number(process.env.KEPIL_COVERAGE_SECONDS ?? 600);
const shortenedFile = join(build, "shortened.json");

// What `./dev test` runs natively, the longest first. Fewer households: it is about which lines they reach, and counting is slow.
const kepil = join(build, "kepil");
const env = { ...process.env, KEPIL_COMMAND: kepil, KEPIL_HOUSEHOLDS: "100" };
const folders = ["explanations", "cli", "temporal", "stories", "batch", "alternatives", "interactions", "reproducible"];
const testFiles = folders.flatMap((folder) => readdirSync(join(root, "tests", folder)).filter((name) => name.endsWith(".test.mjs")).map((name) => `tests/${folder}/${name}`));
const runs = [...testFiles.map((file) => [process.execPath, file]), [join(build, "kepil_tests")], [kepil, "check", "rules-data"]];

/** Whether it ran to its end; what ended by itself counts either way. */
function run([program, ...words]) {
  const start = Date.now();
  return new Promise((resolve) => {
    const running = spawn(program, words, { cwd: root, stdio: ["ignore", "ignore", "inherit"], env, timeout: most * 1000 });
    running.on("close", (status, signal) => {
      const end = status === 0 ? "" : `: ${signal ?? status}; what it reached still counts`;
      console.error(`${((Date.now() - start) / 1000).toFixed(0)} s  ${words.at(-1) ?? "unit tests"}${end}`);
      resolve(signal === null);
    });
  });
}

/** One run a processor at a time: a program adds to the counts of those before it when it ends. */
async function exercise() {
  counts().forEach((path) => rmSync(join(build, path)));
  const shortened = [];
  const left = [...runs];
  const worker = async () => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) {
      if (!(await run(next))) {
        shortened.push(next.at(-1));
      }
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  writeFileSync(shortenedFile, JSON.stringify(shortened));
}

/** By file of core/: how often each line ran, and of the branches on it how many were taken. */
function measure() {
  const files = new Map();
  for (const path of counts().filter((each) => each.startsWith("core/"))) {
    const json = execFileSync("gcov", ["--json-format", "--stdout", "--branch-probabilities", path], { cwd: build, maxBuffer: 1 << 30, stdio: ["ignore", "pipe", "ignore"] });
    for (const report of json.toString().split("\n").filter(Boolean)) {
      for (const { file, lines } of JSON.parse(report).files) {
        const name = relative(root, join(build, file));
        const real = existsSync(join(root, name)) ? name : relative(root, file);
        if (!real.startsWith("core/")) {
          continue;
        }
        const known = files.get(real) ?? new Map();
        files.set(real, known);
        for (const { line_number: number, count, branches } of lines) {
          const line = known.get(number) ?? { count: 0, branches: [] };
          known.set(number, line);
          line.count += count;
          // A template or an inline function is compiled many times; a branch is taken if it is in one of them.
          branches.filter((branch) => !branch.throw).forEach((branch, i) => (line.branches[i] = (line.branches[i] ?? 0) + branch.count));
        }
      }
    }
  }
  return files;
}

const share = (part, all) => (all === 0 ? "–" : `${((100 * part) / all).toFixed(1)} %`);

function sums(lines) {
  const all = [...lines.values()];
  const branches = all.flatMap((line) => line.branches);
  return {
    lines: all.length,
    reached: all.filter((line) => line.count > 0).length,
    branches: branches.length,
    taken: branches.filter((count) => count > 0).length,
  };
}

/** "12–14, 20" of the numbers. */
function ranges(numbers) {
  const runs = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last !== undefined && number <= last[1] + 1) {
      last[1] = number;
    } else {
      runs.push([number, number]);
    }
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(", ");
}

const reasonsFile = join(root, "tests/coverage/reasons.json");

function report(files) {
  const reasons = JSON.parse(readFileSync(reasonsFile, "utf8"));
  const rows = [...files].sort(([a], [b]) => (a < b ? -1 : 1)).map(([file, source]) => ({ file, source, ...sums(source) }));
  const total = (key, folder) => rows.filter((row) => row.file.startsWith(folder)).reduce((sum, row) => sum + row[key], 0);
  const inAll = (folder) =>
    `${folder} lines ${share(total("reached", folder), total("lines", folder))} (${total("reached", folder)} of ${total("lines", folder)}) · branches ${share(total("taken", folder), total("branches", folder))} (${total("taken", folder)} of ${total("branches", folder)})`;
  const missed = rows
    .filter((row) => row.reached < row.lines || row.taken < row.branches)
    .map(({ file, source }) => {
      const linesWhere = (holds) => ranges([...source].filter(([, line]) => holds(line)).map(([number]) => number).sort((a, b) => a - b));
      const unreached = linesWhere(({ count }) => count === 0);
      const halfway = linesWhere(({ count, branches }) => count > 0 && branches.some((taken) => taken === 0));
      return `| ${file} | ${unreached || "–"} | ${halfway || "–"} | ${reasons[file] ?? ""} |`;
    });
  const shortened = JSON.parse(readFileSync(shortenedFile, "utf8"));
  return `# What the tests reach

Written by \`./dev coverage\`: the unit tests, \`kepil check\` with every worked example, and the tests that ask the command (${folders.join(", ")}), natively (gcov, \`-Og\`, which counts a fifth as long as without optimisation and joins a few lines that do one thing).
The WebAssembly, browser, oracle, property and fuzz runs reach more; they are not counted here. Branches that only an exception would take are left out.${shortened.length === 0 ? "" : `\nIn this run ${shortened.join(" and ")} ended after ${most} seconds, on a loaded machine, before all was run.`}

- ${inAll("core/src/")}
- ${inAll("core/cli/")}

| File | Lines | Branches |
|---|---|---|
${rows.map((row) => `| ${row.file} | ${share(row.reached, row.lines)} | ${share(row.taken, row.branches)} |`).join("\n")}

## What no test reaches

Lines that no test runs, and lines that run but with a branch that is never taken. Where exceptions are on (core/cli), many a branch is the compiler's own: whether a temporary text of a \`&&\`, \`||\` or \`?:\` is there to be destroyed.

| File | Lines | Branches on lines | Why |
|---|---|---|---|
${missed.join("\n")}
`;
}

// --report: of what was reached before, without running anything.
if (!process.argv.includes("--report")) {
  await exercise();
}
const text = report(measure());
writeFileSync(join(root, "docs/coverage.md"), text);
console.log(text.split("\n").filter((line) => line.startsWith("- core/")).join("\n"));
