/** Hands a claim to the collection company, or holds it for what hinders it. Interest enters the ledger here, and only here. */
import type { Work } from "../../work.ts";
import { requireOrganisation } from "../access/permissions.ts";
import { record } from "../events/record.ts";
import { addresseeOf } from "../customers/addressee.ts";
import { enter } from "../ledger/enter.ts";
import { postMail } from "../mail/post-mail.ts";
import { claimOf, lateInterest } from "./claim.ts";
import { collectionLifecycle, type Hindrance } from "./collection.ts";
import type { Dunning } from "./dunning.ts";
import { findHindrance } from "./hindrance.ts";
import type { ReminderPolicy } from "./policy.ts";
import { listRates } from "./queries.ts";
import { tellWebhooks } from "../webhooks/tell-webhooks.ts";

type Claimed = Dunning & { readonly policy: ReminderPolicy };

/** Says whether it went. */
export async function handOverClaim(work: Work, dunning: Claimed): Promise<boolean> {
  const hindrance = await findHindrance(work, dunning);
  if (hindrance !== undefined) {
    await hold(work, dunning, hindrance);
    return false;
  }
  const { invoice, customer, policy, history } = dunning;
  const lastOn = work.today;
  const rates = await listRates(work, customer.creditorId);
  const interest = lateInterest({ invoice, policy, rates, lastOn });
  if (!interest.ok) throw new Error("A claim without a reference rate is hindered");
  const creditor = await getCreditor(work);
  const { balance, ...claim } = claimOf({ ...dunning, rates, creditor, interest, steps: history.steps, lastOn });
  const { id: invoiceId, customerId, number } = invoice;
  if (interest.interestMinor > 0n) {
    const source = `interest:${invoiceId}:collection`;
    await enter(work, {
      customerId,
      invoiceId,
      kind: "interest",
      amountMinor: interest.interestMinor,
      onDay: lastOn,
      source,
    });
  }
  const given = {
    state:
      history.collection === undefined
        ? ("asked" as const)
        : collectionLifecycle.next(history.collection.state, "hand-over"),
    hindrance: null,
    handed_over_on: lastOn,
    capital_minor: balance.capitalMinor,
    fee_minor: balance.feeMinor,
    interest_minor: interest.interestMinor,
    claim: JSON.stringify(claim),
  };
  await write(work, dunning, given);
  await tell(work, dunning);
  await record(work, "collection.handed-over", {
    subject: invoiceId,
    facts: { number, capitalMinor: balance.capitalMinor.toString() },
  });
  await tellWebhooks(work, "customer-invoice.collected", invoiceId);
  return true;
}

async function hold(work: Work, dunning: Claimed, hindrance: Hindrance): Promise<void> {
  if (dunning.history.collection?.hindrance === hindrance) return;
  await write(work, dunning, { state: "held", hindrance });
  await record(work, "collection.held", { subject: dunning.invoice.id, facts: { hindrance } });
}

type Given =
  | { readonly state: "held"; readonly hindrance: Hindrance }
  | {
      readonly state: "held" | "asked" | "received" | "recalled" | "returned";
      readonly hindrance: null;
      readonly handed_over_on: string;
      readonly capital_minor: bigint;
      readonly fee_minor: bigint;
      readonly interest_minor: bigint;
      readonly claim: string;
    };

async function write(work: Work, { invoice, policy }: Claimed, given: Given): Promise<void> {
  await work.db
    .insertInto("collection_cases")
    .values({
      organisation_id: requireOrganisation(work),
      invoice_id: invoice.id,
      customer_id: invoice.customerId,
      found_on: work.today,
      collector_name: policy.collectorName ?? "",
      collector_contact: policy.collectorContact ?? "",
      ...(given as object as typeof given & { handed_over_on?: never }),
    })
    .onConflict((known) => known.columns(["organisation_id", "invoice_id"]).doUpdateSet(given as object))
    .execute();
}

async function getCreditor(work: Work) {
  const organisationId = requireOrganisation(work);
  const organisation = await work.db
    .selectFrom("organisations")
    .select(["name", "organisation_number"])
    .where("id", "=", organisationId)
    .executeTakeFirstOrThrow();
  const creditor = await work.db
    .selectFrom("creditors")
    .select(["name", "bankgiro"])
    .where("organisation_id", "=", organisationId)
    .executeTakeFirst();
  return {
    name: creditor?.name ?? organisation.name,
    organisationNumber: organisation.organisation_number,
    bankgiro: creditor?.bankgiro ?? null,
  };
}

async function tell(work: Work, { customer, invoice, policy }: Claimed): Promise<void> {
  const to = await addresseeOf(work, customer);
  const facts = {
    customerId: customer.id,
    customerNumber: customer.customerNumber,
    number: invoice.number,
    collectorName: policy.collectorName ?? "",
    collectorContact: policy.collectorContact ?? "",
  };
  await postMail(work, to, { kind: "handed-to-collection", facts });
}
