/** One file of what the first screen can do without; it comes while that is being read. */
export { default as Questions } from "./pages/Questions.svelte";
export { default as Result } from "./pages/Result.svelte";
export { default as TotalBar } from "./components/TotalBar.svelte";
