/** Where the page stands: alone in its window, or inside somebody's page, which it then leaves as it found it. */
import type { Route } from "./route.svelte";

export interface Stand {
  /** Where elements are looked for: a portal may have ids of its own. */
  root: Document | ShadowRoot;
  embedded: boolean;
  /** The folder of the whole page: links with answers lead there. */
  home: string;
  first: Route;
}

export const alone = (first: Route): Stand => ({
  root: document,
  embedded: false,
  home: new URL(location.pathname, location.href).href,
  first,
});
