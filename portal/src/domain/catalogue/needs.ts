/** Services that another must be had for: who keeps them says so, and who orders is told what is missing. */
import type { Work } from "../../work.ts";
import { requirePermission } from "../access/permissions.ts";
import { record } from "../events/record.ts";
import { Refusal } from "../refusal.ts";
import { getService } from "./queries.ts";
import type { Subscription } from "./subscription.ts";

/** A service by name. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

/** What each service needs, by its id. */
export async function listNeeds(work: Work): Promise<ReadonlyMap<string, readonly Named[]>> {
  const rows = await work.db
    .selectFrom("service_needs")
    .innerJoin("services", "services.id", "service_needs.needs_id")
    .select(["service_id", "services.id", "services.name"])
    .orderBy("services.name")
    .execute();
  return Map.groupBy(rows, (row) => row.service_id);
}

/** Of the services a customer has, those that another of theirs is needed for. */
export async function listNeeding(
  work: Work,
  {
    serviceId,
    had,
  }: { readonly serviceId: string; readonly had: readonly Pick<Subscription, "serviceId" | "serviceName">[] },
): Promise<readonly string[]> {
  const needs = await listNeeds(work);
  const needing = had.filter((one) => needs.get(one.serviceId)?.some(({ id }) => id === serviceId) === true);
  return [...new Set(needing.map(({ serviceName }) => serviceName))];
}

export interface Need {
  readonly serviceId: string;
  readonly needsId: string;
}

/** Refuses a ring: two services that need each other could never be ordered. */
export async function addNeed(work: Work, { serviceId, needsId }: Need): Promise<void> {
  const { organisationId } = requirePermission(work, "catalogue.write");
  await lockServices(work);
  const service = await getService(work, serviceId);
  const needed = await getService(work, needsId);
  if (reaches(await listNeeds(work), needsId, serviceId)) throw new Refusal("service-needs-itself");
  await work.db
    .insertInto("service_needs")
    .values({ organisation_id: organisationId, service_id: serviceId, needs_id: needsId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await record(work, "service.saved", { subject: serviceId, facts: { code: service.code, needs: needed.code } });
}

export async function removeNeed(work: Work, { serviceId, needsId }: Need): Promise<void> {
  const { organisationId } = requirePermission(work, "catalogue.write");
  const service = await getService(work, serviceId);
  await work.db
    .deleteFrom("service_needs")
    .where("organisation_id", "=", organisationId)
    .where("service_id", "=", serviceId)
    .where("needs_id", "=", needsId)
    .execute();
  await record(work, "service.saved", { subject: serviceId, facts: { code: service.code, needsNoMore: needsId } });
}

/** Two who add needs at once would not see each other's: the second waits for the first. */
async function lockServices(work: Work): Promise<void> {
  const { organisationId } = requirePermission(work, "catalogue.write");
  await work.db
    .selectFrom("services")
    .select("id")
    .where("organisation_id", "=", organisationId)
    .orderBy("id")
    .forUpdate()
    .execute();
}

/** Whether one service needs another, straight or through others. */
export function reaches(needs: ReadonlyMap<string, readonly Pick<Named, "id">[]>, from: string, to: string): boolean {
  const seen = new Set<string>();
  const waiting = [from];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next === to) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    waiting.push(...(needs.get(next) ?? []).map(({ id }) => id));
  }
  return false;
}
