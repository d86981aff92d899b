/** Fetches the calculator and its rulebook; their addresses are known when the page is built. */
import createKepil from "@build/wasm/kepil.js";
import wasm from "@build/wasm/kepil.wasm?url";
import rulebook from "@build/pack/rulebook.kepil?url";
import reasons from "@build/pack/reasons.kepil?url";
import { openCalculator, type Calculator } from "../../../wasm/loader";

export const openEngine = (): Promise<Calculator> => openCalculator({ createKepil, wasm, rulebook });

/** What an explanation needs beside the rules: fetched once, when the first one is opened. */
export const fetchReasons = (engine: Calculator): Promise<void> => engine.addReasons(reasons);
