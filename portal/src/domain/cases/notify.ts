/** Mails about a case: to the desk when something came, to the party when the desk has spoken. A mail carries no words of others. */
import type { Work } from "../../work.ts";
import { requireOrganisation } from "../access/permissions.ts";
import type { Letter, Recipient } from "../mail/letters.ts";
import { postMail } from "../mail/post-mail.ts";
import { listBillers } from "../parties/billers.ts";
import type { Case, MessageAct } from "./case.ts";
import { listWorkers } from "./desk.ts";
import { kindRow } from "./kinds.ts";
import { describeCase, selectCases } from "./queries.ts";
import { tellWebhooks } from "../webhooks/tell-webhooks.ts";

/** Tells the owner; where nobody owns the case the queue's mailbox, or all who work it. */
export async function notifyDesk(work: Work, caseId: string, what: "arrived" | "heard"): Promise<void> {
  const found = await loadCase(work, caseId);
  const letter = deskLetter(found, what);
  for (const recipient of await deskRecipients(work, found)) await postMail(work, recipient, letter);
}

/** Tells whoever takes part; where nobody does, those who write invoices. */
export async function notifyParty(work: Work, caseId: string, act: MessageAct): Promise<void> {
  await tellWebhooks(work, "case.answered", caseId);
  const { reference, kind } = await loadCase(work, caseId);
  if (act === "decide" && kindRow(kind).decisionTold === "by-room") return;
  await tellParty(work, caseId, { kind: "case-answered", facts: { caseId, reference, caseKind: kind, act } });
}

/** A letter to those of the party who take part, for the room that tells of a decision itself. */
export async function tellParty(work: Work, caseId: string, letter: Letter): Promise<void> {
  const taking = await participants(work, caseId);
  const recipients = taking.length > 0 ? taking : await listBillers(work);
  for (const recipient of recipients) await postMail(work, recipient, letter);
}

async function loadCase(work: Work, caseId: string): Promise<Case> {
  return describeCase(await selectCases(work).where("cases.id", "=", caseId).executeTakeFirstOrThrow());
}

/** An introduction is told whole: the mail is what supplier support works from (A11). */
function deskLetter(found: Case, what: "arrived" | "heard"): Letter {
  const { id: caseId, reference, kind } = found;
  if (what === "heard") return { kind: "case-heard", facts: { caseId, reference, caseKind: kind } };
  if (found.kind !== "introduction") return { kind: "case-arrived", facts: { caseId, reference, caseKind: kind } };
  const { receivers, ...about } = found.about;
  return { kind: "introduction-arrived", facts: { caseId, reference, ...about, receivers: receivers.join(", ") } };
}

async function deskRecipients(work: Work, found: Case): Promise<readonly Recipient[]> {
  const workers = await listWorkers(work, found);
  const owner = workers.find(({ accountId }) => accountId === found.owner?.accountId);
  if (owner !== undefined) return [owner];
  const mailbox = await findMailbox(work, found);
  return mailbox === undefined ? workers : [mailbox];
}

/** A unit's own contact, as on its receiver card; for the other queues the region's. */
async function findMailbox(work: Work, { receiverId }: Case): Promise<Recipient | undefined> {
  const row =
    receiverId === undefined
      ? await work.db
          .selectFrom("organisations")
          .select(["contact_email", "contact_name"])
          .where("id", "=", requireOrganisation(work))
          .executeTakeFirst()
      : await work.db
          .selectFrom("receivers")
          .select(["contact_email", "contact_name"])
          .where("id", "=", receiverId)
          .executeTakeFirst();
  if (row === undefined || row.contact_email === null) return undefined;
  return { address: row.contact_email, name: row.contact_name ?? "", language: "sv" };
}

async function participants(work: Work, caseId: string): Promise<readonly Recipient[]> {
  const rows = await work.db
    .selectFrom("case_participants as part")
    .innerJoin("accounts", "accounts.id", "part.account_id")
    .select(["accounts.email", "accounts.name", "accounts.language"])
    .where("part.organisation_id", "=", requireOrganisation(work))
    .where("part.case_id", "=", caseId)
    .orderBy("part.since")
    .limit(20)
    .execute();
  return rows.map(({ email, name, language }) => ({ address: email, name, language }));
}
