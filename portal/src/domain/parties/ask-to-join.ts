import { sql } from "kysely";
import type { AccountId, Work } from "../../work.ts";
import { actAs } from "../access/sessions.ts";
import { record } from "../events/record.ts";
import { postMail } from "../mail/post-mail.ts";
import { getAccount } from "./account.ts";
import { within } from "./act-as.ts";
import { listDeciders } from "./membership.ts";
import type { FoundOrganisation } from "./organisation.ts";

export interface AskToJoin {
  readonly organisation: FoundOrganisation;
  readonly accountId: AccountId;
  readonly greeting: string | undefined;
}

/** Asks the owners of a registered company for a place in it. Asking twice is asking once; a member has no need to ask. */
export async function askToJoin(work: Work, { organisation, accountId, greeting }: AskToJoin): Promise<void> {
  await actAs(work, accountId);
  const account = await getAccount(work, accountId);
  await within(work, organisation.id, async () => {
    if (!(await insertRequest(work, { organisation, accountId, greeting }))) return;
    await record(work, "member.join-requested", {
      subject: organisation.id,
      organisationId: organisation.id,
      facts: { account: accountId },
    });
    for (const decider of await listDeciders(work, organisation.id)) {
      await postMail(
        work,
        { address: decider.email, name: decider.name, language: decider.language },
        {
          kind: "join-requested",
          facts: { companyName: organisation.name, personName: account.name, personEmail: account.email },
        },
      );
    }
  });
}

/** Written out, not a parameter: PostgreSQL must see that it is the condition of the index when it plans once for many. */
const isOpen = sql<boolean>`state = 'open'`;

async function insertRequest(work: Work, { organisation, accountId, greeting }: AskToJoin): Promise<boolean> {
  const member = await work.db
    .selectFrom("memberships")
    .select("role")
    .where("organisation_id", "=", organisation.id)
    .where("account_id", "=", accountId)
    .executeTakeFirst();
  if (member !== undefined) return false;
  const inserted = await work.db
    .insertInto("join_requests")
    .values({
      organisation_id: organisation.id,
      id: work.newId(),
      account_id: accountId,
      greeting: greeting ?? null,
      asked_at: work.now,
      decided_at: null,
      decided_by: null,
    })
    .onConflict((conflict) => conflict.columns(["organisation_id", "account_id"]).where(isOpen).doNothing())
    .returning("id")
    .executeTakeFirst();
  return inserted !== undefined;
}
