/** Receivers that a supplier wants first when it writes an invoice. */
import type { Work } from "../../work.ts";
import { requireOrganisation, requirePermission } from "../access/permissions.ts";
import { getReceiver } from "./queries.ts";
import type { ReceiverId } from "./receiver.ts";
import type { FoundReceiver } from "./search-receivers.ts";

/** As many as can be taken in at a glance. */
const FAVOURITES_MAX = 20;

export async function addFavourite(work: Work, receiverId: string): Promise<void> {
  const { organisationId } = requirePermission(work, "invoice.write");
  const { id } = await getReceiver(work, receiverId);
  await work.db
    .insertInto("favourite_receivers")
    .values({ organisation_id: organisationId, receiver_id: id, added_at: work.now })
    .onConflict((same) => same.doNothing())
    .execute();
}

export async function removeFavourite(work: Work, receiverId: ReceiverId): Promise<void> {
  const { organisationId } = requirePermission(work, "invoice.write");
  await work.db
    .deleteFrom("favourite_receivers")
    .where("organisation_id", "=", organisationId)
    .where("receiver_id", "=", receiverId)
    .execute();
}

/** By name; closed ones are left out. */
export async function listFavourites(work: Work): Promise<readonly FoundReceiver[]> {
  const rows = await work.db
    .selectFrom("favourite_receivers")
    .innerJoin("receivers", "receivers.id", "favourite_receivers.receiver_id")
    .select(["receivers.id", "name", "organisation_number", "gln", "city"])
    .where("favourite_receivers.organisation_id", "=", requireOrganisation(work))
    .where("active", "=", true)
    .orderBy("name")
    .limit(FAVOURITES_MAX)
    .execute();
  return rows.map((row) => ({
    id: row.id as ReceiverId,
    name: row.name,
    organisationNumber: row.organisation_number,
    gln: row.gln ?? undefined,
    city: row.city,
    aliases: [],
  }));
}
