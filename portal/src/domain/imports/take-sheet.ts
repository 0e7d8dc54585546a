/** The invoices of a spreadsheet that are right become an import: e-invoices in one file, checked and sent as any other. */
import { writeUblBytes } from "@fakturaporten/einvoice";
import { Zip, ZipDeflate } from "fflate";
import { setImmediate } from "node:timers/promises";
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

/** Documents packed before others have their turn. */
const atOnce = 5;

/** @param nameOf how each is called in the list of results: by its rows. */
export async function packInvoices(
  invoices: readonly PlannedInvoice[],
  nameOf: (rows: readonly number[]) => string,
): Promise<SheetDocuments> {
  const chunks: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error !== null) throw error;
    chunks.push(chunk);
  });
  let documentCount = 0;
  for (const { document, rows } of invoices) {
    if (document === undefined) continue;
    documentCount += 1;
    if (documentCount % atOnce === 0) await setImmediate();
    const file = new ZipDeflate(`${nameOf(rows)}.xml`, { level: 1 });
    // The same invoices are the same file, whenever they are packed.
    file.mtime = "1980-01-01T00:00:00";
    zip.add(file);
    file.push(writeUblBytes(document), true);
  }
  zip.end();
  return { bytes: Buffer.concat(chunks), documentCount };
}

export async function takeSheet(work: Work, id: string, { bytes, documentCount }: SheetDocuments): Promise<string> {
  requirePermission(work, "invoice.write");
  const { fileName } = await getSheet(work, id);
  if (documentCount === 0) throw new Refusal("changed-meanwhile");
  const started = await startImport(work, { fileName, bytes, documentCount });
  await endSheet(work, id, started.id);
  return started.id;
}
