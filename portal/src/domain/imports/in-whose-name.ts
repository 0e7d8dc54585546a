/** In whose name an import is read or sent: whoever asked for it, while they may; otherwise an owner, who then sends nothing. */
import { may, requireOrganisation } from "../access/permissions.ts";
import { listDeciders } from "../parties/membership.ts";
import type { AccountId, Actor, Work } from "../../work.ts";

export interface InWhoseName {
  readonly actor: Actor;
  readonly sends: boolean;
}

export async function inWhoseName(work: Work, importId: string): Promise<InWhoseName | undefined> {
  const organisationId = requireOrganisation(work);
  const asked = await work.db
    .selectFrom("imports")
    .leftJoin("memberships", (join) =>
      join
        .onRef("memberships.organisation_id", "=", "imports.organisation_id")
        .on((on) => on("memberships.account_id", "=", on.fn.coalesce("imports.sent_by", "imports.made_by"))),
    )
    .select(["memberships.account_id", "memberships.role"])
    .where("imports.organisation_id", "=", organisationId)
    .where("imports.id", "=", importId)
    .executeTakeFirst();
  if (asked === undefined) return undefined;
  const { account_id, role } = asked;
  if (account_id !== null && role !== null && may(role, "invoice.write")) {
    const actor: Actor = { kind: "person", accountId: account_id as AccountId, organisationId, role };
    return { actor, sends: may(role, "invoice.send") };
  }
  const [owner] = await listDeciders(work, organisationId);
  if (owner === undefined) return undefined;
  return { actor: { kind: "person", accountId: owner.accountId, organisationId, role: "owner" }, sends: false };
}

/** Whoever brought a spreadsheet, while they may write invoices; without them nobody judges it further. */
export async function whoseSheet(work: Work, sheetId: string): Promise<Actor | undefined> {
  const organisationId = requireOrganisation(work);
  const made = await work.db
    .selectFrom("invoice_sheets")
    .innerJoin("memberships", (join) =>
      join
        .onRef("memberships.organisation_id", "=", "invoice_sheets.organisation_id")
        .onRef("memberships.account_id", "=", "invoice_sheets.made_by"),
    )
    .select(["memberships.account_id", "memberships.role"])
    .where("invoice_sheets.organisation_id", "=", organisationId)
    .where("invoice_sheets.id", "=", sheetId)
    .executeTakeFirst();
  if (made === undefined || !may(made.role, "invoice.write")) return undefined;
  return { kind: "person", accountId: made.account_id as AccountId, organisationId, role: made.role };
}
