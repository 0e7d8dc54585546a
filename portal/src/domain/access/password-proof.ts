/**
 * Asking for the password again before something that moves money or opens doors. The proof is a value that the page gets
 * and hands to the command in the same visit; nothing is stored, so nothing can be replayed from elsewhere.
 */
import { type Instant, later } from "../../time.ts";
import type { AccountId, Work } from "../../work.ts";
import { Refusal } from "../refusal.ts";
import { type Person, requirePerson } from "./permissions.ts";
import { verifyPassword } from "./password-hash.ts";
import { buckets, forgetTries, takeTry } from "./throttle.ts";

/** Runs one command in a transaction of its own; `visit.perform` is one. */
export type Run = <T>(command: (work: Work) => Promise<T>) => Promise<T>;

declare const proved: unique symbol;

export interface PasswordProof {
  readonly accountId: AccountId;
  readonly at: Instant;
  readonly [proved]: true;
}

export type ProvedPassword =
  | { readonly kind: "proved"; readonly proof: PasswordProof }
  | {
      readonly kind: "wrong" /** Not of who comes in through the region's own sign-in: nothing typed is right there. */;
      readonly hasPassword: boolean;
    }
  | { readonly kind: "wait"; readonly retryAfterSeconds: number };

/** Verifies the password of whoever acts, outside any transaction, and counts the tries. */
export async function provePassword(run: Run, password: string): Promise<ProvedPassword> {
  const asked = await run(async (work) => {
    const { accountId } = requirePerson(work);
    const taken = await takeTry(work, buckets.passwordAgain, accountId);
    const { password_hash: passwordHash, identity } = await work.db
      .selectFrom("accounts")
      .leftJoin("identities", "identities.account_id", "accounts.id")
      .select(["accounts.password_hash", "identities.subject as identity"])
      .where("accounts.id", "=", accountId)
      .executeTakeFirstOrThrow();
    return { accountId, taken, passwordHash, identity, at: work.now };
  });
  if (!asked.taken.ok) return { kind: "wait", retryAfterSeconds: asked.taken.retryAfterSeconds };
  if (!(await verifyPassword(asked.passwordHash, password)))
    return { kind: "wrong", hasPassword: asked.identity === null };
  await run((work) => forgetTries(work, buckets.passwordAgain, asked.accountId));
  return { kind: "proved", proof: { accountId: asked.accountId, at: asked.at } as PasswordProof };
}

/**
 * Whether the hash that was verified is the account's still, which holds until the transaction ends: while it was reckoned, the
 * owner may have set another password.
 */
export async function isStillHash(work: Work, accountId: AccountId, passwordHash: string): Promise<boolean> {
  const account = await work.db
    .selectFrom("accounts")
    .select("password_hash")
    .where("id", "=", accountId)
    .forUpdate()
    .executeTakeFirst();
  return account?.password_hash === passwordHash;
}

/** Refuses unless whoever acts has just proved the password. */
export function requireRecentPassword(work: Work, proof: PasswordProof | undefined): Person {
  const person = requirePerson(work);
  const isTheirs = proof?.accountId === person.accountId;
  if (proof === undefined || !isTheirs || later(proof.at, { minutes: 5 }) < work.now) {
    throw new Refusal("password-needed-again");
  }
  return person;
}
