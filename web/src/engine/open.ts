/** Fetches the calculator, its rulebook and the texts; their addresses are known when the page is built. */
import createKepil from "@build/wasm/kepil.js";
import wasm from "@build/wasm/kepil.wasm?url";
import rulebook from "@build/pack/rulebook.kepil?url";
import reasons from "@build/pack/reasons.kepil?url";
import { openCalculator, type Calculator } from "../../../wasm/loader";

const texts = import.meta.glob<string>("@texts/*.json", {
  query: "?url",
  import: "default",
  eager: true,
});

export const openEngine = (): Promise<Calculator> => openCalculator({ createKepil, wasm, rulebook });

/** What an explanation needs beside the rules: fetched once, when the first one is opened. */
export const fetchReasons = (engine: Calculator): Promise<void> => engine.addReasons(reasons);

export async function fetchTexts(name: string): Promise<unknown> {
  const address = Object.entries(texts).find(([path]) => path.endsWith(`/${name}`))?.[1];
  if (!address) throw new Error(`the page was built without ${name}`);
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.json();
}
