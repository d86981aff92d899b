// Nothing is lost on a narrow screen, at twice the size, or without motion; every control is large enough for a thumb.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { brokenWords, losses, motion, smallTargets } from "./geometry.mjs";
import { everyScreen } from "./screens.mjs";
import { LANGUAGES, open, visit } from "./support.mjs";

let site;
before(async () => (site = await open()));
after(() => site.close());

const STANDARD = 16;
const PHONE = { width: 360, height: 740 };
const DESKTOP = { width: 1280, height: 800 };

/** What the browser's own setting "font size" does: only text grows. */
async function enlargeText(page, times) {
  const session = await page.context().newCDPSession(page);
  await session.send("Page.setFontSizes", { fontSizes: { standard: STANDARD * times } });
}

for (const language of LANGUAGES)
  for (const [name, { text = 1, breaks = false, ...options }] of Object.entries({
    "320 px": { viewport: { width: 320, height: 640 } },
    // Twice as large a page on a screen of 1280 by 800 leaves half as many pixels.
    "page at 200 %": { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 },
    "text at 200 %, desktop": { viewport: DESKTOP, text: 2 },
    // Here a long word of Kazakh is wider than the screen, and has to be broken somewhere.
    "text at 200 %, phone": { viewport: PHONE, text: 2, breaks: true },
  }))
    test(`nothing is lost: ${language}, ${name}`, async () => {
      const { context, page, wrong } = await visit(site, language, { ...options, reducedMotion: "reduce" });
      await enlargeText(page, text);
      const found = {};
      await everyScreen(page, async (screen) => {
        const lost = [...(await losses(page)), ...(await smallTargets(page)), ...(await motion(page))];
        if (!breaks) lost.push(...(await brokenWords(page)));
        if (lost.length) found[screen] = lost;
      });
      assert.deepEqual(found, {});
      assert.deepEqual(wrong, []);
      await context.close();
    });
