/** The places on the page that the editor works with. The server draws them all; one that is missing is a bug. */
import type { EditorKnowledge } from "../../supplier/invoice-editor-facts.tsx";

export const form = byId("invoice-form", HTMLFormElement);
export const linesPlace = byId("invoice-lines", HTMLElement);
export const sheetPlace = byId("draft-sheet", HTMLElement);
export const status = byId("save-status", HTMLElement);
export const announcer = byId("announcer", HTMLElement);

export const knowledge = JSON.parse(byId("editor-facts", HTMLDataElement).value) as EditorKnowledge;

/** The form was sent back with faults: then also what is missing stands at its field. */
export const sentBack = document.getElementById("error-summary") !== null;

function byId<E extends HTMLElement>(id: string, kind: new () => E): E {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`The page has no ${id}`);
  return found;
}

/** All sections but the lines: those the editor knows better than the page does. */
const headSections = [...form.querySelectorAll(".invoice-section")].filter((section) => !section.contains(linesPlace));

/** What stands in the form besides its lines, as it would be posted, files left out. */
export function headFields(): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const section of headSections)
    for (const found of section.querySelectorAll<HTMLInputElement>("input, select, textarea"))
      if (found.name !== "" && isPosted(found)) fields[found.name] = found.value;
  return fields;
}

/** The lines as the server drew them, before the editor took over. */
export function drawnFields(): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const found of linesPlace.querySelectorAll<HTMLInputElement>("input, select")) fields[found.name] = found.value;
  return fields;
}

function isPosted({ type, checked }: HTMLInputElement): boolean {
  return type === "checkbox" || type === "radio" ? checked : type !== "file";
}

/** What the form carries for the server's own sake: the session's token, the version. */
export function hiddenField(name: string): HTMLInputElement {
  const found = form.elements.namedItem(name);
  if (!(found instanceof HTMLInputElement)) throw new Error(`The form has no ${name}`);
  return found;
}

export function control(name: string): HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement | undefined {
  const found = document.getElementById(name);
  const isControl =
    found instanceof HTMLInputElement || found instanceof HTMLSelectElement || found instanceof HTMLTextAreaElement;
  return isControl && found.name === name ? found : undefined;
}

/** Goes on writing in a field, with all its text chosen as when one tabs there. */
export function goTo(name: string): void {
  const found = control(name);
  found?.focus();
  if (found instanceof HTMLInputElement) found.select();
}

let waiting: ReturnType<typeof setTimeout> | undefined;
let said = "";

/** Says something to screen readers when the person pauses: what was said last is not said again. */
export function announce(text: string, delayMs = 500): void {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    if (text !== said) announcer.textContent = text;
    said = text;
  }, delayMs);
}
