/**
 * What the ledger's pages ask when 5 000 customers have been billed for 36 months: nearly all is paid, the latest month is open, and
 * some of everything is late or has come without a reference. What each page asks is asked here as the page asks it, without drawing
 * it. More than 15 statements, or a plan that walks a table of more than 10 000 rows, fails the run.
 *
 *   node --conditions=source bench/ledger.ts [customers] [months] [--times 50] [--folder made and kept there]
 */
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { availableParallelism, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { addDays } from "@fakturaporten/einvoice";
import type { Kysely } from "kysely";
import pg from "pg";
import { systemChance } from "../portal/src/chance.ts";
import { connect, driverConfig } from "../portal/src/db/connection.ts";
import type { Database } from "../portal/src/db/tables.ts";
import { startEmbedded } from "../portal/src/db/embedded/server.ts";
import { migrate, readMigrations } from "../portal/src/db/migrate.ts";
import { migrationsFolder } from "../portal/src/db/migrations-folder.ts";
import type { Person } from "../portal/src/domain/access/permissions.ts";
import { listCustomerInvoices } from "../portal/src/domain/billing/queries.ts";
import type { CustomerId } from "../portal/src/domain/customers/customer.ts";
import { getCustomer, listOwnCustomers } from "../portal/src/domain/customers/queries.ts";
import { listOpenDisputes } from "../portal/src/domain/disputes/queries.ts";
import { listLeft, listOwed } from "../portal/src/domain/ledger/balances.ts";
import { getAccount, listBalances } from "../portal/src/domain/ledger/queries.ts";
import { listCandidates } from "../portal/src/domain/payments/candidates.ts";
import { listBankFiles, listOpenPayments } from "../portal/src/domain/payments/queries.ts";
import { getDunning, listDunnings } from "../portal/src/domain/reminders/dunning.ts";
import { planSteps } from "../portal/src/domain/reminders/plan-steps.ts";
import { listCollectionCases } from "../portal/src/domain/reminders/queries.ts";
import type { Clock, Instant } from "../portal/src/time.ts";
import { type Perform, performer, type Work } from "../portal/src/work.ts";
import { remindsBy } from "../portal/test/support/dunning.ts";
import { aCreditor, aCustomerUser, settleCreditor } from "../portal/test/support/outbound.ts";
import { type Filled, fillLedger } from "./ledger/fill.ts";
import { listen, wholeScans } from "./scale/statements.ts";

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { times: { type: "string", default: "50" }, folder: { type: "string" } },
});
const [customers, months, times] = [
  Number(positionals[0] ?? 5_000),
  Number(positionals[1] ?? 36),
  Number(options.times),
];
const clock: Clock = () => "2026-11-28T09:00:00.000Z" as Instant;
/** When the creditor decided how to remind: before all that is billed. */
const before = "2022-12-01T09:00:00.000Z" as Instant;
const limits = { statements: 15, scannedRows: 10_000 } as const;

const folder = options.folder ?? (await mkdtemp(join(tmpdir(), "fakturaporten-ledger-")));
await mkdir(folder, { recursive: true });
await chmod(folder, 0o777);
const note = join(folder, "made.json");
const server = await startEmbedded({
  dataFolder: join(folder, "data"),
  settings: { fsync: "off", synchronous_commit: "off" },
});
try {
  process.exitCode = (await measure()) ? 0 : 1;
} catch (fault) {
  // Told here: a connection that is still open ends with the server, and its end would be told instead.
  console.error(fault);
  process.exitCode = 1;
} finally {
  await server.stop();
  if (options.folder === undefined) await rm(folder, { recursive: true, force: true });
}

interface Page {
  readonly name: string;
  readonly who: Person;
  asks(work: Work): Promise<unknown>;
}

async function measure(): Promise<boolean> {
  const found = await findMade();
  if (found === undefined) await makeDatabase();
  const { db, close } = connect(server.address("fakturaporten_app", "bench"), { purpose: "jobs" });
  const perform = performer({ db, clock, chance: systemChance, enqueue: async () => {} });
  const made = found ?? (await make(perform, db));
  console.log(
    `${customers} customers, ${months} months: ${made.entries} entries, ${made.open} open invoices; ${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1)}\n`,
  );
  const looker = new pg.Client({
    ...driverConfig(server.address("postgres", "bench"), "migration"),
    statement_timeout: 0,
  });
  await looker.connect();
  console.log("| page | p50 ms | p95 ms | statements | whole scans |\n|---|--:|--:|--:|---|");
  const faults: string[] = [];
  for (const page of pagesOf(made)) faults.push(...(await answer(page, (act) => perform(page.who, act), looker)));
  console.log(`\n${faults.length === 0 ? "every page within its limits" : faults.join("\n")}`);
  await looker.end();
  await close();
  return faults.length === 0;
}

interface Known extends Filled {
  readonly officer: Person;
  readonly reader: Person;
}

/** Made once in a folder, and found there by later runs. */
async function findMade(): Promise<Known | undefined> {
  try {
    return JSON.parse(await readFile(note, "utf8")) as Known;
  } catch {
    return undefined;
  }
}

async function make(perform: Perform, db: Kysely<Database>): Promise<Known> {
  const house = { perform };
  const officer = await aCreditor(house);
  await settleCreditor(house, officer);
  const earlier = performer({ db, clock: () => before, chance: systemChance, enqueue: async () => {} });
  await remindsBy({ perform: earlier }, officer, "2023-01-01");
  const from = performance.now();
  const filled = await fillLedger(server.address("postgres", "bench"), officer.organisationId, { customers, months });
  console.log(`written in ${((performance.now() - from) / 1000).toFixed(0)} s`);
  const reader = await aCustomerUser(house, officer, filled.customerId as CustomerId);
  const made = { officer, reader, ...filled };
  await writeFile(note, JSON.stringify(made));
  return made;
}

function pagesOf({ officer, reader, customerId, invoiceId }: Known): readonly Page[] {
  const account = async (work: Work): Promise<unknown> => {
    const customer = await getCustomer(work, customerId);
    return listDunnings(work, customer, (await getAccount(work, customer)).invoices);
  };
  const references = Array.from({ length: 100 }, (_, index) => ({
    bankReference: String(index),
    amountMinor: 125_00n + BigInt(index),
    references: index % 2 === 0 ? [{ reference: `9${index}`, amountMinor: undefined }] : [],
    texts: [],
  }));
  return [
    {
      name: "ledger: who owes what",
      who: officer,
      asks: async (work) => {
        await listBalances(work, 200);
        await listOpenPayments(work);
        await listCollectionCases(work, ["held"], 200);
      },
    },
    { name: "a customer's account, for the officer", who: officer, asks: account },
    { name: "an invoice in the ledger", who: officer, asks: (work) => getDunning(work, invoiceId) },
    { name: "reminders to come", who: officer, asks: (work) => planSteps(work, addDays(work.today, 30), 200) },
    {
      name: "payments",
      who: officer,
      asks: async (work) => [await listBankFiles(work), await listOpenPayments(work)],
    },
    { name: "what 100 payments may settle", who: officer, asks: (work) => listCandidates(work, references) },
    {
      name: "start, customer",
      who: reader,
      asks: async (work) => {
        await listOwed(work, await listOwnCustomers(work));
        await listOpenDisputes(work);
      },
    },
    {
      name: "a Kund-ID's invoices, for the customer",
      who: reader,
      asks: async (work) => {
        const customer = await getCustomer(work, customerId);
        await listLeft(work, customer);
        await listCustomerInvoices(work, customer.id);
      },
    },
    { name: "a customer's account, for the customer", who: reader, asks: account },
  ];
}

async function answer(
  { name, who, asks }: Page,
  perform: (act: (work: Work) => Promise<unknown>) => Promise<unknown>,
  looker: pg.Client,
): Promise<readonly string[]> {
  for (let warm = 0; warm < 3; warm += 1) await perform(asks);
  const heard = await listen(() => perform(asks));
  const asked = heard.filter(({ text }) => /^\s*(select|with)/i.test(text) && !text.includes("set_config('app."));
  const scans = await wholeScans(looker, asked, {
    organisationId: who.organisationId,
    accountId: who.accountId,
    today: clock().slice(0, 10),
    rowsMax: limits.scannedRows,
  });
  const measured: number[] = [];
  for (let time = 0; time < times; time += 1) {
    const from = performance.now();
    await perform(asks);
    measured.push(performance.now() - from);
  }
  const sorted = measured.sort((a, b) => a - b);
  const at = (share: number): string => (sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(1);
  console.log(
    `| ${name} | ${at(0.5)} | ${at(0.95)} | ${asked.length} | ${scans.length === 0 ? "none" : scans.join(", ")} |`,
  );
  return [
    ...(asked.length > limits.statements ? [`${name}: ${asked.length} statements, over ${limits.statements}`] : []),
    ...(scans.length > 0 ? [`${name}: reads the whole of ${scans.join(", ")}`] : []),
  ];
}

async function makeDatabase(): Promise<void> {
  const superuser = new pg.Client({ ...driverConfig(server.address("postgres", "postgres"), "migration") });
  await superuser.connect();
  await superuser.query("create database bench owner fakturaporten_owner");
  await superuser.end();
  await migrate(server.address("fakturaporten_owner", "bench"), await readMigrations(migrationsFolder));
}
