/** Favourites: views of a customer's specification that a person comes back to, under a name. */
import { sql } from "kysely";
import type { Work } from "../../work.ts";
import { requirePerson } from "../access/permissions.ts";
import { getCustomer } from "../customers/queries.ts";
import { Refusal } from "../refusal.ts";

export interface Favourite {
  readonly id: string;
  readonly name: string;
  /** Sums of a month, or its rows. */
  readonly shows: "month" | "rows";
  /** The query of the page's address; without a month it is the latest that was billed. */
  readonly question: string;
}

export const favouriteNameMax = 60;
/** Longer than any search one wants to see again. */
export const favouriteQuestionMax = 300;
/** More names than a person finds their way among. */
export const favouritesMax = 20;

/** The person's own of one customer, by name. */
export async function listFavourites(work: Work, customerId: string): Promise<readonly Favourite[]> {
  const { organisationId, accountId } = requirePerson(work);
  return work.db
    .selectFrom("specification_favourites")
    .select(["id", "name", "shows", "question"])
    .where("organisation_id", "=", organisationId)
    .where("account_id", "=", accountId)
    .where("customer_id", "=", customerId)
    .orderBy(sql`lower(name)`)
    .limit(favouritesMax)
    .execute();
}

export interface SaveFavourite extends Omit<Favourite, "id"> {
  readonly customerId: string;
}

/** A name saved again is the same favourite with another view. Two tabs of one person save one after the other. */
export async function saveFavourite(work: Work, { customerId, ...view }: SaveFavourite): Promise<void> {
  const { organisationId, accountId } = requirePerson(work);
  const { id } = await getCustomer(work, customerId);
  const own = { organisation_id: organisationId, account_id: accountId };
  await work.db
    .selectFrom("memberships")
    .select("account_id")
    .where((is) => is.and(own))
    .forNoKeyUpdate()
    .execute();
  await work.db
    .deleteFrom("specification_favourites")
    .where((is) => is.and({ ...own, customer_id: id }))
    .where(sql<boolean>`lower(name) = lower(${view.name})`)
    .execute();
  if ((await listFavourites(work, id)).length >= favouritesMax) throw new Refusal("changed-meanwhile");
  await work.db
    .insertInto("specification_favourites")
    .values({ ...own, ...view, id: work.newId(), customer_id: id, saved_at: work.now })
    .execute();
}

/** One that is gone already is gone. */
export async function removeFavourite(work: Work, id: string): Promise<void> {
  const { organisationId, accountId } = requirePerson(work);
  await work.db
    .deleteFrom("specification_favourites")
    .where("organisation_id", "=", organisationId)
    .where("account_id", "=", accountId)
    .where(sql<boolean>`id::text = ${id}`)
    .execute();
}
