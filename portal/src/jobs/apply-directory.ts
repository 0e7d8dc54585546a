/** Takes in a file of units in one transaction, in the name of whoever said yes, and tells from outside how far it has come. */
import { applyDirectory, findAsker, refuseDirectory, tellOfProgress } from "../domain/receivers/apply-directory.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Actor } from "../work.ts";
import type { JobHandler } from "./handlers.ts";

export const applyDirectoryJob: JobHandler<"apply-directory"> = async ({ perform }, { organisationId, importId }) => {
  const machine: Actor = { kind: "machine", job: "apply-directory", organisationId };
  const refuse = (code: string): Promise<void> => perform(machine, (work) => refuseDirectory(work, importId, code));
  const asker = await perform(machine, (work) => findAsker(work, importId));
  if (asker === undefined) return;
  if (asker === "not-allowed") return refuse(asker);
  const tell = (done: number): Promise<void> => perform(machine, (work) => tellOfProgress(work, importId, done));
  try {
    await perform(asker, (work) => applyDirectory(work, importId, tell));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await refuse(error.code);
  }
};
