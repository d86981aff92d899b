// Every worked example of the rulebook.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { rootFolder } from "./calculator.mjs";

export function allCases() {
  const measures = join(rootFolder, "rules-data/measures");
  return readdirSync(measures, { recursive: true })
    .filter((path) => path.endsWith("cases.json"))
    .sort()
    .flatMap((path) => JSON.parse(readFileSync(join(measures, path), "utf8")).map((each) => ({ name: `${path}: ${each.id}`, case: each.case })));
}
