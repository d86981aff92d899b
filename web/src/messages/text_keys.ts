/**
 * The keys of the texts that every first visit needs, in the order of the catalogue. The build writes only the values in this order: the keys would
 * be a third of what travels, and the page has the catalogue anyway.
 */
import type { Catalogue } from "../../../wasm/answers";

/** What the first screen shows of the rulebook: the page brings it along, so that it need not wait for the calculator. */
export interface Outline {
  groups: { id: string; risks: { id: string; icon: string }[] }[];
}

export function outlineOf({ groups, risks }: Pick<Catalogue, "groups" | "risks">): Outline {
  const iconOf = (id: string): string => risks.find((risk) => risk.id === id)?.icon ?? "";
  return {
    groups: groups.map((group) => ({
      id: group.id,
      risks: group.risks.map((id) => ({ id, icon: iconOf(id) })),
    })),
  };
}

export const firstKeys = ({ groups }: Outline): string[] =>
  ["name", "summary"].reduce(
    (keys, part) => [
      ...keys,
      ...groups.flatMap(({ risks }) => risks.map((risk) => `risk.${risk.id}.${part}`)),
    ],
    groups.map(({ id }) => `risk_group.${id}`),
  );

export const laterKeys = (catalogue: Pick<Catalogue, "groups_of_facts" | "facts" | "measures">): string[] => [
  ...catalogue.groups_of_facts.map((id) => `fact_group.${id}`),
  ...catalogue.facts.flatMap((fact) => {
    const name = `fact.${fact.of ? `${fact.of}.` : ""}${fact.id}`;
    return [`${name}.label`, ...(fact.options ?? []).map((option) => `${name}.option.${option}`)];
  }),
  ...catalogue.measures.map(({ id }) => `measure.${id}.name`),
];
