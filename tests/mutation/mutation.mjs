// Tries every mutant of the rulebook, or each Nth (--every N): what the cases do not notice is printed. Ends with 1 below 95 per cent.
//   node tests/mutation/mutation.mjs [--every N] [--from FIRST] [--only TEXT-IN-PATH] [--jobs N]
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { mutants } from "./mutants.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const least = 0.95;

/** What became of each of `all`, in their order; each of `jobs` processes takes the next one when it is free. */
export async function tryAll(all, { jobs = 1, pool, onEach = () => {} } = {}) {
  const outcomes = new Array(all.length);
  let next = 0;
  const worker = () =>
    new Promise((resolve, reject) => {
      const process = spawn(`${root}build/native/kepil_mutation`, ["rules-data", ...(pool === undefined ? [] : [pool])], { cwd: root, stdio: ["pipe", "pipe", "inherit"] });
      let current;
      const feed = () => {
        if (next === all.length) {
          process.stdin.end();
          return;
        }
        current = next;
        next += 1;
        const { file, offset, length, text } = all[current];
        process.stdin.write(`${file}\t${offset}\t${length}\t${text}\n`);
      };
      createInterface({ input: process.stdout }).on("line", (line) => {
        outcomes[current] = line;
        onEach(current, line);
        feed();
      });
      process.on("error", reject);
      process.on("close", (code) => (code === 0 ? resolve() : reject(new Error(`kepil_mutation ended with ${code} at ${JSON.stringify(all[current])}`))));
      feed();
    });
  await Promise.all(Array.from({ length: jobs }, worker));
  return outcomes;
}

/** Every `every`th mutant of the rulebook whose path holds `only`. */
export const sample = ({ every = 1, from = 0, only = "" } = {}) =>
  [...mutants(`${root}rules-data`)].filter(({ file }) => file.includes(only)).filter((_, i) => i % every === from);

const show = ({ file, line, was, now }) => `${file}:${line}\n  ${was}\n  ${now}`;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: { every: { type: "string", default: "1" }, from: { type: "string", default: "0" }, only: { type: "string" }, jobs: { type: "string", default: "1" } },
  });
  const all = sample({ every: Number(values.every), from: Number(values.from), only: values.only });
  const counts = { killed: 0, refused: 0, survived: 0 };
  const outcomes = await tryAll(all, {
    jobs: Number(values.jobs),
    onEach: (_, outcome) => {
      counts[outcome] += 1;
      if (process.stderr.isTTY) {
        process.stderr.write(`\r${counts.killed} killed, ${counts.refused} refused, ${counts.survived} survived of ${all.length}`);
      }
    },
  });
  for (const [i, mutant] of all.entries()) {
    if (outcomes[i] === "survived") {
      console.log(show(mutant));
    }
  }
  const share = counts.killed / (counts.killed + counts.survived);
  console.log(`${all.length} mutants: ${counts.killed} killed, ${counts.refused} refused by the loader, ${counts.survived} survived; ${(100 * share).toFixed(1)} % of those that load`);
  process.exitCode = share < least ? 1 : 0;
}
