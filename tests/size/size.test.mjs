// What a first visit costs on a slow network, in brotli bytes: all that Chromium fetches to show the first page with the calculator ready.
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
  if (path.endsWith(".js")) return "scripts";
  if (path.endsWith(".css")) return "styles";
  if (path.endsWith(".wasm")) return "kepil.wasm";
  if (path.endsWith(".kepil")) return "rulebook.kepil";
  return /texts\W/.test(path) ? "texts of one language" : "other";
}

async function firstVisit(locale) {
  const context = await browser.newContext({ locale });
  const page = await context.newPage();
  const sizes = { "first visit": 0 };
  const finished = [];
  page.on("requestfinished", (request) =>
    finished.push(
      request.sizes().then(({ responseBodySize }) => {
        const kind = kindOf(new URL(request.url()).pathname);
        sizes[kind] = (sizes[kind] ?? 0) + responseBodySize;
        sizes["first visit"] += responseBodySize;
      }),
    ),
  );
  await page.goto(site.address, { waitUntil: "networkidle" });
  await Promise.all(finished);
  await context.close();
  return sizes;
}

for (const locale of ["kk-KZ", "ru-RU", "en-GB"]) {
  test(`a first visit in ${locale}`, async () => {
    const sizes = await firstVisit(locale);
    console.log(locale, JSON.stringify(sizes));
    for (const [kind, most] of Object.entries(budget)) {
      assert.ok(sizes[kind] > 0, `${kind}: nothing was fetched`);
      assert.ok(sizes[kind] <= most, `${kind}: ${sizes[kind]} bytes of ${most}`);
    }
  });
}
