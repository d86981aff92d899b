import { writeFileSync } from "node:fs";
import { readRulebook, table, tablePath } from "./table.mjs";

writeFileSync(tablePath, table(readRulebook()));
