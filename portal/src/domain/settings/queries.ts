/** What pages and other rooms ask of the settings. */
import type { Bankgiro, Bic, Iban, Plusgiro } from "@fakturaporten/einvoice";
import { sql } from "kysely";
import { jsonArrayFrom, jsonObjectFrom } from "kysely/helpers/postgres";
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
  const saved = await selectSettings(work, requireOrganisation(work)).executeTakeFirst();
  if (saved === undefined) return unsettled;
  return {
    version: saved.version,
    bankName: saved.bank_name ?? undefined,
    accounts: saved.accounts.map(accountOf).sort((a, b) => accountKinds.indexOf(a.kind) - accountKinds.indexOf(b.kind)),
    factoring: saved.factoring === null ? undefined : factoringOf(saved.factoring),
    numbering: numberingOf(saved.series, saved.number_automatic),
    paymentTermsDays: saved.payment_terms_days,
    vatPercent: saved.vat_percent as VatPercent,
    ourReference: saved.our_reference ?? undefined,
    isStopped: saved.stopped_at !== null,
  };
}

/** One statement for all of it, since every sending asks. */
function selectSettings({ db }: Work, organisationId: OrganisationId) {
  return db
    .selectFrom("send_settings")
    .where("organisation_id", "=", organisationId)
    .selectAll()
    .select((own) => [
      own
        .selectFrom("payment_stops")
        .select("stopped_at")
        .where("organisation_id", "=", organisationId)
        .where("lifted_at", "is", null)
        .as("stopped_at"),
      jsonArrayFrom(
        own
          .selectFrom("payment_accounts")
          .select(["kind", "clearing", "number", "bic", "warning_confirmed"])
          .where("organisation_id", "=", organisationId)
          .where("replaced_at", "is", null),
      ).as("accounts"),
      jsonObjectFrom(
        own
          .selectFrom("factoring_companies")
          .select(["name", "organisation_number", "account_kind", "account_clearing", "account_number"])
          .select(["assignment_text", "warning_confirmed"])
          .where("organisation_id", "=", organisationId)
          .where("replaced_at", "is", null),
      ).as("factoring"),
      jsonArrayFrom(
        own
          .selectFrom("number_series")
          .select(["prefix", "in_use"])
          .select(sql<string>`next_number::text`.as("next_number"))
          .select(sql<string>`taken_through::text`.as("taken_through"))
          .where("organisation_id", "=", organisationId)
          .where("series", "=", "invoice"),
      ).as("series"),
    ]);
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

interface FactoringRow {
  readonly name: string;
  readonly organisation_number: string;
  readonly account_kind: DomesticAccount["kind"];
  readonly account_clearing: string | null;
  readonly account_number: string;
  readonly assignment_text: string;
  readonly warning_confirmed: boolean;
}

function factoringOf(row: FactoringRow): FactoringCompany {
  const account = { kind: row.account_kind, clearing: row.account_clearing, number: row.account_number, bic: null };
  return {
    name: row.name,
    organisationNumber: row.organisation_number,
    account: accountOf({ ...account, warning_confirmed: row.warning_confirmed }) as DomesticAccount,
    assignmentText: row.assignment_text,
  };
}

interface SeriesRow {
  readonly prefix: string;
  readonly in_use: boolean;
  /** As text: JSON has no numbers this large. */
  readonly next_number: string;
  readonly taken_through: string;
}

function numberingOf(rows: readonly SeriesRow[], automatic: boolean): Numbering {
  const current = rows.find((row) => row.in_use);
  return {
    automatic,
    prefix: current?.prefix ?? "",
    nextNumber: BigInt(current?.next_number ?? "1"),
    takenThrough: new Map(rows.map((row) => [row.prefix, BigInt(row.taken_through)])),
  };
}
