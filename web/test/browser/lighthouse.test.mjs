// Lighthouse, mobile profile, on the built page: the median of several runs counts. A speed measured while others use the processor says nothing, so
// the runs wait, for minutes if need be, until the machine is quiet; what was measured on a busy one is told and not judged.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import lighthouse from "lighthouse";
import { chromium } from "playwright-core";
import { serve } from "../../serve.mjs";
import { DIST } from "./support.mjs";

const LEAST = { performance: 0.98, accessibility: 1, "best-practices": 1 };
/** Lighthouse's own measure of the machine: below it, others are using the processor. */
const QUIET = 1000;
const PORT = 9333;
const RUNS = 5;
/** How long to wait for a quiet machine, all runs together; and how much of it must lie idle to be called quiet. */
const PATIENCE = Number(process.env.KEPIL_PATIENCE ?? 300) * 1000;
const IDLE = 0.8;

/** The share of the processors that did nothing during one second; 1 where the system does not tell. */
async function idleShare() {
  const read = () => {
    try {
      const times = readFileSync("/proc/stat", "utf8")
        .split("\n")[0]
        .trim()
        .split(/\s+/)
        .slice(1)
        .map(Number);
      return { idle: times[3] + times[4], all: times.slice(0, 8).reduce((sum, time) => sum + time, 0) };
    } catch {
      return null;
    }
  };
  const first = read();
  await wait(1000);
  const last = read();
  return first && last ? (last.idle - first.idle) / (last.all - first.all) : 1;
}

let deadline;
async function quiet() {
  deadline ??= Date.now() + PATIENCE;
  while ((await idleShare()) < IDLE) if (Date.now() > deadline) return false;
  return true;
}

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

let browser, server;
before(async () => {
  server = await serve(DIST);
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--no-first-run",
      `--remote-debugging-port=${PORT}`,
    ],
  });
});
after(async () => {
  await browser?.close();
  server?.close();
});

test("Lighthouse is content", async (context) => {
  // The server compresses once; a real one has done it before the first visitor.
  await lighthouse(server.address, { port: PORT, onlyCategories: ["best-practices"], logLevel: "silent" });
  const scores = Object.fromEntries(Object.keys(LEAST).map((id) => [id, []]));
  const busy = [];
  const complaints = {};
  while (scores.accessibility.length < RUNS && !(busy.length > RUNS)) {
    const still = await quiet();
    const { lhr } = await lighthouse(server.address, {
      port: PORT,
      onlyCategories: Object.keys(LEAST),
      logLevel: "silent",
    });
    const judged = still && lhr.environment.benchmarkIndex >= QUIET;
    for (const [id, { score }] of Object.entries(lhr.categories))
      if (id !== "performance" || judged) scores[id].push(score);
    if (!judged)
      busy.push(`${lhr.categories.performance.score} at ${Math.round(lhr.environment.benchmarkIndex)}`);
    for (const audit of Object.values(lhr.audits))
      if (audit.score !== null && audit.score < 1) complaints[audit.id] = audit.displayValue ?? audit.title;
    // Three good runs of three settle it.
    if (
      Object.values(scores).every((list) => list.length >= 3) &&
      median(scores.performance) >= LEAST.performance
    )
      break;
  }
  console.log(JSON.stringify(scores), JSON.stringify(complaints));
  for (const id of ["accessibility", "best-practices"])
    assert.ok(median(scores[id]) >= LEAST[id], `${id}: ${scores[id]}`);
  if (scores.performance.length < 3)
    context.diagnostic(
      `PERFORMANCE NOT JUDGED: the machine stayed busy for ${PATIENCE / 1000} s (${busy.join("; ")}); run test/browser/lighthouse.test.mjs again`,
    );
  else assert.ok(median(scores.performance) >= LEAST.performance, `performance: ${scores.performance}`);
});
