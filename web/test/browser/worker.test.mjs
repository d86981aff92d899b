// Kept for use without a network: everything still works there, a newer page announces itself, and changing over loses nothing.
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { serve } from "../../serve.mjs";
import { childbirth } from "./cases.mjs";
import { goTo } from "./screens.mjs";
import { answer, DIST, kept, open, shownAmounts, visit } from "./support.mjs";

let site;
before(async () => (site = await open()));
after(() => site.close());

test("without a network after one visit: questions, result, details, explanation, desk, link and code", async () => {
  const { context, page, wrong } = await visit(site, "ru");
  // The last of what the worker fetches on its own.
  for (const file of ["texts.ru", "details.ru", "Consultant", "qr"]) await kept(page, file);
  await context.setOffline(true);
  await page.reload();
  await page.waitForSelector("h1");
  await answer(page, childbirth);
  assert.ok(Object.keys(await shownAmounts(page)).length);
  await page.locator(".finding > .more > summary").first().click();
  await page.locator(".sections .numbers > summary").first().click();
  assert.ok((await page.locator(".where tbody tr").count()) > 0);
  await page.waitForSelector(".ahead");
  await page.locator('.tools [data-tool="share"]').click();
  await page.waitForSelector(".qr svg");
  await goTo(page, "#/consultant", ".bench-sums");
  await page.reload();
  await page.waitForSelector(".bench-sums");
  assert.deepEqual(wrong, []);
  await context.close();
});

test("a newer page announces itself; changing over keeps what was typed", async () => {
  const folder = mkdtempSync(join(tmpdir(), "kepil-site-"));
  cpSync(DIST, folder, { recursive: true });
  const server = await serve(folder);
  const { context, page } = await visit({ ...site, address: server.address }, "kk");
  try {
    await kept(page, "index.html");
    await page.locator('.card input[value="childbirth"]').check();
    await page.locator(".steps-end .button.main").click();
    await page.waitForSelector(".questions");
    await page.locator('[id="q-facts-birth_date"] input.year').fill("1991");

    const sign = "kepil-newer";
    const index = join(folder, "index.html");
    writeFileSync(index, readFileSync(index, "utf8").replace("<head>", `<head><meta name="${sign}">`));
    const worker = join(folder, "sw.js");
    writeFileSync(worker, readFileSync(worker, "utf8").replace(/(VERSION = )"\w+"/, '$1"newer"'));

    assert.equal(await page.locator(".news").count(), 0);
    await page.reload();
    await page.waitForSelector(".questions");
    assert.equal(await page.locator(`meta[name="${sign}"]`).count(), 0, "the old page until one says so");
    await page.waitForSelector(".news[role=status] button");
    await page.locator('[id="q-facts-birth_date"] input.month').fill("7");
    await page.locator(".news button").press("Enter");
    await page.waitForSelector(`meta[name="${sign}"]`, { state: "attached" });
    await page.waitForSelector(".questions");
    assert.equal(await page.locator('[id="q-facts-birth_date"] input.year').inputValue(), "1991");
    assert.equal(await page.locator('[id="q-facts-birth_date"] input.month').inputValue(), "7");
    await page.waitForTimeout(4000);
    assert.equal(await page.locator(".news").count(), 0, "nothing newer is left");
    assert.deepEqual(await page.evaluate(() => caches.keys()), ["newer"]);
  } finally {
    await context.close();
    server.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

test("a browser finds nothing that hinders installing", async () => {
  const { context, page } = await visit(site, "kk");
  const session = await context.newCDPSession(page);
  const { errors, data } = await session.send("Page.getAppManifest");
  assert.deepEqual(errors, []);
  const manifest = JSON.parse(data);
  for (const member of ["name", "short_name", "start_url", "scope", "display", "theme_color", "lang"])
    assert.ok(manifest[member], member);
  for (const icon of manifest.icons) {
    const response = await page.request.get(new URL(icon.src, site.address).href);
    assert.equal(response.status(), 200, icon.src);
    assert.ok(response.headers()["content-type"].startsWith(icon.type), icon.src);
  }
  const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
  // A window without a profile can never install; that is no fault of the page.
  assert.deepEqual(
    installabilityErrors.map((one) => one.errorId).filter((id) => id !== "in-incognito"),
    [],
  );
  await context.close();
});
