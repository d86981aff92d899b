/** One file of what the first result can do without; it comes when the first of it is needed. */
import paper from "./style/paper.css?inline";
import styles from "./style/later.css?inline";

export { default as Advice } from "./components/Advice.svelte";
export { default as Ahead } from "./components/Ahead.svelte";
export { default as Details } from "./components/Details.svelte";
export { default as History } from "./pages/History.svelte";
export { default as Months } from "./components/Months.svelte";
export { default as NotInForce } from "./components/NotInForce.svelte";
export { default as Refusal } from "./components/Refusal.svelte";
export { default as Paper } from "./paper/Paper.svelte";
export { calendarFile } from "./state/calendar_file";
export { packLink, unpackLink } from "./state/link";
export { keepForOffline } from "./state/offline";

const sheet = new CSSStyleSheet();
sheet.replaceSync(styles + paper);

/** Puts on the styles of these parts: once in a page, once in each element of somebody's page. */
export function dress(root: Document | ShadowRoot): void {
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}
