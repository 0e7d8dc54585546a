/** The letter that whoever asked for a cancellation gets. */
import type { Work } from "../../work.ts";
import { postMail } from "../mail/post-mail.ts";
import { getAccount } from "../parties/account.ts";
import type { Cancellation } from "./cancellation.ts";

/** What became of it; why it was declined is read in the portal. */
export async function tellAsker(
  work: Work,
  cancellation: Cancellation,
  {
    customerNumber,
    outcome,
  }: { readonly customerNumber: string; readonly outcome: "approved" | "declined" | "overtaken" },
): Promise<void> {
  const { email, name, language } = await getAccount(work, cancellation.askedBy);
  const facts = {
    customerId: cancellation.customerId,
    cancellationId: cancellation.id,
    customerNumber,
    serviceName: cancellation.serviceName,
    outcome,
    lastBilledOn: cancellation.lastBilledOn ?? "",
  };
  await postMail(work, { address: email, name, language }, { kind: "cancellation-decided", facts });
}
