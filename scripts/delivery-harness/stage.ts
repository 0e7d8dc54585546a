/** A database of its own with sellers, a receiver outside and invoices on their way, and the victims that carry them. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { engineFromSource } from "../../portal/engine-from-source.ts";
import { systemChance } from "../../portal/src/chance.ts";
import { type Address, connect, driverConfig } from "../../portal/src/db/connection.ts";
import { openDatabase } from "../../portal/src/db/open-database.ts";
import { installQueues, openQueue } from "../../portal/src/jobs/queue.ts";
import { systemClock } from "../../portal/src/time.ts";
import { performer } from "../../portal/src/work.ts";
import { anIssuedInvoice, aUnit } from "../../portal/test/support/documents.ts";
import type { Ask } from "../../portal/test/support/delivery-invariants.ts";
import { anOfficer, aSupplier } from "../../portal/test/support/people.ts";
import type { VictimOrders } from "./victim.ts";

export interface Stage {
  readonly application: Address;
  readonly ask: Ask;
  issue(sends: number): Promise<void>;
  close(): Promise<void>;
}

const sellersMax = 64;

export async function setStage(): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), "fakturaporten-delivery-"));
  const database = await openDatabase({
    config: { dataFolder: folder, databaseUrl: undefined },
    log: () => {},
    onGivenUp: (error) => {
      throw error;
    },
  });
  await installQueues(driverConfig(database.owner, "migration"), database.applicationRole);
  const app = connect(database.application, { purpose: "web", poolSize: 12 });
  const everything = connect({ ...database.owner, user: "postgres" }, { purpose: "migration", poolSize: 2 });
  // Takes back the jobs of those who were killed, as a portal that lives on would.
  const queue = await openQueue(driverConfig(database.application, "jobs"), { keeps: true, onError: () => {} });
  const perform = performer({ db: app.db, clock: systemClock, chance: systemChance, enqueue: queue.enqueue });
  const house = { perform, everything: everything.db } as Parameters<typeof anIssuedInvoice>[0];
  return {
    application: database.application,
    ask: async (text) => (await everything.pool.query(text)).rows,
    async issue(sends) {
      const officer = await anOfficer(house);
      const receiverId = await aUnit(house, [officer.actor], undefined, { route: "access-point" });
      const sellers = await Promise.all(Array.from({ length: Math.min(sellersMax, sends) }, () => aSupplier(house)));
      let next = 0;
      const write = async (): Promise<void> => {
        for (let n = next++; n < sends; n = next++) {
          const seller = sellers[n % sellers.length];
          if (seller !== undefined) await anIssuedInvoice(house, seller.actor, { receiverId });
        }
      };
      await Promise.all(Array.from({ length: 8 }, write));
    },
    async close() {
      await Promise.all([app.close(), everything.close(), queue.close()]);
      await database.close();
      await Promise.all([rm(folder, { recursive: true, force: true }), rm(bundle, { force: true })]);
    },
  };
}

const root = join(import.meta.dirname, "..", "..");
/** Below the packages it needs, and nowhere in the sources; one for each run, so that two do not stand in each other's way. */
const bundle = join(root, "node_modules", ".cache", "delivery-harness", `victim-${process.pid}.mjs`);

/** Made once into one file, so that the many who come after the dead are quick to live. */
export async function bundleVictim(): Promise<void> {
  await build({
    entryPoints: [join(import.meta.dirname, "victim.ts")],
    outfile: bundle,
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node24",
    packages: "external",
    plugins: [engineFromSource()],
    logLevel: "error",
  });
}

export function spawnVictim(orders: VictimOrders): ChildProcess {
  return spawn(process.execPath, [bundle, JSON.stringify(orders)], {
    stdio: ["ignore", "ignore", "inherit"],
  });
}
