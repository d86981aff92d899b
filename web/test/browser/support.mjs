// One server and one Chromium for a file of browser tests, and a person who fills in forms.
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { serve } from "../../serve.mjs";

export const LANGUAGES = ["kk", "ru", "en"];
export const DIST = process.env.KEPIL_DIST ?? fileURLToPath(new URL("../../dist", import.meta.url));

export async function open() {
  const server = await serve(DIST);
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
  return {
    address: server.address,
    browser,
    async close() {
      await browser.close();
      server.close();
    },
  };
}

/** A page in a context of its own, and everything that went wrong in it. */
export async function visit(site, language, options = {}) {
  const context = await site.browser.newContext({
    viewport: { width: 360, height: 740 },
    locale: "en-US",
    ...options,
  });
  // A busy machine may be slow; it must not be wrong.
  context.setDefaultTimeout(90_000);
  const page = await context.newPage();
  const wrong = [];
  const requests = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) wrong.push(message.text());
  });
  page.on("pageerror", (error) => wrong.push(error.message));
  context.on("request", (request) => requests.push(request));
  await page.goto(`${site.address}?lang=${language}`);
  await page.waitForSelector("h1");
  return { context, page, wrong, requests };
}

const fieldId = (pointer) => `q${pointer.replaceAll("/", "-")}`;

async function fillField(page, pointer, value) {
  const field = page.locator(`[id="${fieldId(pointer)}"]`);
  if (!(await field.count())) return false;
  const hidden = field.locator("xpath=ancestor::details[not(@open)]/summary");
  if (await hidden.count()) await hidden.first().click();
  if (await field.locator("select").count()) {
    await field.locator("select").selectOption(String(value));
  } else if (await field.locator(".date").count()) {
    const [year, month, day] = value.split("-");
    const parts = { year, month, day };
    for (const part of ["day", "month", "year"]) {
      const input = field.locator(`input.${part}`);
      if (await input.count()) await input.fill(String(Number(parts[part])));
    }
  } else if (await field.locator("input[type=radio]").count()) {
    const options = await field
      .locator("input[type=radio]")
      .evaluateAll((inputs) => inputs.map((input) => input.value));
    const wanted = field.locator(`input[type=radio][value="${value}"]`);
    if (!options.includes(String(value))) throw new Error(`${pointer}: no option ${value} among ${options}`);
    await wanted.check();
  } else {
    await field.locator("input[type=text]").fill(String(value));
  }
  return true;
}

/** Answers what the page asks, step by step, until the result stands; returns what was never asked. */
export async function answer(page, given) {
  for (const risk of given.risks) await page.locator(`.card input[value="${risk}"]`).check();
  await page.locator(".button.main").click();
  await page.waitForSelector(".questions");
  const left = new Map();
  for (const [id, value] of Object.entries(given.facts)) left.set(`/facts/${id}`, value);
  for (let step = 0; step < 20; step++) {
    // Which assumed values matter is found out in the background: a question may come a moment later.
    let patience = 3;
    for (let again = true; again;) {
      again = false;
      for (const [pointer, value] of [...left]) {
        if (Array.isArray(value)) {
          const list = page.locator(`[id="${fieldId(pointer)}"]`);
          if (!(await list.count())) continue;
          for (const [place, element] of value.entries()) {
            await list.locator(`[id="${fieldId(pointer)}-add"]`).click();
            for (const [member, single] of Object.entries(element))
              left.set(`${pointer}/${place}/${member}`, single);
          }
        } else if (!(await fillField(page, pointer, value))) continue;
        left.delete(pointer);
        again = true;
      }
      if (!again && left.size && patience-- > 0) {
        await page.waitForTimeout(250);
        again = true;
      }
    }
    const url = page.url();
    await page.locator(".steps-end .button.main").click();
    await page.waitForFunction((before) => location.href !== before, url);
    if (page.url().includes("#/result")) break;
  }
  await page.waitForSelector(".sums");
  return [...left.keys()];
}

/** What a person reads: the amounts of the payments shown, by the id of the finding. */
export const shownAmounts = (page) =>
  page
    .locator(".findings.payments .finding")
    .evaluateAll((cards) =>
      Object.fromEntries(
        cards.map((card) => [card.id, card.querySelector(".sum .amount")?.textContent ?? ""]),
      ),
    );

export const digits = (text) => text.replace(/[\s\u00a0\u202f₸]/g, "").replace(",", ".");

/** Until the worker is in charge and has kept a file whose name has `part` in it. */
export async function kept(page, part) {
  const has = () =>
    page.evaluate(async (wanted) => {
      const registration = await navigator.serviceWorker.getRegistration();
      const [name] = await caches.keys();
      const files = name ? await (await caches.open(name)).keys() : [];
      return (
        registration?.active?.state === "activated" &&
        !!navigator.serviceWorker.controller &&
        files.some((file) => file.url.includes(wanted))
      );
    }, part);
  for (let tries = 0; !(await has()); tries++) {
    if (tries > 300) throw new Error(`the worker does not keep ${part}`);
    await page.waitForTimeout(200);
  }
}
