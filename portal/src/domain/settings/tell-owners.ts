import type { OrganisationId, Work } from "../../work.ts";
import { postMail } from "../mail/post-mail.ts";
import { listDeciders } from "../parties/membership.ts";
import type { AccountChange } from "./account-changes.ts";

export interface ChangesToTell {
  readonly organisationId: OrganisationId;
  readonly changes: readonly AccountChange[];
}

/** A letter to every owner, also to whoever did it: the account swap is the costliest invoice fraud there is. */
export async function tellOwners(work: Work, { organisationId, changes }: ChangesToTell): Promise<void> {
  const { name } = await work.db
    .selectFrom("organisations")
    .select("name")
    .where("id", "=", organisationId)
    .executeTakeFirstOrThrow();
  const facts = { companyName: name, at: work.now, ...Object.fromEntries(changes.map(lineOf)) };
  for (const owner of await listDeciders(work, organisationId)) {
    const to = { address: owner.email, name: owner.name, language: owner.language };
    await postMail(work, to, { kind: "payment-account-changed", facts });
  }
}

function lineOf({ what, from, to }: AccountChange): readonly [string, string] {
  return [what === "bank-account" ? "bankAccount" : what, `${from ?? "–"} → ${to ?? "–"}`];
}
