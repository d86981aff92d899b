// Without a mouse: every control of every screen is reached by Tab, in the order of reading, seen when it is reached, and works.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { everyScreen, goTo, household, openCase, openEverything } from "./screens.mjs";
import { LANGUAGES, open, visit } from "./support.mjs";

let site;
before(async () => (site = await open()));
after(() => site.close());

/** Runs inside the page: lists the stops of the Tab key, so that each can be told by its number. */
function listStops() {
  const groups = new Set();
  const stops = [
    ...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]'),
  ].filter((one) => {
    if (one.disabled || one.tabIndex < 0 || !one.checkVisibility({ visibilityProperty: true })) return false;
    if (one.type !== "radio") return true;
    // Of radio buttons only one is a stop: the chosen one, else the first.
    if (groups.has(one.name)) return false;
    const chosen = document.querySelector(`input[type=radio][name="${CSS.escape(one.name)}"]:checked`);
    if (chosen && chosen !== one) return false;
    groups.add(one.name);
    return true;
  });
  globalThis.stops = stops;
  stops[0].focus();
  return stops.length;
}

/** Runs inside the page: which stop has the focus, and what is wrong with how it shows it. */
function lookAtFocus() {
  const element = document.activeElement;
  const wrong = [];
  const name = `${element.tagName.toLowerCase()}#${element.id}.${element.className} "${(element.textContent || element.value || "").trim().slice(0, 30)}"`;
  const place = globalThis.stops.indexOf(element);
  if (place < 0) return { place, name, wrong };

  const shade = (colour) => {
    const [red, green, blue, alpha = 1] = (colour.match(/[\d.]+/g) ?? [0, 0, 0, 0]).map(Number);
    const [r, g, b] = [red, green, blue].map((part) => {
      const share = part / 255;
      return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return { light: 0.2126 * r + 0.7152 * g + 0.0722 * b, alpha };
  };
  const contrast = (one, other) =>
    (Math.max(one.light, other.light) + 0.05) / (Math.min(one.light, other.light) + 0.05);
  const ringed = [element, element.closest("label")].find((one) => {
    const style = one && getComputedStyle(one);
    return (
      style && style.opacity !== "0" && style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2
    );
  });
  if (!ringed) wrong.push("no ring of focus");
  else {
    let behind = ringed.parentElement;
    while (behind.parentElement && shade(getComputedStyle(behind).backgroundColor).alpha === 0)
      behind = behind.parentElement;
    const ground = shade(getComputedStyle(behind).backgroundColor);
    const style = getComputedStyle(ringed);
    const rings = [style.outlineColor, ...(style.boxShadow.match(/rgba?\([^)]*\)/g) ?? [])].map(shade);
    const best = Math.max(...rings.filter(({ alpha }) => alpha > 0.9).map((ring) => contrast(ring, ground)));
    if (best < 3) wrong.push(`the ring is as pale as 1:${best.toFixed(1)}`);
  }

  const target = ringed ?? element;
  const box = target.getBoundingClientRect();
  const across = [0.5, 0.1, 0.9];
  const seen = across.some((x) =>
    across.some((y) => {
      const found = document.elementFromPoint(box.left + box.width * x, box.top + box.height * y);
      return found && target.contains(found);
    }),
  );
  if (!seen) wrong.push("hidden behind something, or out of view");
  return { place, name, wrong };
}

async function tabThrough(page) {
  await page.keyboard.press("Tab");
  const count = await page.evaluate(listStops);
  const wrong = [];
  for (let expected = 0; expected < count; expected++) {
    if (expected) await page.keyboard.press("Tab");
    const { place, name, wrong: faults } = await page.evaluate(lookAtFocus);
    if (place !== expected) wrong.push(`stop ${expected} of ${count}: the focus went to ${place} ${name}`);
    wrong.push(...faults.map((fault) => `${name}: ${fault}`));
    if (place !== expected) break;
  }
  await page.keyboard.press("Tab");
  const { place } = await page.evaluate(lookAtFocus);
  if (!wrong.length && place > 0) wrong.push("the last stop does not let go");
  return wrong.slice(0, 8);
}

/** Runs inside the page: mistakes that only the eye is told of. */
function silentProblems() {
  return [...document.querySelectorAll(".problem")]
    .filter((one) => one.checkVisibility())
    .filter((one) => {
      if (one.getAttribute("role") === "alert") return false;
      const field = one.closest(".question, .dense, .dense-list, fieldset");
      const tells = (element) => (element.getAttribute("aria-describedby") ?? "").split(" ").includes(one.id);
      const controls = [...(field?.querySelectorAll("input, select, textarea, button") ?? [])];
      return !one.id || !(controls.some(tells) || (field && tells(field)));
    })
    .map((one) => one.textContent.trim());
}

for (const language of LANGUAGES)
  test(`every control by Tab, in order, with a ring to see: ${language}`, async () => {
    const { context, page, wrong } = await visit(site, language, {
      viewport: language === "kk" ? { width: 360, height: 740 } : { width: 1280, height: 800 },
      colorScheme: language === "en" ? "dark" : "light",
      reducedMotion: "reduce",
    });
    const found = {};
    await everyScreen(page, async (screen) => {
      // Which assumed values matter is found out in the background: a question may come in between and move the rest.
      let walked = await tabThrough(page);
      if (walked.length && screen.startsWith("questions")) {
        await page.waitForTimeout(600);
        walked = await tabThrough(page);
      }
      const faults = [
        ...walked,
        ...(await page.evaluate(silentProblems)).map((text) => `nobody hears "${text}"`),
      ];
      if (faults.length) found[screen] = faults;
    });
    assert.deepEqual(found, {});
    assert.deepEqual(wrong, []);
    await context.close();
  });

/** Presses each button of the screen in turn: whatever it changes, the focus must not fall back to the beginning of the page. */
async function pressAll(page, within, skip) {
  const lost = [];
  const pressed = new Set();
  for (let round = 0; round < 60; round++) {
    const name = await page.evaluate(
      ([root, left, done]) => {
        const buttons = [...document.querySelectorAll(`${root} button, ${root} summary`)].filter(
          (one) => one.checkVisibility() && !one.disabled && !one.matches(left),
        );
        const nameOf = (one) => `${one.tagName}#${one.id} ${one.textContent.trim().replace(/\s+/g, " ")}`;
        const next = buttons.find((one) => !done.includes(nameOf(one)));
        next?.focus();
        return next ? nameOf(next) : null;
      },
      [within, skip, [...pressed]],
    );
    if (!name) break;
    pressed.add(name);
    const url = page.url();
    await page.keyboard.press(pressed.size % 2 ? "Enter" : "Space");
    await page.waitForTimeout(120);
    if (new URL(page.url()).hash !== new URL(url).hash) {
      const at = await page.evaluate(() => document.activeElement.closest("#content")?.id);
      if (!at) lost.push(`${name} leads elsewhere and leaves the focus behind`);
      await page.goBack();
      await page.waitForTimeout(120);
    } else if (await page.evaluate(() => document.activeElement === document.body)) lost.push(name);
  }
  assert.ok(pressed.size > 2, `${within}: ${[...pressed]}`);
  return lost;
}

test("no button drops the focus", async () => {
  const { context, page, wrong } = await visit(site, "ru", { viewport: { width: 1280, height: 800 } });
  await page.evaluate(() => {
    globalThis.print = () => {};
    globalThis.confirm = () => false;
  });
  await openCase(page, household);
  const found = {};
  const press = async (screen, within, skip = ".none") => {
    const lost = await pressAll(page, within, skip);
    if (lost.length) found[screen] = lost;
  };
  await page.waitForSelector(".ahead");
  await press(
    "result",
    "#content",
    ".finding .more > summary, .refusal summary, .missing .link, .answers .link",
  );
  await press("masthead", ".masthead");
  await goTo(page, "#/questions/children", ".questions");
  await press("questions", ".questions");
  await goTo(page, "#/history", ".page-history [aria-busy=false]");
  await goTo(page, "#/consultant", ".bench-sums");
  await press("consultant", ".bench", ".bench-finding summary, [lang]");
  assert.deepEqual(found, {});
  assert.deepEqual(wrong, []);
  await context.close();
});

test("by keyboard alone from the life event to the printed result, and away again", async () => {
  const { context, page, wrong } = await visit(site, "ru", { acceptDownloads: true });
  const press = (key) => page.keyboard.press(key);
  const at = (selector) => page.evaluate((wanted) => document.activeElement.matches(wanted), selector);
  const tabTo = async (selector) => {
    for (let presses = 0; presses < 250; presses++) {
      if (await at(selector)) return;
      await press("Tab");
    }
    assert.fail(`${selector} cannot be reached by Tab`);
  };
  const heading = () => page.waitForFunction(() => document.activeElement.tagName === "H1");
  await page.evaluate(() => (globalThis.print = () => (globalThis.printed = true)));

  await press("Tab");
  assert.ok(await at(".skip"), "the first stop skips to the content");
  await press("Enter");
  assert.ok(await at("#content"));
  await tabTo(".steps-end .button.main");
  await press("Enter");
  assert.ok(await at(".card input"), "nothing chosen: back to the events");
  assert.equal(await page.locator(".problem[role=alert]").count(), 1);
  await tabTo('.card input[value="childbirth"]');
  await press("Space");
  await tabTo(".steps-end .button.main");
  await press("Enter");
  await page.waitForSelector(".questions");
  await heading();

  await tabTo("input[type=radio]");
  const group = await page.evaluate(() => document.activeElement.name);
  await press("ArrowDown");
  await press("ArrowDown");
  const value = () =>
    page.evaluate((name) => document.querySelector(`[name="${name}"]:checked`)?.value, group);
  const second = await value();
  await press("ArrowUp");
  assert.notEqual(await value(), second, "the arrows choose");

  await tabTo('[id="q-facts-birth_date-input"]');
  await page.keyboard.type("31");
  await press("Tab");
  await page.keyboard.type("2");
  await press("Tab");
  await page.keyboard.type("1990");
  await press("Enter");
  await page.waitForSelector(".summary[role=alert]");
  await page.waitForFunction(() => document.activeElement.matches(".summary"));
  await tabTo(".summary .link");
  await press("Enter");
  assert.ok(await at('[id="q-facts-birth_date-input"][aria-invalid=true]'), "the message leads to the field");
  const described = await page.evaluate(() =>
    document.activeElement
      .getAttribute("aria-describedby")
      .split(" ")
      .map((id) => document.getElementById(id)?.textContent ?? "")
      .join(" "),
  );
  assert.match(described, /1990/, "the field tells its mistake");
  await press("Control+a");
  await page.keyboard.type("28");
  await press("Enter");
  await page.waitForFunction(() => !document.querySelector(".summary"));
  for (let step = 0; step < 15 && !page.url().includes("#/result"); step++) {
    await heading();
    if (await page.locator("[id=q-facts-children-add]").count()) {
      await tabTo("[id=q-facts-children-add]");
      await press("Space");
      await page.waitForFunction(() => document.activeElement.matches(".row"));
    }
    await tabTo(".steps-end .button.main");
    const url = page.url();
    await press("Enter");
    await page.waitForFunction((before) => location.href !== before, url);
  }
  await page.waitForSelector(".sums");
  await heading();
  await tabTo(".jump a");
  await press("Enter");
  assert.ok(await at("h2"), "a jump takes the focus along");
  await tabTo(".finding .more > summary");
  await press("Space");
  await page.waitForSelector(".more[open] .sections");
  await tabTo(".missing .link");
  await press("Enter");
  await page.waitForSelector(".questions");
  await page.waitForFunction(() => document.activeElement.closest(".question"));
  await page.goBack();
  await page.waitForSelector(".sums");
  await heading();

  await page.waitForSelector(".ahead");
  await tabTo(".tools .button");
  await press("Enter");
  assert.ok(await page.evaluate(() => globalThis.printed));
  for (const tool of ["save", "calendar"]) {
    const saved = page.waitForEvent("download");
    await tabTo(`.tools [data-tool="${tool}"]`);
    await press("Enter");
    await saved;
  }
  await page.locator(".tools").evaluate((tools) => tools.querySelector("button").focus());
  const chooser = page.waitForEvent("filechooser");
  await tabTo(".tools [type=file]");
  await press("Enter");
  await chooser;
  await tabTo('.tools [data-tool="share"]');
  await press("Space");
  await page.waitForSelector(".link-box input");
  await tabTo(".link-box input");

  page.on("dialog", (dialog) => dialog.accept());
  await tabTo('[data-tool="clear"]');
  await press("Enter");
  await page.waitForSelector(".cards");
  await heading();
  await tabTo('a[href="#/consultant"]');
  await press("Enter");
  await page.waitForSelector(".bench");
  await page.waitForFunction(() => document.activeElement.closest("#content"));
  assert.deepEqual(wrong, []);
  await context.close();
});

test("clearing on the first screen itself leaves the focus at its heading", async () => {
  const { context, page } = await visit(site, "kk");
  page.on("dialog", (dialog) => dialog.accept());
  await page.locator('.card input[value="job_loss"]').check();
  await page.locator('[data-tool="clear"]').first().focus();
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement.tagName === "H1");
  assert.equal(await page.locator(".card input:checked").count(), 0);
  await context.close();
});

test("the consultant hears of a date that is none", async () => {
  const { context, page } = await visit(site, "ru", { viewport: { width: 1280, height: 800 } });
  await openCase(page, household);
  await openEverything(page);
  await goTo(page, "#/consultant", ".bench-sums");
  for (const id of ["application", "q-facts-birth_date-input"]) {
    const field = page.locator(`[id="${id}"]`);
    await field.fill("31.02.2026");
    await field.blur();
    assert.equal(await field.getAttribute("aria-invalid"), "true", id);
    const told = await field.getAttribute("aria-describedby");
    assert.ok(told, `${id} is described by nothing`);
    assert.match(await page.locator(`[id="${told}"]`).textContent(), /2026/);
    assert.equal(await page.locator(`[id="${told}"]`).getAttribute("role"), "alert");
  }
  assert.deepEqual(await page.evaluate(silentProblems), []);
  await context.close();
});
