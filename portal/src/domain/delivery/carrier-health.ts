/**
 * Whether the road to a carrier is open. When it has failed five times in a row it is closed for a while, twice as long each
 * time, and then tried by one delivery; so a dead access point costs no attempts and is not stormed when it comes back.
 */
import { type Instant, later } from "../../time.ts";
import type { Work } from "../../work.ts";

type Road = "access-point" | "folder";

const failuresBeforeClosing = 5;
const closedSecondsMin = 15;
const closedSecondsMax = 300;
/** How long one delivery has to try a road before another may. */
const probeSeconds = 60;

/** Until when nobody else should try; nothing when the road is open, or it is this delivery's turn to try it. */
export async function findClosedRoad(work: Work, route: Road): Promise<Instant | undefined> {
  const road = await work.db
    .selectFrom("carrier_health")
    .select(["failures", "closed_until"])
    .where("route", "=", route)
    .executeTakeFirst();
  if (road === undefined || road.closed_until === null) return undefined;
  if (road.closed_until > work.now) return road.closed_until;
  const taken = await work.db
    .updateTable("carrier_health")
    .set({ closed_until: later(work.now, { seconds: probeSeconds }) })
    .where("route", "=", route)
    .where("closed_until", "=", road.closed_until)
    .executeTakeFirst();
  return taken.numUpdatedRows === 1n ? undefined : later(work.now, { seconds: closedSecondsMin });
}

export async function noteRoadDown(work: Work, route: Road, reason: string): Promise<void> {
  const { failures } = await work.db
    .insertInto("carrier_health")
    .values({ route, failures: 1, failing_since: work.now, reason })
    .onConflict((conflict) =>
      conflict.column("route").doUpdateSet((is) => ({
        failures: is("carrier_health.failures", "+", 1),
        failing_since: is.fn.coalesce("carrier_health.failing_since", is.val(work.now)),
        reason,
      })),
    )
    .returning("failures")
    .executeTakeFirstOrThrow();
  const over = failures - failuresBeforeClosing;
  if (over < 0) return;
  const seconds = Math.min(closedSecondsMin * 2 ** Math.min(over, 10), closedSecondsMax);
  await work.db
    .updateTable("carrier_health")
    .set({ closed_until: later(work.now, { seconds }) })
    .where("route", "=", route)
    .execute();
}

/** The road carried something. Nothing is written when nothing was wrong. */
export async function noteRoadOpen(work: Work, route: Road): Promise<void> {
  await work.db
    .updateTable("carrier_health")
    .set({ failures: 0, failing_since: null, closed_until: null, reason: null })
    .where("route", "=", route)
    .where("failures", ">", 0)
    .execute();
}
export interface TroubledRoad {
  readonly route: Road;
  readonly failures: number;
  readonly failingSince: Instant | undefined;
  readonly closedUntil: Instant | undefined;
  readonly reason: string | undefined;
}

/** Roads on which something is wrong now. */
export async function listTroubledRoads(work: Work): Promise<readonly TroubledRoad[]> {
  const rows = await work.db
    .selectFrom("carrier_health")
    .selectAll()
    .where("failures", ">", 0)
    .orderBy("route")
    .execute();
  return rows.map((row) => ({
    route: row.route,
    failures: row.failures,
    failingSince: row.failing_since ?? undefined,
    closedUntil: row.closed_until ?? undefined,
    reason: row.reason ?? undefined,
  }));
}
