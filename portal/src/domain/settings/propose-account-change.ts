/** A change of where money goes is put down to wait, and everybody who should know is told before it is used. */
import { sql } from "kysely";
import { dayOf, type LocalDate, startOf } from "../../time.ts";
import type { OrganisationId, Work } from "../../work.ts";
import { type Person } from "../access/permissions.ts";
import { type EventKind, recordAll } from "../events/record.ts";
import { listDeciders } from "../parties/membership.ts";
import { type Destinations, endWait, findWaitingChange } from "./account-change.ts";
import { changesOf } from "./account-changes.ts";
import { bankDaysOf, firstDayAfter, getPaymentPolicy, type SecondPerson } from "./payment-policy.ts";
import { tellOfChange } from "./tell-owners.ts";

export interface ProposeAccountChange {
  readonly person: Person;
  readonly before: Destinations;
  readonly after: Destinations;
}

/** How long a change made now would wait, and who besides would have to say yes. */
export interface Wait {
  readonly bankDays: number;
  readonly beginsOn: LocalDate;
  readonly secondPerson: SecondPerson;
}

export async function proposeAccountChange(work: Work, { person, before, after }: ProposeAccountChange): Promise<void> {
  const { organisationId, accountId } = person;
  await takeBackEarlier(work, organisationId);
  const wait = await waitOf(work, person);
  const id = work.newId();
  await work.db
    .insertInto("account_changes")
    .values({
      organisation_id: organisationId,
      id,
      state: "waiting",
      accounts: JSON.stringify(after.accounts),
      factoring: after.factoring === undefined ? null : JSON.stringify(after.factoring),
      proposed_at: work.now,
      proposed_by: accountId,
      bank_days: wait.bankDays,
      begins_on: wait.beginsOn,
      second_person: wait.secondPerson,
    })
    .execute();
  const changes = changesOf(before, after);
  await recordAll(
    work,
    changes.map(
      ({ what, from, to }) =>
        [
          "payment-account.change-proposed",
          { subject: organisationId, facts: { what, from, to, beginsOn: wait.beginsOn } },
        ] as const,
    ),
  );
  await tellOfChange(work, { organisationId, changes, beginsOn: wait.beginsOn });
  if (wait.secondPerson === "region") await work.enqueue("ask-about-account", { organisationId, changeId: id });
  await work.enqueue("begin-account-change", { organisationId, changeId: id }, { startAfter: startOf(wait.beginsOn) });
}

/** A new change takes the place of one that waits. */
async function takeBackEarlier(work: Work, organisationId: OrganisationId): Promise<void> {
  const earlier = await findWaitingChange(work);
  if (earlier === undefined) return;
  await endWait(work, earlier, "withdraw");
  await recordAll(work, [["payment-account.change-withdrawn", { subject: organisationId }]]);
}

export async function waitOf(work: Work, { organisationId }: Pick<Person, "organisationId">): Promise<Wait> {
  const policy = await getPaymentPolicy(work);
  const bankDays = bankDaysOf(policy, { today: work.today, ...(await cautionOf(work, organisationId)) });
  const beginsOn = firstDayAfter(work.today, bankDays);
  if (policy.secondPerson !== "owner") return { bankDays, beginsOn, secondPerson: policy.secondPerson };
  const owners = await listDeciders(work, organisationId);
  return { bankDays, beginsOn, secondPerson: owners.length > 1 ? "owner" : "nobody" };
}

/** Since when the company has been here, and when a password or a user of it changed last. */
/** After one of these the account may be in other hands than yesterday. */
const callsForCaution = [
  "account.password-changed",
  "account.second-step-removed",
  "account.recovery-code-used",
  "member.joined",
  "member.role-changed",
  "member.removed",
] as const satisfies readonly EventKind[];

async function cautionOf(work: Work, organisationId: OrganisationId) {
  const { registered_at, changed_at } = await work.db
    .selectFrom("organisations")
    .select(["registered_at"])
    .select((own) =>
      own
        .selectFrom("events")
        .select(sql<string | null>`max(at)`.as("at"))
        .where("events.organisation_id", "=", organisationId)
        .where("subject_id", "in", (subjects) =>
          subjects
            .selectFrom("memberships")
            .select(sql<string>`unnest(array[account_id, organisation_id])`.as("id"))
            .where("memberships.organisation_id", "=", organisationId),
        )
        .where("kind", "in", callsForCaution)
        .as("changed_at"),
    )
    .where("id", "=", organisationId)
    .executeTakeFirstOrThrow();
  const changedOn = changed_at === null ? undefined : dayOf(changed_at as typeof registered_at);
  return { registeredOn: dayOf(registered_at), changedOn };
}
