/** What pages and other rooms ask of the settings. */
import type { Bankgiro, Bic, Iban, Plusgiro } from "@fakturaporten/einvoice";
import type { Instant } from "../../time.ts";
import type { OrganisationId, Work } from "../../work.ts";
import { requireOrganisation } from "../access/permissions.ts";
import { accountKinds, type DomesticAccount, type PaymentAccount } from "./payment-account.ts";
import {
  type FactoringCompany,
  type Numbering,
  type SendSettings,
  unsettled,
  type VatPercent,
} from "./send-settings.ts";
import type { SettingsContext } from "./settings-fields.ts";

/** The settings of the organisation one acts for; before anything was saved, what holds for everyone. */
export async function getSendSettings(work: Work): Promise<SendSettings> {
  const organisationId = requireOrganisation(work);
  const saved = await work.db
    .selectFrom("send_settings")
    .selectAll()
    .where("organisation_id", "=", organisationId)
    .executeTakeFirst();
  if (saved === undefined) return unsettled;
  return {
    version: saved.version,
    bankName: saved.bank_name ?? undefined,
    accounts: await listAccounts(work, organisationId),
    factoring: await findFactoring(work, organisationId),
    numbering: await getNumbering(work, { organisationId, automatic: saved.number_automatic }),
    paymentTermsDays: saved.payment_terms_days,
    vatPercent: saved.vat_percent as VatPercent,
    ourReference: saved.our_reference ?? undefined,
  };
}

/** What the form of the settings is read against. */
export async function getSettingsContext(work: Work): Promise<SettingsContext> {
  const { organisation_number } = await work.db
    .selectFrom("organisations")
    .select("organisation_number")
    .where("id", "=", requireOrganisation(work))
    .executeTakeFirstOrThrow();
  return { current: await getSendSettings(work), ownOrganisationNumber: organisation_number };
}

/** A payment account that is or was in use. */
export interface AccountVersion {
  readonly account: PaymentAccount;
  readonly validFrom: Instant;
  readonly replacedAt: Instant | undefined;
}

/** Every account the supplier has had, newest first. */
export async function listAccountVersions(work: Work): Promise<readonly AccountVersion[]> {
  const rows = await work.db
    .selectFrom("payment_accounts")
    .selectAll()
    .where("organisation_id", "=", requireOrganisation(work))
    .orderBy("valid_from", "desc")
    .orderBy("id", "desc")
    .limit(100)
    .execute();
  return rows.map((row) => ({
    account: accountOf(row),
    validFrom: row.valid_from,
    replacedAt: row.replaced_at ?? undefined,
  }));
}

async function listAccounts(work: Work, organisationId: OrganisationId): Promise<readonly PaymentAccount[]> {
  const rows = await work.db
    .selectFrom("payment_accounts")
    .select(["kind", "clearing", "number", "bic", "warning_confirmed"])
    .where("organisation_id", "=", organisationId)
    .where("replaced_at", "is", null)
    .execute();
  return rows.map(accountOf).sort((a, b) => accountKinds.indexOf(a.kind) - accountKinds.indexOf(b.kind));
}

interface AccountRow {
  readonly kind: PaymentAccount["kind"];
  readonly clearing: string | null;
  readonly number: string;
  readonly bic: string | null;
  readonly warning_confirmed: boolean;
}

/** Rows hold what the parsers let through; the schema's checks say the same. */
function accountOf({ kind, number, clearing, bic, warning_confirmed }: AccountRow): PaymentAccount {
  switch (kind) {
    case "bankgiro":
      return { kind, number: number as Bankgiro };
    case "plusgiro":
      return { kind, number: number as Plusgiro };
    case "bank-account":
      return { kind, clearing: clearing ?? "", number, warningConfirmed: warning_confirmed };
    case "iban":
      return { kind, number: number as Iban, bic: (bic ?? "") as Bic };
  }
}

async function findFactoring(work: Work, organisationId: OrganisationId): Promise<FactoringCompany | undefined> {
  const row = await work.db
    .selectFrom("factoring_companies")
    .selectAll()
    .where("organisation_id", "=", organisationId)
    .where("replaced_at", "is", null)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const account = { kind: row.account_kind, clearing: row.account_clearing, number: row.account_number, bic: null };
  return {
    name: row.name,
    organisationNumber: row.organisation_number,
    account: accountOf({ ...account, warning_confirmed: row.warning_confirmed }) as DomesticAccount,
    assignmentText: row.assignment_text,
  };
}

interface NumberingQuestion {
  readonly organisationId: OrganisationId;
  readonly automatic: boolean;
}

async function getNumbering(work: Work, { organisationId, automatic }: NumberingQuestion): Promise<Numbering> {
  const rows = await work.db
    .selectFrom("number_series")
    .select(["prefix", "next_number", "taken_through", "in_use"])
    .where("organisation_id", "=", organisationId)
    .where("series", "=", "invoice")
    .execute();
  const current = rows.find((row) => row.in_use);
  return {
    automatic,
    prefix: current?.prefix ?? "",
    nextNumber: current?.next_number ?? 1n,
    takenThrough: new Map(rows.map((row) => [row.prefix, row.taken_through])),
  };
}
