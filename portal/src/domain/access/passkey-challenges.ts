/** What a device is asked to sign: 256 random bits, good once, for ten minutes, and for the browser that asked. */
import { later } from "../../time.ts";
import type { AccountId, Work } from "../../work.ts";

export interface ChallengeFor {
  readonly browserMark: string;
  readonly purpose: "make" | "sign-in";
  /** Who makes a passkey; signing in says only afterwards who it is. */
  readonly accountId?: AccountId;
}

const aliveFor = { minutes: 10 } as const;

/** A newer one takes the place of the one before. */
export async function makeChallenge(work: Work, { browserMark, purpose, accountId }: ChallengeFor): Promise<string> {
  await work.db.deleteFrom("passkey_challenges").where("expires_at", "<=", work.now).execute();
  const challenge = work.newSecret();
  const row = { challenge, account_id: accountId ?? null, expires_at: later(work.now, aliveFor) };
  await work.db
    .insertInto("passkey_challenges")
    .values({ browser_mark: browserMark, purpose, ...row })
    .onConflict((conflict) => conflict.columns(["browser_mark", "purpose"]).doUpdateSet(row))
    .execute();
  return challenge;
}

/** Looking does not use it. */
export async function findChallenge(work: Work, asked: ChallengeFor): Promise<string | undefined> {
  const row = await work.db
    .selectFrom("passkey_challenges")
    .select("challenge")
    .where("browser_mark", "=", asked.browserMark)
    .where("purpose", "=", asked.purpose)
    .where("account_id", asked.accountId === undefined ? "is" : "=", asked.accountId ?? null)
    .where("expires_at", ">", work.now)
    .executeTakeFirst();
  return row?.challenge;
}

/** Uses it up. */
export async function takeChallenge(work: Work, asked: ChallengeFor): Promise<string | undefined> {
  const challenge = await findChallenge(work, asked);
  if (challenge === undefined) return undefined;
  const taken = await work.db
    .deleteFrom("passkey_challenges")
    .where("challenge", "=", challenge)
    .returning("challenge")
    .executeTakeFirst();
  return taken?.challenge;
}
