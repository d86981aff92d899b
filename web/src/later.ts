/** One file of what the first result can do without; it comes when the first of it is needed. */
export { default as Advice } from "./components/Advice.svelte";
export { default as Ahead } from "./components/Ahead.svelte";
export { default as Details } from "./components/Details.svelte";
export { default as Months } from "./components/Months.svelte";
export { calendarFile } from "./state/calendar_file";
export { packLink, unpackLink } from "./state/link";
export { keepForOffline } from "./state/offline";
