/** What pages and other rooms ask of payments. Everything is the asking creditor's own; customers see the ledger instead. */
import { sql } from "kysely";
import type { Instant, LocalDate } from "../../time.ts";
import type { Work } from "../../work.ts";
import { requirePermission } from "../access/permissions.ts";
import { isId } from "../customers/queries.ts";
import { Refusal } from "../refusal.ts";
import type { ListedBankFile } from "./bank-file.ts";
import type { FileFault, PaymentReference } from "./bank-payment.ts";

const filesListed = 50;

export async function listBankFiles(work: Work): Promise<readonly ListedBankFile[]> {
  const rows = await selectFiles(work)
    .orderBy("uploaded_at", "desc")
    .orderBy("id", "desc")
    .limit(filesListed)
    .execute();
  return rows.map(fileOf);
}

export async function getBankFile(work: Work, id: string): Promise<ListedBankFile> {
  const row = isId(id) ? await selectFiles(work).where("id", "=", id).executeTakeFirst() : undefined;
  if (row === undefined) throw new Refusal("not-found");
  return fileOf(row);
}

function selectFiles(work: Work) {
  const { organisationId } = requirePermission(work, "ledger.read");
  return work.db
    .selectFrom("bank_files")
    .select([
      "id",
      "file_name",
      "kind",
      "state",
      "payment_count",
      "known_count",
      "amount_minor",
      "faults",
      "uploaded_at",
    ])
    .where("organisation_id", "=", organisationId);
}

type FileRow = Awaited<ReturnType<ReturnType<typeof selectFiles>["executeTakeFirstOrThrow"]>>;

function fileOf(row: FileRow): ListedBankFile {
  return {
    id: row.id,
    fileName: row.file_name,
    kind: row.kind ?? undefined,
    state: row.state,
    paymentCount: row.payment_count,
    knownCount: row.known_count,
    amountMinor: row.amount_minor,
    faults: row.faults as readonly FileFault[],
    uploadedAt: row.uploaded_at satisfies Instant,
  };
}

export const paymentDecisions = ["returned", "not-ours", "told-before"] as const;
export type PaymentDecision = (typeof paymentDecisions)[number];

/** A payment as the bank told it, and what is left of it to place. */
export interface Payment {
  readonly id: string;
  readonly bankFileId: string;
  readonly bankReference: string;
  readonly bookedOn: LocalDate;
  readonly amountMinor: bigint;
  readonly leftMinor: bigint;
  readonly currency: string;
  readonly references: readonly PaymentReference[];
  readonly texts: readonly string[];
  readonly payerName: string | undefined;
  readonly payerNumber: string | undefined;
  readonly payerAccount: string | undefined;
  /** The payment of another kind of file that this one may be again. */
  readonly twinOf: string | undefined;
  /** It settles nothing here, and why. */
  readonly decision: { readonly kind: PaymentDecision; readonly reason: string } | undefined;
}

/** Payments on one page of the queue. */
export const openListed = 100;

/** What waits for a person: not placed whole, and not decided on. The oldest first. */
export async function listOpenPayments(work: Work): Promise<readonly Payment[]> {
  const { organisationId } = requirePermission(work, "ledger.read");
  // Found first, and by themselves: few are open among years of payments, which the order by day would walk.
  const open = sql<string>`(with open as materialized (select payment_id from payment_rests
      where organisation_id = ${organisationId} and left_minor <> 0)
    select payment_id from open where not exists (select from payment_decisions d
      where d.organisation_id = ${organisationId} and d.payment_id = open.payment_id))`;
  const rows = await selectPayments(work)
    .where("bank_payments.id", "in", open)
    .orderBy("booked_on")
    .orderBy("bank_payments.id")
    .limit(openListed + 1)
    .execute();
  return rows.map(paymentOf);
}

export async function listPaymentsOfFile(work: Work, bankFileId: string): Promise<readonly Payment[]> {
  const rows = await selectPayments(work)
    .where("bank_file_id", "=", bankFileId)
    .orderBy("bank_payments.id")
    .limit(openListed)
    .execute();
  return rows.map(paymentOf);
}

export async function getPayment(work: Work, id: string): Promise<Payment> {
  const row = isId(id) ? await selectPayments(work).where("bank_payments.id", "=", id).executeTakeFirst() : undefined;
  if (row === undefined) throw new Refusal("not-found");
  return paymentOf(row);
}

function selectPayments(work: Work) {
  const { organisationId } = requirePermission(work, "ledger.read");
  return work.db
    .selectFrom("bank_payments")
    .leftJoin("payment_decisions", (join) =>
      join
        .onRef("payment_decisions.organisation_id", "=", "bank_payments.organisation_id")
        .onRef("payment_decisions.payment_id", "=", "bank_payments.id"),
    )
    .innerJoin("payment_rests", (join) =>
      join
        .onRef("payment_rests.organisation_id", "=", "bank_payments.organisation_id")
        .onRef("payment_rests.payment_id", "=", "bank_payments.id"),
    )
    .select(["bank_payments.id", "bank_file_id", "bank_reference", "booked_on", "amount_minor", "currency"])
    .select(["payment_references", "texts", "payer_name", "payer_number", "payer_account", "twin_of"])
    .select(["payment_decisions.kind as decision", "payment_decisions.reason", "payment_rests.left_minor"])
    .where("bank_payments.organisation_id", "=", organisationId);
}

type PaymentRow = Awaited<ReturnType<ReturnType<typeof selectPayments>["executeTakeFirstOrThrow"]>>;

function paymentOf(row: PaymentRow): Payment {
  const told = row.payment_references as readonly { readonly reference: string; readonly amountMinor?: string }[];
  return {
    id: row.id,
    bankFileId: row.bank_file_id,
    bankReference: row.bank_reference,
    bookedOn: row.booked_on,
    amountMinor: row.amount_minor,
    leftMinor: row.left_minor,
    currency: row.currency,
    references: told.map(({ reference, amountMinor }) => ({
      reference,
      amountMinor: amountMinor === undefined ? undefined : BigInt(amountMinor),
    })),
    texts: row.texts,
    payerName: row.payer_name ?? undefined,
    payerNumber: row.payer_number ?? undefined,
    payerAccount: row.payer_account ?? undefined,
    twinOf: row.twin_of ?? undefined,
    decision: row.decision === null ? undefined : { kind: row.decision, reason: row.reason ?? "" },
  };
}
