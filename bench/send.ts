/**
 * Durable accepted sends per second: an invoice number taken, the document written, judged and stored, its delivery asked
 * for, and all of it committed with fsync on. Beside it, in the same run on the same server, what plain SQL can commit of
 * the same rows: one statement after the other, as any program without our rules would.
 *
 *   node --conditions=source bench/send.ts [seconds for each figure]
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import pg from "pg";
import { connect, type Connection, driverConfig } from "../portal/src/db/connection.ts";
import { openDatabase } from "../portal/src/db/open-database.ts";
import { installQueues, openQueue } from "../portal/src/jobs/queue.ts";
import { issueInvoice } from "../portal/src/domain/invoices/issue-invoice.ts";
import { saveDraft } from "../portal/src/domain/invoices/save-draft.ts";
import type { DraftFields } from "../portal/src/domain/invoices/draft-fields.ts";
import { systemChance } from "../portal/src/chance.ts";
import { systemClock } from "../portal/src/time.ts";
import { type Perform, performer } from "../portal/src/work.ts";
import { type Market, openMarket } from "../portal/test/support/seller.ts";

const seconds = Number(process.argv[2] ?? 6);
const clientCounts = (process.argv[3] ?? "1 16 64").split(" ").map(Number);
/** What the pool of the portal holds: 64 clients share it as 64 browsers would. */
const poolSize = 20;

const form = ({ unit }: Market): DraftFields => ({
  kind: "invoice",
  receiver: unit,
  reference1: "123456",
  deliveryOn: "2026-11-20",
  ...Object.fromEntries(
    [1, 2, 3, 4, 5].flatMap((row) => [
      [`lines.${row}.description`, `Konsultation, del ${row}`],
      [`lines.${row}.quantity`, "2,5"],
      [`lines.${row}.unit`, "tim"],
      [`lines.${row}.price`, "1 250,50"],
      [`lines.${row}.vat`, row === 5 ? "12" : "25"],
    ]),
  ),
});

interface Bench {
  readonly perform: Perform;
  readonly markets: readonly Market[];
  readonly app: Connection;
  readonly raw: pg.Pool;
}

interface Figure {
  readonly perSecond: number;
  readonly refused: number;
}

const folder = await mkdtemp(join(tmpdir(), "fakturaporten-send-"));
const database = await openDatabase({
  config: { dataFolder: folder, databaseUrl: undefined },
  log: () => {},
  onGivenUp: fail,
});
try {
  await installQueues(driverConfig(database.owner, "migration"), database.applicationRole);
  const app = connect(database.application, { purpose: "web", poolSize });
  const queue = await openQueue(driverConfig(database.application, "jobs"), { keeps: false });
  const perform = performer({ db: app.db, clock: systemClock, chance: systemChance, enqueue: queue.enqueue });
  const raw = new pg.Pool({ ...driverConfig(database.application, "web"), max: poolSize });
  raw.on("error", () => {}); // connections lost when the server is closed under a failed run
  const markets: Market[] = [];
  for (let count = 0; count < Math.max(4, ...clientCounts); count += 1)
    markets.push(await openMarket({ perform, now: systemClock }));
  await report({ perform, markets, app, raw });
  await Promise.all([raw.end(), queue.close(), app.close()]);
} finally {
  await database.close();
  await rm(folder, { recursive: true, force: true });
}

async function report(bench: Bench): Promise<void> {
  const { rows } = await bench.raw.query(
    "select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit, version() as version",
  );
  console.log(
    `${rows[0].version}\nfsync ${rows[0].fsync}, synchronous_commit ${rows[0].commit}; five lines an invoice; ${seconds} s a figure\n`,
  );
  console.log("| clients | sellers | sends/s | plain SQL, same rows/s | share | refused |\n|--:|--:|--:|--:|--:|--:|");
  await sends(bench, { clients: 4, sellers: 4, forSeconds: 5 }); // until the code is warm
  for (const clients of clientCounts)
    for (const sellers of clients === 1 ? [1] : [clients, 1]) {
      const limit = await plain(bench, { clients, sellers, forSeconds: seconds });
      const ours = await sends(bench, { clients, sellers, forSeconds: seconds });
      const share = ((ours.perSecond / limit.perSecond) * 100).toFixed(0);
      console.log(
        `| ${clients} | ${sellers} | ${ours.perSecond.toFixed(0)} | ${limit.perSecond.toFixed(0)} | ${share} % | ${ours.refused} |`,
      );
    }
}

interface Load {
  readonly clients: number;
  readonly sellers: number;
  readonly forSeconds: number;
}

/** Drafts are written before the clock starts; each client then sends its own, one after the other. */
async function sends(bench: Bench, load: Load): Promise<Figure> {
  const perClient = Math.ceil((load.forSeconds * 600) / load.clients);
  const drafts: string[][] = [];
  for (let client = 0; client < load.clients; client += 1)
    drafts.push(await writeDrafts(bench, marketFor(bench, load, client), perClient));
  return measure(load, async (client, turn) => {
    const draftId = drafts[client]?.[turn];
    if (draftId === undefined) return false;
    await bench.perform(marketFor(bench, load, client).biller, (work) => issueInvoice(work, { draftId, version: 1 }));
    return true;
  });
}

/** One draft saved by the command, and copies of it. */
async function writeDrafts({ perform }: Bench, market: Market, count: number): Promise<string[]> {
  return perform(market.biller, async (work) => {
    const { id } = await saveDraft(work, { id: work.newId(), version: 0, fields: form(market) });
    const { rows } = await sql<{ id: string }>`
      insert into invoice_drafts (organisation_id, id, version, fields, kind, receiver_id, receiver_name, created_at, saved_at)
      select organisation_id, gen_random_uuid(), 1, fields, kind, receiver_id, receiver_name, created_at, saved_at
      from invoice_drafts, generate_series(2, ${count}::int) where id = ${id} returning id`.execute(work.db);
    return [id, ...rows.map((row) => row.id)];
  });
}

/** The rows of one send, as they stand in the database after one; only ids and the number differ. */
async function plain(bench: Bench, load: Load): Promise<Figure> {
  const [model] = bench.markets;
  if (model === undefined) throw new Error("No market");
  const [draftId] = await writeDrafts(bench, model, 1);
  const { invoiceId } = await bench.perform(model.biller, (work) =>
    issueInvoice(work, { draftId: draftId ?? "", version: 1 }),
  );
  const ubl = await bench.perform(model.biller, (work) =>
    work.db
      .selectFrom("invoice_documents")
      .select(["ubl", "ubl_sha256"])
      .where("invoice_id", "=", invoiceId)
      .executeTakeFirstOrThrow(),
  );
  return measure(load, async (client) => {
    const { seller, unit, biller } = marketFor(bench, load, client);
    const now = systemClock();
    const id = systemChance.id(now);
    const connection = await bench.raw.connect();
    const run = (text: string, values: readonly unknown[] = []) =>
      connection.query({ name: text.slice(0, 60), text, values: [...values] });
    try {
      await connection.query("begin");
      await run("select set_config('app.organisation', $1, true)", [seller]);
      await run(
        "insert into invoice_drafts (organisation_id, id, version, fields, kind, created_at, saved_at) values ($1, $2, 1, '{}', 'invoice', $3, $3)",
        [seller, id, now],
      );
      const taken = await run(
        "update number_series set taken_through = next_number, next_number = next_number + 1 where organisation_id = $1 and in_use returning prefix || taken_through as number",
        [seller],
      );
      const { number } = taken.rows[0] as { number: string };
      await run(
        `insert into invoices (organisation_id, id, kind, number, number_key, receiver_id, receiver_name, buyer_reference, issue_on, due_on, currency, net_minor, vat_minor, payable_minor, issued_at, issued_by)
         values ($1, $2, 'invoice', $3, $3, $4, 'Kardiologmottagningen', '123456', '2026-11-21', '2026-12-21', 'SEK', 1563125, 350175, 1913300, $5, $6)`,
        [seller, id, number, unit, now, biller.accountId],
      );
      await run(
        "insert into invoice_documents (organisation_id, invoice_id, document_id, ubl, ubl_sha256) values ($1, $2, $3, $4, $5)",
        [seller, id, systemChance.id(now), ubl.ubl, ubl.ubl_sha256],
      );
      await run(
        "insert into events (organisation_id, at, kind, subject_kind, subject_id, actor, account_id) values ($1, $2, 'invoice.validated', 'invoice', $3, 'person', $4), ($1, $2, 'invoice.sent', 'invoice', $3, 'person', $4)",
        [seller, now, id, biller.accountId],
      );
      await run("insert into pgboss.job (name, data) values ('deliver-invoice', $1)", [
        JSON.stringify({ organisationId: seller, invoiceId: id }),
      ]);
      await run("delete from invoice_drafts where organisation_id = $1 and id = $2", [seller, id]);
      await connection.query("commit");
      return true;
    } finally {
      connection.release();
    }
  });
}

function marketFor({ markets }: Bench, { sellers }: Load, client: number): Market {
  const market = markets[client % sellers];
  if (market === undefined) throw new Error("Too few markets");
  return market;
}

async function measure(
  { clients, forSeconds }: Load,
  once: (client: number, turn: number) => Promise<boolean>,
): Promise<Figure> {
  let accepted = 0;
  let refused = 0;
  const started = performance.now();
  const isOver = (): boolean => performance.now() - started > forSeconds * 1000;
  const run = async (client: number): Promise<void> => {
    for (let turn = 0; !isOver(); turn += 1) {
      try {
        if (!(await once(client, turn))) return;
        accepted += 1;
      } catch (error) {
        if (refused === 0) console.error(error);
        refused += 1;
      }
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, client) => run(client)));
  return { perSecond: accepted / ((performance.now() - started) / 1000), refused };
}

function fail(error: Error): never {
  throw error;
}
