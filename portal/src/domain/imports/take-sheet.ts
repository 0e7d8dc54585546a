/** The invoices of a spreadsheet that are right become an import: e-invoices in one file, checked and sent as any other. */
import { writeUblBytes } from "@fakturaporten/einvoice";
import { zipSync } from "fflate";
import type { Work } from "../../work.ts";
import { requirePermission } from "../access/permissions.ts";
import { Refusal } from "../refusal.ts";
import { endSheet, getSheet } from "./kept-sheet.ts";
import type { PlannedInvoice } from "./plan-sheet.ts";
import { startImport } from "./start-import.ts";

export interface SheetDocuments {
  readonly bytes: Uint8Array;
  readonly documentCount: number;
}

/** @param nameOf how each is called in the list of results: by its rows. */
export function packInvoices(
  invoices: readonly PlannedInvoice[],
  nameOf: (rows: readonly number[]) => string,
): SheetDocuments {
  const files: Record<string, Uint8Array> = {};
  for (const { document, rows } of invoices)
    if (document !== undefined) files[`${nameOf(rows)}.xml`] = writeUblBytes(document);
  const documentCount = Object.keys(files).length;
  // The same invoices are the same file, whenever they are packed.
  return { bytes: zipSync(files, { level: 1, mtime: "1980-01-01T00:00:00" }), documentCount };
}

export async function takeSheet(work: Work, id: string, { bytes, documentCount }: SheetDocuments): Promise<string> {
  requirePermission(work, "invoice.write");
  const { fileName } = await getSheet(work, id);
  if (documentCount === 0) throw new Refusal("changed-meanwhile");
  const started = await startImport(work, { fileName, bytes, documentCount });
  await endSheet(work, id, started.id);
  return started.id;
}
