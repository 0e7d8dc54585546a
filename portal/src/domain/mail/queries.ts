import { later } from "../../time.ts";
import type { Work } from "../../work.ts";
import type { Letter, Mail } from "./letters.ts";

const mailsShownMax = 100;
const keptDays = 30;

export async function findMail(work: Work, id: string): Promise<Mail | undefined> {
  const row = await selectMails(work).where("id", "=", id).executeTakeFirst();
  return row === undefined ? undefined : mailOf(row);
}

/** The newest letters, for the development page. */
export async function listMails(work: Work): Promise<readonly Mail[]> {
  const rows = await selectMails(work)
    .orderBy("posted_at", "desc")
    .orderBy("id", "desc")
    .limit(mailsShownMax)
    .execute();
  return rows.map(mailOf);
}

/** Letters are kept for thirty days. */
export async function deleteOldMails(work: Work): Promise<void> {
  await work.db
    .deleteFrom("mails")
    .where("posted_at", "<", later(work.now, { days: -keptDays }))
    .execute();
}

function selectMails(work: Work) {
  return work.db
    .selectFrom("mails")
    .select(["id", "kind", "to_address", "to_name", "language", "facts", "posted_at", "state"]);
}

type MailRow = Awaited<ReturnType<ReturnType<typeof selectMails>["executeTakeFirstOrThrow"]>>;

function mailOf(row: MailRow): Mail {
  return {
    id: row.id,
    to: { address: row.to_address, name: row.to_name, language: row.language },
    letter: { kind: row.kind, facts: row.facts } as Letter,
    postedAt: row.posted_at,
    state: row.state,
  };
}
