/** Accounts as versions: what is no longer used ends now, what is new begins now, what is the same is left alone. */
import type { OrganisationId, Work } from "../../work.ts";
import { isSameFactoring } from "./account-changes.ts";
import { accountKinds, isSameAccount, type PaymentAccount } from "./payment-account.ts";
import type { FactoringCompany, SendSettings } from "./send-settings.ts";

type Destinations = Pick<SendSettings, "accounts" | "factoring">;

export interface AccountsBeforeAndAfter {
  readonly before: Destinations;
  readonly entry: Destinations;
}

export async function writeAccounts(
  work: Work,
  organisationId: OrganisationId,
  { before, entry }: AccountsBeforeAndAfter,
): Promise<void> {
  for (const kind of accountKinds) {
    const [old, fresh] = [before, entry].map(({ accounts }) => accounts.find((account) => account.kind === kind));
    if (isSameAccount(old, fresh)) continue;
    if (old !== undefined) await endAccount(work, organisationId, old);
    if (fresh !== undefined) await beginAccount(work, organisationId, fresh);
  }
  if (isSameFactoring(before.factoring, entry.factoring)) return;
  if (before.factoring !== undefined) await endFactoring(work, organisationId);
  if (entry.factoring !== undefined) await beginFactoring(work, organisationId, entry.factoring);
}

async function endAccount(work: Work, organisationId: OrganisationId, { kind }: PaymentAccount): Promise<void> {
  await work.db
    .updateTable("payment_accounts")
    .set({ replaced_at: work.now })
    .where("organisation_id", "=", organisationId)
    .where("kind", "=", kind)
    .where("replaced_at", "is", null)
    .execute();
}

async function beginAccount(work: Work, organisationId: OrganisationId, account: PaymentAccount): Promise<void> {
  await work.db
    .insertInto("payment_accounts")
    .values({
      organisation_id: organisationId,
      id: work.newId(),
      kind: account.kind,
      number: account.number,
      clearing: account.kind === "bank-account" ? account.clearing : null,
      warning_confirmed: account.kind === "bank-account" && account.warningConfirmed,
      bic: account.kind === "iban" ? account.bic : null,
      valid_from: work.now,
    })
    .execute();
}

async function endFactoring(work: Work, organisationId: OrganisationId): Promise<void> {
  await work.db
    .updateTable("factoring_companies")
    .set({ replaced_at: work.now })
    .where("organisation_id", "=", organisationId)
    .where("replaced_at", "is", null)
    .execute();
}

async function beginFactoring(work: Work, organisationId: OrganisationId, factoring: FactoringCompany): Promise<void> {
  const { account } = factoring;
  await work.db
    .insertInto("factoring_companies")
    .values({
      organisation_id: organisationId,
      id: work.newId(),
      name: factoring.name,
      organisation_number: factoring.organisationNumber,
      account_kind: account.kind,
      account_number: account.number,
      account_clearing: account.kind === "bank-account" ? account.clearing : null,
      warning_confirmed: account.kind === "bank-account" && account.warningConfirmed,
      assignment_text: factoring.assignmentText,
      valid_from: work.now,
    })
    .execute();
}
