/** The letter about what became of a cancellation. */
import type { AccountId, Work } from "../../work.ts";
import { postMail } from "../mail/post-mail.ts";
import { getAccount } from "../parties/account.ts";
import type { Cancellation } from "./cancellation.ts";

export interface Became {
  readonly customerNumber: string;
  readonly outcome: "approved" | "declined" | "overtaken" | "withdrawn";
}

/** To whoever asked; why it was declined is read in the portal. */
export function tellAsker(work: Work, cancellation: Cancellation, became: Became): Promise<void> {
  return tellOf(work, cancellation.askedBy, { cancellation, ...became });
}

export async function tellOf(
  work: Work,
  accountId: AccountId,
  { cancellation, customerNumber, outcome }: Became & { readonly cancellation: Cancellation },
): Promise<void> {
  const { email, name, language } = await getAccount(work, accountId);
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
