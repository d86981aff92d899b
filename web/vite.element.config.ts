import { fileURLToPath } from "node:url";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";
import { codeSplitting, compileHint } from "./build/chunks.ts";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/**
 * kepil-calculator.js beside the page: one script for a portal to name. It fetches what comes later by itself, and shares the page's files of rules and texts. Runs
 * after the page was built.
 */
export default defineConfig({
  base: "./",
  publicDir: false,
  plugins: [svelte(), compileHint()],
  resolve: { alias: { "@build": process.env.KEPIL_BUILD ?? here("../build"), "@texts": here(".texts") } },
  worker: { format: "es" },
  build: {
    target: "es2022",
    assetsInlineLimit: 0,
    assetsDir: "files",
    emptyOutDir: false,
    modulePreload: false,
    rolldownOptions: {
      input: here("src/element.svelte.ts"),
      output: { codeSplitting, entryFileNames: "kepil-calculator.js" },
    },
  },
});
