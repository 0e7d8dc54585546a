/**
 * Settings › Send is saved. A change of where money goes asks for the password again, waits before it is used, is an event, and
 * is told to every owner by letter; the account before it is kept, as a version that has ended.
 */
import type { OrganisationId, Work } from "../../work.ts";
import { type PasswordProof, requireRecentPassword } from "../access/password-proof.ts";
import { requirePermission } from "../access/permissions.ts";
import { record } from "../events/record.ts";
import { Refusal } from "../refusal.ts";
import { isUsedAtOnce } from "./account-change.ts";
import { type AccountChange, changesOf } from "./account-changes.ts";
import { proposeAccountChange } from "./propose-account-change.ts";
import { getSendSettings } from "./queries.ts";
import type { SettledEntry } from "./read-send-settings.ts";
import { saveNumbering } from "./save-numbering.ts";
import type { SendSettings } from "./send-settings.ts";
import { isStopped } from "./stop-payments.ts";
import { tellOfChange } from "./tell-owners.ts";
import { writeAccounts } from "./write-accounts.ts";

export interface SaveSendSettings {
  readonly entry: SettledEntry;
  /** The version the person saw. */
  readonly version: number;
  /** Needed when an account changes. */
  readonly proof?: PasswordProof | undefined;
}

export async function saveSendSettings(work: Work, { entry, version, proof }: SaveSendSettings): Promise<void> {
  const person = requirePermission(work, "settings.write");
  const { organisationId } = person;
  if (await isStopped(work)) throw new Refusal("payments-stopped");
  await claimVersion(work, organisationId, { entry, version });
  const before = await getSendSettings(work);
  const changes = changesOf(before, entry);
  if (changes.length > 0) requireRecentPassword(work, proof);
  await saveNumbering(work, organisationId, entry.numbering);
  if (isUsedAtOnce(before, entry)) await useAtOnce(work, { organisationId, changes, before, entry });
  else await proposeAccountChange(work, { person, before, after: entry });
  await recordSettings(work, organisationId, entry);
}

/** Of two who save at once, the second is told: nothing is overwritten unseen. Holds the row until the commit. */
async function claimVersion(
  work: Work,
  organisationId: OrganisationId,
  { entry, version }: Pick<SaveSendSettings, "entry" | "version">,
): Promise<void> {
  const columns = {
    version: version + 1,
    bank_name: entry.bankName ?? null,
    number_automatic: entry.numbering.automatic,
    payment_terms_days: entry.paymentTermsDays,
    vat_percent: entry.vatPercent,
    our_reference: entry.ourReference ?? null,
    changed_at: work.now,
  };
  const claimed =
    version === 0
      ? await work.db
          .insertInto("send_settings")
          .values({ organisation_id: organisationId, ...columns })
          .onConflict((conflict) => conflict.column("organisation_id").doNothing())
          .returning("version")
          .executeTakeFirst()
      : await work.db
          .updateTable("send_settings")
          .set(columns)
          .where("organisation_id", "=", organisationId)
          .where("version", "=", version)
          .returning("version")
          .executeTakeFirst();
  if (claimed === undefined) throw new Refusal("changed-meanwhile");
}

interface Saved {
  readonly organisationId: OrganisationId;
  readonly changes: readonly AccountChange[];
  readonly before: SendSettings;
  readonly entry: SettledEntry;
}

async function useAtOnce(work: Work, { organisationId, changes, before, entry }: Saved): Promise<void> {
  await writeAccounts(work, organisationId, { before, entry });
  for (const { what, from, to } of changes)
    await record(work, "payment-account.changed", { subject: organisationId, facts: { what, from, to } });
  if (changes.length > 0) await tellOfChange(work, { organisationId, changes });
}

async function recordSettings(work: Work, organisationId: OrganisationId, entry: SettledEntry): Promise<void> {
  await record(work, "settings.changed", {
    subject: organisationId,
    facts: {
      numberAutomatic: entry.numbering.automatic,
      numberPrefix: entry.numbering.prefix,
      nextNumber: entry.numbering.nextNumber?.toString() ?? null,
      paymentTermsDays: entry.paymentTermsDays,
      vatPercent: entry.vatPercent,
      factoring: entry.factoring !== undefined,
    },
  });
}
