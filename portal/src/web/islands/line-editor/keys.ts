/** What a key does in a line. */
import type { LineFieldName } from "../../../domain/invoices/draft-fields.ts";

export type KeyDeed =
  | { readonly does: "next-row" }
  | { readonly does: "edit"; readonly verb: "copy-line" | "move-up" | "move-down" }
  | { readonly does: "undo" };

type Key = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey" | "isComposing">;

export function deedOf(event: Key): KeyDeed | undefined {
  const { key, altKey, shiftKey } = event;
  const command = event.ctrlKey || event.metaKey;
  if (key === undefined || event.isComposing) return undefined;
  if (key === "Enter" && !command && !altKey && !shiftKey) return { does: "next-row" };
  if (key.toLowerCase() === "d" && command && !altKey && !shiftKey) return { does: "edit", verb: "copy-line" };
  if (key === "ArrowUp" && altKey && !command) return { does: "edit", verb: "move-up" };
  if (key === "ArrowDown" && altKey && !command) return { does: "edit", verb: "move-down" };
  if (key.toLowerCase() === "z" && command && !altKey && !shiftKey) return { does: "undo" };
  return undefined;
}

export interface Cell {
  readonly place: number;
  readonly column: LineFieldName;
}

/** The cell a control is, by its name `lines.3.price`; places count from 0 here. */
export function cellOf(target: EventTarget | null): Cell | undefined {
  if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return undefined;
  const match = /^lines\.(\d+)\.(\w+)$/.exec(target.name);
  return match === null ? undefined : { place: Number(match[1]) - 1, column: match[2] as LineFieldName };
}
