/** Fetches the calculator and its rulebook; their addresses are known when the page is built. */
import createKepil from "@build/wasm/kepil.js";
import wasm from "@build/wasm/kepil.wasm?url";
import rulebook from "@build/pack/rulebook.kepil?url";
import reasons from "@build/pack/reasons.kepil?url";
import { openCalculator, type Calculator } from "../../../wasm/loader";

/** Both are fetched at once; the work of opening them begins after `turn`. */
export const openEngine = (turn?: Promise<unknown>): Promise<Calculator> =>
  openCalculator({
    createKepil,
    wasm,
    rulebook: Promise.all([fetch(rulebook), turn]).then(([fetched]) => fetched),
  });

/** What an explanation needs beside the rules: fetched once, when the first one is opened. */
export const fetchReasons = (engine: Calculator): Promise<void> => engine.addReasons(reasons);
