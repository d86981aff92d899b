/** A small catalogue of every kind of fact; the words of law in it are of no account. */
import type { Catalogue, Finding } from "../../src/engine/types";

export const catalogue: Catalogue = {
  rulebook: { version: "test", hash: "0" },
  date: "2026-11-21",
  languages: ["kk", "ru", "en"],
  groups: [{ id: "birth", risks: ["childbirth"] }],
  risks: [
    {
      id: "childbirth",
      group: "birth",
      icon: "cradle",
      measures: ["grant"],
      facts: [
        "residence",
        "months",
        "working",
        "children",
        "birth_date",
        "alive",
        "income",
        "from",
        "to",
        "kind",
      ],
    },
    { id: "other", group: "birth", measures: [], facts: ["residence"] },
  ],
  groups_of_facts: ["you", "children", "income"],
  facts: [
    { id: "residence", type: "choice", options: ["citizen", "refugee"], group: "you", assume: "citizen" },
    { id: "months", type: "number", unit: "months", min: "0", max: "720", integer: true, group: "you" },
    { id: "working", type: "boolean", group: "you" },
    { id: "reading_of_law", type: "boolean", group: "you", default: true },
    {
      id: "children",
      type: "list",
      each: "child",
      max: 20,
      group: "children",
      facts: ["birth_date", "alive"],
    },
    { id: "birth_date", of: "child", type: "date" },
    { id: "alive", of: "child", type: "boolean", assume: true },
    { id: "income", type: "list", each: "income", max: 60, group: "income", facts: ["from", "to", "kind"] },
    { id: "from", of: "income", type: "date", month: true },
    { id: "to", of: "income", type: "date", month: true },
    { id: "kind", of: "income", type: "choice", options: ["employee", "farmer"] },
  ],
  measures: [{ id: "grant", kind: "payment", level: "budget", weight: 1, risks: ["childbirth"] }],
};

export const finding = (part: Partial<Finding>): Finding => ({
  measure: "grant",
  kind: "payment",
  level: "budget",
  weight: 1,
  risks: ["childbirth"],
  state: "entitled",
  conditions: [],
  missing: [],
  basis: [],
  ...part,
});
