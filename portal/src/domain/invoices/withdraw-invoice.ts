/**
 * Withdraws an issued document that reached nobody, in the transaction that issues its correction under the same number. The
 * delivery's row is locked and asked again, so that nothing can arrive in between; of two corrections at once one is refused.
 */
import type { Work } from "../../work.ts";
import { requirePermission } from "../access/permissions.ts";
import type { Invoice } from "./invoice.ts";
import { InvoiceNotReady } from "./invoice-not-ready.ts";
import { numberKey } from "./number-key.ts";
import { findNumberVerdict } from "./number-facts.ts";

export async function withdrawInvoice(work: Work, invoice: Invoice): Promise<void> {
  const { organisationId, accountId } = requirePermission(work, "invoice.send");
  await work.db
    .selectFrom("deliveries")
    .select("state")
    .where("organisation_id", "=", organisationId)
    .where("invoice_id", "=", invoice.id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const { ways } = await findNumberVerdict(work, invoice);
  if (!ways.includes("correct-same-number"))
    throw new InvoiceNotReady([
      { path: "sameNumber", code: "same-number-not-now", params: { number: invoice.number } },
    ]);
  await work.db
    .insertInto("withdrawals")
    .values({
      organisation_id: organisationId,
      invoice_id: invoice.id,
      number_key: numberKey(invoice.number),
      revision: invoice.revision,
      withdrawn_at: work.now,
      withdrawn_by: accountId,
    })
    .execute();
  await work.db
    .updateTable("deliveries")
    .set({ standing: "withdrawn" })
    .where("organisation_id", "=", organisationId)
    .where("invoice_id", "=", invoice.id)
    .execute();
}
