// What a cheap phone feels, with the processor slowed six times. The script's own time is measured, in processor time: a busy machine must not decide.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { childbirth } from "./cases.mjs";
import { answer, open, visit } from "./support.mjs";

const SLOWER = 6;
const CLICK = 50;
const START = 100;

let site;
before(async () => (site = await open()));
after(() => site.close());

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** Milliseconds of script, styles and layout since the page began, as the browser's own thread clock counts them. */
async function clock(page) {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  return async (...kinds) => {
    const { metrics } = await session.send("Performance.getMetrics");
    const seconds = metrics
      .filter(({ name }) => kinds.includes(name))
      .reduce((sum, { value }) => sum + value, 0);
    return seconds * 1000 * SLOWER;
  };
}

test(`an answer shows within ${CLICK} ms of a click`, async () => {
  const { context, page } = await visit(site, "kk");
  await answer(page, childbirth);
  await page.evaluate(() => (location.hash = "#/questions/you"));
  await page.waitForSelector(".questions");
  await page.waitForTimeout(1500);
  const read = await clock(page);
  const spent = () => read("ScriptDuration", "LayoutDuration", "RecalcStyleDuration");
  const times = [];
  for (let round = 0; round < 9; round++) {
    const choice = page
      .locator('.question input[type="radio"][value="female"], .question input[type="radio"][value="male"]')
      .nth(round % 2 ? 0 : 1);
    const before = await spent();
    await choice.evaluate(
      (input) =>
        new Promise((shown) => {
          input.click();
          requestAnimationFrame(() => requestAnimationFrame(shown));
        }),
    );
    times.push((await spent()) - before);
  }
  console.log(`a click: ${times.map((time) => time.toFixed(0)).join(", ")} ms at ${SLOWER}x`);
  assert.ok(median(times) <= CLICK, `median ${median(times).toFixed(0)} ms`);
  await context.close();
});

test(`ready within ${START} ms of script`, async () => {
  const times = [];
  for (let round = 0; round < 3; round++) {
    const context = await site.browser.newContext({ viewport: { width: 360, height: 740 } });
    const page = await context.newPage();
    const read = await clock(page);
    await page.goto(`${site.address}?lang=kk`);
    await page.waitForSelector(".cards");
    times.push(await read("ScriptDuration"));
    await context.close();
  }
  console.log(`the first screen: ${times.map((time) => time.toFixed(0)).join(", ")} ms at ${SLOWER}x`);
  assert.ok(median(times) <= START, `median ${median(times).toFixed(0)} ms`);
});
