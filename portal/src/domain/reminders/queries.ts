/** What pages, the job and the machine door ask about reminders. The wall decides who sees what. */
import { decimal } from "@fakturaporten/einvoice";
import { sql } from "kysely";
import type { LocalDate } from "../../time.ts";
import type { OrganisationId, Work } from "../../work.ts";
import { requireOrganisation } from "../access/permissions.ts";
import type { CustomerId } from "../customers/customer.ts";
import type { Dispute } from "../disputes/dispute.ts";
import { listDisputesOf } from "../disputes/queries.ts";
import type { Claim } from "./claim.ts";
import type { CollectionCase, CollectionState } from "./collection.ts";
import type { ReminderStep, Stop, TakenStep } from "./next-step.ts";
import type { ReminderPolicy } from "./policy.ts";
import { ratesWith, type ReferenceRate } from "./reference-rates.ts";

/** Every policy a creditor has had; few, since they change seldom. */
export async function listPolicies(work: Work, creditorId: OrganisationId): Promise<readonly ReminderPolicy[]> {
  const rows = await work.db
    .selectFrom("reminder_policies")
    .selectAll()
    .where("organisation_id", "=", creditorId)
    .orderBy("from_on", "desc")
    .orderBy("recorded_at", "desc")
    .execute();
  return rows.map((row) => ({
    customerKind: row.customer_kind,
    fromOn: row.from_on,
    recordedAt: row.recorded_at,
    daysFirst: row.days_first,
    daysSecond: row.days_second,
    daysThird: row.days_third,
    daysCollection: row.days_collection,
    feeMinor: row.fee_minor,
    feeAgreed: row.fee_agreed,
    pointsAbove: decimal(row.points_above),
    dayCount: row.day_count,
    minimumMinor: row.minimum_minor,
    handsOver: row.hands_over,
    collectorName: row.collector_name ?? undefined,
    collectorContact: row.collector_contact ?? undefined,
  }));
}

export interface EnteredRate extends ReferenceRate {
  readonly source: string;
}

export async function listEnteredRates(work: Work, creditorId: OrganisationId): Promise<readonly EnteredRate[]> {
  const rows = await work.db
    .selectFrom("reference_rates")
    .select(["from_on", "percent", "source"])
    .where("organisation_id", "=", creditorId)
    .orderBy("from_on")
    .execute();
  return rows.map(({ from_on, percent, source }) => ({ fromOn: from_on, percent: decimal(percent), source }));
}

export async function listRates(work: Work, creditorId: OrganisationId): Promise<readonly ReferenceRate[]> {
  return ratesWith(await listEnteredRates(work, creditorId));
}

export interface ListedStop extends Stop {
  readonly id: string;
  readonly invoiceId: string;
  readonly reason: string;
  readonly promisedMinor: bigint | undefined;
}

export interface SentStep extends TakenStep {
  readonly payBy: LocalDate;
  readonly feeMinor: bigint;
  readonly balanceMinor: bigint;
  readonly toAddress: string;
}

/** What has been done about an invoice. */
export interface History {
  readonly steps: readonly SentStep[];
  readonly stops: readonly ListedStop[];
  readonly collection: CollectionCase | undefined;
  /** Of the invoice, decided ones too. */
  readonly disputes: readonly Dispute[];
}

export const noHistory: History = { steps: [], stops: [], collection: undefined, disputes: [] };

export async function listHistories(work: Work, invoiceIds: readonly string[]): Promise<ReadonlyMap<string, History>> {
  if (invoiceIds.length === 0) return new Map();
  const ids = sql<boolean>`invoice_id = any (${[...invoiceIds]}::uuid[])`;
  const [steps, stops, cases, disputes] = await Promise.all([
    work.db.selectFrom("reminder_steps").selectAll().where(ids).orderBy("step").execute(),
    work.db
      .selectFrom("reminder_stops")
      .selectAll()
      .where(ids)
      .where("ended_at", "is", null)
      .orderBy("from_on")
      .execute(),
    work.db.selectFrom("collection_cases").selectAll().where(ids).execute(),
    listDisputesOf(work, invoiceIds),
  ]);
  const ofInvoice = ({ invoice_id }: { readonly invoice_id: string }): string => invoice_id;
  const [stepsOf, stopsOf, casesOf] = [
    Map.groupBy(steps, ofInvoice),
    Map.groupBy(stops, ofInvoice),
    Map.groupBy(cases, ofInvoice),
  ];
  return new Map(
    invoiceIds.map((id) => [
      id,
      {
        steps: (stepsOf.get(id) ?? []).map(stepOf),
        stops: (stopsOf.get(id) ?? []).map(stopOf),
        collection: casesOf.get(id)?.map(caseOf)[0],
        disputes: disputes.get(id) ?? [],
      },
    ]),
  );
}

export async function getHistory(work: Work, invoiceId: string): Promise<History> {
  return (await listHistories(work, [invoiceId])).get(invoiceId) ?? noHistory;
}

interface StepRow {
  readonly step: number;
  readonly taken_on: LocalDate;
  readonly pay_by: LocalDate;
  readonly fee_minor: bigint;
  readonly balance_minor: bigint;
  readonly to_address: string;
}

function stepOf(row: StepRow): SentStep {
  return {
    step: row.step as ReminderStep,
    takenOn: row.taken_on,
    payBy: row.pay_by,
    feeMinor: row.fee_minor,
    balanceMinor: row.balance_minor,
    toAddress: row.to_address,
  };
}

interface StopRow {
  readonly id: string;
  readonly invoice_id: string;
  readonly kind: Stop["kind"];
  readonly reason: string;
  readonly promised_minor: bigint | null;
  readonly from_on: LocalDate;
  readonly until_on: LocalDate;
}

function stopOf(row: StopRow): ListedStop {
  return {
    id: row.id,
    invoiceId: row.invoice_id,
    kind: row.kind,
    reason: row.reason,
    promisedMinor: row.promised_minor ?? undefined,
    fromOn: row.from_on,
    untilOn: row.until_on,
  };
}

/** Cases in some of their states, the oldest first; for the officer, and for the collection company's system. */
export async function listCollectionCases(
  work: Work,
  states: readonly CollectionState[],
  limit: number,
): Promise<readonly ListedCase[]> {
  const rows = await work.db
    .selectFrom("collection_cases")
    .innerJoin("customer_invoices", (join) =>
      join
        .onRef("customer_invoices.organisation_id", "=", "collection_cases.organisation_id")
        .onRef("customer_invoices.id", "=", "collection_cases.invoice_id"),
    )
    .selectAll("collection_cases")
    .select(["customer_invoices.number", "customer_invoices.customer_name"])
    .where("collection_cases.organisation_id", "=", requireOrganisation(work))
    .where("state", "in", [...states])
    .orderBy("found_on")
    .orderBy("invoice_id")
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...caseOf(row), number: row.number, customerName: row.customer_name }));
}

export interface ListedCase extends CollectionCase {
  readonly number: string;
  readonly customerName: string;
}

/** The case, held until the work is done. */
export async function lockCollectionCase(work: Work, invoiceId: string): Promise<CollectionCase | undefined> {
  const row = await work.db
    .selectFrom("collection_cases")
    .selectAll()
    .where("organisation_id", "=", requireOrganisation(work))
    .where("invoice_id", "=", invoiceId)
    .forUpdate()
    .executeTakeFirst();
  return row && caseOf(row);
}

type CaseRow = Awaited<ReturnType<ReturnType<typeof selectCases>["executeTakeFirstOrThrow"]>>;

function selectCases(work: Work) {
  return work.db.selectFrom("collection_cases").selectAll();
}

function caseOf(row: CaseRow): CollectionCase {
  return {
    invoiceId: row.invoice_id,
    customerId: row.customer_id as CustomerId,
    state: row.state,
    hindrance: row.hindrance ?? undefined,
    foundOn: row.found_on,
    handedOverOn: row.handed_over_on ?? undefined,
    claim: (row.claim as Claim | null) ?? undefined,
    collectorName: row.collector_name,
    collectorContact: row.collector_contact,
    receipt: row.receipt ?? undefined,
    receivedAt: row.received_at ?? undefined,
    recallReason: row.recall_reason ?? undefined,
    recalledAt: row.recalled_at ?? undefined,
    acknowledgement: row.acknowledgement ?? undefined,
    acknowledgedAt: row.acknowledged_at ?? undefined,
  };
}
