// The calculator as one element of somebody's page, under the strictest policy: it works, and it leaves the page as it was.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { open } from "./support.mjs";

let site;
before(async () => (site = await open()));
after(() => site.close());

async function portal() {
  const context = await site.browser.newContext({ viewport: { width: 400, height: 800 } });
  const page = await context.newPage();
  const wrong = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) wrong.push(message.text());
  });
  page.on("pageerror", (error) => wrong.push(error.message));
  await page.addInitScript(() => {
    const before = new Set(Object.getOwnPropertyNames(globalThis));
    globalThis.newNames = () => Object.getOwnPropertyNames(globalThis).filter((name) => !before.has(name));
  });
  await page.goto(`${site.address}portal.html`);
  await page.waitForSelector("kepil-calculator .questions");
  return { context, page, wrong };
}

test("it answers to the end and leaves address, title, storage, globals and styles of the page alone", async () => {
  const { context, page, wrong } = await portal();
  const history = await page.evaluate(() => globalThis.history.length);
  for (let step = 0; step < 20 && !(await page.locator("kepil-calculator .sums").count()); step++) {
    const heading = await page.locator("kepil-calculator h1").textContent();
    await page.locator("kepil-calculator .steps-end .button.main").click();
    await page.waitForFunction(
      (before) =>
        document.querySelector("kepil-calculator").shadowRoot.querySelector("h1").textContent !== before,
      heading,
    );
  }
  await page.waitForSelector("kepil-calculator .sums");
  await page.locator("kepil-calculator .finding > .more > summary").first().click();
  await page.waitForSelector("kepil-calculator .sections");
  await page.locator('kepil-calculator .tools [data-tool="share"]').click();
  const link = await page.locator("kepil-calculator .link-box input").inputValue();
  assert.ok(link.startsWith(`${site.address}#/case/`), link);
  assert.deepEqual(
    await page.evaluate(() => ({
      names: globalThis.newNames().filter((name) => name !== "newNames"),
      title: document.title,
      lang: document.documentElement.lang,
      stored: { ...sessionStorage, ...localStorage },
      history: globalThis.history.length,
      font: getComputedStyle(document.querySelector("main p")).fontFamily,
    })),
    { names: [], title: "Портал", lang: "kk", stored: {}, history, font: "Georgia, serif" },
  );
  assert.equal(page.url(), `${site.address}portal.html`);
  assert.deepEqual(wrong, []);
  await context.close();
});

test("a portal sets its colours, its language and its life event, and may take the element away", async () => {
  const { context, page, wrong } = await portal();
  const masthead = page.locator("kepil-calculator .masthead");
  assert.equal(await masthead.evaluate((one) => getComputedStyle(one).backgroundColor), "rgb(8, 58, 117)");
  await page.evaluate(() => document.querySelector("kepil-calculator").setAttribute("lang", "ru"));
  await page.getByText("Ваши социальные права и выплаты").waitFor({ state: "attached" });
  await page.evaluate(() => {
    const calculator = document.querySelector("kepil-calculator");
    calculator.remove();
    calculator.setAttribute("risk", "");
    document.querySelector("main").append(calculator);
  });
  await page.waitForSelector("kepil-calculator .cards");
  assert.equal(await page.locator("kepil-calculator .card input:checked").count(), 0);
  assert.deepEqual(wrong, []);
  await context.close();
});
