/**
 * Kills the running portal while suppliers send invoices, starts it again, and asks what is left: every invoice that was
 * acknowledged must be there, once, and reach its unit, once. The control gives up durability and must be caught.
 *
 *   node scripts/kill-harness.ts [--rounds 30] [--writers 8] [--control]
 */
import { spawnSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { demoPassword } from "../portal/src/demo/accounts.ts";
import { freePort, PortalUnderFire, type Victim } from "./kill-harness/portal.ts";
import { type Errand, Supplier } from "./kill-harness/supplier.ts";
import { type Verdict, Witness } from "./kill-harness/verdict.ts";

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "30" },
    writers: { type: "string", default: "8" },
    control: { type: "boolean" },
  },
});
const rounds = Number(values.rounds);
const control = values.control === true;
const people = [
  "asa@akerlundbygg.example",
  "bjorn@akerlundbygg.example",
  "mira@solgarden.example",
  "omar@solgarden.example",
];
const victims: readonly Victim[] = control ? ["both"] : ["portal", "database", "both"];
const startedAt = performance.now();

spawnSync(process.execPath, [join(import.meta.dirname, "..", "portal", "build.ts")], {
  stdio: ["ignore", "ignore", "inherit"],
});
const dataFolder = await mkdtemp(join(tmpdir(), "fakturaporten-kill-"));
const portal = new PortalUnderFire(dataFolder, await freePort());
const recoveries: number[] = [];
let worst = 0;
try {
  await portal.start();
  const errands = await errandsOf();
  const suppliers = Array.from(
    { length: Number(values.writers) },
    (_, n) => new Supplier(portal.url, people[n % people.length] ?? "", n),
  );
  for (const supplier of suppliers) await supplier.signIn(demoPassword);
  console.log("| round | killed | acknowledged | pressed again | lost | doubled | torn | open again after |");
  console.log("|--:|---|--:|--:|--:|--:|--:|--:|");
  for (let round = 1; round <= rounds; round++) await playRound(round, suppliers, errands);
  process.exitCode = judge(await settle(suppliers));
} finally {
  await portal.stop().catch(() => {});
  await rm(dataFolder, { recursive: true, force: true });
}

/** What to send to whom, from the demo itself. */
async function errandsOf(): Promise<readonly Errand[]> {
  const witness = new Witness(await portal.socketFolder());
  interface Row {
    readonly id: string;
    readonly reference: string | null;
    readonly orders: string | null;
  }
  const rows = await witness.ask<Row>(`select r.id, u.reference_example as reference, u.order_number_example as orders
    from receivers r join reference_rules u on u.receiver_id = r.id and u.replaced_at is null where r.active order by r.id limit 10`);
  await witness.leave();
  if (rows.length === 0) throw new Error("The demo has no receivers.");
  return rows.map(({ id, reference, orders }) => ({
    receiverId: id,
    reference: reference ?? "Anna Ek",
    orderNumber: orders ?? "",
    number: undefined,
  }));
}

async function playRound(round: number, suppliers: readonly Supplier[], errands: readonly Errand[]): Promise<void> {
  const victim = victims[(round - 1) % victims.length] ?? "both";
  if (control) await giveUpDurability();
  const fire = { on: true };
  const before = acknowledgedBy(suppliers).length;
  const sending = Promise.all(
    suppliers.map(async (supplier, n) => {
      for (let turn = n; fire.on; turn++) await send(supplier, errands[turn % errands.length], fire);
    }),
  );
  await firstAcknowledgement(suppliers, before);
  await sleep((control ? 1500 : 100) + Math.random() * 1400);
  const killedAt = performance.now();
  await portal.kill(victim);
  fire.on = false;
  await sending;
  if (control) await portal.forgetServerSettings();
  await (victim === "database" ? portal.ready() : portal.start());
  const recoveredMs = performance.now() - killedAt;
  recoveries.push(recoveredMs);
  const sent = acknowledgedBy(suppliers).length - before;
  const again = control ? 0 : await pressAgain(suppliers);
  const verdict = await witnessed(acknowledgedBy(suppliers));
  worst = Math.max(worst, verdict.lost);
  console.log(
    `| ${round} | ${victim} | ${sent} | ${again} | ${verdict.lost} | ${verdict.doubled} | ${verdict.torn} | ${Math.round(recoveredMs)} ms |`,
  );
}

/** However slow the machine: a round in which nothing has been acknowledged proves nothing. */
async function firstAcknowledgement(suppliers: readonly Supplier[], before: number): Promise<void> {
  const deadline = performance.now() + 30_000;
  while (acknowledgedBy(suppliers).length === before && performance.now() < deadline) await sleep(10);
}

/** What fails under fire is part of the game; what fails before it is not. */
async function send(supplier: Supplier, errand: Errand | undefined, fire: { readonly on: boolean }): Promise<void> {
  try {
    if (errand !== undefined) await supplier.sendOne(errand, today());
  } catch (error) {
    await sleep(20);
    if (fire.on && !isFire(error)) throw error;
  }
}

function isFire(error: unknown): boolean {
  return error instanceof TypeError || / 50[0-9] /.test(String(error)) || (error as Error).name === "TimeoutError";
}

async function pressAgain(suppliers: readonly Supplier[]): Promise<number> {
  const pressed = await Promise.all(suppliers.map(pressUntilAnswered));
  return pressed.filter(Boolean).length;
}

/** A portal that has just opened may say that it is busy; people wait a moment and press again. */
async function pressUntilAnswered(supplier: Supplier): Promise<boolean> {
  for (let press = 1; ; press++) {
    try {
      return await supplier.pressAgain();
    } catch (error) {
      if (press === 20 || !isFire(error)) throw error;
      await sleep(500);
    }
  }
}

async function giveUpDurability(): Promise<void> {
  const witness = new Witness(await portal.socketFolder());
  for (const setting of ["synchronous_commit = off", "wal_writer_delay = '10s'"])
    await witness.ask(`alter system set ${setting}`);
  await witness.ask("select pg_reload_conf()");
  await witness.leave();
  await sleep(100);
}

async function witnessed(acknowledged: readonly string[]): Promise<Verdict> {
  const witness = new Witness(await portal.socketFolder());
  const verdict = await witness.tell(acknowledged);
  await witness.leave();
  return verdict;
}

/** Waits until every delivery has come to its end, as jobs of killed workers are taken over. */
async function settle(suppliers: readonly Supplier[]): Promise<Verdict> {
  const deadline = performance.now() + 120_000;
  for (;;) {
    const verdict = await witnessed(acknowledgedBy(suppliers));
    if (verdict.waiting === 0 || performance.now() > deadline) return verdict;
    await sleep(500);
  }
}

function judge(verdict: Verdict): number {
  const { lost, stored, doubled, torn, delivered, waiting, gaps, deliveredAfterMs } = verdict;
  const sorted = [...recoveries].sort((a, b) => a - b);
  const median = Math.round(sorted[Math.floor(sorted.length / 2)] ?? 0);
  console.log(
    `\n${stored} invoices stored after ${rounds} rounds in ${Math.round((performance.now() - startedAt) / 1000)} s:`,
  );
  console.log(
    `${lost} acknowledged lost, ${doubled} doubled, ${torn} torn, ${stored - delivered} not delivered, ${waiting} waiting, ${gaps} gaps in numbers.`,
  );
  console.log(`Half of the invoices were with their unit ${deliveredAfterMs} ms after they were issued.`);
  console.log(`Open again after ${median} ms (median), ${Math.round(sorted.at(-1) ?? 0)} ms at most.`);
  if (control) {
    console.log(
      worst > 0
        ? `The control is caught: ${worst} acknowledged invoices were lost.`
        : "THE CONTROL WAS NOT CAUGHT: the harness proves nothing.",
    );
    return worst > 0 ? 0 : 1;
  }
  const kept = lost + doubled + torn + waiting + gaps + (stored - delivered) === 0 && stored > 0;
  console.log(kept ? "Kept." : "BROKEN.");
  return kept ? 0 : 1;
}

function acknowledgedBy(suppliers: readonly Supplier[]): string[] {
  return suppliers.flatMap(({ acknowledged }) => [...acknowledged]);
}

function today(): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Stockholm" }).format();
}
