/**
 * A reload must not lose what was typed, and nothing may stay on the device: so it is kept in the memory of this
 * one tab, which the browser drops when the tab is closed.
 */
import type { Kept, Session } from "./session.svelte";

const KEY = "kepil";

export function rememberTab(kept: Kept): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(kept));
  } catch {
    // A browser may forbid storage altogether; the page works without it.
  }
}

export function restoreTab(session: Session): void {
  try {
    const text = sessionStorage.getItem(KEY);
    if (text) session.restore(JSON.parse(text) as Partial<Kept>);
  } catch {
    forgetTab();
  }
}

export function forgetTab(): void {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // As above.
  }
}
