/**
 * How fast a unit's inbox answers when a region has received very many documents: the newest page, later pages, filters and
 * searches, each below row level security as the application asks.
 *
 *   node --conditions=source bench/inbox.ts [documents] [times each]
 */
import { mkdtemp, rm } from "node:fs/promises";
import { availableParallelism, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { aUnit } from "../portal/test/support/documents.ts";
import { anOfficer } from "../portal/test/support/people.ts";
import { systemChance } from "../portal/src/chance.ts";
import { connect, driverConfig } from "../portal/src/db/connection.ts";
import { startEmbedded } from "../portal/src/db/embedded/server.ts";
import { migrate, readMigrations } from "../portal/src/db/migrate.ts";
import { migrationsFolder } from "../portal/src/db/migrations-folder.ts";
import { countViews } from "../portal/src/domain/inbox/count-documents.ts";
import type { InboxFilter } from "../portal/src/domain/inbox/inbox-filter.ts";
import { listDocuments } from "../portal/src/domain/inbox/list-documents.ts";
import { findWarnings } from "../portal/src/domain/inbox/warnings.ts";
import { systemClock } from "../portal/src/time.ts";
import { type Perform, performer } from "../portal/src/work.ts";

const count = Number(process.argv[2] ?? 1_000_000);
const times = Number(process.argv[3] ?? 100);
const limitMs = 150;
const batch = 50_000;
const units = ["Akuten", "Kardiologmottagningen", "Ögonmottagningen"];

const folder = await mkdtemp(join(tmpdir(), "fakturaporten-inbox-"));
const server = await startEmbedded({ dataFolder: folder, settings: { fsync: "off", synchronous_commit: "off" } });
try {
  await measure();
} finally {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}

async function measure(): Promise<void> {
  const superuser = new pg.Client({ ...driverConfig(server.address("postgres", "postgres"), "migration") });
  await superuser.connect();
  await superuser.query("create database bench owner fakturaporten_owner");
  await superuser.end();
  await migrate(server.address("fakturaporten_owner", "bench"), await readMigrations(migrationsFolder));
  const { db, close } = connect(server.address("fakturaporten_app", "bench"), { purpose: "web" });
  const perform = performer({ db, clock: systemClock, chance: systemChance, enqueue: async () => {} });
  const { actor } = await anOfficer({ perform });
  const ids: string[] = [];
  for (const name of units) ids.push(await aUnit({ perform }, [actor], name));
  await fill(actor.organisationId, ids);
  await report(perform, actor, ids);
  await close();
}

/** Five thousand sellers, three units, one document a minute back in time; one in five hundred is new. */
async function fill(organisationId: string, receivers: readonly string[]): Promise<void> {
  const from = performance.now();
  const client = new pg.Client({
    ...driverConfig(server.address("postgres", "bench"), "migration"),
    statement_timeout: 0,
  });
  await client.connect();
  for (let start = 0; start < count; start += batch)
    await client.query(
      `insert into inbox_documents (organisation_id, id, receiver_id, instance_id, ubl, ubl_sha256, received_at, state, kind, number,
         type_code, issue_on, currency, payable_minor, seller_number, seller_name, payment_account, search_number, search_seller)
       select $1, gen_random_uuid(), ($2::uuid[])[1 + n % cardinality($2::uuid[])], gen_random_uuid(), '\\x00',
         decode(repeat('00', 32), 'hex'), now() - n * interval '1 minute', case when n % 500 = 0 then 'new' else 'accepted' end,
         'invoice', 'N-' || n, '380', current_date, 'SEK', n, lpad((n % 5000)::text, 10, '0'), 'Firma ' || n % 5000,
         'SE:BANKGIRO ' || n % 5000, 'n-' || n, 'firma ' || n % 5000
       from generate_series($3::int, $4::int) n`,
      [organisationId, receivers, start, Math.min(count, start + batch) - 1],
    );
  await client.query(`insert into inbox_words (organisation_id, receiver_id, word, received_at, document_id)
    select organisation_id, receiver_id, word, received_at, id from inbox_documents,
      unnest(array['konsulttimme', 'ort' || payable_minor % 1000, 'ref' || payable_minor]) word`);
  await client.query("vacuum analyze inbox_documents");
  await client.query("vacuum analyze inbox_words");
  await client.end();
  const seconds = ((performance.now() - from) / 1000).toFixed(0);
  console.log(
    `${count} documents of 5 000 sellers to ${receivers.length} units, filled in ${seconds} s; ${times} times each`,
  );
  console.log(`${availableParallelism()} cores; load average at the start ${(loadavg()[0] ?? 0).toFixed(1)}\n`);
}

type Officer = Awaited<ReturnType<typeof anOfficer>>["actor"];

async function report(perform: Perform, officer: Officer, ids: readonly string[]): Promise<void> {
  const first = await perform(officer, (work) => listDocuments(work));
  const last = first.documents.at(-1);
  const middle = await perform(officer, (work) => listDocuments(work, { search: `n-${Math.floor(count / 2)}` }));
  const place = middle.documents[0] ?? last;
  const filters: Readonly<Record<string, InboxFilter>> = {
    "the newest": {},
    "the next page": { after: first.next },
    "a page in the middle": place === undefined ? {} : { after: { receivedAt: place.receivedAt, id: place.id } },
    "one unit": { unit: ids[1] },
    "new ones": { state: "new" },
    "a number": { search: `n-${count - 7}` },
    "the beginning of a number": { search: "n-77" },
    "a seller's name": { search: "firma 4711" },
    "a word all sellers share": { search: "firma" },
    "a company number": { search: "0000000077" },
    "an amount": { search: "4 711,00" },
    "a reference": { search: "ref4711" },
    "a word on every document": { search: "konsulttimme" },
    "two words": { search: "konsulttimme ort77" },
    "what is to be done": { view: "open" },
    "what nobody has taken": { view: "unassigned" },
    "due first": { sort: "due" },
    "the largest amounts": { sort: "amount-high" },
    "a supplier in a year": { supplier: "firma 4711", receivedFrom: "2025-01-01" as never },
  };
  console.log("| question | p50 | p95 |\n|---|--:|--:|");
  const slow: string[] = [];
  for (const [name, filter] of Object.entries(filters)) {
    const measured = await timeOf(() => perform(officer, (work) => listDocuments(work, filter)));
    console.log(`| ${name} | ${measured.p50.toFixed(1)} ms | ${measured.p95.toFixed(1)} ms |`);
    if (measured.p95 > limitMs) slow.push(name);
  }
  const warned = await timeOf(() => perform(officer, (work) => findWarnings(work, last?.id ?? "")));
  const counted = await timeOf(() => perform(officer, (work) => countViews(work, {})));
  console.log(`| the stacks counted | ${counted.p50.toFixed(1)} ms | ${counted.p95.toFixed(1)} ms |`);
  console.log(`| warnings about a document | ${warned.p50.toFixed(1)} ms | ${warned.p95.toFixed(1)} ms |\n`);
  console.log(
    slow.length === 0 ? `p95 within ${limitMs} ms for every question` : `OVER ${limitMs} ms: ${slow.join(", ")}`,
  );
  if (slow.length > 0) process.exitCode = 1;
}

async function timeOf(ask: () => Promise<unknown>): Promise<{ readonly p50: number; readonly p95: number }> {
  const measured: number[] = [];
  await ask();
  for (let time = 0; time < times; time += 1) {
    const from = performance.now();
    await ask();
    measured.push(performance.now() - from);
  }
  const sorted = measured.sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
  return { p50: at(0.5), p95: at(0.95) };
}
