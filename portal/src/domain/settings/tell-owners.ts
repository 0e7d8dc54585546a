/**
 * Letters about where money goes: to every owner, also to whoever did it, and to the company's own address as it was before.
 * The account swap is the costliest invoice fraud there is. Each letter about a change carries the one link that stops it.
 */
import type { LocalDate } from "../../time.ts";
import type { OrganisationId, Work } from "../../work.ts";
import { makeLink } from "../access/one-time-links.ts";
import type { Recipient } from "../mail/letters.ts";
import { postMail } from "../mail/post-mail.ts";
import { listDeciders } from "../parties/membership.ts";
import type { AccountChange } from "./account-changes.ts";

export interface ChangesToTell {
  readonly organisationId: OrganisationId;
  readonly changes: readonly AccountChange[];
  /** From which day they are used, when they wait. */
  readonly beginsOn?: LocalDate;
}

export async function tellOfChange(work: Work, { organisationId, changes, beginsOn }: ChangesToTell): Promise<void> {
  const { companyName, readers } = await readersOf(work, organisationId);
  const token = await makeLink(work, "not-me", organisationId);
  const facts = { companyName, at: work.now, token, ...Object.fromEntries(changes.map(lineOf)) };
  for (const to of readers)
    await postMail(
      work,
      to,
      beginsOn === undefined
        ? { kind: "payment-account-changed", facts }
        : { kind: "payment-account-proposed", facts: { ...facts, beginsOn } },
    );
}

export async function tellOwnersThat(
  work: Work,
  organisationId: OrganisationId,
  kind: "payments-stopped" | "payments-lifted",
): Promise<void> {
  const { companyName, readers } = await readersOf(work, organisationId);
  for (const to of readers) await postMail(work, to, { kind, facts: { companyName, at: work.now } });
}

/** The owners, and the company's own address when it is not one of theirs. */
async function readersOf(work: Work, organisationId: OrganisationId) {
  const company = await work.db
    .selectFrom("organisations")
    .select(["name", "contact_name", "contact_email"])
    .where("id", "=", organisationId)
    .executeTakeFirstOrThrow();
  const owners: readonly Recipient[] = (await listDeciders(work, organisationId)).map(({ email, name, language }) => ({
    address: email,
    name,
    language,
  }));
  const own: Recipient = { address: company.contact_email, name: company.contact_name, language: "sv" };
  const isKnown = owners.some(({ address }) => address.toLowerCase() === own.address.toLowerCase());
  return { companyName: company.name, readers: isKnown ? owners : [...owners, own] };
}

function lineOf({ what, from, to }: AccountChange): readonly [string, string] {
  return [what === "bank-account" ? "bankAccount" : what, `${from ?? "–"} → ${to ?? "–"}`];
}
