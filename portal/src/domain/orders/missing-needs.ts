/** What a service needs that the customer does not have: told before it is ordered, and asked again when it is approved. */
import type { Work } from "../../work.ts";
import { listNeeds, type Named } from "../catalogue/needs.ts";

export interface Needing {
  readonly customerId: string;
  readonly serviceId: string;
  /** What is merely asked for is missing too. */
  readonly approvedOnly?: boolean;
}

export async function listMissingNeeds(work: Work, needing: Needing): Promise<readonly Named[]> {
  const needs = (await listNeeds(work)).get(needing.serviceId) ?? [];
  if (needs.length === 0) return [];
  const there = await listHeld(work, needing);
  return needs.filter(({ id }) => !there.has(id));
}

/** Services that the customer has until further notice, or will have. */
export async function listHeld(
  work: Work,
  { customerId, approvedOnly = false }: Omit<Needing, "serviceId">,
): Promise<ReadonlySet<string>> {
  const had = await work.db
    .selectFrom("subscriptions")
    .select("service_id")
    .where("customer_id", "=", customerId)
    .where("until_on", "is", null)
    .execute();
  const ordered = await work.db
    .selectFrom("orders")
    .select("service_id")
    .where("customer_id", "=", customerId)
    .where("state", "in", approvedOnly ? ["approved"] : ["waiting", "approved"])
    .where("kind", "=", "new")
    .execute();
  return new Set([...had, ...ordered].map((row) => row.service_id));
}
