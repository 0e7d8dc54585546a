/** What the access point brought and could not be dealt with: listed for those who look after the portal, and tried again by them. */
import type { Instant } from "../../time.ts";
import type { Work } from "../../work.ts";
import { requirePermission } from "../access/permissions.ts";
import { Refusal } from "../refusal.ts";
import type { ArrivalKind } from "./store-arrival.ts";

export interface QuarantinedArrival {
  readonly id: string;
  readonly kind: ArrivalKind;
  readonly messageId: string;
  readonly receivedAt: Instant;
  readonly reason: string;
}

const listedMax = 200;

export async function listQuarantined(work: Work): Promise<readonly QuarantinedArrival[]> {
  requirePermission(work, "delivery.watch");
  const rows = await work.db
    .selectFrom("access_point_messages")
    .select(["id", "kind", "message_id", "received_at", "reason"])
    .where("state", "=", "quarantined")
    .orderBy("changed_at", "desc")
    .orderBy("id")
    .limit(listedMax)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    messageId: row.message_id,
    receivedAt: row.received_at,
    reason: row.reason ?? "",
  }));
}

/** The very bytes that came, for whoever has to find out what they are. */
export async function getArrivalBytes(work: Work, id: string): Promise<Uint8Array> {
  requirePermission(work, "delivery.watch");
  const row = await work.db
    .selectFrom("access_point_messages")
    .select("raw")
    .where("id", "=", id)
    .where("state", "=", "quarantined")
    .executeTakeFirst();
  if (row === undefined) throw new Refusal("not-found");
  return row.raw;
}

export async function retryArrival(work: Work, id: string): Promise<void> {
  requirePermission(work, "delivery.watch");
  const { numUpdatedRows } = await work.db
    .updateTable("access_point_messages")
    .set({ state: "new", reason: null, tries: 0, changed_at: work.now })
    .where("id", "=", id)
    .where("state", "=", "quarantined")
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new Refusal("changed-meanwhile");
  await work.enqueue("process-arrival", { arrivalId: id });
}
