// What must hold on every screen: no barrier; nothing stays; bad files are refused; the consultant's desk.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { childbirth } from "./cases.mjs";
import { everyScreen } from "./screens.mjs";
import { answer, LANGUAGES, open, visit } from "./support.mjs";

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

for (const [risk, language] of Object.entries({ childbirth: "kk", job_loss: "ru", disability: "en" }))
  test(`"don't know" to everything still gives a useful page: ${risk}`, async () => {
    const { context, page, wrong } = await visit(site, language);
    await page.locator(`.card input[value="${risk}"]`).check();
    await page.locator(".steps-end .button.main").click();
    let unknown = 0;
    for (let step = 0; step < 20 && !page.url().includes("#/result"); step++) {
      await page.waitForSelector(".questions");
      for (const box of await page.locator(".check input, .choice:last-child input").all())
        if (await box.isVisible()) {
          await box.check();
          unknown++;
        }
      for (const select of await page.locator(".question select").all()) await select.selectOption("?");
      const url = page.url();
      await page.locator(".steps-end .button.main").click();
      await page.waitForFunction((before) => location.href !== before, url);
    }
    assert.ok(unknown > 3);
    await page.waitForSelector(".sums");
    assert.equal(
      await page.locator(".findings.payments .finding .sum .amount").count(),
      0,
      "nothing is promised",
    );
    const possible = page.locator(".findings.possible .finding");
    assert.ok((await possible.count()) >= 3, "what may be due is shown");
    assert.ok(
      (await possible.first().locator(".missing .link").count()) >= 1,
      "and what has to be known for it",
    );
    for (const text of await possible.locator(".summary-text").allTextContents())
      assert.ok(text.trim().length > 20);
    await possible.first().locator(".more > summary").click();
    await possible.first().locator(".sections .law a").first().waitFor();
    assert.ok(!(await page.locator("#content").textContent()).includes("undefined"));
    assert.deepEqual(wrong, []);
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
