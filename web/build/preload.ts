import type { Plugin } from "vite";

/** The calculator and its rulebook are on their way before the script that asks for them has been read. */
export function preload(): Plugin {
  return {
    name: "kepil-preload",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler: (_, { bundle }) =>
        Object.keys(bundle ?? {})
          .filter((name) => /\/(kepil-[^/]+\.wasm|rulebook-[^/]+\.kepil)$/.test(name))
          .map((name) => ({
            tag: "link",
            attrs: { rel: "preload", as: "fetch", crossorigin: true, href: `./${name}` },
            injectTo: "head" as const,
          })),
    },
  };
}
