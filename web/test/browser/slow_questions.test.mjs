// What takes a while is computed beside the page: the dates ahead, the months behind, what would turn a refusal; and without a worker too.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { childbirth } from "./cases.mjs";
import { goTo, openCase } from "./screens.mjs";
import { digits, open, visit } from "./support.mjs";

let site;
before(async () => (site = await open()));
after(() => site.close());

const fates = (page) =>
  page
    .locator(".past .fates > div")
    .evaluateAll((all) =>
      all.map((one) => [one.className.match(/is-\w+/)[0], one.querySelector("dd").textContent]),
    );

async function past(page) {
  await openCase(page, childbirth);
  await page.locator(".behind .button").click();
  await page.waitForSelector(".past");
  return fates(page);
}

test("the months behind: what can still be had and what is lost, the same with a worker and without", async () => {
  const { context, page, wrong } = await visit(site, "en");
  const workers = [];
  page.on("worker", (worker) => workers.push(worker.url()));
  const known = await past(page);
  assert.equal(workers.length, 1);
  assert.ok(known.some(([fate, sum]) => fate === "is-claimable" && Number(digits(sum)) > 0));
  await page.locator("#reach").selectOption("10");
  await page.waitForSelector(".past .is-lost");
  assert.ok((await fates(page)).length > known.length, "farther back there is more");
  assert.deepEqual(wrong, []);
  await context.close();

  const bare = await site.browser.newContext({ locale: "en-US" });
  const other = await bare.newPage();
  await other.addInitScript(() => delete globalThis.Worker);
  await other.goto(`${site.address}?lang=en`);
  await other.waitForSelector("h1");
  assert.deepEqual(await past(other), known);
  await bare.close();
});

test("an opened refusal says what would turn it", async () => {
  const { context, page, wrong } = await visit(site, "en");
  await openCase(page, childbirth);
  await page.waitForSelector(".advice .changes");
  const name = await page.locator(".changes h3").first().textContent();
  const refusal = page.locator(".refusal", { hasText: name }).first();
  await refusal.locator("summary").click();
  await refusal.locator(".turn li").first().waitFor();
  assert.deepEqual(wrong, []);
  await context.close();
});

test("at the desk a refusal stands in one line, and opens to all that is known of the measure", async () => {
  const { context, page, wrong } = await visit(site, "en");
  await openCase(page, childbirth);
  await goTo(page, "#/consultant", ".bench-sums");
  const list = page.locator(".bench-list", { has: page.locator("h2", { hasText: "Not due" }) });
  await list.locator("> summary").click();
  const line = list.locator(".bench-finding").first();
  const why = await line.locator("small").first().textContent();
  await line.locator("> summary").click();
  await line.locator(".finding .more > summary").click();
  await line.locator(".sections section.laws").waitFor();
  assert.ok((await line.locator(".conditions .is-false").first().textContent()).includes(why));
  assert.equal(await line.locator(".tag.good").count(), 0, "what is not due is not recommended");
  assert.deepEqual(wrong, []);
  await context.close();
});
