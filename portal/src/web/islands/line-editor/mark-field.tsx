/** Shows or takes away the sentence at a field that the server drew, and what mends it, in the same markup as the server's. */
import { render } from "preact";
import { FaultRemedy } from "../../components/fault-remedy/fault-remedy.tsx";
import type { CellProblem } from "../../components/invoice-lines/line-cell.tsx";
import { control, knowledge } from "./page.ts";
import { words } from "./words.ts";

export function markField(name: string, problem: CellProblem | undefined): void {
  const found = control(name);
  const field = found?.closest(".field");
  if (found === undefined || field === null || field === undefined) return;
  const errorId = `${name}-error`;
  const shown = document.getElementById(errorId);
  const sign = problem === undefined ? "" : `${problem.text}|${problem.rule ?? ""}|${problem.fix?.label ?? ""}`;
  if (shown === null ? sign === "" : shown.dataset["sign"] === sign) return;
  shown?.remove();
  field.querySelector(".fault-remedy")?.remove();
  field.classList.toggle("field-faulty", problem !== undefined);
  const others = (found.getAttribute("aria-describedby") ?? "").split(" ").filter((id) => id !== errorId && id !== "");
  describe(found, problem === undefined ? others : [...others, errorId]);
  if (problem === undefined) return found.removeAttribute("aria-invalid");
  found.setAttribute("aria-invalid", "true");
  const wrapper = found.closest(".control-with-suffix") ?? found;
  wrapper.before(...errorParts(errorId, problem, sign));
}

function describe(found: Element, ids: readonly string[]): void {
  if (ids.length === 0) found.removeAttribute("aria-describedby");
  else found.setAttribute("aria-describedby", ids.join(" "));
}

function errorParts(id: string, problem: CellProblem, sign: string): Element[] {
  const prefix = document.createElement("span");
  prefix.className = "visually-hidden";
  prefix.textContent = `${knowledge.errorPrefix} `;
  const error = document.createElement("p");
  error.className = "field-error";
  error.id = id;
  error.dataset["sign"] = sign;
  error.append(prefix, problem.text);
  const drawn = document.createElement("div");
  render(<FaultRemedy words={words.mend} rule={problem.rule} fix={problem.fix} />, drawn);
  return [error, ...drawn.children];
}
