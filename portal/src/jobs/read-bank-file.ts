/** Takes a file from the bank, whole or not at all. Killed anywhere, nothing has happened; done twice, once. */
import { takeBankFile } from "../domain/payments/take-bank-file.ts";
import type { JobHandler } from "./handlers.ts";

export const readBankFileJob: JobHandler<"read-bank-file"> = async ({ perform }, { organisationId, bankFileId }) => {
  await perform({ kind: "machine", job: "read-bank-file", organisationId }, (work) => takeBankFile(work, bankFileId));
};
