/**
 * Reads an imported file to its end, a batch in each transaction. Files within its documents are looked into before their batch.
 * Killed anywhere, it goes on where the last batch ended.
 */
import { pdfDesk } from "../domain/attachments/pdf-desk.ts";
import { lookIntoFiles, type LookedInto } from "../domain/imports/embedded-files.ts";
import { inWhoseName } from "../domain/imports/in-whose-name.ts";
import { findPlacesToLookAt, openImport, readBatch } from "../domain/imports/read-import.ts";
import type { Actor } from "../work.ts";
import type { JobHandler } from "./handlers.ts";

export const readImport: JobHandler<"read-import"> = async ({ perform }, { organisationId, importId }) => {
  const machine: Actor = { kind: "machine", job: "read-import", organisationId };
  const whose = await perform(machine, (work) => inWhoseName(work, importId));
  if (whose === undefined) return;
  const documents = await perform(whose.actor, (work) => openImport(work, importId));
  if (documents.length === 0) return;
  for (let isMore = true; isMore; ) {
    const places = await perform(whose.actor, (work) => findPlacesToLookAt(work, importId, documents));
    const looked = new Map<number, LookedInto>();
    for (const place of places) {
      const ubl = documents[place - 1]?.read();
      if (ubl !== undefined) looked.set(place, await lookIntoFiles(ubl, pdfDesk));
    }
    isMore = await perform(whose.actor, (work) => readBatch(work, importId, { documents, looked }));
  }
};
