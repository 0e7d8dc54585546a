/**
 * Sends invoices over an access point at its worst (TRUST G2) while the processes that carry them are killed with SIGKILL at every
 * named crash point, and asks the database and the access point's own log: each delivered exactly once or parked visibly, none
 * lost. The control names messages anew on every attempt and must be caught.
 *
 *   node --conditions=source scripts/delivery-harness.ts [--sends 2000] [--kills 5] [--workers 4] [--shape phoss] [--lanes 32] [--control]
 */
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { type CrashPoint, deliveryCrashPoints } from "../portal/src/crash-points.ts";
import type { AccessPointShape } from "../portal/src/integrations/access-point.ts";
import { AccessPointSimulator } from "../portal/src/simulator/access-point.ts";
import { worst } from "../portal/src/simulator/settings.ts";
import { brokenIn, type DeliveryVerdict, judgeDeliveries } from "../portal/test/support/delivery-invariants.ts";
import { bundleVictim, setStage, spawnVictim, type Stage } from "./delivery-harness/stage.ts";
import type { VictimOrders } from "./delivery-harness/victim.ts";
import { freePort } from "./kill-harness/portal.ts";

const { values } = parseArgs({
  options: {
    sends: { type: "string", default: "2000" },
    kills: { type: "string", default: "5" },
    workers: { type: "string", default: "4" },
    shape: { type: "string", default: "phoss" },
    lanes: { type: "string" },
    minutes: { type: "string", default: "30" },
    control: { type: "boolean", default: false },
  },
});
const shape: AccessPointShape = values.shape === "phase4" ? "phase4" : "phoss";
const token = "token-of-the-harness";
const doorPort = await freePort();
const simulator = new AccessPointSimulator({
  token,
  wishes: { ...worst, silent: 0.5, lateMs: 2000 },
  callbacks: { url: `http://127.0.0.1:${doorPort}/access-point/status`, token },
});

/** Deaths that still have to be died, the points in turn. */
const deaths: CrashPoint[] = Array.from({ length: Number(values.kills) }, () =>
  deliveryCrashPoints.filter((point) => shape === "phoss" || !point.startsWith("ask.")),
).flat();
const died = new Map<string, number>();
const victims = new Set<ReturnType<typeof spawnVictim>>();
const curtain = { hasFallen: false };

await bundleVictim();
const stage = await setStage();
try {
  await play(stage);
} finally {
  curtain.hasFallen = true;
  await simulator.close();
  await stage.close();
}

async function play({ application, ask, issue }: Stage): Promise<void> {
  const began = performance.now();
  await issue(Number(values.sends));
  const issuedAfter = performance.now();
  const url = await simulator.open();
  const orders = { address: application, accessPoint: { url, shape, timeoutMs: 400 }, token, doorPort };
  const common = { ...orders, forgets: values.control, ...(values.lanes && { lanes: Number(values.lanes) }) };
  const lives = [live({ ...common, role: "door" })];
  for (let n = 0; n < Number(values.workers); n += 1) lives.push(live({ ...common, role: "worker" }));
  const verdict = await settle(ask);
  curtain.hasFallen = true;
  for (const victim of victims) victim.kill("SIGKILL");
  await Promise.all(lives);
  report(verdict, await parkedIn(ask), { issuedMs: issuedAfter - began, carriedMs: performance.now() - issuedAfter });
}

/** Keeps one victim living: each time it has died, the next one is sent to the next death. */
async function live(orders: VictimOrders): Promise<void> {
  while (!curtain.hasFallen) {
    const place = deaths.findIndex((point) => point.endsWith("-store") === (orders.role === "door"));
    const [point] = place < 0 ? [] : deaths.splice(place, 1);
    const dieAt = point === undefined ? {} : { dieAt: { point, time: 1 + Math.floor(Math.random() * 20) } };
    const victim = spawnVictim({ ...orders, ...dieAt });
    victims.add(victim);
    const signal = await new Promise((resolve) => victim.once("exit", (_code, by) => resolve(by)));
    victims.delete(victim);
    if (curtain.hasFallen) return;
    if (signal !== "SIGKILL") throw new Error("A process of the harness ended by itself.");
    if (point !== undefined) died.set(point, (died.get(point) ?? 0) + 1);
  }
}

/** Waits until every delivery and every job has come to its end. */
async function settle(ask: Stage["ask"]): Promise<DeliveryVerdict> {
  const deadline = performance.now() + Number(values.minutes) * 60_000;
  for (;;) {
    await sleep(3000);
    const [waiting] = await ask<{ jobs: number }>(
      "select count(*)::int as jobs from pgboss.job where state in ('created', 'retry', 'active') and name in ('deliver-invoice', 'process-arrival')",
    );
    const isQuiet = waiting?.jobs === 0 && simulator.callbacks.pending === 0;
    if (isQuiet || performance.now() > deadline) {
      // Asked of everything only now: asked all the while it would be what the carriers wait for.
      const verdict = await judgeDeliveries(ask, simulator.seen);
      if (verdict.waiting === 0 || performance.now() > deadline) return verdict;
    }
    process.stderr.write(
      `\r${simulator.seen.size} seen, ${waiting?.jobs ?? 0} jobs, ${sumOf(died)} killed, ${deaths.length} deaths left   `,
    );
  }
}

/** Why deliveries were parked, and how many for each reason. */
async function parkedIn(ask: Stage["ask"]): Promise<readonly object[]> {
  return ask(`select d.reason, count(*)::int as parked, min(a.questions) as questions_min, max(a.questions) as questions_max,
      max(extract(epoch from d.changed_at - a.started_at))::int as seconds_max
    from deliveries d join delivery_attempts a on a.invoice_id = d.invoice_id and a.number = d.attempts
    where d.state = 'parked' group by d.reason order by 2 desc`);
}

function report(
  verdict: DeliveryVerdict,
  parked: readonly object[],
  { issuedMs, carriedMs }: { issuedMs: number; carriedMs: number },
): void {
  const kills = [...died].map(([point, count]) => `${point} ${count}`).sort((a, b) => (a < b ? -1 : 1));
  const seconds = Math.round(carriedMs / 1000);
  console.log(
    `\n${verdict.sends} sends over ${shape}, issued in ${Math.round(issuedMs / 1000)} s, carried in ${seconds} s.`,
  );
  console.log(`${sumOf(died)} kills: ${kills.join(", ")}. Not died: ${deaths.length}.`);
  console.table(verdict);
  console.log(`${Math.round(verdict.sends / seconds)} a second.`);
  if (parked.length > 0) console.table(parked);
  const broken = brokenIn(verdict);
  if (values.control) {
    const caught = verdict.doubled > 0 && verdict.strangers > 0;
    console.log(caught ? "The control is caught." : "THE CONTROL WAS NOT CAUGHT: the harness proves nothing.");
    process.exitCode = caught ? 0 : 1;
    return;
  }
  console.log(broken.length === 0 ? "Kept." : `BROKEN. ${broken.join(", ")}`);
  process.exitCode = broken.length === 0 ? 0 : 1;
}

function sumOf(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}
