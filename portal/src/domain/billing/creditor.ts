/** How an organisation bills its customers: under which name, to which account, on which terms. */
import type { Work } from "../../work.ts";
import { requireOrganisation, requirePermission } from "../access/permissions.ts";
import { record } from "../events/record.ts";

export interface CreditorFacts {
  /** As the invoice says: `Region Exempel, IT`. */
  readonly name: string;
  readonly contactName: string;
  readonly contactEmail: string;
  readonly contactPhone: string | undefined;
  readonly bankgiro: string;
  readonly termsDays: number;
}

export interface Creditor extends CreditorFacts {
  /** What the next invoice will be numbered. */
  readonly nextNumber: bigint;
}

export async function saveCreditor(work: Work, facts: CreditorFacts): Promise<void> {
  const { organisationId } = requirePermission(work, "billing.run");
  const columns = {
    name: facts.name,
    contact_name: facts.contactName,
    contact_email: facts.contactEmail,
    contact_phone: facts.contactPhone ?? null,
    bankgiro: facts.bankgiro,
    terms_days: facts.termsDays,
    changed_at: work.now,
  };
  await work.db
    .insertInto("creditors")
    .values({ organisation_id: organisationId, ...columns, next_number: firstNumber })
    .onConflict((conflict) => conflict.column("organisation_id").doUpdateSet(columns))
    .execute();
  await record(work, "creditor.changed", { subject: organisationId, facts: { bankgiro: facts.bankgiro } });
}

/** Long enough that no number is mistaken for a supplier's typed one, and that OCR references have one length for years. */
const firstNumber = 100_001n;

export async function findCreditor(work: Work): Promise<Creditor | undefined> {
  const row = await work.db
    .selectFrom("creditors")
    .selectAll()
    .where("organisation_id", "=", requireOrganisation(work))
    .executeTakeFirst();
  return (
    row && {
      name: row.name,
      contactName: row.contact_name,
      contactEmail: row.contact_email,
      contactPhone: row.contact_phone ?? undefined,
      bankgiro: row.bankgiro,
      termsDays: row.terms_days,
      nextNumber: row.next_number,
    }
  );
}
