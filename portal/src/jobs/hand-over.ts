/**
 * Lays a document in the finance system's folder: read in one transaction, written as files, noted in another. Killed in between
 * it is done again, with the same files of the same names and bytes.
 */
import { findFolderParcel, type FolderParcel } from "../domain/handover/queries.ts";
import { noteFailedAttempt, noteHandedOver } from "../domain/handover/settle-handover.ts";
import type { LayFiles } from "../integrations/handover-folder.ts";
import type { Actor } from "../work.ts";
import type { JobHandler } from "./handlers.ts";

/** Throwing means: try again later. Why is kept with the hand-over, so that the unit sees what it waits for. */
export function handOver(layFiles: LayFiles | undefined): JobHandler<"hand-over"> {
  return async ({ perform }, { organisationId, documentId }) => {
    const machine: Actor = { kind: "machine", job: "hand-over", organisationId };
    const parcel = await perform(machine, (work) => findFolderParcel(work, documentId));
    if (parcel === undefined) return;
    try {
      await lay(layFiles, parcel);
    } catch (error) {
      const failure = (error as NodeJS.ErrnoException).code ?? "no-folder";
      await perform(machine, (work) => noteFailedAttempt(work, documentId, failure));
      throw new Error(`The document could not be laid in the folder: ${failure}`, { cause: error });
    }
    await perform(machine, (work) => noteHandedOver(work, documentId));
  };
}

async function lay(layFiles: LayFiles | undefined, parcel: FolderParcel): Promise<void> {
  if (layFiles === undefined) throw new Error("There is no folder to lay documents in.");
  const { documentId, receiverId, ubl } = parcel;
  await layFiles(receiverId, [
    { name: `${documentId}.xml`, bytes: ubl },
    { name: `${documentId}.json`, bytes: manifestOf(parcel) },
  ]);
}

/** Lies beside the document, and comes after it: who sees it knows that the document is whole. No name or number of a person. */
function manifestOf({ ubl, receivedAt, payableMinor, ...facts }: FolderParcel): Uint8Array {
  const manifest = {
    ...facts,
    file: `${facts.documentId}.xml`,
    bytes: ubl.byteLength,
    payableMinor: String(payableMinor),
    receivedAt,
  };
  return Buffer.from(`${JSON.stringify(manifest, undefined, 2)}\n`);
}
