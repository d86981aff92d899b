// What a first visit costs on a slow network, in brotli bytes: all that Chromium fetches from the first page to the first result. The longer
// texts come with the life event and are weighed apart, and so is what the page fetches once the first result stands: the picture of the months, the
// dates ahead, and the copies of its service worker.
// budget.json is the ceiling; raise a line of it only with the reason in the commit.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { serve } from "../../web/serve.mjs";
import { rootFolder } from "../support/calculator.mjs";
import { launch } from "../support/chromium.mjs";

const budget = JSON.parse(readFileSync(new URL("budget.json", import.meta.url), "utf8"));
let browser, site;

before(async () => {
  [browser, site] = await Promise.all([launch(), serve(join(rootFolder, "web/dist"))]);
});
after(async () => {
  await browser?.close();
  site?.close();
});

function kindOf(path) {
  if (/\/(sw\.js|later-[^/]*\.js)$/.test(path)) return "after";
  if (path.endsWith(".js")) return "scripts";
  if (path.endsWith(".css")) return "styles";
  if (path.endsWith(".wasm")) return "kepil.wasm";
  if (path.endsWith(".kepil")) return "rulebook.kepil";
  if (/details\W/.test(path)) return "longer texts of one language";
  return /texts\W/.test(path) ? "texts of one language" : "other";
}

const AFTER = ["longer texts of one language", "after"];

async function firstVisit(locale) {
  const context = await browser.newContext({ locale });
  const page = await context.newPage();
  const sizes = { "first visit": 0 };
  const requests = [];
  const finished = [];
  page.on("requestfinished", (request) => {
    const kind = kindOf(new URL(request.url()).pathname);
    finished.push(
      request.sizes().then(({ responseBodySize }) => {
        // What the browser keeps costs nothing: the icon is looked up anew with every change of the address.
        if (responseBodySize <= 0) return;
        requests.push(request.url());
        sizes[kind] = (sizes[kind] ?? 0) + responseBodySize;
        if (!AFTER.includes(kind)) sizes["first visit"] += responseBodySize;
      }),
    );
  });
  await page.goto(site.address, { waitUntil: "networkidle" });
  const longer = page.waitForEvent("requestfinished", (request) => /details\W/.test(request.url()));
  await page.locator('.card input[value="childbirth"]').check();
  while (!page.url().includes("#/result")) {
    const before = page.url();
    await page.locator(".steps-end .button.main").click();
    await page.waitForFunction((url) => location.href !== url, before);
  }
  await page.waitForSelector(".sums");
  await longer;
  await Promise.all(finished);
  await context.close();
  return { sizes, requests };
}

for (const locale of ["kk-KZ", "ru-RU", "en-GB"]) {
  test(`a first visit in ${locale}`, async () => {
    const { sizes, requests } = await firstVisit(locale);
    console.log(locale, JSON.stringify(sizes), `${requests.length} requests`);
    assert.ok(requests.length <= 10, requests.join("\n"));
    for (const [kind, most] of Object.entries(budget)) {
      assert.ok(sizes[kind] > 0, `${kind}: nothing was fetched`);
      assert.ok(sizes[kind] <= most, `${kind}: ${sizes[kind]} bytes of ${most}`);
    }
  });
}
