/** How an organisation bills its customers: under which name, to which account, on which terms. */
import type { Work } from "../../work.ts";
import { requireOrganisation, requirePermission } from "../access/permissions.ts";
import { record } from "../events/record.ts";
import { postMail } from "../mail/post-mail.ts";

export interface CreditorFacts {
  /** As the invoice says: `Region Exempel, IT`. */
  readonly name: string;
  readonly contactName: string;
  readonly contactEmail: string;
  readonly contactPhone: string | undefined;
  readonly bankgiro: string;
  /** Besides the bankgiro: what `parseOwnAccounts` reads. */
  readonly otherAccounts: readonly string[];
  readonly termsDays: number;
}

export interface Creditor extends CreditorFacts {
  /** What the next invoice will be numbered. */
  readonly nextNumber: bigint;
}

/** Another bankgiro is told to all who could see it was wrong; invoices already out are still paid to the one before. */
export async function saveCreditor(work: Work, facts: CreditorFacts): Promise<void> {
  const { organisationId } = requirePermission(work, "billing.run");
  const before = await lockBankgiro(work, organisationId);
  const isOther = before !== undefined && before !== facts.bankgiro;
  const others = [...facts.otherAccounts, ...(isOther ? [before] : [])];
  const columns = {
    name: facts.name,
    contact_name: facts.contactName,
    contact_email: facts.contactEmail,
    contact_phone: facts.contactPhone ?? null,
    bankgiro: facts.bankgiro,
    other_accounts: [...new Set(others)].filter((one) => one !== facts.bankgiro).slice(-otherAccountsMax),
    terms_days: facts.termsDays,
    changed_at: work.now,
  };
  await work.db
    .insertInto("creditors")
    .values({ organisation_id: organisationId, ...columns, next_number: firstNumber })
    .onConflict((conflict) => conflict.column("organisation_id").doUpdateSet(columns))
    .execute();
  await record(work, "creditor.changed", { subject: organisationId, facts: { bankgiro: facts.bankgiro } });
  if (isOther) await tellOfBankgiro(work, organisationId);
}

async function lockBankgiro(work: Work, organisationId: string): Promise<string | undefined> {
  const row = await work.db
    .selectFrom("creditors")
    .select("bankgiro")
    .where("organisation_id", "=", organisationId)
    .forUpdate()
    .executeTakeFirst();
  return row?.bankgiro;
}

/** To those who bill and those who administer, whoever changed it among them: a changed account is the commonest fraud there is. */
async function tellOfBankgiro(work: Work, organisationId: string): Promise<void> {
  const people = await work.db
    .selectFrom("memberships")
    .innerJoin("accounts", "accounts.id", "memberships.account_id")
    .select(["accounts.name", "accounts.email", "accounts.language"])
    .where("memberships.organisation_id", "=", organisationId)
    .where("memberships.role", "in", ["billing", "administrator"])
    .orderBy("memberships.joined_at")
    .execute();
  const { accountId } = requirePermission(work, "billing.run");
  const { name: personName } = await work.db
    .selectFrom("accounts")
    .select("name")
    .where("id", "=", accountId)
    .executeTakeFirstOrThrow();
  for (const { name, email: address, language } of people)
    await postMail(
      work,
      { address, name, language },
      { kind: "creditor-bankgiro-changed", facts: { at: work.now, personName } },
    );
}

/** The row holds no more of them; the latest are those that invoices are still paid to. */
const otherAccountsMax = 20;

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
      otherAccounts: row.other_accounts,
      termsDays: row.terms_days,
      nextNumber: row.next_number,
    }
  );
}
