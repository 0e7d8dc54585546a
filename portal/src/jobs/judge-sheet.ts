/** Judges a spreadsheet of invoices to its end, in the name of whoever brought it. Killed anywhere, it goes on where it was. */
import { whoseSheet } from "../domain/imports/in-whose-name.ts";
import { judgeNext } from "../domain/imports/judge-next.ts";
import type { Actor } from "../work.ts";
import type { JobHandler } from "./handlers.ts";

export const judgeSheet: JobHandler<"judge-sheet"> = async ({ perform }, { organisationId, sheetId, judgingId }) => {
  const machine: Actor = { kind: "machine", job: "judge-sheet", organisationId };
  const actor = await perform(machine, (work) => whoseSheet(work, sheetId));
  if (actor === undefined) return;
  await judgeNext((act) => perform(actor, act), { sheetId, judgingId });
};
