// Takes the picture of the README: node docs/picture.mjs, after ./dev build.
import { fileURLToPath } from "node:url";
import { childbirth } from "../web/test/browser/cases.mjs";
import { answer, open, visit } from "../web/test/browser/support.mjs";

const site = await open();
const { page } = await visit(site, "kk", { viewport: { width: 1100, height: 900 }, deviceScaleFactor: 1 });
await answer(page, childbirth);
await page.screenshot({ path: fileURLToPath(new URL("page.png", import.meta.url)) });
await site.close();
