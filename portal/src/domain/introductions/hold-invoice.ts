/** Whether an issued invoice may be carried to its receiver now; if not, it is written down as held, with the reason. Asked by delivery. */
import type { OrganisationId, Work } from "../../work.ts";
import { requireOrganisation, requirePermission } from "../access/permissions.ts";
import { record } from "../events/record.ts";
import { type IntroductionNeed, introductionNeedOf, lockAnswer } from "./introduction.ts";
import type { Instant } from "../../time.ts";

export type HoldReason = "introduction-missing" | "introduction-open" | "introduction-refused";

export interface AskedInvoice {
  readonly invoiceId: string;
  /** The region whose unit receives it. */
  readonly regionId: OrganisationId;
}

/** Says whether it is held. Asking again of one that is held changes nothing. */
export async function holdInvoice(work: Work, { invoiceId, regionId }: AskedInvoice): Promise<boolean> {
  if (reasonOf(await introductionNeedOf(work, regionId)) === undefined) return false;
  await lockAnswer(work, regionId, "ask");
  const reason = reasonOf(await introductionNeedOf(work, regionId));
  if (reason === undefined) return false;
  const held = await work.db
    .insertInto("held_invoices")
    .values({
      organisation_id: requireOrganisation(work),
      invoice_id: invoiceId,
      region_id: regionId,
      reason,
      held_at: work.now,
    })
    .onConflict((conflict) => conflict.columns(["organisation_id", "invoice_id"]).doNothing())
    .executeTakeFirst();
  if (held.numInsertedOrUpdatedRows !== 0n)
    await record(work, "invoice.held", { subject: invoiceId, facts: { reason } });
  return true;
}

function reasonOf(need: IntroductionNeed): HoldReason | undefined {
  if (need.kind === "missing") return need.waits ? "introduction-missing" : undefined;
  if (need.kind === "none") return undefined;
  return need.introduction.state === "refused" ? "introduction-refused" : "introduction-open";
}

export interface Hold {
  readonly reason: HoldReason;
  readonly regionId: OrganisationId;
  readonly heldAt: Instant;
}

/** Why an invoice is held now, for its page. */
export async function findHold(work: Work, invoiceId: string): Promise<Hold | undefined> {
  const { organisationId } = requirePermission(work, "invoice.read");
  const row = await work.db
    .selectFrom("held_invoices")
    .select(["reason", "region_id", "held_at"])
    .where("organisation_id", "=", organisationId)
    .where("invoice_id", "=", invoiceId)
    .where("released_at", "is", null)
    .executeTakeFirst();
  return row && { reason: row.reason, regionId: row.region_id as OrganisationId, heldAt: row.held_at };
}

/** How many invoices wait for an introduction that nobody has made, by region. */
export async function countHeldWithoutIntroduction(
  work: Work,
): Promise<readonly { readonly regionId: OrganisationId; readonly invoices: number }[]> {
  const { organisationId } = requirePermission(work, "invoice.read");
  const rows = await work.db
    .selectFrom("held_invoices")
    .select((select) => ["region_id", select.fn.countAll<string>().as("invoices")])
    .where("organisation_id", "=", organisationId)
    .where("reason", "=", "introduction-missing")
    .where("released_at", "is", null)
    .groupBy("region_id")
    .execute();
  return rows.map((row) => ({ regionId: row.region_id as OrganisationId, invoices: Number(row.invoices) }));
}
