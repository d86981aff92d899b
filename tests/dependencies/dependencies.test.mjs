// Few dependencies, each with its reason in the README, each pinned: what is built tomorrow is what was built today.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const root = new URL("../../", import.meta.url);
const read = (path) => readFileSync(new URL(path, root), "utf8");
const folders = ["web", "tests", "tests/bench"];
const table = read("README.md").split("\n## Dependencies\n")[1].split("\n## ")[0];
const named = new Set(table.split("\n").filter((line) => line.startsWith("| ")).flatMap((line) => line.split("|")[1].split(",").map((name) => name.trim())));

for (const folder of folders) {
  const { dependencies = {}, devDependencies = {}, optionalDependencies = {} } = JSON.parse(read(`${folder}/package.json`));
  const wanted = { ...dependencies, ...devDependencies, ...optionalDependencies };

  test(`${folder}: every package is named in the README with its reason, and its version is exact`, () => {
    for (const [name, version] of Object.entries(wanted)) {
      assert.ok(named.has(name), `${name} is missing in the table`);
      assert.match(version, /^\d+\.\d+\.\d+$/, name);
    }
  });

  test(`${folder}: the lock file knows the content of all that it installs, and nothing runs on installing`, () => {
    const locked = Object.entries(JSON.parse(read(`${folder}/package-lock.json`)).packages).filter(([path]) => path !== "");
    assert.ok(locked.length >= Object.keys(wanted).length);
    for (const [path, each] of locked) {
      assert.match(each.integrity ?? "", /^sha512-/, path);
      assert.ok(!each.hasInstallScript, `${path} runs a script on installing`);
    }
  });
}

test("every Debian package that ./dev installs is named in the README", () => {
  const lists = [...read("dev").matchAll(/_packages=\(([^)]*)\)/g)].flatMap(([, list]) => list.split(" "));
  assert.ok(lists.length > 10);
  for (const name of lists) {
    assert.ok(named.has(name), `${name} is missing in the table`);
  }
});
