/** Reads an imported file to its end, a batch in each transaction. Killed anywhere, it goes on where the last batch ended. */
import { inWhoseName } from "../domain/imports/in-whose-name.ts";
import { openImport, readBatch } from "../domain/imports/read-import.ts";
import type { Actor } from "../work.ts";
import type { JobHandler } from "./handlers.ts";

export const readImport: JobHandler<"read-import"> = async ({ perform }, { organisationId, importId }) => {
  const machine: Actor = { kind: "machine", job: "read-import", organisationId };
  const whose = await perform(machine, (work) => inWhoseName(work, importId));
  if (whose === undefined) return;
  const documents = await perform(whose.actor, (work) => openImport(work, importId));
  if (documents.length === 0) return;
  while (await perform(whose.actor, (work) => readBatch(work, importId, documents)));
};
