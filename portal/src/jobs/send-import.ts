/** Sends what is ready in an import, each document in a transaction of its own. Killed between two, it goes on with the next. */
import { inWhoseName } from "../domain/imports/in-whose-name.ts";
import { endImport, sendNextItem } from "../domain/imports/send-item.ts";
import type { Actor } from "../work.ts";
import type { JobHandler } from "./handlers.ts";

export const sendImport: JobHandler<"send-import"> = async ({ perform }, { organisationId, importId }) => {
  const machine: Actor = { kind: "machine", job: "send-import", organisationId };
  const whose = await perform(machine, (work) => inWhoseName(work, importId));
  if (whose === undefined) return;
  const { actor, sends } = whose;
  if (sends) while (await perform(actor, (work) => sendNextItem(work, importId)));
  await perform(actor, (work) => endImport(work, importId));
};
