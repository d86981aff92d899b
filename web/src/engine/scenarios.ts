/** Reforms and forecasts: each a rulebook of its own, opened beside the law when it is first wanted. */
import createKepil from "@build/wasm/kepil.js";
import wasm from "@build/wasm/kepil.wasm?url";
import known from "@build/pack/scenarios.json";
import { openCalculator, type Calculator } from "../../../wasm/loader";

export interface Scenario {
  id: string;
  status: "proposal" | "forecast";
  file: string;
}

const addresses = import.meta.glob<string>(["@build/pack/rulebook.*.kepil", "@build/pack/scenario.*.json"], {
  query: "?url",
  import: "default",
  eager: true,
});
const addressOf = (name: string): string => {
  const found = Object.entries(addresses).find(([path]) => path.endsWith(`/${name}`))?.[1];
  if (!found) throw new Error(`the page was built without ${name}`);
  return found;
};

export const scenarios = known as Scenario[];

const opened = new Map<string, Promise<Calculator>>();

export function openScenario({ id, file }: Scenario): Promise<Calculator> {
  let engine = opened.get(id);
  if (!engine) {
    engine = openCalculator({ createKepil, wasm, rulebook: addressOf(file) });
    opened.set(id, engine);
    engine.catch(() => opened.delete(id));
  }
  return engine;
}

/** The words that only the scenario has. */
export async function scenarioTexts(id: string, language: string): Promise<Record<string, string>> {
  const response = await fetch(addressOf(`scenario.${id}.${language}.json`));
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  return (await response.json()) as Record<string, string>;
}
