// Two packs of the same law are the same bytes: made again, made elsewhere, and made from files that were written in another order.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { command } from "../support/command.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const work = mkdtempSync(join(tmpdir(), "kepil-pack-"));
after(() => rmSync(work, { recursive: true }));

/** The files of a pack of `rules`, by name. */
function pack(rules, out, cwd = root) {
  const run = spawnSync(command, ["pack", rules, "-o", join(work, out)], { cwd });
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

/** What `kepil verify` says about a printout that names `hash`. */
function verified(hash, rules) {
  const run = spawnSync(command, ["verify", hash, "--rules", rules], { cwd: root });
  return { code: run.status, says: run.stdout.toString() };
}

const hashOf = (files, name) => files.get(name).subarray(6, 70).toString();

test("a printout is checked by the hash that it names", () => {
  const law = hashOf(first, "rulebook.kepil");
  const whole = verified(law, "rules-data");
  assert.deepEqual([whole.code, whole.says.startsWith("yes: "), whole.says.includes("the law"), whole.says.includes(law)], [0, true, true, true]);
  assert.equal(verified(law.slice(0, 12).toUpperCase(), join(work, "first/rulebook.kepil")).code, 0);
  const name = [...first.keys()].find((file) => /^rulebook\..+\.kepil$/.test(file));
  const scenario = verified(hashOf(first, name), join(work, "first/rulebook.kepil"));
  assert.deepEqual([scenario.code, scenario.says.includes(`scenario ${name.split(".")[1]}`)], [0, true]);
});

test("a printout of another rulebook, or of a changed hash, is told from ours", () => {
  const law = hashOf(first, "rulebook.kepil");
  const other = verified((law.startsWith("0") ? "1" : "0") + law.slice(1), "rules-data");
  assert.deepEqual([other.code, other.says.startsWith("no: "), other.says.includes(law)], [1, true, true]);
  assert.equal(verified(law, join(work, "changed")).code, 1);
  for (const hash of ["", "9f2c", "not a hash at all", `${law}0`]) {
    assert.equal(verified(hash, "rules-data").code, 2, hash);
  }
});
