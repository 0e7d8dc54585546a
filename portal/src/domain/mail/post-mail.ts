import { createHash } from "node:crypto";
import type { Work } from "../../work.ts";
import type { Letter, Recipient } from "./letters.ts";

/** Posts a letter in this very transaction: it is sent if, and only if, what it tells of has happened. */
export async function postMail(work: Work, to: Recipient, letter: Letter): Promise<string> {
  const id = work.newId();
  await post(work, id, { to, letter });
  return id;
}

/**
 * Posts a letter that has an occasion and no deed: whoever is told of it twice, because a process died before it had written that it
 * was done, is sent one letter. Kind, reader and occasion are its identity.
 */
export async function postMailOnce(work: Work, to: Recipient, { letter, occasion }: Occasional): Promise<void> {
  await post(work, idOf(`${letter.kind} ${occasion} ${to.address}`), { to, letter });
}

export interface Occasional {
  readonly letter: Letter;
  /** What is told of and when, the same however often it is told. */
  readonly occasion: string;
}

async function post(work: Work, id: string, { to, letter }: { to: Recipient; letter: Letter }): Promise<void> {
  const { numInsertedOrUpdatedRows } = await work.db
    .insertInto("mails")
    .values({
      id,
      kind: letter.kind,
      to_address: to.address,
      to_name: to.name,
      language: to.language,
      facts: JSON.stringify(letter.facts),
      posted_at: work.now,
    })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows !== 0n) await work.enqueue("send-mail", { mailId: id });
}

/** A UUID of version 8: drawn from what is named, not from chance. */
function idOf(name: string): string {
  const hex = createHash("sha256").update(name).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
