// What a person takes along: a file, a link, a code, a calendar, paper for two cases. It comes back as it was, and no server sees it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import jsqr from "jsqr";
import { childbirth } from "./cases.mjs";
import { goTo, household, openCase, openDesk } from "./screens.mjs";
import { LANGUAGES, open, shownAmounts, visit } from "./support.mjs";

const decodeCode = jsqr.default ?? jsqr;
let site;
before(async () => (site = await open()));
after(() => site.close());

async function saved(page, tool) {
  const download = page.waitForEvent("download");
  await page.locator(`.tools [data-tool="${tool}"]`).click();
  return readFileSync(await (await download).path(), "utf8");
}

test("a file reopened is the same case, number and notes too", async () => {
  const { context, page, wrong } = await visit(site, "en", { acceptDownloads: true });
  const given = {
    ...household,
    dates: { application: "2026-10-05" },
    file: { number: "7/26", notes: "Call back" },
  };
  await openCase(page, given);
  const first = JSON.parse(await saved(page, "save"));
  const amounts = await shownAmounts(page);
  page.on("dialog", (dialog) => dialog.accept());
  await page.locator('[data-tool="clear"]').click();
  await page.waitForSelector(".cards");
  await openCase(page, first);
  assert.deepEqual(JSON.parse(await saved(page, "save")), first);
  assert.deepEqual(await shownAmounts(page), amounts);
  assert.equal(first.facts.income[0].wage, "300000");
  assert.deepEqual(first.file, given.file);
  assert.equal(first.dates.application, "2026-10-05");
  assert.deepEqual(wrong, []);
  await context.close();
});

test("the code on the screen, read by another device, is the link, and the link is the case", async () => {
  const { context, page, wrong } = await visit(site, "kk");
  await openCase(page, childbirth);
  const amounts = await shownAmounts(page);
  await page.locator('.tools [data-tool="share"]').click();
  const link = await page.locator(".link-box input").inputValue();
  assert.match(link, /#\/case\/[\w-]+$/);
  const picture = await page.locator(".qr svg").screenshot({ type: "png" });
  const dots = await page.evaluate(async (text) => {
    const image = await createImageBitmap(
      new Blob([Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))], { type: "image/png" }),
    );
    const canvas = new OffscreenCanvas(image.width, image.height);
    const paper = canvas.getContext("2d");
    paper.drawImage(image, 0, 0);
    const { data } = paper.getImageData(0, 0, image.width, image.height);
    const light = Array.from({ length: data.length / 4 }, (_, dot) => (data[dot * 4] > 127 ? "1" : "0"));
    return { width: image.width, height: image.height, light: light.join("") };
  }, picture.toString("base64"));
  const colours = Uint8ClampedArray.from(
    [...dots.light].flatMap((one) => Array(4).fill(one === "1" ? 255 : 0)),
  );
  const read = decodeCode(colours, dots.width, dots.height);
  assert.equal(read?.data, link);

  const other = await site.browser.newContext();
  const seen = [];
  other.on("request", (request) => seen.push(request.url()));
  const reader = await other.newPage();
  await reader.goto(read.data);
  await reader.waitForSelector(".sums");
  assert.deepEqual(await shownAmounts(reader), amounts);
  assert.ok(!reader.url().includes("/case/"), "the answers leave the address bar");
  const data = link.split("#/case/")[1];
  assert.ok(seen.length && seen.every((url) => !url.includes(data)));
  await other.close();
  assert.deepEqual(wrong, []);
  await context.close();
});

for (const language of LANGUAGES)
  test(`deadlines as a calendar that any program reads: ${language}`, async () => {
    const { context, page } = await visit(site, language, { acceptDownloads: true });
    await openCase(page, household);
    const text = await saved(page, "calendar");
    assert.ok(text.endsWith("END:VCALENDAR\r\n"));
    assert.doesNotMatch(text.replaceAll("\r\n", ""), /[\r\n]/, "every line ends with CR LF");
    for (const line of text.split("\r\n"))
      assert.ok(Buffer.byteLength(line) <= 75, `${Buffer.byteLength(line)} octets: ${line}`);
    const lines = text.replaceAll("\r\n ", "").trimEnd().split("\r\n");
    const open = [];
    const events = [];
    for (const line of lines) {
      const [, name, value] = /^([A-Z-]+)(?:;[A-Z]+=[\w-]+)*:(.*)$/.exec(line) ?? assert.fail(line);
      if (name === "BEGIN") {
        open.push(value);
        if (value === "VEVENT") events.push({});
      } else if (name === "END") assert.equal(open.pop(), value);
      else if (open.at(-1) === "VEVENT") {
        assert.ok(!(name in events.at(-1)), `${name} twice`);
        events.at(-1)[name] = value;
      }
      assert.doesNotMatch(value, /(?<!\\)[;,]/, "commas and semicolons are escaped");
    }
    assert.deepEqual(open, []);
    assert.equal(lines[0], "BEGIN:VCALENDAR");
    assert.ok(lines.includes("VERSION:2.0") && lines.some((line) => line.startsWith("PRODID:")));
    assert.ok(events.length > 0);
    assert.equal(new Set(events.map((event) => event.UID)).size, events.length, "each event has its own UID");
    for (const event of events) {
      assert.match(event.DTSTAMP, /^\d{8}T\d{6}Z$/);
      assert.match(event.DTSTART, /^\d{8}$/);
      assert.ok(event.DTEND > event.DTSTART);
      assert.ok(event.SUMMARY.length > 5);
    }
    await context.close();
  });

/** Everything typed, read from the controls that show it. */
const typed = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll("#content :is(input, select, textarea)")]
      .filter((one) => !one.readOnly && one.type !== "file")
      .map((one) => (["checkbox", "radio"].includes(one.type) ? one.checked : one.value)),
  );

test("reload, a change of language and Back lose nothing, whatever the screen", async () => {
  const { context, page, wrong } = await visit(site, "kk", { viewport: { width: 1280, height: 800 } });
  await page.locator('.card input[value="childbirth"]').check();
  // Which assumed values matter is found out in the background: a question may come a moment later.
  const settled = async () => {
    let before = await typed(page);
    for (let same = 0; same < 3;) {
      await page.waitForTimeout(400);
      const now = await typed(page);
      same = JSON.stringify(now) === JSON.stringify(before) ? same + 1 : 0;
      before = now;
    }
    return before;
  };
  const keeps = async (screen, selector) => {
    const before = await settled();
    await page.reload();
    await page.waitForSelector(selector);
    assert.deepEqual(await settled(), before, `${screen}: reload`);
    for (const [name, id] of [
      ["English", "en"],
      ["Қазақша", "kk"],
    ]) {
      await page.locator(".languages").getByRole("button", { name }).click();
      await page.waitForSelector(`html[lang="${id}"]`);
      assert.deepEqual(await settled(), before, `${screen}: in ${name}`);
    }
  };
  await keeps("happened", ".cards");
  await openCase(page, household);
  const amounts = await shownAmounts(page);
  await keeps("result", ".sums");
  await goTo(page, "#/questions", ".questions");
  const year = page.locator(".questions input.year").first();
  await year.fill("19");
  await keeps("questions, half a year typed", ".questions");
  assert.equal(await year.inputValue(), "19");
  await year.fill("1995");
  await goTo(page, "#/questions/income", ".questions .row");
  await keeps("a list", ".questions .row");
  await goTo(page, "#/consultant", ".bench-sums");
  await page.locator("#case-number").fill("2026/9");
  await page.locator("#case-notes").fill("two children");
  await page.locator("#application").fill("05.10.2026");
  await keeps("consultant", ".bench-sums");
  assert.equal(await page.locator("#case-number").inputValue(), "2026/9");
  await page.locator("#application").fill("");
  await page.goBack();
  await page.waitForSelector(".questions .row");
  await page.goBack();
  await page.waitForSelector(".questions");
  await page.goBack();
  await page.waitForSelector(".sums");
  assert.deepEqual(await shownAmounts(page), amounts);
  assert.deepEqual(wrong, []);
  await context.close();
});

test("two cases beside each other: the difference shows, and neither is lost by a reload or another screen", async () => {
  const { context, page, wrong } = await visit(site, "ru", { viewport: { width: 1280, height: 800 } });
  await openCase(page, childbirth);
  await openDesk(page);
  const wage = page.locator('[id="q-facts-income-0-wage-input"]');
  await wage.fill("600000");
  const table = page.locator(".compare").first();
  await page.waitForFunction(() => document.querySelectorAll(".compare .differs").length > 0);
  const rows = await table.locator("tbody tr").allTextContents();
  assert.ok(rows.length > 1, "sums and what differs");
  const reform = page.locator(".compare").nth(1);
  assert.ok((await reform.locator("tbody tr").count()) > 0);

  await page.reload();
  await page.waitForSelector(".compare");
  assert.deepEqual(await page.locator(".compare").first().locator("tbody tr").allTextContents(), rows);
  await goTo(page, "#/result", ".sums");
  await goTo(page, "#/consultant", ".compare");
  await page.locator('[data-key="5"]').click();
  await page.waitForFunction(
    () => document.querySelector('[id="q-facts-income-0-wage-input"]').value === "300000",
  );
  await page.locator('[data-key="5"]').click();
  await page.waitForFunction(
    () => document.querySelector('[id="q-facts-income-0-wage-input"]').value === "600000",
  );
  assert.deepEqual(wrong, []);
  await context.close();
});
