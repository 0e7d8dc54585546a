/**
 * Somebody who has confirmed their address and password says that a registered company is theirs. Supplier support looks into it
 * outside the portal and decides; only then, and with a letter to every owner, does the newcomer become one of them.
 */
import { sql } from "kysely";
import type { AccountId, OrganisationId, Work } from "../../work.ts";
import { requireOrganisation } from "../access/permissions.ts";
import type { Case } from "../cases/case.ts";
import { openAtDesk } from "../cases/open-case.ts";
import { record } from "../events/record.ts";
import { postMail } from "../mail/post-mail.ts";
import { getAccount } from "../parties/account.ts";
import { within } from "../parties/act-as.ts";
import { addMember, listDeciders } from "../parties/membership.ts";
import { listRegions } from "../parties/regions.ts";

export interface ContestNumber {
  readonly accountId: AccountId;
  readonly companyId: OrganisationId;
  readonly phone: string;
}

/** Asking again while a case is under way is asking once. */
export async function contestNumber(work: Work, { accountId, companyId, phone }: ContestNumber): Promise<void> {
  const company = await work.db
    .selectFrom("organisations")
    .select(["name", "organisation_number"])
    .where("id", "=", companyId)
    .executeTakeFirstOrThrow();
  const person = await getAccount(work, accountId);
  const party = { name: company.name, number: company.organisation_number };
  for (const { id } of await listRegions(work))
    await within(work, id, async () => {
      const desk: Work = { ...work, actor: { kind: "machine", job: "contest-number", organisationId: id } };
      if (await isUnderWay(desk, party.number, accountId)) return;
      await openAtDesk(desk, {
        kind: "contested-number",
        about: {
          companyName: company.name,
          organisationNumber: company.organisation_number,
          accountId,
          personName: person.name,
          personEmail: person.email,
          phone,
        },
        party,
      });
    });
}

async function isUnderWay(work: Work, number: string, accountId: AccountId): Promise<boolean> {
  const known = await work.db
    .selectFrom("cases")
    .select("id")
    .where("organisation_id", "=", requireOrganisation(work))
    .where("party_number", "=", number)
    .where("kind", "=", "contested-number")
    .where("state", "!=", "closed")
    .where(sql<boolean>`about ->> 'accountId' = ${accountId}`)
    .executeTakeFirst();
  return known !== undefined;
}

/** What was decided at the desk is done in the company's rows, and told to all whom it concerns. Twice is harmless. */
export async function settleContest(work: Work, decided: Case): Promise<void> {
  if (decided.side !== "desk" || decided.kind !== "contested-number" || decided.partyNumber === undefined) return;
  const { accountId, companyName, personName } = decided.about;
  const newcomer = await getAccount(work, accountId as AccountId);
  const recipient = { address: newcomer.email, name: newcomer.name, language: newcomer.language };
  if (decided.decision !== "admit")
    return void (await postMail(work, recipient, { kind: "contest-declined", facts: { companyName } }));
  const { id } = await work.db
    .selectFrom("organisations")
    .select("id")
    .where("organisation_number", "=", decided.partyNumber)
    .executeTakeFirstOrThrow();
  const companyId = id as OrganisationId;
  const decidedBy = await deciderOf(work, decided);
  await within(work, companyId, async () => {
    const owners = await listDeciders(work, companyId);
    if (owners.some((owner) => owner.accountId === newcomer.id)) return;
    await admit(work, { companyId, accountId: newcomer.id, decidedBy });
    for (const { name, email, language } of owners)
      await postMail(
        work,
        { address: email, name, language },
        { kind: "owner-let-in", facts: { companyName, personName } },
      );
    await postMail(work, recipient, { kind: "join-accepted", facts: { companyName } });
  });
}

interface Admit {
  readonly companyId: OrganisationId;
  readonly accountId: AccountId;
  /** Who at the desk decided. */
  readonly decidedBy: string;
}

/** Becomes an owner, also when a member in another role; an open wish to join is thereby granted. */
async function admit(work: Work, { companyId, accountId, decidedBy }: Admit): Promise<void> {
  const before = await work.db
    .updateTable("memberships")
    .set({ role: "owner" })
    .where("organisation_id", "=", companyId)
    .where("account_id", "=", accountId)
    .returning("account_id")
    .executeTakeFirst();
  const facts = { account: accountId, role: "owner", by: "supplier-support" };
  if (before === undefined) await addMember(work, { organisationId: companyId, accountId, role: "owner" });
  await record(work, "member.role-changed", { subject: companyId, organisationId: companyId, facts });
  await work.db
    .updateTable("join_requests")
    .set({ state: "accepted", decided_at: work.now, decided_by: decidedBy })
    .where("organisation_id", "=", companyId)
    .where("account_id", "=", accountId)
    .where("state", "=", "open")
    .execute();
}

async function deciderOf(work: Work, { id }: Case): Promise<string> {
  const row = await work.db
    .selectFrom("case_messages")
    .select("account_id")
    .where("organisation_id", "=", requireOrganisation(work))
    .where("case_id", "=", id)
    .where("act", "=", "decide")
    .orderBy("number", "desc")
    .executeTakeFirstOrThrow();
  if (row.account_id === null) throw new Error("A person decides about a contested number.");
  return row.account_id;
}
