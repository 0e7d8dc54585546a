/** Asks, for every region, for its customers to be reminded today. */
import { listRegions } from "../domain/reminders/creditors.ts";
import type { JobHandler } from "./handlers.ts";

export const findReminders: JobHandler<"find-reminders"> = async ({ perform }) => {
  await perform({ kind: "machine", job: "find-reminders" }, async (work) => {
    for (const organisationId of await listRegions(work)) {
      await work.enqueue("remind-customers", { organisationId, dueOn: work.today });
    }
  });
};
