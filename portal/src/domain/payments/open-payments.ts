/** Whether money has come that might be a certain customer's and has not been placed: asked before anybody is handed over. */
import { sql } from "kysely";
import type { Work } from "../../work.ts";
import { requireOrganisation } from "../access/permissions.ts";
import type { PaymentReference } from "./bank-payment.ts";
import { nameKey, numbersIn, referenceKey } from "./match-payment.ts";

export interface PossiblePayer {
  readonly organisationNumber: string;
  readonly name: string;
  /** What the customer would have referred to. */
  readonly references: readonly string[];
}

interface OpenRow {
  readonly payment_references: readonly PaymentReference[];
  readonly texts: readonly string[];
  readonly payer_name: string | null;
  readonly payer_number: string | null;
}

export async function hasOpenPaymentOf(
  work: Work,
  { organisationNumber, name, references }: PossiblePayer,
): Promise<boolean> {
  const { rows } = await sql<OpenRow>`
    select p.payment_references, p.texts, p.payer_name, p.payer_number from payment_rests r
      join bank_payments p on p.organisation_id = r.organisation_id and p.id = r.payment_id
    where r.organisation_id = ${requireOrganisation(work)} and r.left_minor <> 0 and r.left_minor > 0 and p.amount_minor > 0
      and not exists (select from payment_decisions d where d.organisation_id = p.organisation_id and d.payment_id = p.id)`.execute(
    work.db,
  );
  const keys = new Set(references.map(referenceKey));
  return rows.some(
    (row) =>
      row.payer_number === organisationNumber ||
      (row.payer_name !== null && nameKey(row.payer_name) === nameKey(name)) ||
      row.payment_references.some(({ reference }) => keys.has(referenceKey(reference))) ||
      numbersIn(row.texts).some((number) => keys.has(number)),
  );
}
