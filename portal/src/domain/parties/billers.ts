/** Those who write invoices for the organisation that the work is done for: who is told when one of them needs somebody. */
import { may, requireOrganisation, roles } from "../access/permissions.ts";
import type { Recipient } from "../mail/letters.ts";
import type { Work } from "../../work.ts";

export async function listBillers(work: Work): Promise<readonly Recipient[]> {
  const rows = await work.db
    .selectFrom("memberships")
    .innerJoin("accounts", "accounts.id", "memberships.account_id")
    .select(["accounts.email", "accounts.name", "accounts.language"])
    .where("memberships.organisation_id", "=", requireOrganisation(work))
    .where(
      "memberships.role",
      "in",
      roles.filter((role) => may(role, "invoice.send")),
    )
    .orderBy("memberships.joined_at")
    .orderBy("accounts.id")
    .execute();
  return rows.map(({ email, name, language }) => ({ address: email, name, language }));
}
