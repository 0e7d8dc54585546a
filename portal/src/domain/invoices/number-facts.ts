/** What is known of an issued document that decides about its number, gathered in one question. */
import { sql } from "kysely";
import type { Work } from "../../work.ts";
import { requireOrganisation } from "../access/permissions.ts";
import type { Invoice } from "./invoice.ts";
import { judgeNumber, type NumberFacts, type NumberVerdict } from "./judge-number.ts";

export async function findNumberVerdict(work: Work, invoice: Invoice): Promise<NumberVerdict> {
  return judgeNumber(await loadFacts(work, invoice));
}

interface Row {
  readonly state: string | null;
  readonly reason: string | null;
  readonly answer: string | null;
  readonly unknown: boolean;
  readonly withdrawn: boolean;
  readonly held: boolean;
  readonly replaced: boolean;
  readonly credited_minor: bigint | null;
}

async function loadFacts(work: Work, { id, kind, payableMinor }: Invoice): Promise<NumberFacts> {
  const organisationId = requireOrganisation(work);
  const ofThis = (column: string) => sql`organisation_id = ${organisationId} and ${sql.ref(column)} = ${id}::uuid`;
  const { rows } = await sql<Row>`
    select delivery.state, delivery.reason, delivery.answer,
      exists (select from delivery_attempts where ${ofThis("invoice_id")} and outcome = 'unknown') as unknown,
      exists (select from withdrawals where ${ofThis("invoice_id")}) as withdrawn,
      exists (select from held_invoices where ${ofThis("invoice_id")} and released_at is null) as held,
      exists (select from invoices where ${ofThis("replaces_invoice_id")}) as replaced,
      (select sum(payable_minor)::bigint from invoices where ${ofThis("credits_invoice_id")}) as credited_minor
    from (select 1) as one left join deliveries as delivery on ${ofThis("invoice_id")}`.execute(work.db);
  const [row] = rows;
  const credited = row?.credited_minor ?? 0n;
  return {
    kind,
    deliveryState: row?.withdrawn === true ? "withdrawn" : (row?.state ?? undefined),
    deliveryReason: row?.reason ?? undefined,
    anyUnknown: row?.unknown ?? false,
    isHeld: row?.held ?? false,
    answer: row?.answer ?? undefined,
    credited: credited === 0n ? "nothing" : credited < payableMinor ? "part" : "all",
    isReplaced: row?.replaced ?? false,
  };
}
