/** A fix at a click, and the way back: a line of words beside what was changed. */
import type { DraftFields } from "../../../domain/invoices/draft-fields.ts";
import { control } from "./page.ts";
import { words } from "./words.ts";

const bar = document.getElementById("fix-done");

/** Tells what was changed, where it was changed, until the next change of the same kind. */
export function tellFixed(path: string, text: string, undo: () => void): void {
  if (bar === null) return;
  const back = document.createElement("button");
  back.type = "button";
  back.className = "text-button";
  back.textContent = words.mend.undo;
  back.addEventListener("click", undo);
  bar.replaceChildren(text, " ", back);
  bar.hidden = false;
  placeOf(path)?.after(bar);
}

export function forgetFixed(): void {
  if (bar !== null) bar.hidden = true;
}

function placeOf(path: string): Element | null | undefined {
  return path.startsWith("lines.") ? document.getElementById("invoice-lines") : control(path)?.closest(".field");
}

/** Writes into the fields outside the lines. */
export function writeHead(changes: DraftFields): void {
  for (const [name, text] of Object.entries(changes)) {
    const found = control(name);
    if (found !== undefined && !name.startsWith("lines.")) found.value = text;
  }
}
