/** What every component needs, handed down once. */
import { getContext, setContext } from "svelte";
import type { Language } from "./language.svelte";
import type { Router } from "./route.svelte";
import type { Session } from "./session.svelte";
import type { Stand } from "./stand";

export interface Page {
  session: Session;
  language: Language;
  router: Router;
  stand: Stand;
}

const KEY = "kepil";
export const providePage = (page: Page): Page => setContext(KEY, page);
export const usePage = (): Page => getContext(KEY);
