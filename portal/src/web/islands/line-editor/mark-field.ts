/** Shows or takes away the sentence at a field that the server drew, in the same markup as the server's. */
import { control, knowledge } from "./page.ts";

export function markField(name: string, sentence: string | undefined): void {
  const found = control(name);
  const field = found?.closest(".field");
  if (found === undefined || field === null || field === undefined) return;
  const errorId = `${name}-error`;
  const shown = document.getElementById(errorId);
  if (shown?.dataset["sentence"] === (sentence ?? "") && shown !== null) return;
  shown?.remove();
  field.classList.toggle("field-faulty", sentence !== undefined);
  const others = (found.getAttribute("aria-describedby") ?? "").split(" ").filter((id) => id !== errorId && id !== "");
  describe(found, sentence === undefined ? others : [...others, errorId]);
  if (sentence === undefined) return found.removeAttribute("aria-invalid");
  found.setAttribute("aria-invalid", "true");
  const wrapper = found.closest(".control-with-suffix") ?? found;
  wrapper.before(errorText(errorId, sentence));
}

function describe(found: Element, ids: readonly string[]): void {
  if (ids.length === 0) found.removeAttribute("aria-describedby");
  else found.setAttribute("aria-describedby", ids.join(" "));
}

function errorText(id: string, sentence: string): HTMLElement {
  const prefix = document.createElement("span");
  prefix.className = "visually-hidden";
  prefix.textContent = `${knowledge.errorPrefix} `;
  const error = document.createElement("p");
  error.className = "field-error";
  error.id = id;
  error.dataset["sentence"] = sentence;
  error.append(prefix, sentence);
  return error;
}
