// The main screens as pictures: three languages, phone and desktop, and in the dark. `KEPIL_PICTURES=write` takes them anew; look at each before it is committed.
// The clock stands still; what differs in more than a few dots is shown in test/pictures/*.new.jpg.
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { childbirth } from "./cases.mjs";
import { goTo, openCase } from "./screens.mjs";
import { LANGUAGES, open } from "./support.mjs";

const FOLDER = fileURLToPath(new URL("../pictures", import.meta.url));
const NOW = new Date("2026-11-21T12:00:00Z");
const PHONE = { width: 360, height: 740 };
const SCREENS = {
  phone: { viewport: PHONE, languages: LANGUAGES },
  desktop: { viewport: { width: 1280, height: 800 }, languages: LANGUAGES },
  dark: { viewport: PHONE, colorScheme: "dark", languages: ["kk"] },
};
/** Of all dots, how many may differ by how much of 255: fonts are drawn a little differently from one machine to the next. */
const DOTS = 0.02;
const SHADE = 48;

let site;
before(async () => (site = await open()));
after(() => site.close());

/** The share of dots that differ; 1 where the sizes do. */
const difference = (page, kept, fresh) =>
  page.evaluate(
    async ([first, second, shade]) => {
      const dots = async (text) => {
        const image = await createImageBitmap(
          new Blob([Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))], { type: "image/jpeg" }),
        );
        const canvas = new OffscreenCanvas(image.width, image.height);
        const paper = canvas.getContext("2d");
        paper.drawImage(image, 0, 0);
        return paper.getImageData(0, 0, image.width, image.height);
      };
      const [one, other] = [await dots(first), await dots(second)];
      if (one.width !== other.width || one.height !== other.height) return 1;
      let different = 0;
      for (let dot = 0; dot < one.data.length; dot += 4)
        if ([0, 1, 2].some((colour) => Math.abs(one.data[dot + colour] - other.data[dot + colour]) > shade))
          different++;
      return (different * 4) / one.data.length;
    },
    [kept.toString("base64"), fresh.toString("base64"), SHADE],
  );

for (const [screen, { languages, ...looks }] of Object.entries(SCREENS))
  for (const language of languages)
    test(`the screens look as they did: ${language}, ${screen}`, async () => {
      const context = await site.browser.newContext({ ...looks, reducedMotion: "reduce" });
      context.setDefaultTimeout(90_000);
      const page = await context.newPage();
      await page.clock.setFixedTime(NOW);
      const wrong = [];
      const look = async (name, part) => {
        await page.mouse.move(0, 0);
        await page.evaluate((selector) => {
          document.activeElement?.blur();
          scrollTo(0, 0);
          if (selector) document.querySelector(selector).scrollIntoView({ block: "start" });
        }, part);
        await page.waitForTimeout(400);
        const fresh = await page.screenshot({ type: "jpeg", quality: 45 });
        const file = `${FOLDER}/${name}.${language}.${screen}`;
        if (process.env.KEPIL_PICTURES === "write") {
          mkdirSync(FOLDER, { recursive: true });
          writeFileSync(`${file}.jpg`, fresh);
          return;
        }
        rmSync(`${file}.new.jpg`, { force: true });
        const share = existsSync(`${file}.jpg`)
          ? await difference(page, readFileSync(`${file}.jpg`), fresh)
          : 1;
        if (share <= DOTS) return;
        writeFileSync(`${file}.new.jpg`, fresh);
        wrong.push(`${name}: ${(share * 100).toFixed(1)} % of the dots differ`);
      };
      await page.goto(`${site.address}?lang=${language}`);
      await page.waitForSelector(".cards");
      await look("happened");
      await page.locator('.card input[value="childbirth"]').check();
      await page.locator(".steps-end .button.main").click();
      await page.waitForSelector(".questions .why");
      await look("questions");
      await page.evaluate(() => (location.hash = "#/"));
      await page.waitForSelector(".cards");
      await openCase(page, childbirth);
      await page.waitForSelector(".ahead");
      await look("result");
      await page.locator(".finding > .more > summary").first().click();
      await page.waitForSelector(".sections");
      await page.waitForSelector(".sections .numbers");
      await look("details", ".sections");
      await look("months", ".months");
      await goTo(page, "#/history", ".past");
      await look("history");
      await goTo(page, "#/consultant", ".bench-sums");
      await look("consultant");
      await page.locator('[data-key="5"]').click();
      await page.locator('[id="q-facts-income-0-wage-input"]').fill("600000");
      await page.waitForSelector(".compare .differs");
      await look("compare", ".compare");
      assert.deepEqual(wrong, []);
      await context.close();
    });
