/** Letters about a wish for a cancellation: to the orderers, whom the creditor's side finds, and to whoever wished. */
import type { Work } from "../../work.ts";
import { ordersFor } from "../approvals/approval.ts";
import { holdsOn } from "../customers/access.ts";
import { getCustomer, listAccess } from "../customers/queries.ts";
import { postMail } from "../mail/post-mail.ts";
import { getAccount } from "../parties/account.ts";
import type { Wish } from "./wish.ts";

/** At the creditor: every orderer for its ansvar; where there is none, whoever wished is told that. */
export async function tellOrderers(work: Work, wish: Wish): Promise<number> {
  const customer = await getCustomer(work, wish.customerId);
  const orderers = (await listAccess(work, customer.id)).filter(
    (one) => holdsOn(one, work.today) && ordersFor([one], wish.ansvar),
  );
  const { customerNumber } = customer;
  for (const { accountId } of orderers) {
    const { email, name, language } = await getAccount(work, accountId);
    const facts = { ...factsOf(wish, customerNumber), personName: wish.wishedByName };
    await postMail(work, { address: email, name, language }, { kind: "cancellation-wished", facts });
  }
  if (orderers.length === 0) await tellWisher(work, wish, { customerNumber, outcome: "nobody" });
  return orderers.length;
}

export interface WishOutcome {
  readonly customerNumber: string;
  readonly outcome: "asked" | "refused" | "nobody";
}

/** Why not is read in the portal. */
export async function tellWisher(work: Work, wish: Wish, { customerNumber, outcome }: WishOutcome): Promise<void> {
  const { email, name, language } = await getAccount(work, wish.wishedBy);
  const facts = { ...factsOf(wish, customerNumber), outcome };
  await postMail(work, { address: email, name, language }, { kind: "wish-answered", facts });
}

function factsOf({ customerId, subscriptionId, serviceName }: Wish, customerNumber: string) {
  return { customerId, subscriptionId, customerNumber, serviceName };
}
