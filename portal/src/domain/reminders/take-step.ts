/**
 * Takes the next step with one unpaid invoice, if its day has come: a reminder by letter, or the hand-over to collection. Everything is
 * looked at again in this transaction, with the account held; done twice, it is done once.
 */
import { addDays, bankDayOnOrAfter, type LocalDate } from "@fakturaporten/einvoice";
import type { Work } from "../../work.ts";
import { requireOrganisation } from "../access/permissions.ts";
import { addresseeOf } from "../customers/addressee.ts";
import { record } from "../events/record.ts";
import { enter, holdAccount } from "../ledger/enter.ts";
import { splitBalance } from "../ledger/ledger.ts";
import { getInvoiceAccount } from "../ledger/queries.ts";
import { postMail } from "../mail/post-mail.ts";
import { type Dunning, dunnedOf, getDunning } from "./dunning.ts";
import { allowedFeeMinor } from "./fees.ts";
import { handOverClaim } from "./hand-over-claim.ts";
import { type NextStep, nextStep, type ReminderStep } from "./next-step.ts";
import { debtorKindOf, type ReminderPolicy } from "./policy.ts";
import type { Step } from "./next-step.ts";
import { tellWebhooks } from "../webhooks/tell-webhooks.ts";

/** Says which step was taken, if one was. */
export async function takeStep(work: Work, invoiceId: string): Promise<Step | undefined> {
  const { customerId } = await getInvoiceAccount(work, invoiceId);
  await holdAccount(work, customerId);
  const dunning = await getDunning(work, invoiceId);
  const { next, policy } = dunning;
  if (next === undefined || policy === undefined || next.on > work.today) return undefined;
  if (next.step === "collection") return (await handOverClaim(work, { ...dunning, policy })) ? "collection" : undefined;
  await remind(work, { ...dunning, policy }, next.step);
  return next.step;
}

type Reminded = Dunning & { readonly policy: ReminderPolicy };

async function remind(work: Work, dunning: Reminded, step: ReminderStep): Promise<void> {
  const { invoice, customer } = dunning;
  const feeMinor = feeOf(work, dunning);
  const { id: invoiceId, number, customerId } = invoice;
  if (feeMinor > 0n) {
    const source = `reminder:${invoiceId}:${step}`;
    await enter(work, { customerId, invoiceId, kind: "fee", amountMinor: feeMinor, onDay: work.today, source });
  }
  const balanceMinor = invoice.balanceMinor - dunning.heldMinor + feeMinor;
  const after = afterwards(work, dunning, step);
  const payBy = payByOf(work, after);
  const facts = {
    invoiceId,
    customerId,
    customerNumber: customer.customerNumber,
    number,
    step: String(step),
    ocrReference: invoice.ocrReference,
    bankgiro: invoice.bankgiro ?? (await findBankgiro(work)),
    dueOn: invoice.dueOn,
    balanceMinor: balanceMinor.toString(),
    feeMinor: (splitBalance(invoice.entries).feeMinor + feeMinor).toString(),
    heldMinor: dunning.heldMinor.toString(),
    payBy,
    nextOn: after?.on ?? "",
    nextStep: after === undefined ? "" : String(after.step),
  };
  const to = await addresseeOf(work, customer);
  const mailId = await postMail(work, to, { kind: "payment-reminder", facts });
  await work.db
    .insertInto("reminder_steps")
    .values({
      organisation_id: requireOrganisation(work),
      invoice_id: invoiceId,
      step,
      customer_id: customerId,
      taken_on: work.today,
      pay_by: payBy,
      balance_minor: balanceMinor,
      fee_minor: feeMinor,
      mail_id: mailId,
      to_address: customer.email,
    })
    .execute();
  await record(work, "reminder.sent", {
    subject: invoiceId,
    facts: { step, number, balanceMinor: balanceMinor.toString() },
  });
  await tellWebhooks(work, "customer-invoice.reminded", invoiceId);
}

/** Where the creditor is paid now: told of an invoice that does not say. */
async function findBankgiro(work: Work): Promise<string> {
  const row = await work.db
    .selectFrom("creditors")
    .select("bankgiro")
    .where("organisation_id", "=", requireOrganisation(work))
    .executeTakeFirst();
  return row?.bankgiro ?? "";
}

/** Days to pay a last reminder that nothing follows. */
const lastDays = 10;

function payByOf(work: Work, after: NextStep | undefined): LocalDate {
  if (after === undefined) return bankDayOnOrAfter(addDays(work.today, lastDays));
  return after.lastSafeOn ?? work.today;
}

function feeOf(work: Work, { policy, customer, invoice }: Reminded): bigint {
  return allowedFeeMinor({
    kind: "reminder",
    wantedMinor: policy.feeMinor,
    debtor: debtorKindOf(customer.kind),
    isAgreed: policy.feeAgreed,
    on: work.today,
    charged: invoice.entries
      .filter(({ kind }) => kind === "fee")
      .map(({ amountMinor }) => ({ kind: "reminder" as const, minor: amountMinor })),
  });
}

/** What comes after this reminder if nothing is paid: told in the letter. */
function afterwards(work: Work, { policy, invoice, history }: Reminded, step: ReminderStep) {
  const steps = [...history.steps, { step, takenOn: work.today }];
  const { dueOn, balanceMinor, payableMinor } = invoice;
  const dunned = dunnedOf({ policy, dueOn, balanceMinor, payableMinor, history }, work.today);
  return nextStep({ ...dunned, steps }, work.today);
}
