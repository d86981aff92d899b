// Every screen of the page, one after the other, for tests that look at each of them.
import { childbirth } from "./cases.mjs";

/** A household of two life events with long lists, so that every screen has something to show. */
export const household = {
  risks: [...childbirth.risks, "job_loss"],
  facts: { ...childbirth.facts, registered_unemployed: false },
};

/** A case as somebody's saved file; it leads straight to the result. */
export async function openCase(page, given) {
  await page.locator(".tools input[type=file]").setInputFiles({
    name: "kepil.json",
    mimeType: "application/json",
    buffer: Buffer.from(JSON.stringify(given)),
  });
  await page.waitForSelector(".sums");
}

export async function goTo(page, hash, selector) {
  await page.evaluate((wanted) => (location.hash = wanted), hash);
  await page.waitForSelector(selector);
}

/** The open result in full: details, the numbers behind a sum, the table of months, the answers, a link and its code. */
export async function openEverything(page) {
  await page.waitForSelector(".months .table-instead");
  await page.waitForSelector(".ahead");
  for (const more of (await page.locator(".finding > .more > summary").all()).slice(0, 3)) await more.click();
  await page.locator(".sections .numbers > summary").first().click();
  await page.locator(".table-instead > summary").click();
  await page.locator(".answers .more > summary").click();
  const refusal = page.locator(".refusal > summary");
  if (await refusal.count()) await refusal.first().click();
  await page.locator('.tools [data-tool="share"]').click();
  await page.waitForSelector(".qr svg");
}

/** The consultant's desk with two cases and a reform beside each other. */
export async function openDesk(page) {
  await goTo(page, "#/consultant", ".bench-sums");
  await page.locator(".bench-finding > summary").first().click();
  await page.waitForSelector(".bench-finding .finding");
  await page.locator('[data-key="5"]').click();
  await page.waitForSelector(".compare");
  await page.locator("#reform").selectOption({ index: 1 });
  await page.locator(".compare").nth(1).waitFor();
}

/** Calls `look` with the name of each screen while it stands. */
export async function everyScreen(page, look) {
  await look("happened");
  await page.locator(".steps-end .button.main").click();
  await page.waitForSelector(".steps-end .problem");
  await look("happened, nothing chosen");
  await openCase(page, household);
  await goTo(page, "#/questions", ".questions");
  for (let step = 0; step < 20; step++) {
    const day = page.locator(".questions input.day").first();
    if (step === 0 && (await day.count())) {
      const typed = await day.inputValue();
      await day.fill("99");
      await page.locator(".steps-end .button.main").click();
      await page.waitForSelector(".summary");
      await look("questions with a mistake");
      await day.fill(typed);
    } else await look(`questions ${page.url().split("/").at(-1)}`);
    const url = page.url();
    await page.locator(".steps-end .button.main").click();
    await page.waitForFunction((before) => location.href !== before, url);
    if (page.url().includes("#/result")) break;
  }
  await page.waitForSelector(".sums");
  await openEverything(page);
  await look("result");
  await goTo(page, "#/history", ".past, .page-history [aria-busy=false]");
  await look("history");
  await openDesk(page);
  await look("consultant");
}
