/** Sends what is ready in an import, each document in a transaction of its own. Killed between two, it goes on with the next. */
import { pdfDesk } from "../domain/attachments/pdf-desk.ts";
import { lookIntoFiles } from "../domain/imports/embedded-files.ts";
import { inWhoseName } from "../domain/imports/in-whose-name.ts";
import { endImport, type LookedItem, sendNextItem } from "../domain/imports/send-item.ts";
import type { Actor } from "../work.ts";
import type { JobHandler } from "./handlers.ts";

export const sendImport: JobHandler<"send-import"> = async ({ perform }, { organisationId, importId }) => {
  const machine: Actor = { kind: "machine", job: "send-import", organisationId };
  const whose = await perform(machine, (work) => inWhoseName(work, importId));
  if (whose === undefined) return;
  const { actor, sends } = whose;
  let looked: LookedItem | undefined;
  for (let goesOn = sends; goesOn; ) {
    const step = await perform(actor, (work) => sendNextItem(work, importId, looked));
    looked = undefined;
    if (step.kind === "look") looked = { place: step.place, found: await lookIntoFiles(step.ubl, pdfDesk) };
    goesOn = step.kind !== "none";
  }
  await perform(actor, (work) => endImport(work, importId));
};
