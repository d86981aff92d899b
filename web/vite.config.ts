import { fileURLToPath } from "node:url";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";
import { codeSplitting, compileHint } from "./build/chunks.ts";
import { offline } from "./build/offline.ts";
import { plain } from "./build/plain.ts";
import { preload } from "./build/preload.ts";
import { texts } from "./build/texts.ts";
import { policy } from "./build/policy.ts";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const parted = here(".texts");
const built = process.env.KEPIL_BUILD ?? here("../build");

export default defineConfig({
  base: "./",
  plugins: [
    svelte(),
    compileHint(),
    policy(),
    preload(),
    plain(built),
    offline(),
    ...(process.env.VITEST ? [] : [texts(built, parted)]),
  ],
  resolve: { alias: { "@build": built, "@texts": parted } },
  worker: { format: "es" },
  server: { fs: { allow: [".."] } },
  build: {
    target: "es2022",
    // An asset inlined as data: would need a wider content-security policy.
    assetsInlineLimit: 0,
    modulePreload: false,
    assetsDir: "files",
    rolldownOptions: { output: { codeSplitting } },
  },
  test: { include: ["test/unit/**/*.test.ts"] },
});
