/**
 * Between the password and the second step: the browser that gave the right password waits here, for ten minutes, under a mark
 * that only that browser can show. It is no session and opens nothing.
 */
import { later } from "../../time.ts";
import type { AccountId, Work } from "../../work.ts";

const aliveFor = { minutes: 10 } as const;

export interface Halfway {
  readonly browserMark: string;
  readonly accountId: AccountId;
  readonly network: string;
}

/** Another sign-in begun in the same browser takes the place of the one before. */
export async function waitHalfway(work: Work, { browserMark, accountId, network }: Halfway): Promise<void> {
  await work.db.deleteFrom("sign_ins_halfway").where("expires_at", "<=", work.now).execute();
  const row = { account_id: accountId, network, expires_at: later(work.now, aliveFor) };
  await work.db
    .insertInto("sign_ins_halfway")
    .values({ browser_mark: browserMark, ...row })
    .onConflict((conflict) => conflict.column("browser_mark").doUpdateSet(row))
    .execute();
}

export async function findHalfway(work: Work, browserMark: string): Promise<Halfway | undefined> {
  const row = await work.db
    .selectFrom("sign_ins_halfway")
    .select(["account_id", "network"])
    .where("browser_mark", "=", browserMark)
    .where("expires_at", ">", work.now)
    .executeTakeFirst();
  return row && { browserMark, accountId: row.account_id as AccountId, network: row.network };
}

/** What was begun with a password that is no longer good comes no further. */
export async function endHalfwaysOf(work: Work, accountId: AccountId): Promise<void> {
  await work.db.deleteFrom("sign_ins_halfway").where("account_id", "=", accountId).execute();
}

export async function endHalfway(work: Work, browserMark: string): Promise<void> {
  await work.db.deleteFrom("sign_ins_halfway").where("browser_mark", "=", browserMark).execute();
}
