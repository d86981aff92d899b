// Tries every mutant of the rulebook, or each Nth (--every N): what the cases do not notice is printed. Ends with 1 below 95 per cent.
//   node tests/mutation/mutation.mjs [--every N] [--from FIRST] [--only TEXT-IN-PATH] [--law now|past] [--jobs N]
//        [--search N] [--out FILE] [--again FILE]
// --search N: for each survivor, looks at up to N households for one whose answer changes. --out: the survivors as JSON lines.
// --again: only the survivors of such a file.
import { spawn } from "node:child_process";
import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { mutants } from "./mutants.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const least = 0.95;

/** What became of each of `all`, in their order; each of `jobs` processes takes the next file when it is free. */
export async function tryAll(all, { jobs = 1, search = 0, onEach = () => {} } = {}) {
  const outcomes = new Array(all.length);
  const files = new Map();
  for (const [i, { file }] of all.entries()) {
    files.set(file, [...(files.get(file) ?? []), i]);
  }
  const queues = [...files.values()].sort((a, b) => b.length - a.length);
  const worker = () =>
    new Promise((resolve, reject) => {
      const process = spawn(`${root}build/native/kepil_mutation`, ["rules-data", "--search", String(search)], { cwd: root, stdio: ["pipe", "pipe", "inherit"] });
      let queue = [];
      const feed = () => {
        if (queue.length === 0) {
          queue = queues.shift() ?? [];
        }
        if (queue.length === 0) {
          process.stdin.end();
          return;
        }
        const { file, id, offset, length, text, was, now, nearby } = all[queue[0]];
        process.stdin.write(`${[file, id, offset, length, text, [was, ...nearby].join(" "), now].join("\t")}\n`);
      };
      createInterface({ input: process.stdout }).on("line", (line) => {
        const current = queue.shift();
        outcomes[current] = JSON.parse(line);
        onEach(current, outcomes[current]);
        feed();
      });
      process.on("error", reject);
      process.on("close", (code) => (code === 0 ? resolve() : reject(new Error(`kepil_mutation ended with ${code} at ${JSON.stringify(all[queue[0]])}`))));
      feed();
    });
  await Promise.all(Array.from({ length: Math.min(jobs, queues.length) }, worker));
  return outcomes;
}

/** Every `every`th mutant of the rulebook whose path holds `only`, but for those that are proved to be equal to the law. */
export const sample = ({ every = 1, from = 0, only = "" } = {}) =>
  [...mutants(`${root}rules-data`)].filter(({ file, equal }) => !equal && file.includes(only)).filter((_, i) => i % every === from);

const show = ({ file, line, was, now, past }) => `${file}:${line}${past ? " (ended law)" : ""}\n  ${was}\n  ${now}`;

const nameOf = ({ file, id, was, now, text }) => [file, id, was, now, text].join("\t");

const share = (counts) => `${((100 * counts.killed) / Math.max(1, counts.killed + counts.survived)).toFixed(1)} %`;

async function main() {
  const { values } = parseArgs({
    options: {
      every: { type: "string", default: "1" },
      from: { type: "string", default: "0" },
      only: { type: "string" },
      law: { type: "string" },
      jobs: { type: "string", default: "1" },
      search: { type: "string", default: "0" },
      out: { type: "string" },
      again: { type: "string" },
    },
  });
  let all = sample({ every: Number(values.every), from: Number(values.from), only: values.only });
  if (values.law !== undefined) {
    all = all.filter(({ past }) => past === (values.law === "past"));
  }
  if (values.again !== undefined) {
    const before = new Set(readFileSync(values.again, "utf8").split("\n").filter(Boolean).map((line) => nameOf(JSON.parse(line))));
    all = all.filter((mutant) => before.has(nameOf(mutant)));
  }
  const none = () => ({ killed: 0, refused: 0, survived: 0 });
  const counts = { now: none(), past: none() };
  let done = 0;
  if (values.out !== undefined) {
    writeFileSync(values.out, "");
  }
  const outcomes = await tryAll(all, {
    jobs: Number(values.jobs),
    search: Number(values.search),
    onEach: (i, { verdict, ...more }) => {
      if (values.out !== undefined && verdict === "survived") {
        appendFileSync(values.out, `${JSON.stringify({ ...all[i], verdict, ...more })}\n`);
      }
      counts[all[i].past ? "past" : "now"][verdict] += 1;
      done += 1;
      if (process.stderr.isTTY) {
        process.stderr.write(`\r${done} of ${all.length}, ${counts.now.survived + counts.past.survived} survived`);
      }
    },
  });
  const survivors = all.flatMap((mutant, i) => (outcomes[i].verdict === "survived" ? [{ ...mutant, ...outcomes[i] }] : []));
  if (values.out === undefined) {
    for (const survivor of survivors) {
      console.log(show(survivor));
      const { witness } = survivor;
      if (witness !== undefined) {
        console.log(`  told apart by ${witness.near}${witness.what === "" ? "" : `, ${witness.what}`}`);
        console.log(`    case ${JSON.stringify(witness.case)}\n    law says ${JSON.stringify(witness.expect)}\n    changed: ${witness.otherwise}`);
      }
    }
  }
  const both = none();
  for (const [law, of] of Object.entries(counts)) {
    Object.keys(both).forEach((key) => (both[key] += of[key]));
    console.log(`law ${law === "now" ? "in force" : "that ended"}: ${of.killed} killed, ${of.refused} refused by the loader, ${of.survived} survived; ${share(of)} of those that load`);
  }
  console.log(`${all.length} mutants: ${both.killed} killed, ${both.refused} refused by the loader, ${both.survived} survived; ${share(both)} of those that load`);
  if (Number(values.search) > 0) {
    console.log(`${survivors.filter(({ witness }) => witness !== undefined).length} of the survivors are told apart by a household`);
  }
  process.exitCode = both.killed < least * (both.killed + both.survived) ? 1 : 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main();
}
