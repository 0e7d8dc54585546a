/**
 * Issues a run's next handful of invoices, and says whether there is more to do. One transaction: the numbers are taken under
 * the lock of the creditor's counter, each document is judged as written, and what it bills is marked as billed. Locks are taken
 * in this order: the run, its customers, the creditor.
 */
import { buildOcrReference, type LocalDate, validate, writeUblBytes } from "@fakturaporten/einvoice";
import type { OrganisationId, Work } from "../../work.ts";
import { requireOrganisation } from "../access/permissions.ts";
import type { Month } from "../catalogue/month.ts";
import { record } from "../events/record.ts";
import { composeCustomerInvoice } from "./compose-customer-invoice.ts";
import { type BillingDesk, type Dossier, openDesk } from "./billing-desk.ts";
import type { BillingFault } from "./run.ts";
import { type CustomerInvoiceToStore, storeCustomerInvoices } from "./store-customer-invoices.ts";

/** Few enough that a stop is soon heard and the counter is soon free; many enough that asking costs little. */
const handful = 50;

export async function issueWaiting(work: Work, runId: string): Promise<boolean> {
  const organisationId = requireOrganisation(work);
  const run = await lockRun(work, organisationId, runId);
  if (run === undefined) return false;
  const waiting = await lockWaiting(work, organisationId, runId);
  if (waiting.length === 0) {
    await endRun(work, organisationId, runId);
    return false;
  }
  const desk = await openDesk(work, { ...run, organisationId, waiting });
  const issued: CustomerInvoiceToStore[] = [];
  let next = desk.creditor.nextNumber;
  for (const dossier of desk.dossiers) {
    const outcome = issue(desk, dossier, next);
    if ("faults" in outcome) await refuse(work, { organisationId, runId, dossier, faults: outcome.faults });
    else {
      issued.push(outcome);
      next += 1n;
    }
  }
  await storeCustomerInvoices(work, { runId, desk, issued, nextNumber: next });
  return true;
}

async function lockRun(work: Work, organisationId: OrganisationId, runId: string) {
  const row = await work.db
    .selectFrom("billing_runs")
    .select(["month", "issue_on", "due_on", "through_batch"])
    .where("organisation_id", "=", organisationId)
    .where("id", "=", runId)
    .where("state", "=", "running")
    .forNoKeyUpdate()
    .executeTakeFirst();
  return (
    row && {
      month: row.month as Month,
      issueOn: row.issue_on,
      dueOn: row.due_on,
      throughBatch: row.through_batch,
    }
  );
}

async function lockWaiting(work: Work, organisationId: OrganisationId, runId: string) {
  const rows = await work.db
    .selectFrom("billing_run_customers")
    .select(["customer_id", "customer_key", "row_count", "net_minor"])
    .where("organisation_id", "=", organisationId)
    .where("run_id", "=", runId)
    .where("state", "=", "waiting")
    .orderBy("customer_key")
    .limit(handful)
    .forUpdate()
    .execute();
  return rows.map((row) => ({
    customerId: row.customer_id,
    customerKey: row.customer_key,
    rowCount: row.row_count,
    netMinor: row.net_minor,
  }));
}

async function endRun(work: Work, organisationId: OrganisationId, runId: string): Promise<void> {
  await work.db
    .updateTable("billing_runs")
    .set({ state: "done", changed_at: work.now })
    .where("organisation_id", "=", organisationId)
    .where("id", "=", runId)
    .execute();
  await record(work, "billing-run.done", { subject: runId });
}

/** What was seen is what is issued: other rows or another sum, and the customer waits for somebody to look. */
function issue(
  desk: BillingDesk,
  dossier: Dossier,
  next: bigint,
): CustomerInvoiceToStore | { readonly faults: readonly BillingFault[] } {
  const { lines, seen } = dossier;
  const rowCount = lines.flatMap(({ shares }) => shares).reduce((sum, share) => sum + share.rowCount, 0);
  const netMinor = lines.reduce((sum, line) => sum + line.netMinor, 0n);
  if (rowCount !== seen.rowCount || netMinor !== seen.netMinor) return { faults: [{ code: "changed-since-seen" }] };
  const number = String(next);
  const ocrReference = ocrReferenceOf(number);
  const { dossiers: _dossiers, throughBatch: _through, ...terms } = desk;
  const document = composeCustomerInvoice({
    ...terms,
    number,
    ocrReference,
    lines,
    customer: dossier.customer,
  });
  const ubl = writeUblBytes(document);
  const faults = judgeIssued(ubl, desk.issueOn);
  return faults.length > 0 ? { faults } : { dossier, number, ocrReference, document, ubl };
}

export function ocrReferenceOf(number: string): string {
  const ocr = buildOcrReference({ base: number, lengthDigit: true });
  if (!ocr.ok) throw new Error(`The number ${number} gives no OCR reference: ${ocr.fault}.`);
  return ocr.value;
}

/** What speaks against sending a document that we made ourselves: nothing, unless it was told a wrong thing. */
export function judgeIssued(ubl: Uint8Array, on: LocalDate): readonly BillingFault[] {
  const report = validate(ubl, { on });
  return [
    ...[...report.structure, ...report.stopped].map(({ says }) => ({ code: "rule" as const, rule: "UBL", ...says })),
    ...report.faults
      .filter(({ severity }) => severity === "fatal")
      .map(({ id, says }) => ({ code: "rule" as const, rule: id, sv: says.sv, en: says.en })),
  ];
}

interface RefuseCustomer {
  readonly organisationId: OrganisationId;
  readonly runId: string;
  readonly dossier: Dossier;
  readonly faults: readonly BillingFault[];
}

const faultsKept = 20;

async function refuse(work: Work, { organisationId, runId, dossier, faults }: RefuseCustomer): Promise<void> {
  await work.db
    .updateTable("billing_run_customers")
    .set({ state: "refused", faults: JSON.stringify(faults.slice(0, faultsKept)) })
    .where("organisation_id", "=", organisationId)
    .where("run_id", "=", runId)
    .where("customer_id", "=", dossier.customer.id)
    .execute();
}
