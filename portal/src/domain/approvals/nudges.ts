/**
 * Reminders of what waits for an attestant: the attestants first, some days later their deputies too, and then both again until
 * somebody has decided. Whom to ask the creditor knows; that it still waits, and that it was reminded once, the customer's side.
 */
import { addDays, type LocalDate } from "@fakturaporten/einvoice";
import type { AccountId, OrganisationId, Work } from "../../work.ts";
import { requireOrganisation } from "../access/permissions.ts";
import type { Access } from "../customers/access.ts";
import { getCustomer } from "../customers/queries.ts";
import { postMail } from "../mail/post-mail.ts";
import { getAccount } from "../parties/account.ts";
import type { ApprovalPolicy, Asked, RequestKind } from "./approval.ts";
import { getPolicy } from "./queries.ts";
import { factsOf, listDeciders } from "./tell.ts";

export type NudgeStep = "attestants" | "deputies" | "again";
type Days = Pick<ApprovalPolicy, "nudgeDays" | "deputyDays">;

export interface Nudge {
  readonly step: NudgeStep;
  readonly dueOn: LocalDate;
}

/** What comes after a reminder: never on the same day, and never nothing, as long as it waits. */
export function nextNudge(
  step: NudgeStep,
  { askedOn, today, deputyDays }: Pick<Days, "deputyDays"> & { readonly askedOn: LocalDate; readonly today: LocalDate },
): Nudge {
  if (step !== "attestants") return { step: "again", dueOn: addDays(today, deputyDays) };
  const day = addDays(askedOn, deputyDays);
  return { step: "deputies", dueOn: day > today ? day : addDays(today, 1) };
}

/** At the customer, as it is asked: the first reminder has its day. */
export async function awaitDecision(work: Work, about: RequestKind, asked: Pick<Asked, "id" | "creditorId">) {
  const { nudgeDays } = await getPolicy(work, asked.creditorId);
  await work.db
    .insertInto("approvals_due")
    .values({
      request_id: asked.id,
      organisation_id: requireOrganisation(work),
      about,
      asked_on: work.today,
      due_on: addDays(work.today, nudgeDays),
      step: "attestants",
    })
    .execute();
}

/** Somebody has decided, or taken it back. */
export async function stopNudges(work: Work, requestId: string): Promise<void> {
  await work.db.deleteFrom("approvals_due").where("request_id", "=", requestId).execute();
}

export interface NudgeDue {
  readonly organisationId: OrganisationId;
  readonly about: RequestKind;
  readonly requestId: string;
}

/** Those that are due, the longest waiting first; the next look finds what is beyond the limit. */
export async function listNudgesDue(work: Work, limit = 1000): Promise<readonly NudgeDue[]> {
  const rows = await work.db
    .selectFrom("approvals_due")
    .select(["organisation_id", "about", "request_id"])
    .where("due_on", "<=", work.today)
    .orderBy("due_on")
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    organisationId: row.organisation_id as OrganisationId,
    about: row.about,
    requestId: row.request_id,
  }));
}

/** What the creditor knows of those who may decide, for the customer's side to remind them. */
export interface WhomToNudge {
  readonly attestants: readonly AccountId[];
  readonly deputies: readonly AccountId[];
  readonly policy: Days;
  readonly customerNumber: string;
}

/** At the creditor. */
export async function findWhomToNudge(work: Work, asked: Asked): Promise<WhomToNudge> {
  const { attestants, deputies } = await listDeciders(work, asked);
  const accounts = (all: readonly Access[]): readonly AccountId[] => all.map(({ accountId }) => accountId);
  const { customerNumber } = await getCustomer(work, asked.customerId);
  const policy = await getPolicy(work, asked.creditorId);
  return { attestants: accounts(attestants), deputies: accounts(deputies), policy, customerNumber };
}

/** At the customer: the reminders that are due, and the day of the next. Done twice they are sent once. */
export async function nudge(work: Work, about: RequestKind, { asked, whom }: Nudging): Promise<void> {
  const due = await work.db
    .selectFrom("approvals_due")
    .select(["step", "asked_on"])
    .where("request_id", "=", asked.id)
    .where("due_on", "<=", work.today)
    .forUpdate()
    .executeTakeFirst();
  if (due === undefined) return;
  const next = nextNudge(due.step, { askedOn: due.asked_on, today: work.today, ...whom.policy });
  const set = { step: next.step, due_on: next.dueOn };
  await work.db.updateTable("approvals_due").set(set).where("request_id", "=", asked.id).execute();
  for (const accountId of due.step === "attestants" ? whom.attestants : [...whom.attestants, ...whom.deputies])
    await writeNudge(work, accountId, { about, asked, whom, askedOn: due.asked_on });
}

interface Nudging {
  readonly asked: Asked;
  readonly whom: WhomToNudge;
}

async function writeNudge(
  work: Work,
  accountId: AccountId,
  { about, asked, whom, askedOn }: Nudging & { readonly about: RequestKind; readonly askedOn: LocalDate },
): Promise<void> {
  const { email, name, language } = await getAccount(work, accountId);
  const role = whom.deputies.includes(accountId) ? "deputy" : "attestant";
  const facts = { ...factsOf(about, asked, whom.customerNumber), askedOn, role };
  await postMail(work, { address: email, name, language }, { kind: "approval-reminder", facts });
}
