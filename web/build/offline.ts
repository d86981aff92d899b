import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import type { Plugin } from "vite";

/** Writes sw.js with the names of all files of this build; its version changes when any of them does. */
export function offline(): Plugin {
  return {
    name: "kepil-offline",
    apply: "build",
    enforce: "post",
    generateBundle: {
      order: "post",
      handler(_, bundle) {
        const text = readFileSync(new URL("./service_worker.js", import.meta.url), "utf8");
        const extra = readdirSync(new URL("../public", import.meta.url));
        const built = Object.values(bundle).map((file) => file.fileName);
        const known = [...new Set([...built, ...extra, "index.html"])].sort();
        const mark = createHash("sha256");
        for (const file of Object.values(bundle))
          mark.update(file.fileName).update(file.type === "chunk" ? file.code : file.source);
        const shell = known.filter((name) =>
          /^(index\.html|icon\.svg)$|\/(index|next|later|kepil|rulebook|reasons)-[^/]*$/.test(name),
        );
        const parts = known.filter((name) => /\/(Consultant|qr|worker)-[^/]*$/.test(name));
        this.emitFile({
          type: "asset",
          fileName: "sw.js",
          source: text
            .replace("__VERSION__", mark.digest("hex").slice(0, 16))
            .replace("__SHELL__", JSON.stringify(shell))
            .replace("__PARTS__", JSON.stringify(parts))
            .replace("__KNOWN__", JSON.stringify(known)),
        });
      },
    },
  };
}
