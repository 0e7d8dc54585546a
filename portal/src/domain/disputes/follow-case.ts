/**
 * The creditor's record follows the case: the first message that arrives opens it, under the policy of the day; a customer who
 * closes its case withdraws it, and one who writes again takes it up. Asked twice it changes nothing.
 */
import { addDays } from "@fakturaporten/einvoice";
import type { Work } from "../../work.ts";
import { requireOrganisation } from "../access/permissions.ts";
import { type BilledLine, listBilledLines, withVat } from "../billing/credited-lines.ts";
import { type CustomerInvoice, getCustomerInvoice } from "../billing/queries.ts";
import type { Case } from "../cases/case.ts";
import type { DisputedLine } from "../cases/kinds.ts";
import { getCustomer } from "../customers/queries.ts";
import { holdAccount } from "../ledger/enter.ts";
import { record } from "../events/record.ts";
import { Refusal } from "../refusal.ts";
import { type DisputeCase, disputeLifecycle, type DisputeState, isDispute } from "./dispute.ts";
import { disputePolicyOn } from "./policy.ts";
import { listDisputedPlaces, listEarlierLines } from "./queries.ts";

export async function followCase(work: Work, found: Case): Promise<void> {
  if (found.side !== "desk" || !isDispute(found)) return;
  const known = await lockDispute(work, found.id);
  if (known === undefined) return openDispute(work, found);
  if (found.decision !== undefined) return;
  const isClosed = found.state === "closed";
  if (known.state === (isClosed ? "withdrawn" : "open")) return;
  const state = disputeLifecycle.next(known.state, isClosed ? "withdraw" : "return");
  await moveDispute(work, found.id, { state });
  await record(work, isClosed ? "dispute.withdrawn" : "dispute.returned", { subject: found.id });
}

async function openDispute(work: Work, found: DisputeCase): Promise<void> {
  const { customerId, invoiceId, lines } = found.about;
  const organisationId = requireOrganisation(work);
  const customer = await getCustomer(work, customerId);
  const invoice = await getCustomerInvoice(work, invoiceId);
  if (invoice.customerId !== customer.id || customer.partyId !== found.counterpartId) throw new Refusal("not-found");
  await holdAccount(work, customer.id);
  const disputedMinor = await disputedMinorOf(work, invoice, lines);
  const hold = await holdOf(work, invoice, { lines, disputedMinor });
  await work.db
    .insertInto("disputes")
    .values({
      organisation_id: organisationId,
      case_id: found.id,
      kind: found.kind,
      invoice_id: invoiceId,
      customer_id: customer.id,
      state: "open",
      ...hold,
      disputed_minor: disputedMinor,
      opened_at: found.openedAt,
    })
    .execute();
  await work.db
    .insertInto("dispute_lines")
    .values(
      lines.map(({ place, netMinor, reason, words }) => ({
        organisation_id: organisationId,
        case_id: found.id,
        place,
        customer_id: customer.id,
        net_minor: BigInt(netMinor),
        reason,
        words: words === "" ? null : words,
      })),
    )
    .execute();
  await record(work, "dispute.opened", {
    subject: found.id,
    facts: { number: invoice.number, rule: hold.rule, heldUntil: hold.held_until ?? "" },
  });
}

/** What the day's policy makes of it. A line is held once: disputed again it is paid meanwhile, unless an officer says otherwise. */
async function holdOf(
  work: Work,
  invoice: CustomerInvoice,
  { lines, disputedMinor }: { readonly lines: readonly DisputedLine[]; readonly disputedMinor: bigint },
) {
  const { rule, holdDays } = await disputePolicyOn(work, requireOrganisation(work), work.today);
  const earlier = await listEarlierLines(work, invoice.id);
  // Two who dispute a line at once have both been let through by their own side.
  const open = await listDisputedPlaces(work, invoice.id);
  const fresh = lines.filter(({ place }) => !earlier.has(place) && !open.has(place));
  if (rule === "pay-anyway" || fresh.length === 0)
    return { rule: "pay-anyway", held_minor: null, held_from: null, held_until: null } as const;
  const freshMinor = await disputedMinorOf(work, invoice, fresh);
  // Lines that give money back make all of an invoice less than some of it.
  const heldMinor = freshMinor < disputedMinor ? freshMinor : disputedMinor;
  return { rule, held_minor: heldMinor, held_from: work.today, held_until: addDays(work.today, holdDays) } as const;
}

/** With VAT. Each line's rounded for itself does not sum to the invoice's: all of it is what the invoice asks for. */
async function disputedMinorOf(
  work: Work,
  { id, payableMinor }: Pick<CustomerInvoice, "id" | "payableMinor">,
  lines: readonly DisputedLine[],
): Promise<bigint> {
  const billed = await listBilledLines(work, id);
  const saidOf = (line: BilledLine) => lines.find(({ place }) => place === line.place);
  if (billed.every((line) => line.netMinor <= 0n || BigInt(saidOf(line)?.netMinor ?? 0) === line.netMinor))
    return payableMinor;
  return billed.reduce((sum, line) => sum + withVat(BigInt(saidOf(line)?.netMinor ?? 0), line.vatPercent), 0n);
}

/** Where it stands, with the row held. */
export async function lockDispute(
  work: Work,
  caseId: string,
): Promise<{ readonly state: DisputeState; readonly invoiceId: string } | undefined> {
  const row = await work.db
    .selectFrom("disputes")
    .select(["state", "invoice_id"])
    .where("organisation_id", "=", requireOrganisation(work))
    .where("case_id", "=", caseId)
    .forUpdate()
    .executeTakeFirst();
  return row && { state: row.state, invoiceId: row.invoice_id };
}

interface Moved {
  readonly state: DisputeState;
  readonly creditNoteId?: string;
}

export async function moveDispute(work: Work, caseId: string, { state, creditNoteId }: Moved): Promise<void> {
  await work.db
    .updateTable("disputes")
    .set({
      state,
      settled_at: state === "open" ? null : work.now,
      settled_by: state !== "open" && work.actor.kind === "person" ? work.actor.accountId : null,
      credit_note_id: creditNoteId ?? null,
    })
    .where("organisation_id", "=", requireOrganisation(work))
    .where("case_id", "=", caseId)
    .execute();
}
