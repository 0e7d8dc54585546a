/**
 * A change of where money goes that waits before it is used. Until then invoices keep the accounts in use; afterwards it begins
 * by itself, unless it was taken back, refused, or stopped by somebody who was told of it.
 */
import type { Instant, LocalDate } from "../../time.ts";
import type { AccountId, Work } from "../../work.ts";
import { requireOrganisation } from "../access/permissions.ts";
import { lifecycle } from "../lifecycle.ts";
import { Refusal } from "../refusal.ts";
import { type AccountChange, changesOf } from "./account-changes.ts";
import type { PaymentAccount } from "./payment-account.ts";
import type { SecondPerson } from "./payment-policy.ts";
import { canBePaid, type FactoringCompany, type SendSettings } from "./send-settings.ts";

export const accountChangeLifecycle = lifecycle(
  {
    waiting: { begin: "begun", withdraw: "withdrawn", refuse: "refused", stop: "stopped" },
    begun: {},
    withdrawn: {},
    refused: {},
    stopped: {},
  },
  "account-change-decided",
);
export type AccountChangeMove = "begin" | "withdraw" | "refuse" | "stop";

export type Destinations = Pick<SendSettings, "accounts" | "factoring">;

export interface WaitingChange extends Destinations {
  readonly id: string;
  readonly proposedAt: Instant;
  readonly proposedBy: AccountId;
  readonly beginsOn: LocalDate;
  readonly secondPerson: SecondPerson;
  readonly approvedAt: Instant | undefined;
}

/** Whether a change is used at once: a first account, or nothing but own accounts that are no longer used. */
export function isUsedAtOnce(before: Destinations, after: Destinations): boolean {
  if (!canBePaid(before)) return true;
  const changes: readonly AccountChange[] = changesOf(before, after);
  if (changes.length === 0) return true;
  // Emptied first and filled again afterwards, an account would never have waited.
  return canBePaid(after) && changes.every(({ what, to }) => to === null && what !== "factoring");
}

export async function findWaitingChange(work: Work): Promise<WaitingChange | undefined> {
  const row = await selectWaiting(work).executeTakeFirst();
  return row && describeChange(row);
}

/** The change that waits, held against everybody else until the commit; refuses when none does, or another than expected. */
export async function lockWaitingChange(work: Work, id: string): Promise<WaitingChange> {
  const row = await selectWaiting(work).forUpdate().executeTakeFirst();
  if (row === undefined || row.id !== id) throw new Refusal("account-change-decided");
  return describeChange(row);
}

function selectWaiting(work: Work) {
  return work.db
    .selectFrom("account_changes")
    .select(["id", "accounts", "factoring", "proposed_at", "proposed_by", "begins_on", "second_person", "approved_at"])
    .where("organisation_id", "=", requireOrganisation(work))
    .where("state", "=", "waiting");
}

type WaitingRow = NonNullable<Awaited<ReturnType<ReturnType<typeof selectWaiting>["executeTakeFirst"]>>>;

/** What stands in the two JSON columns was written from these types. */
function describeChange(row: WaitingRow): WaitingChange {
  return {
    id: row.id,
    accounts: row.accounts as readonly PaymentAccount[],
    factoring: (row.factoring ?? undefined) as FactoringCompany | undefined,
    proposedAt: row.proposed_at,
    proposedBy: row.proposed_by as AccountId,
    beginsOn: row.begins_on,
    secondPerson: row.second_person,
    approvedAt: row.approved_at ?? undefined,
  };
}

/** Ends the wait of a change that has been locked. */
export async function endWait(work: Work, { id }: Pick<WaitingChange, "id">, move: AccountChangeMove): Promise<void> {
  await work.db
    .updateTable("account_changes")
    .set({ state: accountChangeLifecycle.next("waiting", move), ended_at: work.now })
    .where("organisation_id", "=", requireOrganisation(work))
    .where("id", "=", id)
    .execute();
}
