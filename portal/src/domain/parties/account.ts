/** An account: a person whose e-mail is confirmed. It opens doors only through memberships. */
import type { AccountId, Work } from "../../work.ts";
import { type EmailAddress, emailKeyOf } from "../access/email-address.ts";

export interface NewAccount {
  readonly email: EmailAddress;
  readonly name: string;
  readonly language: "sv" | "en";
  readonly passwordHash: string;
}

/** Creates an account. Undefined when the address has one. */
export async function createAccount(work: Work, made: NewAccount): Promise<AccountId | undefined> {
  const created = await work.db
    .insertInto("accounts")
    .values({
      id: work.newId(),
      email: made.email,
      email_key: emailKeyOf(made.email),
      name: made.name,
      language: made.language,
      password_hash: made.passwordHash,
      password_set_at: work.now,
      confirmed_at: work.now,
    })
    .onConflict((conflict) => conflict.column("email_key").doNothing())
    .returning("id")
    .executeTakeFirst();
  return created?.id as AccountId | undefined;
}

export interface Account {
  readonly id: AccountId;
  readonly email: string;
  readonly name: string;
  readonly language: "sv" | "en";
  readonly passwordHash: string;
}

export async function findAccountByEmail(work: Work, emailKey: string): Promise<Account | undefined> {
  const row = await selectAccount(work).where("email_key", "=", emailKey).executeTakeFirst();
  return row === undefined ? undefined : accountOf(row);
}

export async function getAccount(work: Work, id: AccountId): Promise<Account> {
  return accountOf(await selectAccount(work).where("id", "=", id).executeTakeFirstOrThrow());
}

function selectAccount(work: Work) {
  return work.db.selectFrom("accounts").select(["id", "email", "name", "language", "password_hash"]);
}

function accountOf(row: Awaited<ReturnType<ReturnType<typeof selectAccount>["executeTakeFirstOrThrow"]>>): Account {
  return {
    id: row.id as AccountId,
    email: row.email,
    name: row.name,
    language: row.language,
    passwordHash: row.password_hash,
  };
}
