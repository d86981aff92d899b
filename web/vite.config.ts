import { fileURLToPath } from "node:url";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";
import { offline } from "./build/offline.ts";
import { plain } from "./build/plain.ts";
import { preload } from "./build/preload.ts";
import { policy } from "./build/policy.ts";

const built = process.env.KEPIL_BUILD ?? fileURLToPath(new URL("../build", import.meta.url));

export default defineConfig({
  base: "./",
  plugins: [svelte(), policy(), preload(), plain(built), offline()],
  resolve: { alias: { "@build": built } },
  server: { fs: { allow: [".."] } },
  build: {
    target: "es2022",
    // An asset inlined as data: would need a wider content-security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    assetsDir: "files",
  },
  test: { include: ["test/unit/**/*.test.ts"] },
});
