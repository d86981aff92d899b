// The published examples and worked vectors of the law files, by the numbers that they have there. The law files are not part of the
// repository, so vectors.json names each of them; this list says whether one was forgotten, where the files are at hand.
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Each section of a file with vectors: where it begins and ends, and what a vector looks like (its number is the first group, if it has one). */
const sections = [
  { file: "family.md", from: /^## 15\. /, to: /^## 16\. /, vector: /^\| ([WPCBLDAS]\d+) \|/ },
  { file: "work-poverty-indicators.md", from: /^## F\. /, to: /^## G\. /, vector: /^\| ([EV]\d+)(?: \w+\.?)? \|/ },
  { file: "disability-survivor-special.md", from: /^## 16\. /, to: /^## 17\. /, vector: /^(\d+)\. / },
  { file: "disability-survivor-special.md", name: "GFSS ", from: /^## 16\. /, to: /^## 17\. /, vector: /^\| \d{3} \d{3} \|/ },
  { file: "pension.md", from: /^## 12\. /, to: /^## 13\. /, vector: /^\| (\d+) \|/ },
  { file: "pension.md", name: "13 ", from: /^## 13\. /, to: /^## 14\. /, vector: /^(\w+):/ },
];

/** Rows that a file gives in one line, parted by dots. */
const lineOf = { file: "bylaws.md", name: "8 ", begins: "Test rows: " };

/** The ids of every vector, such as "family.md W12". */
export function vectorIds(folder) {
  const lines = (file) => readFileSync(join(folder, file), "utf8").split("\n");
  const numbered = sections.flatMap(({ file, name = "", from, to, vector }) => {
    const all = lines(file);
    const found = all.slice(all.findIndex((line) => from.test(line)), all.findIndex((line) => to.test(line))).flatMap((line) => [vector.exec(line) ?? []].filter((match) => match.length));
    return found.map((match, i) => `${file} ${name}${match[1] ?? i + 1}`);
  });
  const row = lines(lineOf.file).find((line) => line.startsWith(lineOf.begins));
  return [...numbered, ...row.split(" · ").map((_, i) => `${lineOf.file} ${lineOf.name}${i + 1}`)];
}
