/** The invoices of a spreadsheet that are right become an import: e-invoices in one file, checked and sent as any other. */
import { Zip, ZipDeflate } from "fflate";
import { setImmediate } from "node:timers/promises";
import type { Work } from "../../work.ts";
import { requirePermission } from "../access/permissions.ts";
import { Refusal } from "../refusal.ts";
import { getJudgedSheet, type ReadyDocument } from "./judged-sheet.ts";
import { endSheet } from "./kept-sheet.ts";
import { startImport } from "./start-import.ts";

export interface SheetDocuments {
  readonly bytes: Uint8Array;
  readonly documentCount: number;
}

/** Documents packed before others have their turn. */
const atOnce = 20;

/**
 * @param next the ready ones after a place, some at a time, and none when there are no more.
 * @param nameOf how each is called in the list of results: by its rows.
 */
export async function packInvoices(
  next: (after: number) => Promise<readonly ReadyDocument[]>,
  nameOf: (rows: readonly number[]) => string,
): Promise<SheetDocuments> {
  const chunks: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error !== null) throw error;
    chunks.push(chunk);
  });
  let documentCount = 0;
  for (let some = await next(0); some.length > 0; some = await next(some.at(-1)?.place ?? 0))
    for (const { rows, ubl } of some) {
      documentCount += 1;
      if (documentCount % atOnce === 0) await setImmediate();
      const file = new ZipDeflate(`${nameOf(rows)}.xml`, { level: 1 });
      // The same invoices are the same file, whenever they are packed.
      file.mtime = "1980-01-01T00:00:00";
      zip.add(file);
      file.push(ubl, true);
    }
  zip.end();
  return { bytes: Buffer.concat(chunks), documentCount };
}

export interface TakeSheet extends SheetDocuments {
  readonly judgingId: string | undefined;
}

/** All that is ready of one judging: where another has begun while they were packed, nothing is taken. */
export async function takeSheet(
  work: Work,
  id: string,
  { bytes, documentCount, judgingId }: TakeSheet,
): Promise<string> {
  requirePermission(work, "invoice.write");
  const sheet = await getJudgedSheet(work, id);
  const { fileName, judgedCount, invoiceCount, counts } = sheet;
  const isWhole = judgedCount === invoiceCount && documentCount === counts.ready && judgingId === sheet.judgingId;
  if (documentCount === 0 || !isWhole) throw new Refusal("changed-meanwhile");
  const started = await startImport(work, { fileName, bytes, documentCount });
  await endSheet(work, id, started.id);
  return started.id;
}
