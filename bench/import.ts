/**
 * Importing a zip of many e-invoices: documents a second read and judged, and sent, and how much memory the portal's process
 * grows by meanwhile. The file is made first; the figures are of the two jobs as the worker runs them, fsync on.
 *
 *   node --expose-gc --conditions=source bench/import.ts [documents]
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemChance } from "../portal/src/chance.ts";
import { connect, driverConfig } from "../portal/src/db/connection.ts";
import { openDatabase } from "../portal/src/db/open-database.ts";
import { findImport } from "../portal/src/domain/imports/queries.ts";
import { sendImport } from "../portal/src/domain/imports/send-import.ts";
import { installQueues, openQueue } from "../portal/src/jobs/queue.ts";
import { readImport } from "../portal/src/jobs/read-import.ts";
import { sendImport as sendImportJob } from "../portal/src/jobs/send-import.ts";
import { systemClock } from "../portal/src/time.ts";
import { type Perform, performer } from "../portal/src/work.ts";
import { importable, importedNumber, importOf } from "../portal/test/support/importable.ts";
import { pack } from "../packages/einvoice/test/pack.ts";
import { aSupplier } from "../portal/test/support/people.ts";
import { openMarket } from "../portal/test/support/seller.ts";

const count = Number(process.argv[2] ?? 10_000);
const MB = 1024 * 1024;

const folder = await mkdtemp(join(tmpdir(), "fakturaporten-import-"));
const database = await openDatabase({
  config: { dataFolder: folder, databaseUrl: undefined },
  log: () => {},
  onGivenUp: fail,
});
try {
  await installQueues(driverConfig(database.owner, "migration"), database.applicationRole);
  const app = connect(database.application, { purpose: "web", poolSize: 4 });
  const queue = await openQueue(driverConfig(database.application, "jobs"), { keeps: false });
  await report(performer({ db: app.db, clock: systemClock, chance: systemChance, enqueue: queue.enqueue }));
  await Promise.all([queue.close(), app.close()]);
} finally {
  await database.close();
  await rm(folder, { recursive: true, force: true });
}

async function report(perform: Perform): Promise<void> {
  const market = await openMarket({ perform, now: systemClock });
  const { actor } = await aSupplier({ perform }, { organisationId: market.seller, role: "owner" });
  const sound = await importable({ perform }, { ...market, biller: actor });
  const bytes = packed(sound);
  console.log(`${count} documents of ${sound.length} bytes, packed ${(bytes.length / MB).toFixed(1)} MB\n`);
  const { id } = await importOf({ perform }, actor, { name: "fakturor.zip", bytes });
  const payload = { organisationId: market.seller, importId: id };
  console.log("| step | documents/s | s | memory before, MB | grew at most by, MB |\n|--|--:|--:|--:|--:|");
  await measure("read and judge", () => readImport({ perform, clock: systemClock }, payload));
  await perform(actor, (work) => sendImport(work, id));
  await measure("send", () => sendImportJob({ perform, clock: systemClock }, payload));
  const { state, counts } = await perform(actor, (work) => findImport(work, id));
  console.log(`\n${state}: ${JSON.stringify(counts)}`);
  if (counts.sent !== count) process.exitCode = 1;
}

function packed(sound: string): Buffer {
  return pack(
    Array.from({ length: count }, (_, index) => ({
      name: `faktura-${index + 1}.xml`,
      bytes: sound.replaceAll(importedNumber, `B-${index + 1}`),
    })),
  );
}

async function measure(step: string, work: () => Promise<void>): Promise<void> {
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, 20);
  const started = performance.now();
  await work();
  clearInterval(watch);
  const seconds = (performance.now() - started) / 1000;
  const rate = (count / seconds).toFixed(0);
  console.log(
    `| ${step} | ${rate} | ${seconds.toFixed(1)} | ${(before / MB).toFixed(0)} | ${((most - before) / MB).toFixed(0)} |`,
  );
}

function fail(error: unknown): never {
  throw error;
}
