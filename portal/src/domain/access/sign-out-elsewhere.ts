/**
 * Leaving the region's own sign-in as well, and being told by it that somebody has left. What it tells is judged by the peer before;
 * here it counts once, and ends what the person had begun by that sign-in.
 */
import { later } from "../../time.ts";
import type { AccountId, Work } from "../../work.ts";
import { requirePerson } from "./permissions.ts";
import { secretHash } from "./secret-hash.ts";
import type { Asked, KnownThere, ToldLogout } from "./single-sign-on.ts";

/** Longer than a message is taken for fresh. */
const rememberedFor = { minutes: 15 } as const;

/** Who the person is at the region's sign-in. */
export async function findKnownThere(work: Work): Promise<KnownThere | undefined> {
  const row = await work.db
    .selectFrom("identities")
    .select(["issuer", "subject", "name_format"])
    .where("account_id", "=", requirePerson(work).accountId)
    .executeTakeFirst();
  return row && { issuer: row.issuer, subject: row.subject, format: row.name_format ?? undefined };
}

/** Ends every session that the person began by the region's sign-in. False when the same was heard before. */
export async function hearLogout(work: Work, { id, issuer, subject }: ToldLogout): Promise<boolean> {
  await work.db.deleteFrom("logouts_heard").where("expires_at", "<=", work.now).execute();
  const first = await work.db
    .insertInto("logouts_heard")
    .values({ id_hash: secretHash(`${issuer} ${id}`), expires_at: later(work.now, rememberedFor) })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id_hash")
    .executeTakeFirst();
  if (first === undefined) return false;
  const known = await work.db
    .selectFrom("identities")
    .select("account_id")
    .where("issuer", "=", issuer)
    .where("subject", "=", subject)
    .executeTakeFirst();
  if (known !== undefined)
    await work.db
      .updateTable("sessions")
      .set({ ended_at: work.now })
      .where("account_id", "=", known.account_id as AccountId)
      .where("proved_by", "=", "single-sign-on")
      .where("ended_at", "is", null)
      .execute();
  return true;
}

/** What was asked when somebody left: its answer counts once, whichever browser posts it. */
export async function takeAskedLogout(work: Work, state: string): Promise<Asked | undefined> {
  const taken = await work.db
    .deleteFrom("sign_ins_begun")
    .where("state_hash", "=", secretHash(state))
    .where("go_on", "=", leavingMark)
    .where("expires_at", ">", work.now)
    .returning(["nonce", "code_verifier"])
    .executeTakeFirst();
  return taken && { state, nonce: taken.nonce, codeVerifier: taken.code_verifier };
}

/** Tells what was begun in order to leave from what was begun in order to come in: no page has this address. */
export const leavingMark = "leaving";
