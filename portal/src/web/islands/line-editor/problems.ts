/** Which faults are told at their fields, and how: never to somebody typing there, nor of what they have not come to yet. */
import type { DraftFault } from "../../../domain/invoices/draft-fault.ts";
import { isMissing } from "../../components/draft-sheet/sheet-facts.ts";
import type { CellProblem } from "../../components/invoice-lines/line-cell.tsx";
import { remedyOf, sentenceOf } from "../../supplier/invoice-fault-text.ts";
import { hiddenField, sentBack } from "./page.ts";
import { words } from "./words.ts";

/** The fields and rows that the person has been to. In a form that was saved before, all of them. */
const reached = new Set<string>();
const isSavedDraft = hiddenField("version").value !== "0";

export function reach(path: string): void {
  reached.add(groupOf(path));
}

export function isShown(fault: DraftFault): boolean {
  const { path, code } = fault;
  if (document.getElementById(`${path}-error`) !== null) return true;
  if (isMissing(fault)) return sentBack;
  return document.activeElement?.id !== path && (code !== "rule" || isSavedDraft || reached.has(groupOf(path)));
}

export function problemOf(fault: DraftFault): CellProblem {
  return { text: sentenceOf(fault, words), ...remedyOf(fault, words) };
}

/** A row is come to as a whole. */
function groupOf(path: string): string {
  return path.includes(".") ? path.slice(0, path.lastIndexOf(".")) : path;
}
