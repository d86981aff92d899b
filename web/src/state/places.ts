/** Where a fact of the case stands on the page. */
import { tick } from "svelte";
import type { Session } from "./session.svelte";

export const fieldId = (pointer: string): string => `q${pointer.replaceAll("/", "-")}`;

export function groupOf(session: Session, pointer: string): string {
  const [, , name = ""] = pointer.split("/");
  return session.index.household(name)?.group ?? session.steps[0]?.group ?? "";
}

/** The text key of the question behind a pointer, and the place in its list (from 1) if it has one. */
export function questionOf(session: Session, pointer: string): { key: string; place: number | null } {
  const [, , name = "", place, member] = pointer.split("/");
  const list = session.index.household(name);
  if (place === undefined || member === undefined || !list) return { key: `fact.${name}.label`, place: null };
  return { key: `fact.${list.each}.${member}.label`, place: Number(place) + 1 };
}

export function focusField(root: Document | ShadowRoot, pointer: string): void {
  const field = root.getElementById(fieldId(pointer));
  if (!field) return;
  field.closest("details")?.setAttribute("open", "");
  const control = field.querySelector<HTMLElement>("input, select, button");
  (control ?? field).focus();
  field.scrollIntoView({ block: "center" });
}

/** A button that goes away with what it shows hands the focus to the first thing shown. */
export async function showRest(
  button: HTMLElement,
  within: string,
  item: string,
  show: () => void,
): Promise<void> {
  const whole = button.closest(within);
  const items = (): NodeListOf<HTMLElement> | undefined => whole?.querySelectorAll<HTMLElement>(item);
  const before = items()?.length ?? 0;
  show();
  await tick();
  const first = items()?.[before];
  if (!first) return;
  if (first.tabIndex < 0) first.tabIndex = -1;
  first.focus();
}
