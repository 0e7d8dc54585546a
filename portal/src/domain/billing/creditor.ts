/** How an organisation bills its customers: under which name, to which account, on which terms. */
import type { Instant } from "../../time.ts";
import type { AccountId, Work } from "../../work.ts";
import { requireOrganisation, requirePermission } from "../access/permissions.ts";
import { hasSecondPerson } from "../access/second-person.ts";
import { record } from "../events/record.ts";
import { postMail } from "../mail/post-mail.ts";
import { Refusal } from "../refusal.ts";

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
  readonly asked: AskedBankgiro | undefined;
}

/** Another bankgiro that waits for a second person. */
export interface AskedBankgiro {
  readonly bankgiro: string;
  readonly at: Instant;
  readonly by: AccountId;
}

/**
 * Another bankgiro is told to all who could see it was wrong. Where there are two who may bill, it is used when the other one has
 * agreed; until then the one before stays. Says whether it waits.
 */
export async function saveCreditor(work: Work, facts: CreditorFacts): Promise<"saved" | "waits"> {
  const { organisationId, accountId } = requirePermission(work, "billing.run");
  const before = await lockBankgiro(work, organisationId);
  const isOther = before !== undefined && before !== facts.bankgiro;
  const waits = isOther && (await hasSecondPerson(work, "billing.run"));
  const bankgiro = waits ? before : facts.bankgiro;
  const asked = { asked_bankgiro: facts.bankgiro, asked_at: work.now, asked_by: accountId };
  const columns = {
    name: facts.name,
    contact_name: facts.contactName,
    contact_email: facts.contactEmail,
    contact_phone: facts.contactPhone ?? null,
    bankgiro,
    other_accounts: otherAccounts(facts.otherAccounts, { before, bankgiro }),
    terms_days: facts.termsDays,
    changed_at: work.now,
    ...(isOther && (waits ? asked : nothingAsked)),
  };
  await work.db
    .insertInto("creditors")
    .values({ organisation_id: organisationId, ...columns, next_number: firstNumber })
    .onConflict((conflict) => conflict.column("organisation_id").doUpdateSet(columns))
    .execute();
  const step = waits ? { asked: facts.bankgiro } : {};
  await record(work, "creditor.changed", { subject: organisationId, facts: { bankgiro, ...step } });
  if (isOther) await tellOfBankgiro(work, organisationId, waits ? "asked" : "changed");
  return waits ? "waits" : "saved";
}

const nothingAsked = { asked_bankgiro: null, asked_at: null, asked_by: null };

/** The second person about a bankgiro that waits, as they have seen it. Whoever asked may take it back, and never agree. */
export async function decideBankgiro(
  work: Work,
  { bankgiro, decision }: { readonly bankgiro: string; readonly decision: "agree" | "decline" },
): Promise<void> {
  const { organisationId, accountId } = requirePermission(work, "billing.run");
  const before = await lockBankgiro(work, organisationId);
  const creditor = await findCreditor(work);
  if (before === undefined || creditor?.asked?.bankgiro !== bankgiro) throw new Refusal("changed-meanwhile");
  const agreed = decision === "agree";
  if (agreed && creditor.asked.by === accountId) throw new Refusal("second-person-needed");
  const moved = { bankgiro, other_accounts: otherAccounts(creditor.otherAccounts, { before, bankgiro }) };
  await work.db
    .updateTable("creditors")
    .set({ ...nothingAsked, changed_at: work.now, ...(agreed && moved) })
    .where("organisation_id", "=", organisationId)
    .execute();
  const facts = agreed ? { bankgiro } : { bankgiro: before, declined: bankgiro };
  await record(work, "creditor.changed", { subject: organisationId, facts });
  if (agreed) await tellOfBankgiro(work, organisationId, "changed");
}

/** Invoices already out are still paid to the one before. */
function otherAccounts(
  named: readonly string[],
  { before, bankgiro }: { readonly before: string | undefined; readonly bankgiro: string },
): string[] {
  const others = before === undefined || before === bankgiro ? named : [...named, before];
  return [...new Set(others)].filter((one) => one !== bankgiro).slice(-otherAccountsMax);
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
async function tellOfBankgiro(work: Work, organisationId: string, step: "asked" | "changed"): Promise<void> {
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
      { kind: "creditor-bankgiro-changed", facts: { at: work.now, personName, step } },
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
      asked:
        row.asked_bankgiro === null || row.asked_at === null || row.asked_by === null
          ? undefined
          : { bankgiro: row.asked_bankgiro, at: row.asked_at, by: row.asked_by as AccountId },
    }
  );
}
