/** Removes a spreadsheet that nobody took in when its days are over; before that it comes back on the day they are. */
import { forgetSheet as forget } from "../domain/imports/kept-sheet.ts";
import type { JobHandler } from "./handlers.ts";

/** Where the operator has said nothing. */
export const untakenSheetDays = 30;

export const forgetSheet =
  (days: number): JobHandler<"forget-sheet"> =>
  async ({ perform }, { organisationId, sheetId }) => {
    await perform({ kind: "machine", job: "forget-sheet", organisationId }, (work) => forget(work, sheetId, days));
  };
