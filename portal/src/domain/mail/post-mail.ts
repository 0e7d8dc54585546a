import type { Work } from "../../work.ts";
import type { Letter, Recipient } from "./letters.ts";

/** Posts a letter in this very transaction: it is sent if, and only if, what it tells of has happened. */
export async function postMail(work: Work, to: Recipient, letter: Letter): Promise<string> {
  const id = work.newId();
  await work.db
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
    .execute();
  await work.enqueue("send-mail", { mailId: id });
  return id;
}
