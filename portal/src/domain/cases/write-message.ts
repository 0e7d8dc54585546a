/**
 * Writes a message on the side of whoever acts, moves the case, and asks for the message to be carried to the other side: what
 * every verb of a case does. The case's row is locked first, always.
 */
import type { CheckedPdf } from "../attachments/pdf-checker.ts";
import { fileNameFrom } from "../attachments/attachment.ts";
import { requireOrganisation } from "../access/permissions.ts";
import { buckets, takeTry } from "../access/throttle.ts";
import { Refusal } from "../refusal.ts";
import type { Work } from "../../work.ts";
import { type Case, type CaseState, type MessageAct, wordsCharactersMax } from "./case.ts";
import { getCase } from "./queries.ts";

/** A PDF to go with a message. */
export interface NewFile {
  readonly name: string;
  readonly pdf: CheckedPdf;
}

export const filesPerMessageMax = 5;

export interface NewMessage {
  readonly act: MessageAct;
  readonly to: CaseState;
  readonly words?: string | undefined;
  readonly files?: readonly NewFile[];
  readonly decision?: string;
  readonly outcome?: Readonly<Record<string, string>>;
}

/** The case, locked, when the person may see it. */
export async function lockCase(work: Work, id: string): Promise<Case> {
  await getCase(work, id);
  await work.db
    .selectFrom("cases")
    .select("id")
    .where("organisation_id", "=", requireOrganisation(work))
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return getCase(work, id);
}

/** A message's words as they are kept, or a refusal where something must be said. */
export function requireWords(words: string | undefined): string {
  const said = wordsOf(words);
  if (said === undefined || said.length > wordsCharactersMax) throw new Refusal("case-needs-words");
  return said;
}

export function wordsOf(words: string | undefined): string | undefined {
  const said = (words ?? "").trim();
  return said === "" ? undefined : said;
}

export async function writeMessage(work: Work, found: Case, message: NewMessage): Promise<string> {
  const organisationId = requireOrganisation(work);
  if (found.side === "party" && work.actor.kind === "person") await takePartyTry(work, message);
  const { number, heard } = await moveCase(work, found, message);
  const id = work.newId();
  const accountId = work.actor.kind === "person" ? work.actor.accountId : null;
  await work.db
    .insertInto("case_messages")
    .values({
      organisation_id: organisationId,
      id,
      case_id: found.id,
      side: found.side,
      number,
      heard,
      act: message.act,
      state: message.to,
      words: wordsOf(message.words) ?? null,
      decision: message.decision ?? null,
      outcome: JSON.stringify(message.outcome ?? {}),
      author_name: accountId === null ? null : await nameOf(work, accountId),
      account_id: accountId,
      written_at: work.now,
    })
    .execute();
  await putFiles(work, { caseId: found.id, messageId: id, files: message.files ?? [] });
  if (accountId !== null) await takePart(work, found.id, accountId);
  if (found.counterpartId !== undefined) await work.enqueue("carry-message", { organisationId, messageId: id });
  return id;
}

/** Registering is open to everybody: a company can neither bury a desk in letters nor fill the disks with files. */
async function takePartyTry(work: Work, { files = [] }: NewMessage): Promise<void> {
  const organisationId = requireOrganisation(work);
  const taken = [await takeTry(work, buckets.caseMessageOfParty, organisationId)];
  for (const _ of files) taken.push(await takeTry(work, buckets.attachmentOfOrganisation, organisationId));
  if (!taken.every(({ ok }) => ok)) throw new Refusal("too-many-tries");
}

/** Counts the message and moves the case; the desk's first answer and every reopening are kept for the statistics. */
async function moveCase(work: Work, found: Case, { act, to, decision, outcome }: NewMessage) {
  const answers = found.side === "desk" && act !== "reopen";
  const row = await work.db
    .updateTable("cases")
    .set((is) => ({
      written: is("written", "+", 1),
      state: to,
      changed_at: work.now,
      closed_at: to === "closed" ? work.now : null,
      ...(answers ? { first_answered_at: is.fn.coalesce("first_answered_at", is.val(work.now)) } : {}),
      ...(found.state === "closed" && to !== "closed" ? { reopened: is("reopened", "+", 1) } : {}),
      ...(decision === undefined ? {} : { decision, outcome: JSON.stringify(outcome ?? {}) }),
    }))
    .where("organisation_id", "=", requireOrganisation(work))
    .where("id", "=", found.id)
    .returning(["written", "heard"])
    .executeTakeFirstOrThrow();
  return { number: row.written, heard: row.heard };
}

async function nameOf(work: Work, accountId: string): Promise<string> {
  const { name } = await work.db
    .selectFrom("accounts")
    .select("name")
    .where("id", "=", accountId)
    .executeTakeFirstOrThrow();
  return name;
}

interface PutFiles {
  readonly caseId: string;
  readonly messageId: string;
  readonly files: readonly NewFile[];
}

async function putFiles(work: Work, { caseId, messageId, files }: PutFiles): Promise<void> {
  if (files.length > filesPerMessageMax) throw new Refusal("attachment-refused", { fault: "too-many-files", name: "" });
  for (const [place, { name, pdf }] of files.entries())
    await work.db
      .insertInto("case_files")
      .values({
        organisation_id: requireOrganisation(work),
        id: work.newId(),
        case_id: caseId,
        message_id: messageId,
        place,
        name: fileNameFrom(name),
        size_bytes: pdf.bytes.length,
        pages: pdf.pages,
        sha256: pdf.sha256,
        bytes: Buffer.from(pdf.bytes),
      })
      .execute();
}

/** Whoever writes in a case, or owns it, gets its mails. */
export async function takePart(work: Work, caseId: string, accountId: string): Promise<void> {
  await work.db
    .insertInto("case_participants")
    .values({ organisation_id: requireOrganisation(work), case_id: caseId, account_id: accountId, since: work.now })
    .onConflict((conflict) => conflict.columns(["organisation_id", "case_id", "account_id"]).doNothing())
    .execute();
}
