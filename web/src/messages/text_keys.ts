/**
 * The keys of the texts that every first visit needs, in the order of the catalogue. The build writes only the values in this order: the keys would
 * be a third of what travels, and the page has the catalogue anyway.
 */
import type { Catalogue } from "../../../wasm/answers";

export function textKeys(
  catalogue: Pick<Catalogue, "groups" | "risks" | "groups_of_facts" | "facts" | "measures">,
): string[] {
  return [
    ...catalogue.groups.map(({ id }) => `risk_group.${id}`),
    ...catalogue.risks.map(({ id }) => `risk.${id}.name`),
    ...catalogue.risks.map(({ id }) => `risk.${id}.summary`),
    ...catalogue.groups_of_facts.map((id) => `fact_group.${id}`),
    ...catalogue.facts.flatMap((fact) => {
      const name = `fact.${fact.of ? `${fact.of}.` : ""}${fact.id}`;
      return [`${name}.label`, ...(fact.options ?? []).map((option) => `${name}.option.${option}`)];
    }),
    ...catalogue.measures.map(({ id }) => `measure.${id}.name`),
  ];
}
