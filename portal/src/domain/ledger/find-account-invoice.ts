/** A customer's invoice by its number, as somebody types it. */
import type { Work } from "../../work.ts";
import { requirePermission } from "../access/permissions.ts";
import type { CustomerId } from "../customers/customer.ts";
import { type AccountInvoice, findInvoiceAccount } from "./queries.ts";

export async function findAccountInvoice(
  work: Work,
  customerId: CustomerId,
  number: string,
): Promise<AccountInvoice | undefined> {
  const { organisationId } = requirePermission(work, "ledger.read");
  const row = await work.db
    .selectFrom("customer_invoices")
    .select("id")
    .where("organisation_id", "=", organisationId)
    .where("customer_id", "=", customerId)
    .where("number", "=", number.replace(/\s/g, ""))
    .where("kind", "=", "invoice")
    .executeTakeFirst();
  return row && findInvoiceAccount(work, row.id);
}
