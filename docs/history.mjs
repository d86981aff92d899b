// Writes docs/history.md from rules-data: which law answers for which day, and where none does. Run: node docs/history.mjs
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../", import.meta.url));
const rules = `${root}rules-data/`;
const read = (path) => JSON.parse(readFileSync(rules + path, "utf8"));
const day = (date, shift) => new Date(Date.parse(date) + shift * 86400000).toISOString().slice(0, 10);
const first = "2005-01-01";

const acts = Object.fromEntries(readdirSync(`${rules}acts`).map((file) => read(`acts/${file}`)).map((act) => [act.id, act]));
const act = (basis) => {
  const [id, article] = basis.split("/");
  return `${acts[id].short.en}${article === "—" ? "" : ` ${article}`}`;
};
const list = (bases) => [...new Set(bases.map(act))].join(", ");

const measures = readdirSync(`${rules}measures`).flatMap((area) =>
  readdirSync(`${rules}measures/${area}`).map((id) => ({
    area,
    ...read(`measures/${area}/${id}/rule.json`),
    text: read(`measures/${area}/${id}/text.json`),
    cases: read(`measures/${area}/${id}/cases.json`),
  })),
);

/** Every span of time since 2005: a version, a span without such a measure, or nothing known. */
function spans(measure) {
  const known = [
    ...measure.versions.map((v) => ({ from: v.from, to: v.to ?? null, what: list(v.basis), how: v.confidence, amount: v.pays?.once ?? v.pays?.monthly ?? v.pays?.yearly ?? "" })),
    ...(measure.not_in_force ?? []).map((gap) => ({
      from: gap.from ?? "", to: gap.to ?? null, what: "no such measure", how: gap.confidence, amount: (gap.instead ?? []).length ? `instead: ${gap.instead.join(", ")}` : "",
    })),
  ].filter((span) => !span.to || span.to >= first).sort((a, b) => a.from.localeCompare(b.from));
  const all = [];
  let next = first;
  for (const span of known) {
    if (span.from > next) {
      all.push({ from: next, to: day(span.from, -1), what: "**not known to this calculator**", how: "", amount: "" });
    }
    all.push({ ...span, from: span.from < first ? first : span.from });
    next = span.to ? day(span.to, 1) : null;
    if (!next) {
      break;
    }
  }
  if (next) {
    all.push({ from: next, to: null, what: "**not known to this calculator**", how: "", amount: "" });
  }
  return all;
}

const cell = (text) => String(text).replaceAll("|", "\\|").replaceAll("\n", " ");
const table = (head, rows) => [`| ${head.join(" | ")} |`, `|${head.map(() => "---").join("|")}|`, ...rows.map((row) => `| ${row.map(cell).join(" | ")} |`)].join("\n");

const payments = measures.filter((m) => m.kind === "payment" || (m.not_in_force ?? []).some((gap) => gap.from));
const parts = [];
for (const area of [...new Set(payments.map((m) => m.area))]) {
  const rows = payments.filter((m) => m.area === area).flatMap((m) => {
    const published = m.cases.filter((c) => c.source_kind === "published" && (c.case.dates?.application ?? c.case.facts?.sick_from ?? "9") < "2023-07-01").length;
    return spans(m).map((span, i) => [i ? "" : `${m.text.name.en} (\`${m.id}\`)`, `${span.from} – ${span.to ?? ""}`, span.what, span.how, span.amount && `\`${span.amount.slice(0, 110)}${span.amount.length > 110 ? " …" : ""}\``, i ? "" : published || ""]);
  });
  parts.push(`### ${area}\n\n${table(["measure", "right arose", "law", "confidence", "amount, or what stood in its place", "published figures before 07.2023"], rows)}`);
}
const series = readdirSync(`${rules}parameters`).flatMap((file) => read(`parameters/${file}`)).filter((p) => p.rows[0].from < "2023-07-01");
const numbers = table(["parameter", "rows", "known from", "until", "from memory"], series.map((p) => [`${p.text.en} (\`${p.id}\`)`, p.rows.length, p.rows[0].from, p.known_to ?? "changed", p.rows.filter((row) => row.confidence === "memory").map((row) => row.from).join(", ")]));

const preface = `# Which law answers for which day

Written by \`node docs/history.mjs\` from rules-data; do not edit. A consultant reads here how far back an answer can be trusted.

- **Three dates.** The day on which the right arose selects the version; the day of application decides deadlines and how far back payment reaches; the month paid for decides the parameters. So an allowance awarded in 2012
  is paid in 2024 by the coefficient and the living wage of 2024.
- **Not known is an answer.** A day in no version and in no span without such a measure is answered "not known to this calculator". A month whose parameter is not known has no sum, even where the right is clear
  (a payment of the Fund for loss of capacity awarded in 2012 has its sum in 2012; the rises of later years were not found).
- **Who keeps the old rule.** Awards of the Fund keep the size of their day (the child-care cap of 2019 was not cut in 2020) and rise only by resolution; budget allowances pass to each new coefficient; base pensions were counted
  anew by record on 1 July 2018, old awards too; age pensions keep the income cap of their award and rise with all others.
- **Rounding.** Sums are exact; published tables of 2008–2010 round to the nearest tenge, from 2013 on upwards. A rise of a pension is rounded so, year by year; against official figures it may differ by 1 tenge.

What no source gave (nothing is computed for it): sizes of disability allowances before 2009 and of survivor allowances before July 2008; the breadwinner payment of the Fund before 2020 (factors by dependants); the deducted share
of loss of capacity in 2005–2007; the birth allowance of 2005 (its law); special state allowances under Lists 1 and 2 after 2012; the old-age social allowance from April 2014 to June 2018; sick pay 2012–2015 (the day on which
10 became 15 MCI); rises of running payments of the Fund before 2022; rises of pensions before 2009, and whether the second steps of 2014, 2017, 2020 and 2022 reached awards of the same year; regional poverty lines
(the person types them in). How far back disability and survivor allowances were paid before 2023 is taken as in the Code. Before 2020 deadlines are from memory.
`;
writeFileSync(`${root}docs/history.md`, `${preface}\n## Payments, and what has ended\n\n${parts.join("\n\n")}\n\n## Parameters known before the Social Code\n\n${numbers}\n`);
