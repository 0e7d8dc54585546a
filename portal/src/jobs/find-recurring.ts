/** Looks for recurring invoices that are due, of every organisation, and asks for each to be made by itself. */
import { listDue } from "../domain/recurring/due.ts";
import type { JobHandler } from "./handlers.ts";

export const findRecurring: JobHandler<"find-recurring"> = async ({ perform }) => {
  await perform({ kind: "machine", job: "find-recurring" }, async (work) => {
    for (const due of await listDue(work)) await work.enqueue("make-recurring", due);
  });
};
