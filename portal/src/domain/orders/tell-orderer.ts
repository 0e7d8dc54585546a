/** The letter that whoever ordered gets. */
import type { AccountId, Work } from "../../work.ts";
import { postMail } from "../mail/post-mail.ts";
import { getAccount } from "../parties/account.ts";
import type { Order } from "./order.ts";

export interface BecameOf {
  readonly customerNumber: string;
  readonly outcome: "approved" | "declined" | "overtaken" | "needs-other" | "withdrawn" | "kept";
}

/** What became of it; why it was declined is read in the portal. */
export async function tellOrderer(work: Work, order: Order, { customerNumber, outcome }: BecameOf): Promise<void> {
  return tellOf(work, order.askedBy, { order, customerNumber, outcome });
}

export async function tellOf(
  work: Work,
  accountId: AccountId,
  { order, customerNumber, outcome }: BecameOf & { readonly order: Order },
): Promise<void> {
  const { email, name, language } = await getAccount(work, accountId);
  const facts = {
    customerId: order.customerId,
    orderId: order.id,
    customerNumber,
    serviceName: order.serviceName,
    outcome,
    beginsOn: order.beginsOn ?? "",
  };
  await postMail(work, { address: email, name, language }, { kind: "order-decided", facts });
}
