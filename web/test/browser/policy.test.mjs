// The strictest policy holds on a walk through everything, and no request carries or follows what is typed.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { losses } from "./geometry.mjs";
import { everyScreen } from "./screens.mjs";
import { kept, LANGUAGES, open, visit } from "./support.mjs";

let site;
before(async () => (site = await open()));
after(() => site.close());

/** What the household of the walk has typed: none of it may be seen in a request, as it is or encoded. */
const TYPED = /300000|1995|2020-03|2026-08-20|employee|female|citizen|childbirth|job_loss/;

test("the policy allows nothing inline and nothing foreign", async () => {
  const { context, page } = await visit(site, "kk");
  const policy = Object.fromEntries(
    (await page.getAttribute('meta[http-equiv="Content-Security-Policy"]', "content"))
      .split("; ")
      .map((line) => [line.split(" ")[0], line.split(" ").slice(1).join(" ")]),
  );
  assert.equal(policy["default-src"], "'none'");
  assert.equal(policy["script-src"], "'self' 'wasm-unsafe-eval'");
  assert.equal(policy["style-src"], "'self'");
  assert.equal(policy["connect-src"], "'self'");
  assert.equal(policy["require-trusted-types-for"], "'script'");
  assert.equal(policy["base-uri"], "'none'");
  assert.equal(policy["form-action"], "'none'");
  assert.doesNotMatch(
    JSON.stringify(policy),
    /unsafe-inline|unsafe-eval(?<!wasm-unsafe-eval)|\*|https?:|data:/,
  );
  // The policy is at work: what it forbids does not happen.
  assert.equal(
    await page.evaluate(() => {
      try {
        document.body.innerHTML = "<p>";
        return "done";
      } catch (error) {
        return error.name;
      }
    }),
    "TypeError",
  );
  assert.equal(
    await page.evaluate(() =>
      fetch("https://example.org/").then(
        () => "done",
        () => "refused",
      ),
    ),
    "refused",
  );
  await context.close();
});

test("a walk through everything breaks no rule of the policy and asks the server for nothing of one's own", async () => {
  const { context, page, requests, wrong } = await visit(site, "ru", { acceptDownloads: true });
  const broken = [];
  await page.exposeFunction("report", (text) => broken.push(text));
  const listen = () =>
    document.addEventListener("securitypolicyviolation", (event) =>
      globalThis.report(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`),
    );
  await page.addInitScript(listen);
  await page.reload();
  await page.waitForSelector("h1");
  // All that the worker keeps is fetched before the first answer is given: what comes after would follow the answers.
  await kept(page, "qr-");
  const before = requests.length;
  await everyScreen(page, async () => {});
  for (const tool of ["save", "calendar"]) {
    const download = page.waitForEvent("download");
    await page.locator(`.tools [data-tool="${tool}"]`).last().click();
    await (await download).cancel();
  }
  await page.pdf();
  for (const name of ["Қазақша", "English", "Русский"]) {
    await page.locator(".languages").getByRole("button", { name }).click();
    await page.waitForTimeout(200);
  }
  page.on("dialog", (dialog) => dialog.accept());
  await page.locator('[data-tool="clear"]').click();
  // The walk ends at the consultant's desk, and one stays there.
  await page.waitForFunction(() => document.querySelector(".bench-form input")?.value === "");
  await page.waitForTimeout(500);

  assert.ok(before > 0);
  for (const request of requests) {
    const url = decodeURIComponent(request.url());
    if (url.startsWith("blob:")) continue;
    assert.ok(url.startsWith(site.address), url);
    assert.equal(request.method(), "GET");
    assert.equal(request.postData(), null);
    assert.doesNotMatch(url, TYPED);
    assert.doesNotMatch(JSON.stringify(await request.allHeaders()), TYPED);
    assert.ok(!(await request.allHeaders()).cookie, "no cookie");
    const { pathname, search } = new URL(url);
    assert.match(pathname, /^\/(files\/[\w.-]+|index\.html|icon\.svg|manifest\.webmanifest|sw\.js)?$/);
    assert.match(search, /^(\?lang=\w\w)?$/);
  }
  assert.deepEqual(broken, []);
  assert.deepEqual(wrong, []);
  await context.close();
});

test("two people who answer differently ask the server for the same", async () => {
  const asked = [];
  for (const risk of ["job_loss", "old_age"]) {
    const { context, page, requests } = await visit(site, "kk");
    await page.waitForTimeout(500);
    const id = (await page.locator(`.card input[value="${risk}"]`).count())
      ? risk
      : await page.locator(".card input").last().getAttribute("value");
    await page.locator(`.card input[value="${id}"]`).check();
    await page.locator(".steps-end .button.main").click();
    await page.waitForSelector(".questions");
    await page.evaluate(() => (location.hash = "#/result"));
    await page.waitForSelector(".sums");
    await page.locator(".finding > .more > summary").first().click();
    await page.waitForSelector(".sections");
    await page.waitForSelector(".behind");
    await page.waitForTimeout(500);
    asked.push([...new Set(requests.filter((one) => !one.serviceWorker()).map((one) => one.url()))].sort());
    await context.close();
  }
  assert.deepEqual(asked[0], asked[1]);
});

test("without WebAssembly the page says so in three languages and leads to the lists", async () => {
  const context = await site.browser.newContext({ viewport: { width: 320, height: 640 } });
  const page = await context.newPage();
  await page.addInitScript(() => delete globalThis.WebAssembly);
  await page.goto(site.address);
  await page.waitForSelector(".loading[role=alert]");
  for (const language of LANGUAGES) {
    assert.ok((await page.locator(`.loading [lang="${language}"]`).textContent()).trim().length > 20);
    await page.locator(`a[href="./list.${language}.html"]`).click();
    await page.waitForSelector("h3");
    assert.equal(await page.getAttribute("html", "lang"), language);
    await page.goBack();
    await page.waitForSelector(".loading[role=alert]");
  }
  assert.deepEqual(await losses(page), []);
  await context.close();
});

for (const language of LANGUAGES)
  test(`without script the page says so and lists every event with its measures: ${language}`, async () => {
    const context = await site.browser.newContext({
      viewport: { width: 320, height: 640 },
      javaScriptEnabled: false,
    });
    const page = await context.newPage();
    await page.goto(site.address);
    assert.match(await page.locator(`main [lang="${language}"]`).textContent(), /JavaScript/);
    await page.locator(`main a[href="./list.${language}.html"]`).click();
    assert.equal(await page.getAttribute("html", "lang"), language);
    const events = await page.locator("h3").count();
    assert.ok(events > 10);
    assert.equal(await page.locator("h3 + p + dl:has(dt + dd)").count(), events, "each event has measures");
    for (const text of await page.locator("h1, h2, h3, dt, dd").allTextContents())
      assert.ok(text.trim(), "no empty text");
    await context.close();

    const wide = await site.browser.newContext({ viewport: { width: 320, height: 640 } });
    const reader = await wide.newPage();
    await reader.goto(`${site.address}list.${language}.html`);
    assert.deepEqual(await losses(reader), []);
    await wide.close();
  });
