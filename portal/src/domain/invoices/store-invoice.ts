/**
 * Stores an issued invoice, however it came to be: its row, its very bytes, its events, and the delivery that will carry it, in
 * the issuing transaction. Whoever calls has judged the document.
 */
import { createHash } from "node:crypto";
import { type Invoice as Document, toMinor } from "@fakturaporten/einvoice";
import type { Work } from "../../work.ts";
import { type Client, type Person, requireGrant } from "../access/permissions.ts";
import { takeAttachments } from "../attachments/take-attachments.ts";
import { openedDelivery } from "../delivery/open-delivery.ts";
import { recordAll } from "../events/record.ts";
import { type Admission, noteAdmitted } from "../plans/admit-invoice.ts";
import type { Receiver } from "../receivers/receiver.ts";
import { Refusal } from "../refusal.ts";
import type { Invoice } from "./invoice.ts";
import { numberKey } from "./number-key.ts";
import { tellWebhooks } from "../webhooks/tell-webhooks.ts";

/** Earlier invoices of ours that this one speaks of. */
export interface EarlierInvoices {
  readonly credited: Invoice | undefined;
  readonly replaced: Invoice | undefined;
  /** The one that reached nobody, whose number goes again. */
  readonly corrected: Invoice | undefined;
}

/** A warning of a rule, as it is kept beside the bytes. */
export type StoredWarning = Readonly<Record<string, string>>;

export interface StoreInvoice {
  readonly id: string;
  /** The invoice takes over its draft's id and files, and the draft goes. */
  readonly fromDraft: boolean;
  readonly document: Document;
  /** The very bytes that will be carried. */
  readonly ubl: Uint8Array;
  readonly receiver: Pick<Receiver, "id" | "name">;
  readonly earlier: EarlierInvoices;
  readonly warnings: readonly StoredWarning[];
  /** Asked for before the number was taken. */
  readonly admission: Admission;
}

/** Refuses a number that somebody took in between. */
export async function storeInvoice(work: Work, stored: StoreInvoice): Promise<void> {
  const sender = requireGrant(work, "invoice.send");
  const { id, document, earlier, warnings } = stored;
  const issue: Issue = { ...stored, sender };
  await work.enqueue("deliver-invoice", { organisationId: sender.organisationId, invoiceId: id });
  try {
    await insertInvoice(work, issue);
  } catch (error) {
    if (isNumberTaken(error)) throw new Refusal("invoice-number-taken", { number: document.number });
    throw error;
  }
  await noteAdmitted(work, stored.admission);
  const rules = warnings.map(({ rule }) => rule).join(" ");
  await recordAll(work, [
    ["invoice.validated", { subject: id, facts: { warnings: rules } }],
    ["invoice.sent", { subject: id, facts: { number: document.number } }],
    ...toldOf("invoice.credited", earlier.credited, document),
    ...toldOf("invoice.replaced", earlier.replaced, document),
    ...toldOf("invoice.withdrawn", earlier.corrected, document),
  ]);
  await tellWebhooks(work, "invoice.sent", id);
  if (earlier.credited !== undefined) await tellWebhooks(work, "invoice.credited", earlier.credited.id);
  if (movesFiles(issue)) {
    await takeAttachments(work, id, id);
    await deleteDraft(work, issue).execute();
  }
}

interface Issue extends StoreInvoice {
  readonly sender: Person | Client;
}

type ToldKind = "invoice.credited" | "invoice.replaced" | "invoice.withdrawn";

/** The invoice credited, replaced or withdrawn is told by which number. */
function toldOf(
  kind: ToldKind,
  earlier: Invoice | undefined,
  { number }: Document,
): readonly (readonly [ToldKind, { subject: string; facts: { by: string } }])[] {
  return earlier === undefined ? [] : [[kind, { subject: earlier.id, facts: { by: number } }]];
}

function movesFiles({ fromDraft, document: { attachments } }: Issue): boolean {
  return fromDraft && attachments !== undefined && attachments.length > 0;
}

function deleteDraft({ db }: { readonly db: Pick<Work["db"], "deleteFrom"> }, { sender, id }: Issue) {
  return db.deleteFrom("invoice_drafts").where("organisation_id", "=", sender.organisationId).where("id", "=", id);
}

/**
 * The row lists know the invoice by, the very bytes, and the delivery that will carry them under one identifier: one
 * statement, in which the draft goes too unless its files have to be moved first.
 */
async function insertInvoice(work: Work, issue: Issue): Promise<void> {
  const { sender, id, fromDraft, ubl, warnings } = issue;
  const organisation_id = sender.organisationId;
  const documentId = work.newId();
  const keepsDraft = !fromDraft || movesFiles(issue);
  const started = keepsDraft ? work.db : work.db.with("gone", (db) => deleteDraft({ db }, issue));
  await started
    .with("issued", (db) => db.insertInto("invoices").values(rowOf(work, issue)))
    .with("carried", (db) =>
      db.insertInto("deliveries").values(
        openedDelivery({
          organisationId: organisation_id,
          invoiceId: id,
          documentId,
          issuedAt: work.now,
          kind: issue.document.kind,
          receiverId: issue.receiver.id,
          issueOn: issue.document.issuedOn,
        }),
      ),
    )
    .insertInto("invoice_documents")
    .values({
      organisation_id,
      invoice_id: id,
      document_id: documentId,
      ubl: Buffer.from(ubl.buffer, ubl.byteOffset, ubl.byteLength),
      ubl_sha256: createHash("sha256").update(ubl).digest(),
      warnings: JSON.stringify(warnings),
    })
    .execute();
}

function rowOf(work: Work, { sender, id, document, receiver, earlier }: Issue) {
  const { totals } = document;
  const minor = (amount: typeof totals.due): bigint => toMinor(amount, document.currency).minor;
  return {
    organisation_id: sender.organisationId,
    id,
    kind: document.kind,
    number: document.number,
    number_key: numberKey(document.number),
    receiver_id: receiver.id,
    receiver_name: receiver.name,
    buyer_reference: document.buyerReference ?? null,
    issue_on: document.issuedOn,
    due_on: document.dueOn ?? null,
    currency: document.currency,
    net_minor: minor(totals.withoutVat),
    vat_minor: totals.vat === undefined ? 0n : minor(totals.vat),
    payable_minor: minor(totals.due),
    credits_invoice_id: earlier.credited?.id ?? null,
    replaces_invoice_id: earlier.replaced?.id ?? null,
    revision: (earlier.corrected?.revision ?? 0) + 1,
    issued_at: work.now,
    issued_by: sender.kind === "person" ? sender.accountId : null,
  };
}

function isNumberTaken(error: unknown): boolean {
  const { code, constraint } = error as { readonly code?: string; readonly constraint?: string };
  return code === "23505" && constraint === "invoice_number_used_once";
}
