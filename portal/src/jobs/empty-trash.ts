/** Removes a draft whose days in the trash are over, with its attachments. */
import { emptyTrash as remove } from "../domain/invoices/trash.ts";
import type { JobHandler } from "./handlers.ts";

export const emptyTrash: JobHandler<"empty-trash"> = async ({ perform }, { organisationId, draftId }) => {
  await perform({ kind: "machine", job: "empty-trash", organisationId }, (work) => remove(work, draftId));
};
