/**
 * Writes one person's digest of one civil day: what was set aside becomes one letter, in one transaction that also says that the
 * day's digest is written. The same job twice, or a day made up for after a stop, writes nothing twice and loses nothing.
 */
import type { AccountId, Work } from "../../work.ts";
import type { LocalDate } from "../../time.ts";
import { requireOrganisation } from "../access/permissions.ts";
import type { Recipient } from "../mail/letters.ts";
import { postMail } from "../mail/post-mail.ts";

export interface WriteDigest {
  readonly accountId: AccountId;
  readonly dueOn: LocalDate;
}

export async function writeDigest(work: Work, { accountId, dueOn }: WriteDigest): Promise<void> {
  const key = { organisation_id: requireOrganisation(work), account_id: accountId };
  const digest = await work.db
    .selectFrom("digests")
    .select("done_at")
    .where((is) => is.and({ ...key, due_on: dueOn }))
    .forUpdate()
    .executeTakeFirst();
  if (digest === undefined || digest.done_at !== null) return;
  const letters = await work.db
    .deleteFrom("digest_letters")
    .where((is) => is.and(key))
    .returning(["kind", "facts", "at"])
    .execute();
  const recipient = letters.length === 0 ? undefined : await findRecipient(work, accountId);
  if (recipient !== undefined) await postMail(work, recipient, { kind: "needs-digest", facts: gather(letters) });
  await work.db
    .updateTable("digests")
    .set({ done_at: work.now, letters: recipient === undefined ? 0 : letters.length })
    .where((is) => is.and({ ...key, due_on: dueOn }))
    .execute();
}

/** Who has left the company gets no more of its mail. */
async function findRecipient(work: Work, accountId: AccountId): Promise<Recipient | undefined> {
  const row = await work.db
    .selectFrom("memberships")
    .innerJoin("accounts", "accounts.id", "memberships.account_id")
    .select(["accounts.email", "accounts.name", "accounts.language"])
    .where("memberships.organisation_id", "=", requireOrganisation(work))
    .where("memberships.account_id", "=", accountId)
    .executeTakeFirst();
  return row && { address: row.email, name: row.name, language: row.language };
}

interface SetAsideLetter {
  readonly kind: string;
  readonly facts: unknown;
  readonly at: string;
}

/** The numbers of each kind, the earliest set aside first; beyond so many they are read in the portal. */
function gather(letters: readonly SetAsideLetter[]) {
  const ordered = letters.toSorted(
    (a, b) => a.at.localeCompare(b.at) || numberIn(a.facts).localeCompare(numberIn(b.facts), "sv", { numeric: true }),
  );
  const numbersOf = (kinds: readonly string[]): string => {
    const told = ordered.filter(({ kind }) => kinds.includes(kind)).map(({ facts }) => numberIn(facts));
    const more = told.length > numbersMax ? `, +${told.length - numbersMax}` : "";
    return `${told.slice(0, numbersMax).join(", ")}${more}`;
  };
  return {
    rejected: numbersOf(["invoice-rejected"]),
    queried: numbersOf(["invoice-queried"]),
    stopped: numbersOf(["invoice-not-delivered", "invoice-delivery-unclear"]),
  };
}

const numbersMax = 50;

function numberIn(facts: unknown): string {
  const number = (facts as { readonly number?: unknown }).number;
  return typeof number === "string" ? number : "";
}
