import type { Work } from "../../work.ts";
import { Refusal } from "../refusal.ts";
import { requirePerson } from "./permissions.ts";
import { secretHash } from "./secret-hash.ts";

/** Gives one's own session a new secret and forgets the old: whoever had copied it is left outside. */
export async function renewSession(work: Work, sessionId: string): Promise<string> {
  const { accountId } = requirePerson(work);
  const secret = work.newSecret();
  const renewed = await work.db
    .updateTable("sessions")
    .set({ secret_hash: secretHash(secret) })
    .where("id", "=", sessionId)
    .where("account_id", "=", accountId)
    .where("ended_at", "is", null)
    .returning("id")
    .executeTakeFirst();
  if (renewed === undefined) throw new Refusal("not-found");
  return secret;
}
