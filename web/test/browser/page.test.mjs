// What must hold on every screen: no barrier, no request with answers, nothing lost.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { childbirth } from "./cases.mjs";
import { everyScreen } from "./screens.mjs";
import { answer, LANGUAGES, open, shownAmounts, visit } from "./support.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let site;
before(async () => (site = await open()));
after(() => site.close());

// In forced colours the browser paints its own pairs, which the computed styles that axe reads do not tell.
async function barriers(page) {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { violations } = await globalThis.axe.run(document, {
      rules: { "color-contrast": { enabled: !matchMedia("(forced-colors: active)").matches } },
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    });
    return violations.map(
      (one) =>
        `${one.id}: ${one.nodes
          .map((node) => `${node.target} ${node.failureSummary}`)
          .slice(0, 3)
          .join(" | ")}`,
    );
  });
}

for (const language of LANGUAGES)
  for (const [looks, options] of Object.entries({
    "light, 320 px": { viewport: { width: 320, height: 640 } },
    "dark, desktop": { viewport: { width: 1280, height: 800 }, colorScheme: "dark" },
    "high contrast": { viewport: { width: 400, height: 800 }, forcedColors: "active" },
  }))
    test(`no barrier: ${language}, ${looks}`, async () => {
      const { context, page, wrong } = await visit(site, language, {
        ...options,
        reducedMotion: "reduce",
        bypassCSP: true,
      });
      await everyScreen(page, async (screen) => {
        assert.deepEqual(await barriers(page), [], screen);
      });
      assert.deepEqual(wrong, []);
      await context.close();
    });

test("no request leaves this host, and none carries or follows an answer", async () => {
  const { context, page, requests, wrong } = await visit(site, "ru");
  await page.waitForLoadState("networkidle");
  await answer(page, childbirth);
  for (const more of await page.locator(".finding > .more > summary").all()) await more.click();
  for (const language of ["Қазақша", "English"])
    await page.locator(".languages").getByRole("button", { name: language }).click();
  await page.waitForTimeout(500);
  for (const request of requests) {
    assert.ok(request.url().startsWith(site.address), request.url());
    assert.equal(request.method(), "GET");
    assert.equal(request.postData(), null);
    assert.doesNotMatch(decodeURIComponent(request.url()), /300000|1995|employee/);
    const { pathname, search } = new URL(request.url());
    assert.match(pathname, /^\/(files\/[\w.-]+|index\.html|icon\.svg|manifest\.webmanifest|sw\.js)?$/);
    assert.match(search, /^(\?lang=\w\w)?$/);
  }
  assert.deepEqual(wrong, []);
  await context.close();
});

test("reload, back and a change of language lose nothing", async () => {
  const { context, page } = await visit(site, "kk");
  await answer(page, childbirth);
  const amounts = await shownAmounts(page);
  await page.reload();
  await page.waitForSelector(".sums");
  assert.deepEqual(await shownAmounts(page), amounts);
  await page.goBack();
  await page.waitForSelector(".questions");
  await page.goForward();
  await page.waitForSelector(".sums");
  await page.locator(".languages").getByRole("button", { name: "Русский" }).click();
  await page.waitForSelector('html[lang="ru"]');
  assert.match(page.url(), /lang=ru/);
  assert.deepEqual(await shownAmounts(page), amounts);
  await context.close();
});

test("a link carries the answers behind the # and brings them back", async () => {
  const { context, page } = await visit(site, "en", { permissions: ["clipboard-read", "clipboard-write"] });
  await answer(page, childbirth);
  const amounts = await shownAmounts(page);
  await page.locator('.tools [data-tool="share"]').click();
  const link = await page.locator(".link-box input").inputValue();
  assert.match(link, /#\/case\/[\w-]+$/);
  const other = await site.browser.newContext();
  const reader = await other.newPage();
  const seen = [];
  other.on("request", (request) => seen.push(request.url()));
  await reader.goto(link);
  await reader.waitForSelector(".sums");
  assert.deepEqual(await shownAmounts(reader), amounts);
  assert.ok(!reader.url().includes("case"), "the answers leave the address bar");
  const data = link.split("#/case/")[1];
  assert.ok(seen.every((url) => !url.includes(data)));
  await other.close();
  await context.close();
});

test("nothing stays after clearing", async () => {
  const { context, page } = await visit(site, "kk");
  await answer(page, childbirth);
  page.on("dialog", (dialog) => dialog.accept());
  await page.locator('[data-tool="clear"]').first().click();
  await page.waitForSelector(".cards");
  assert.equal(await page.locator(".card input:checked").count(), 0);
  assert.doesNotMatch(
    await page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage })),
    /300000/,
  );
  await context.close();
});

test('"don\'t know" to everything still gives a useful page', async () => {
  const { context, page } = await visit(site, "kk");
  await page.locator('.card input[value="childbirth"]').check();
  await page.locator(".button.main").click();
  for (let step = 0; step < 20 && !page.url().includes("#/result"); step++) {
    for (const unknown of await page.locator(".check input, .choice:last-child input").all())
      if (await unknown.isVisible()) await unknown.check();
    const url = page.url();
    await page.locator(".steps-end .button.main").click();
    await page.waitForFunction((before) => location.href !== before, url);
  }
  await page.waitForSelector(".sums");
  assert.ok((await page.locator(".finding").count()) > 3);
  await context.close();
});

test("works without a network after the first visit", async () => {
  const { context, page } = await visit(site, "ru");
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  const kept = () =>
    page.evaluate(async () => {
      const [name] = await caches.keys();
      const requests = name ? await (await caches.open(name)).keys() : [];
      return requests.map(({ url }) => url).join(" ");
    });
  for (let names = ""; !/texts\.ru.*worker-/.test(names) || !/details\.ru/.test(names); names = await kept())
    await page.waitForTimeout(200);
  await context.setOffline(true);
  await page.reload();
  await page.waitForSelector("h1");
  // Nothing of this was ever opened with a network.
  await answer(page, childbirth);
  await page.waitForSelector(".ahead");
  await page.locator(".finding > .more > summary").first().click();
  await page.waitForSelector(".formula");
  await page.locator('.tools [data-tool="share"]').click();
  await page.waitForSelector(".qr");
  await context.close();
});

test("the first visit is small and asks few files", async () => {
  const { context, page, requests } = await visit(site, "kk");
  await page.waitForTimeout(300);
  const loaded = requests.filter((request) => !request.serviceWorker());
  let bytes = 0;
  for (const request of loaded) bytes += (await request.sizes()).responseBodySize;
  console.log(`first visit: ${loaded.length} requests, ${Math.round(bytes / 1000)} kB`);
  assert.ok(loaded.length <= 10, loaded.map((request) => request.url()).join("\n"));
  await context.close();
});

test("a file that is no case is refused in words, and a strange fact in it is named", async () => {
  const { context, page, wrong } = await visit(site, "en");
  const openFile = (text) =>
    page
      .locator("input[type=file]")
      .setInputFiles({ name: "a.json", mimeType: "application/json", buffer: Buffer.from(text) });
  const message = page.locator(".tools [role=status]");
  for (const text of ["5", "[]", "{", '"x"', "null", "[".repeat(100000)]) {
    await openFile(text);
    await page.waitForFunction(() =>
      document.querySelector(".tools [role=status]").textContent.includes("not a Kepil file"),
    );
    await page.reload();
    await page.waitForSelector("h1");
  }
  await openFile('{"risks":["childbirth"],"facts":{"colour":"red","sex":"female"}}');
  await page.waitForFunction(() =>
    document.querySelector(".tools [role=status]").textContent.includes("colour"),
  );
  assert.match(await message.textContent(), /left out/);
  assert.deepEqual(wrong, []);
  await context.close();
});

for (const language of LANGUAGES)
  test(`without script there is a list of events and measures: ${language}`, async () => {
    const context = await site.browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(site.address);
    await page.locator(`a[href="./list.${language}.html"]`).click();
    assert.ok((await page.locator("h3").count()) > 10);
    assert.ok((await page.locator("dt").count()) > 50);
    assert.equal(await page.getAttribute("html", "lang"), language);
    await context.close();
  });

test("a consultant prints in the citizen's language, with the number of the file, and goes on in the own one", async () => {
  const { context, page, wrong } = await visit(site, "ru", { viewport: { width: 1280, height: 800 } });
  await answer(page, childbirth);
  await page.evaluate(() => {
    location.hash = "#/consultant";
    globalThis.print = () => {
      dispatchEvent(new Event("beforeprint"));
      globalThis.paper = document.querySelector(".paper").textContent;
      dispatchEvent(new Event("afterprint"));
    };
  });
  await page.waitForSelector(".bench-sums");
  await page.locator("#case-number").fill("2026/114");
  await page.locator('.bench-buttons button[lang="kk"]').click();
  await page.waitForFunction(() => globalThis.paper);
  const paper = await page.evaluate(() => globalThis.paper);
  assert.match(paper, /Әлеуметтік төлемдер мен құқықтар есебі/);
  assert.match(paper, /2026\/114/);
  await page.waitForSelector('html[lang="ru"]');
  assert.equal(await page.locator(".paper").count(), 0);
  assert.deepEqual(wrong, []);
  await context.close();
});

test("a consultant by keyboard: an event by its name, a date in one field, a second case beside the first", async () => {
  const { context, page, wrong } = await visit(site, "ru", { viewport: { width: 1280, height: 800 } });
  await page.evaluate(() => (location.hash = "#/consultant"));
  await page.waitForSelector("#finder");
  await page.keyboard.press("Alt+1");
  await page.keyboard.type("рожд");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".bench-group");
  await page.keyboard.press("Alt+2");
  await page.locator('[id="q-facts-birth_date-input"]').focus();
  await page.keyboard.type("05051995");
  await page.keyboard.press("Enter");
  assert.equal(await page.locator('[id="q-facts-birth_date-input"]').inputValue(), "05.05.1995");
  assert.notEqual(await page.evaluate(() => document.activeElement.id), "q-facts-birth_date-input");
  await page.keyboard.press("Alt+5");
  await page.waitForSelector(".compare");
  await page.locator('[id="q-facts-birth_date-input"]').fill("05.05.1990");
  await page.keyboard.press("Alt+5");
  await page.waitForFunction(
    () => document.getElementById("q-facts-birth_date-input").value === "05.05.1995",
  );
  assert.deepEqual(wrong, []);
  await context.close();
});
