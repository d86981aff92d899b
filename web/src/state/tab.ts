/**
 * A reload must not lose what was typed, and nothing may stay on the device: so it is kept in the memory of this
 * one tab, which the browser drops when the tab is closed.
 */
import type { Kept, Session } from "./session.svelte";

const KEY = "kepil";

interface Remembered extends Partial<Kept> {
  aside?: Kept | null;
  desk?: number;
}

export function rememberTab(session: Session): void {
  const { aside, desk } = session;
  const remembered: Remembered = { ...session.keep(), aside, desk };
  try {
    sessionStorage.setItem(KEY, JSON.stringify(remembered));
  } catch {
    // A browser may forbid storage altogether; the page works without it.
  }
}

export function restoreTab(session: Session): void {
  try {
    const text = sessionStorage.getItem(KEY);
    if (!text) return;
    const remembered = JSON.parse(text) as Remembered;
    session.restore(remembered);
    session.aside = remembered.aside ?? null;
    session.desk = remembered.desk ?? 1;
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
