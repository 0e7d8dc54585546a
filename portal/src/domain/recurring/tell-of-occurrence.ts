/** A letter about a made invoice that needs somebody: to the company's owners, and to whoever set it to come back. */
import type { Work } from "../../work.ts";
import { requirePerson } from "../access/permissions.ts";
import { postMail } from "../mail/post-mail.ts";
import { listBillers } from "../parties/billers.ts";
import type { Recurring, Run } from "./recurring.ts";

export interface ToldOf {
  readonly recurring: Recurring;
  readonly run: Run;
}

export async function tellOfOccurrence(
  work: Work,
  kind: "recurring-waiting" | "recurring-held",
  { recurring, run }: ToldOf,
): Promise<void> {
  requirePerson(work);
  const { templateName: name, receiverName = "" } = recurring;
  const facts = { draftId: run.draftId, name, day: run.dueOn, receiverName };
  for (const to of await listBillers(work)) await postMail(work, to, { kind, facts });
}
