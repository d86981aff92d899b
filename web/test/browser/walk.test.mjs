// A person walks from the life event to the result; the command, given the same answers, must say the same sums.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { after, before, test } from "node:test";
import { childbirth, jobLoss } from "./cases.mjs";
import { answer, digits, LANGUAGES, open, shownAmounts, visit } from "./support.mjs";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const BUILD = process.env.KEPIL_BUILD ?? join(ROOT, "build");
const KEPIL = process.env.KEPIL_COMMAND ?? join(ROOT, "build/native/kepil");

let site;
before(async () => (site = await open()));
after(() => site.close());

function commandSays(file) {
  return JSON.parse(
    execFileSync(KEPIL, ["assess", file, "--json", "--rules", join(BUILD, "pack/rulebook.kepil")], {
      cwd: ROOT,
      encoding: "utf8",
    }),
  );
}

const idOf = (finding) => `m-${finding.measure}${finding.for ? `-${finding.for.index ?? "all"}` : ""}`;
const plain = (exact) => exact.replace(/\.0+$/, "").replace(/(\.\d)$/, "$10");

for (const [name, given] of Object.entries({ childbirth, jobLoss })) {
  for (const language of LANGUAGES) {
    test(`${name} in ${language}: the page and the command agree`, async () => {
      const { context, page, wrong } = await visit(site, language, { acceptDownloads: true });
      const left = await answer(page, given);
      assert.deepEqual(left, [], "every fact of the case was asked");

      const download = page.waitForEvent("download");
      await page.locator('.tools [data-tool="save"]').click();
      const file = join(mkdtempSync(join(tmpdir(), "kepil-")), "case.json");
      await (await download).saveAs(file);

      const said = commandSays(file);
      const expected = Object.fromEntries(
        said.findings
          .filter((finding) => finding.kind === "payment" && finding.state === "entitled" && finding.amount)
          .filter((finding) => finding.amount.net.min === finding.amount.net.max)
          .map((finding) => [idOf(finding), plain(finding.amount.net.min)]),
      );
      const shown = await shownAmounts(page);
      assert.ok(Object.keys(expected).length > 0, "something is due");
      for (const [id, amount] of Object.entries(expected)) assert.equal(digits(shown[id] ?? ""), amount, id);

      assert.equal(await page.getAttribute("html", "lang"), language);
      assert.deepEqual(wrong, []);
      await context.close();
    });
  }
}
