/**
 * Tells those who write invoices that one of them needs somebody: by a letter at once, or set aside for the digest each of them
 * has chosen. Somebody is always told: where nobody wants mail, the owners get it at once.
 */
import { addDays } from "@fakturaporten/einvoice";
import { type LocalDate, momentAt } from "../../time.ts";
import type { AccountId, Work } from "../../work.ts";
import { may, requireOrganisation, roles } from "../access/permissions.ts";
import type { Letter, Recipient } from "../mail/letters.ts";
import { postMail } from "../mail/post-mail.ts";
import { digestClock, digestDay, type MailPace } from "./mail-pace.ts";

export async function tellBillers(work: Work, letter: Letter): Promise<void> {
  const billers = await billersWithPace(work);
  const wanting = billers.filter(({ pace }) => pace !== "none");
  const told = wanting.length > 0 ? wanting : billers.filter(({ role }) => role === "owner").map(atOnce);
  for (const biller of told) {
    if (biller.pace === "daily" || biller.pace === "weekly")
      await setAside(work, { ...biller, pace: biller.pace, letter });
    else await postMail(work, biller.recipient, letter);
  }
}

interface Biller {
  readonly accountId: AccountId;
  readonly role: string;
  readonly recipient: Recipient;
  readonly pace: MailPace;
}

function atOnce(biller: Biller): Biller {
  return { ...biller, pace: "at-once" };
}

async function billersWithPace(work: Work): Promise<readonly Biller[]> {
  const rows = await work.db
    .selectFrom("memberships")
    .innerJoin("accounts", "accounts.id", "memberships.account_id")
    .leftJoin("mail_choices", (join) =>
      join
        .onRef("mail_choices.organisation_id", "=", "memberships.organisation_id")
        .onRef("mail_choices.account_id", "=", "memberships.account_id"),
    )
    .select(["accounts.id", "accounts.email", "accounts.name", "accounts.language", "memberships.role", "pace"])
    .where("memberships.organisation_id", "=", requireOrganisation(work))
    .where(
      "memberships.role",
      "in",
      roles.filter((role) => may(role, "invoice.send")),
    )
    .orderBy("memberships.joined_at")
    .orderBy("accounts.id")
    .execute();
  return rows.map(({ id, email, name, language, role, pace }) => ({
    accountId: id as AccountId,
    role,
    recipient: { address: email, name, language },
    pace: pace ?? "at-once",
  }));
}

interface SetAside {
  readonly accountId: AccountId;
  readonly pace: "daily" | "weekly";
  readonly letter: Letter;
}

/**
 * The digest's row is shared while the letter is written, and whoever writes the digest takes it whole: a letter is either in
 * that digest or goes to the next one.
 */
async function setAside(work: Work, { accountId, pace, letter }: SetAside): Promise<void> {
  let dueOn = digestDay(pace, work.now);
  while (!(await openDigest(work, accountId, dueOn))) dueOn = addDays(dueOn, pace === "daily" ? 1 : 7);
  await work.db
    .insertInto("digest_letters")
    .values({
      organisation_id: requireOrganisation(work),
      account_id: accountId,
      id: work.newId(),
      kind: letter.kind,
      facts: JSON.stringify(letter.facts),
      at: work.now,
    })
    .execute();
}

/** Makes the digest of a day, once, with the job that writes it; says whether it is still to be written. */
async function openDigest(work: Work, accountId: AccountId, dueOn: LocalDate): Promise<boolean> {
  const organisationId = requireOrganisation(work);
  const made = await work.db
    .insertInto("digests")
    .values({ organisation_id: organisationId, account_id: accountId, due_on: dueOn, asked_at: work.now })
    .onConflict((conflict) => conflict.columns(["organisation_id", "account_id", "due_on"]).doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows === 1n) {
    const startAfter = momentAt(dueOn, digestClock);
    await work.enqueue("send-digest", { organisationId, accountId, dueOn }, { startAfter });
    return true;
  }
  const { done_at } = await work.db
    .selectFrom("digests")
    .select("done_at")
    .where("organisation_id", "=", organisationId)
    .where("account_id", "=", accountId)
    .where("due_on", "=", dueOn)
    .forShare()
    .executeTakeFirstOrThrow();
  return done_at === null;
}
