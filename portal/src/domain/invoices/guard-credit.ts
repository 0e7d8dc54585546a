/**
 * The credit guard: a credit note takes back an invoice, from the one who got it, and no more than was invoiced. What may
 * still be meant (more than remains, an invoice sent by other means) the person has to say.
 */
import type { Invoice as Document } from "@fakturaporten/einvoice";
import { sql } from "kysely";
import type { Work } from "../../work.ts";
import type { ComposedDraft } from "./compose-draft.ts";
import { loadCreditStanding } from "./credit-standing.ts";
import type { Draft } from "./draft.ts";
import type { DraftFault } from "./draft-fault.ts";
import type { Invoice } from "./invoice.ts";
import { InvoiceNotReady } from "./invoice-not-ready.ts";
import { faultOfCredit } from "./judge-credit.ts";
import { numberKey } from "./number-key.ts";

export interface GuardCredit {
  readonly draft: Draft;
  readonly composed: ComposedDraft;
}

/**
 * Two credits of the same invoice at once wait for each other. The lock is advisory, since issued invoices cannot be
 * updated and hence not locked for it.
 */
export async function guardCredit(work: Work, { draft, composed }: GuardCredit): Promise<void> {
  const { credited, written, receiver, withNumber } = composed;
  if (written.credits === undefined) return;
  const confirmed = draft.fields["creditMore"];
  if (credited === undefined) return requireSentElsewhere(written.credits, confirmed);
  const crediting = { credited, to: receiver.id, credit: withNumber(written.number ?? "0") };
  const fault = await findCreditFault(work, crediting, confirmed === creditingMore);
  if (fault !== undefined) throw new InvoiceNotReady([fault]);
}

export interface Crediting {
  readonly credited: Invoice;
  /** The receiver of the credit note. */
  readonly to: string;
  readonly credit: Document;
}

/** What stops this credit of an invoice of ours, under the lock that lets no other credit of it come between. */
export async function findCreditFault(
  work: Work,
  { credited, to, credit }: Crediting,
  mayExceed = false,
): Promise<DraftFault | undefined> {
  const fault = faultOfCredited(credited, to);
  if (fault !== undefined) return fault;
  await sql`select pg_advisory_xact_lock(hashtextextended(${credited.id}, 0))`.execute(work.db);
  return mayExceed ? undefined : faultOfCredit(await loadCreditStanding(work, credited.id), credit);
}

/** What `creditMore` holds when more than what remains is meant to be credited. */
export const creditingMore = "yes";

/** What `creditMore` holds when the invoice with this number was sent by other means: said of one number, it says nothing of another. */
export function sentElsewhere(number: string): string {
  return `elsewhere ${numberKey(number)}`;
}

function requireSentElsewhere(number: string, confirmed: string | undefined): void {
  if (confirmed === sentElsewhere(number)) return;
  throw new InvoiceNotReady([{ path: "creditMore", code: "credits-not-found", params: { number } }]);
}

function faultOfCredited({ kind, number, receiverId, receiverName }: Invoice, to: string): DraftFault | undefined {
  if (kind === "credit-note") return { path: "credits", code: "credits-a-credit-note", params: { number } };
  if (receiverId === to) return undefined;
  return { path: "credits", code: "credits-to-another", params: { number, receiver: receiverName } };
}
