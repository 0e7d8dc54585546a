/**
 * The steps of processing what the access point brought: taken up in the transaction that acts on it, so that it is acted on
 * once; counted when it failed; put before a person when it has failed five times or can never succeed (TRUST G8).
 */
import type { Work } from "../../work.ts";
import type { ArrivalKind } from "./store-arrival.ts";

export interface Arrival {
  readonly id: string;
  readonly kind: ArrivalKind;
  readonly raw: Uint8Array;
}

/** What waits to be processed; nothing when somebody has done it. */
export async function findWaitingArrival(work: Work, id: string): Promise<Arrival | undefined> {
  return work.db
    .selectFrom("access_point_messages")
    .select(["id", "kind", "raw"])
    .where("id", "=", id)
    .where("state", "=", "new")
    .executeTakeFirst();
}

/** Takes it up, in the transaction that acts on it. False when somebody else has. */
export async function finishArrival(work: Work, id: string): Promise<boolean> {
  const { numUpdatedRows } = await work.db
    .updateTable("access_point_messages")
    .set({ state: "done", changed_at: work.now })
    .where("id", "=", id)
    .where("state", "=", "new")
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export const triesMax = 5;

/** Counts a failure; says whether it is worth another try. */
export async function failArrival(work: Work, id: string, reason: string): Promise<boolean> {
  const { tries } = await work.db
    .updateTable("access_point_messages")
    .set((is) => ({ tries: is("tries", "+", 1), changed_at: work.now }))
    .where("id", "=", id)
    .returning("tries")
    .executeTakeFirstOrThrow();
  if (tries < triesMax) return true;
  await quarantineArrival(work, id, reason);
  return false;
}

/** Puts it before a person: what is behind it goes on. */
export async function quarantineArrival(work: Work, id: string, reason: string): Promise<void> {
  await work.db
    .updateTable("access_point_messages")
    .set({ state: "quarantined", reason, changed_at: work.now })
    .where("id", "=", id)
    .where("state", "=", "new")
    .execute();
}
