/** What follows at either side: the attestants are told, the creditor's subscription ends, and both get their receipt. */
import type { Work } from "../../work.ts";
import { getAccount } from "../parties/account.ts";
import { endApproved } from "../catalogue/end-approved.ts";
import { listAccess } from "../customers/queries.ts";
import { getCustomer } from "../customers/queries.ts";
import { holdsOn } from "../customers/access.ts";
import { record } from "../events/record.ts";
import { postMail } from "../mail/post-mail.ts";
import { type Cancellation, cancellationLifecycle, covers } from "./cancellation.ts";
import { move } from "./cancel.ts";
import { getCancellation } from "./queries.ts";
import { tellAsker } from "./tell-asker.ts";

/** At the creditor, which knows the people: a letter to each attestant whose access covers it. Says how many. */
export async function tellAttestants(work: Work, cancellation: Cancellation): Promise<number> {
  const customer = await getCustomer(work, cancellation.customerId);
  const attestants = (await listAccess(work, customer.id)).filter(
    (one) => holdsOn(one, work.today) && covers(one, cancellation) && one.accountId !== cancellation.askedBy,
  );
  for (const { accountId } of attestants) {
    const { email, name, language } = await getAccount(work, accountId);
    await postMail(
      work,
      { address: email, name, language },
      {
        kind: "cancellation-asked",
        facts: {
          customerId: customer.id,
          cancellationId: cancellation.id,
          customerNumber: customer.customerNumber,
          serviceName: cancellation.serviceName,
          personName: cancellation.askedByName,
        },
      },
    );
  }
  return attestants.length;
}

/** At the creditor: the subscription ends on the day. Nothing when it ended sooner by itself. */
export function endSubscriptionOf(work: Work, cancellation: Cancellation): Promise<boolean> {
  const { subscriptionId, lastBilledOn } = cancellation;
  if (lastBilledOn === undefined) throw new Error("Only an approved cancellation is carried out.");
  return endApproved(work, { subscriptionId, untilOn: lastBilledOn });
}

/** At the customer: it is done, and whoever asked gets a receipt. Done twice it is done once. */
export async function closeCancellation(
  work: Work,
  { id, ended, customerNumber }: { readonly id: string; readonly ended: boolean; readonly customerNumber: string },
): Promise<void> {
  const cancellation = await getCancellation(work, id);
  if (cancellation.state === "approved") {
    const state = cancellationLifecycle.next("approved", ended ? "carry-out" : "overtake");
    await move(work, cancellation, { state });
    await record(work, "cancellation.done", { subject: id, facts: { state } });
    await tellAsker(work, cancellation, { customerNumber, outcome: ended ? "approved" : "overtaken" });
  }
}
