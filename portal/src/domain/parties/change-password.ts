import type { AccountId, Work } from "../../work.ts";
import { endHalfwaysOf } from "../access/halfway.ts";
import { voidLinks } from "../access/one-time-links.ts";
import { type PasswordProof, requireRecentPassword } from "../access/password-proof.ts";
import { renewSession } from "../access/renew-session.ts";
import { endSessionsOf } from "../access/sessions.ts";
import { postMail } from "../mail/post-mail.ts";
import { getAccount } from "./account.ts";
import { recordEverywhere } from "./record-everywhere.ts";

export interface ChangePassword {
  readonly proof: PasswordProof | undefined;
  readonly passwordHash: string;
  /** The session that stays; all others end. */
  readonly sessionId: string;
}

/**
 * A signed-in person sets a new password, having just proved the old one. Returns the new secret of the session that stays:
 * a copied cookie is worth nothing afterwards.
 */
export async function changePassword(work: Work, { proof, passwordHash, sessionId }: ChangePassword): Promise<string> {
  const { accountId } = requireRecentPassword(work, proof);
  await setPassword(work, { accountId, passwordHash, exceptSessionId: sessionId });
  return renewSession(work, sessionId);
}

export interface SetPassword {
  readonly accountId: AccountId;
  readonly passwordHash: string;
  readonly exceptSessionId?: string;
}

/** Sets the password, ends the sessions, voids the reset links, tells the owner by mail and every organisation's log. */
export async function setPassword(
  work: Work,
  { accountId, passwordHash, exceptSessionId }: SetPassword,
): Promise<void> {
  const account = await getAccount(work, accountId);
  await work.db
    .updateTable("accounts")
    .set({ password_hash: passwordHash, password_set_at: work.now })
    .where("id", "=", accountId)
    .execute();
  await endSessionsOf(work, accountId, exceptSessionId);
  await endHalfwaysOf(work, accountId);
  await voidLinks(work, "reset-password", accountId);
  const to = { address: account.email, name: account.name, language: account.language };
  await postMail(work, to, { kind: "password-changed", facts: { at: work.now } });
  await recordEverywhere(work, accountId, "account.password-changed");
}
