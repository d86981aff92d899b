// On a slow network the words are there long before the calculator: the first screen does not wait for it, and nothing chosen there is lost.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { childbirth } from "./cases.mjs";
import { open, visit } from "./support.mjs";

let site;
before(async () => (site = await open()));
after(() => site.close());

/** A page whose rulebook stays on its way until `arrive` is called. */
async function early(language, hash = "") {
  let arrive;
  const way = new Promise((resolve) => (arrive = resolve));
  const context = await site.browser.newContext({ viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  const wrong = [];
  page.on("pageerror", (error) => wrong.push(error.message));
  await page.route("**/rulebook-*", async (route) => {
    if ((await way) === "lost") await route.abort();
    else await route.continue();
  });
  await page.goto(`${site.address}?lang=${language}${hash}`);
  return { context, page, wrong, arrive };
}

test("who chooses and goes on before the calculator is there gets the questions when it is", async () => {
  const { context, page, wrong, arrive } = await early("kk");
  for (const risk of childbirth.risks) await page.locator(`.card input[value="${risk}"]`).check();
  assert.equal(await page.locator(".total").count(), 0);
  await page.locator(".steps-end .button.main").click();
  await page.waitForSelector(".page .loading[role=status]");
  arrive();
  await page.waitForSelector(".questions .question");
  await page.waitForSelector(".total");
  for (const label of await page.locator(".question legend, .question label").allTextContents())
    assert.ok(label.trim(), "no question without words");
  assert.deepEqual(wrong, []);
  await context.close();
});

test("a choice made before shows its total, and the page the rulebook's version, once the calculator is there", async () => {
  const { context, page, wrong, arrive } = await early("ru");
  await page.locator(`.card input[value="${childbirth.risks[0]}"]`).check();
  assert.equal(await page.locator(".footer .fine").count(), 0);
  arrive();
  await page.waitForSelector(".total");
  await page.waitForSelector(".footer .fine");
  assert.ok(await page.locator(`.card input[value="${childbirth.risks[0]}"]`).isChecked());
  assert.deepEqual(wrong, []);
  await context.close();
});

test("a link with answers shows no other screen on its way", async () => {
  const whole = await visit(site, "en");
  await whole.page.locator(`.card input[value="${childbirth.risks[0]}"]`).check();
  await whole.page.locator('.tools [data-tool="share"]').click();
  const link = await whole.page.locator(".link-box input").inputValue();
  await whole.context.close();
  const { context, page, wrong, arrive } = await early("en", new URL(link).hash);
  await page.waitForSelector(".page .loading[role=status]");
  assert.equal(await page.locator(".cards").count(), 0);
  arrive();
  await page.waitForSelector(".sums");
  assert.deepEqual(wrong, []);
  await context.close();
});

test("a calculator that does not come is told of, on the first screen too", async () => {
  const { context, page, arrive } = await early("en");
  await page.waitForSelector(".cards");
  arrive("lost");
  await page.waitForSelector(".loading[role=alert]");
  await context.close();
});
