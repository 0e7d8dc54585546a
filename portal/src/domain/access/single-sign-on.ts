/**
 * Signing in at the region's own sign-in. By OpenID Connect a browser is sent there with a state and comes back with a code; by SAML
 * it posts an assertion. The state is used once, in ten minutes, and by the browser that began; what the answer says is judged by
 * the peer.
 */
import { later } from "../../time.ts";
import type { Work } from "../../work.ts";
import { secretHash } from "./secret-hash.ts";
import type { RoleRule } from "./role-rules.ts";

/** What the region's sign-in says of a person whom it has recognised. */
export interface ToldIdentity {
  readonly issuer: string;
  readonly subject: string;
  /** Only one that the sign-in vouches for. */
  readonly email: string | undefined;
  readonly name: string | undefined;
  readonly claims: readonly string[];
  /** What kind of name the subject is, where the sign-in says so (SAML). */
  readonly format?: string | undefined;
}

/** Who a person is at the region's sign-in, to be named when leaving it. */
export interface KnownThere {
  readonly issuer: string;
  readonly subject: string;
  readonly format: string | undefined;
}

/** A message about leaving, as it came: the address's query, or posted fields. */
export type SaidLogout =
  | { readonly by: "query"; readonly query: string }
  | { readonly by: "post"; readonly fields: Readonly<Record<string, string>> };

/** Somebody has left there. */
export interface ToldLogout {
  readonly id: string;
  readonly issuer: string;
  readonly subject: string;
}

export type HeardLogout = (ToldLogout & { readonly kind: "request" }) | { readonly kind: "answer" };

export interface Asked {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

/** The system outside. Speaks the protocol; `finish` tells an identity only when state, nonce, code and signature all hold. */
export interface SignInPeer {
  /** What the button calls it. */
  readonly name: string;
  readonly rules: readonly RoleRule[];
  /** Where to send the browser; nothing when the sign-in can not be reached. */
  begin(asked: Asked): Promise<string | undefined>;
  finish(query: Readonly<Record<string, string>>, asked: Asked): Promise<ToldIdentity | "refused" | "not-reached">;
  /** Where the browser leaves that sign-in too; nothing when it has no such place. */
  leave?(known: KnownThere, asked: Asked): Promise<string | undefined>;
}

/** The same by SAML: `read` tells an identity only when signature, audience, recipient, the request answered and times all hold. */
export interface PostingPeer {
  readonly name: string;
  readonly rules: readonly RoleRule[];
  begin(asked: Asked): Promise<string>;
  /** @param answer as posted, in Base64. */
  read(answer: string, asked: Asked): Promise<ToldIdentity | "refused">;
  /** What the operator registers at the region's sign-in, as XML. */
  metadata(): string;
  /** Where the browser leaves that sign-in too, with a request of ours. The three are there when the operator has said where. */
  leave?(known: KnownThere, asked: Asked): Promise<string>;
  /** Told only when signature, issuer, destination, times and, for an answer, what it answers all hold. */
  readLogout?(said: SaidLogout, asked: Asked | undefined): Promise<HeardLogout | "refused">;
  /** Where the browser goes on to, with our answer. */
  answerLogout?(requestId: string, state: string): Promise<string>;
}

export interface BeginSignIn {
  readonly browserMark: string;
  readonly goOn: string | undefined;
}

const aliveFor = { minutes: 10 } as const;

export async function beginSignIn(work: Work, { browserMark, goOn }: BeginSignIn): Promise<Asked> {
  const asked = { state: work.newSecret(), nonce: work.newSecret(), codeVerifier: work.newSecret() };
  await work.db.deleteFrom("sign_ins_begun").where("expires_at", "<=", work.now).execute();
  await work.db
    .insertInto("sign_ins_begun")
    .values({
      state_hash: secretHash(asked.state),
      browser_mark: browserMark,
      nonce: asked.nonce,
      code_verifier: asked.codeVerifier,
      go_on: goOn ?? null,
      expires_at: later(work.now, aliveFor),
    })
    .execute();
  return asked;
}

export interface Begun extends Asked {
  readonly goOn: string | undefined;
  /** What has been posted meanwhile. */
  readonly told: ToldIdentity | undefined;
}

/** What somebody began under a state, whoever asks. It is not used up, and nothing is told of whose it is. */
export async function findAsked(work: Work, state: string): Promise<Asked | undefined> {
  const row = await work.db
    .selectFrom("sign_ins_begun")
    .select(["nonce", "code_verifier"])
    .where("state_hash", "=", secretHash(state))
    .where("told", "is", null)
    .where("expires_at", ">", work.now)
    .executeTakeFirst();
  return row && { state, nonce: row.nonce, codeVerifier: row.code_verifier };
}

/** Keeps what was posted for the browser that began. The first answer to a request is its only one. */
export async function keepTold(
  work: Work,
  { state, told }: { readonly state: string; readonly told: ToldIdentity },
): Promise<void> {
  await work.db
    .updateTable("sign_ins_begun")
    .set({ told: JSON.stringify(told) })
    .where("state_hash", "=", secretHash(state))
    .where("told", "is", null)
    .where("expires_at", ">", work.now)
    .execute();
}

/** What this browser began under a state, which is then used up. Nothing when it is another's, too old, or was used before. */
export async function takeBegunSignIn(
  work: Work,
  { state, browserMark }: { readonly state: string; readonly browserMark: string },
): Promise<Begun | undefined> {
  const taken = await work.db
    .deleteFrom("sign_ins_begun")
    .where("state_hash", "=", secretHash(state))
    .returning(["browser_mark", "nonce", "code_verifier", "go_on", "expires_at", "told"])
    .executeTakeFirst();
  if (taken === undefined || taken.browser_mark !== browserMark || taken.expires_at <= work.now) return undefined;
  return {
    state,
    nonce: taken.nonce,
    codeVerifier: taken.code_verifier,
    goOn: taken.go_on ?? undefined,
    told: (taken.told as ToldIdentity | null) ?? undefined,
  };
}
