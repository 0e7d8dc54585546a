/** Whose account a HSA-id opens. */
import type { AccountId, Work } from "../../work.ts";

export async function findCardHolder(work: Work, hsaId: string): Promise<AccountId | undefined> {
  const row = await work.db
    .selectFrom("card_holders")
    .select("account_id")
    .where("hsa_id", "=", hsaId)
    .executeTakeFirst();
  return row?.account_id as AccountId | undefined;
}

export async function findHsaId(work: Work, accountId: AccountId): Promise<string | undefined> {
  const row = await work.db
    .selectFrom("card_holders")
    .select("hsa_id")
    .where("account_id", "=", accountId)
    .executeTakeFirst();
  return row?.hsa_id;
}

/** Whether it is the account's now; not when somebody else has it. */
export async function keepHsaId(work: Work, accountId: AccountId, hsaId: string): Promise<boolean> {
  const row = { hsa_id: hsaId, given_at: work.now };
  await work.db.deleteFrom("card_holders").where("account_id", "=", accountId).execute();
  const kept = await work.db
    .insertInto("card_holders")
    .values({ account_id: accountId, ...row })
    .onConflict((conflict) => conflict.column("hsa_id").doNothing())
    .returning("account_id")
    .executeTakeFirst();
  return kept !== undefined;
}

export async function removeHsaId(work: Work, accountId: AccountId): Promise<void> {
  await work.db.deleteFrom("card_holders").where("account_id", "=", accountId).execute();
}
