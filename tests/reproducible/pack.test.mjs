// Two packs of the same law are the same bytes: made again, made elsewhere, and made from files that were written in another order.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const work = mkdtempSync(join(tmpdir(), "kepil-pack-"));
after(() => rmSync(work, { recursive: true }));

/** The files of a pack of `rules`, by name. */
function pack(rules, out, cwd = root) {
  const run = spawnSync(join(root, "build/native/kepil"), ["pack", rules, "-o", join(work, out)], { cwd });
  assert.equal(run.status, 0, run.stderr.toString());
  return new Map(readdirSync(join(work, out)).map((name) => [name, readFileSync(join(work, out, name))]));
}

function assertSame(one, other) {
  assert.deepEqual([...one.keys()].sort(), [...other.keys()].sort());
  for (const [name, bytes] of one) {
    assert.ok(bytes.equals(other.get(name)), `${name} differs`);
  }
}

const first = pack("rules-data", "first");

test("packed a second time", () => {
  assert.ok(first.has("rulebook.kepil"));
  assertSame(first, pack("rules-data", "second"));
});

test("packed from another folder", () => {
  const elsewhere = join(work, "some/where/else");
  cpSync(join(root, "rules-data"), elsewhere, { recursive: true });
  assertSame(first, pack(".", "third", elsewhere));
});

test("packed from files written last to first", () => {
  const backwards = join(work, "backwards");
  const files = readdirSync(join(root, "rules-data"), { recursive: true }).filter((path) => path.endsWith(".json"));
  for (const path of files.sort().reverse()) {
    mkdirSync(dirname(join(backwards, path)), { recursive: true });
    writeFileSync(join(backwards, path), readFileSync(join(root, "rules-data", path)));
  }
  assertSame(first, pack(backwards, "fourth"));
});

test("a change of one amount is another pack", () => {
  const changed = join(work, "changed");
  cpSync(join(root, "rules-data"), changed, { recursive: true });
  const file = join(changed, "parameters/indicators.json");
  writeFileSync(file, readFileSync(file, "utf8").replace('"4325"', '"4326"'));
  assert.ok(!first.get("rulebook.kepil").equals(pack(changed, "fifth").get("rulebook.kepil")));
});
