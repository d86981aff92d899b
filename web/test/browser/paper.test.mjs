// On A4 in three languages: the sums, the law, the dates and the hash of the rulebook, and no line cut.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { household, openCase } from "./screens.mjs";
import { digits, LANGUAGES, open, shownAmounts, visit } from "./support.mjs";

let site;
before(async () => (site = await open()));
after(() => site.close());

const READER = !spawnSync("pdftotext", ["-v"]).error;
const POINT = 72 / 25.4;
const A4 = { width: 210 * POINT, height: 297 * POINT };

/** The words of a PDF page by page with their boxes, as poppler reads them. */
function pagesOf(pdf) {
  const file = join(mkdtempSync(join(tmpdir(), "kepil-")), "paper.pdf");
  writeFileSync(file, pdf);
  const read = execFileSync("pdftotext", ["-bbox", file, "-"], { encoding: "utf8", maxBuffer: 1 << 26 });
  return read
    .split("<page ")
    .slice(1)
    .map((page) => ({
      size: /width="([\d.]+)" height="([\d.]+)"/.exec(page).slice(1).map(Number),
      words: [
        ...page.matchAll(
          /<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)<\/word>/g,
        ),
      ].map(([, left, top, right, bottom, text]) => ({
        box: [left, top, right, bottom].map(Number),
        text,
      })),
    }));
}

/** Without a reader of PDF the browser tells what it would print. */
const printedText = async (page) => {
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  const text = await page.evaluate(() => document.body.innerText);
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  await page.emulateMedia({ media: "screen" });
  return text;
};

for (const language of LANGUAGES)
  test(`a paper for an office: ${language}`, async (context) => {
    const visitor = await visit(site, language);
    const { page, wrong } = visitor;
    await openCase(page, household);
    await page.waitForSelector(".ahead");
    const amounts = Object.values(await shownAmounts(page)).filter((sum) =>
      /^[\d\s\u00a0\u202f,]+₸$/.test(sum),
    );
    assert.ok(amounts.length > 1);
    const fine = await page.locator(".footer .fine").textContent();
    const hash = /[0-9a-f]{12}/.exec(fine)[0];
    const version = /\d{4}\.\d{2}\.\d{2}/.exec(fine)[0];

    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: false });
    let text;
    if (READER) {
      const pages = pagesOf(pdf);
      text = pages.map(({ words }) => words.map((word) => word.text).join(" ")).join("\n");
      assert.ok(pages.length >= 1 && pages.length < 20, `${pages.length} pages`);
      for (const [number, { size, words }] of pages.entries()) {
        assert.ok(Math.abs(size[0] - A4.width) < 1 && Math.abs(size[1] - A4.height) < 1, `A4: ${size}`);
        const margin = 5 * POINT;
        for (const { box, text: word } of words)
          assert.ok(
            box[0] >= margin && box[1] >= margin && box[2] <= size[0] - margin && box[3] <= size[1] - margin,
            `page ${number + 1}: "${word}" at ${box} stands in the margin`,
          );
        // Two words in one place: one was printed over the other.
        for (const [place, one] of words.entries())
          for (const other of words.slice(place + 1, place + 40)) {
            const across = Math.min(one.box[2], other.box[2]) - Math.max(one.box[0], other.box[0]);
            const down = Math.min(one.box[3], other.box[3]) - Math.max(one.box[1], other.box[1]);
            assert.ok(
              across < 2 || down < 0.5 * Math.min(one.box[3] - one.box[1], other.box[3] - other.box[1]),
              `page ${number + 1}: "${one.text}" over "${other.text}"`,
            );
          }
      }
    } else {
      context.diagnostic("no pdftotext here: what the browser would print is read instead");
      text = await printedText(page);
    }
    const bare = digits(text);
    for (const sum of amounts) assert.ok(bare.includes(digits(sum)), `${sum} is printed`);
    assert.ok(bare.includes(hash), "the hash of the rulebook");
    assert.ok(bare.includes(version), "its version");
    const law = { kk: /ӘК \d/, ru: /СК \d/, en: /SC \d/ }[language];
    assert.match(text, law);
    const today = await page.evaluate(() => new Date().getFullYear());
    assert.ok(text.includes(String(today)), "the date");
    for (const control of ["Қазақша", "Русский", "English"])
      assert.ok(!text.includes(control), `no button on paper: ${control}`);
    assert.deepEqual(wrong, []);
    await visitor.context.close();
  });
