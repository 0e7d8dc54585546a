/** Whom a letter about a Kund-ID is addressed to, and in which language: the customer's billing address, as its people read. */
import type { Work } from "../../work.ts";
import { requireOrganisation } from "../access/permissions.ts";
import type { Recipient } from "../mail/letters.ts";
import type { Customer } from "./customer.ts";

/** Who reads the address decides, if it is somebody of the customer's; otherwise all of its people must agree on English. */
export async function addresseeOf(
  work: Work,
  { id, email, name, administration }: Pick<Customer, "id" | "email" | "name" | "administration">,
): Promise<Recipient> {
  const people = await work.db
    .selectFrom("customer_access")
    .innerJoin("accounts", "accounts.id", "customer_access.account_id")
    .select(["accounts.email", "accounts.language"])
    .where("customer_access.organisation_id", "=", requireOrganisation(work))
    .where("customer_id", "=", id)
    .where("ended_at", "is", null)
    .where("from_on", "<=", work.today)
    .where((where) => where.or([where("until_on", "is", null), where("until_on", ">=", work.today)]))
    .execute();
  const own = people.filter((person) => person.email.toLowerCase() === email.toLowerCase());
  const readers = own.length > 0 ? own : people;
  const language = readers.length > 0 && readers.every((person) => person.language === "en") ? "en" : "sv";
  return { address: email, name: administration ?? name, language };
}
