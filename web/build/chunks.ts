import type { Plugin, Rolldown } from "vite";

/**
 * What the first screen needs is one file, and what comes after it another, with all that later files share: without this, each shared part would
 * become a file of its own.
 */
export const codeSplitting: Rolldown.OutputOptions["codeSplitting"] = {
  groups: [
    { name: "index", tags: ["$initial"], priority: 2 },
    { name: "next", test: /\/src\/(next|engine\/slow|state\/newest\.svelte)\.ts$/, priority: 1 },
  ],
};

/** To be the first line. */
const CALLED_AT_ONCE = "//# allFunctionsCalledOnLoad\n";

/** Nearly all of both files is called at once: a browser that knows this line compiles it beside the page while it comes, not in the page's way. */
export function compileHint(): Plugin {
  return {
    name: "kepil-compile-hint",
    apply: "build",
    generateBundle: {
      order: "post",
      handler(_, bundle) {
        for (const chunk of Object.values(bundle))
          if (chunk.type === "chunk" && (chunk.isEntry || /^(index|next)$/.test(chunk.name)))
            chunk.code = CALLED_AT_ONCE + chunk.code;
      },
    },
  };
}
