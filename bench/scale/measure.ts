/** Asks for pages through the door and tells what each cost: milliseconds, statements, and whether a plan walks a whole table. */
import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import pg from "pg";
import { engineFromSource } from "../../portal/engine-from-source.ts";
import { systemChance } from "../../portal/src/chance.ts";
import { type Address, connect } from "../../portal/src/db/connection.ts";
import { startSession } from "../../portal/src/domain/access/sessions.ts";
import { systemClock } from "../../portal/src/time.ts";
import { type Perform, performer } from "../../portal/src/work.ts";
import type { Filled } from "../scale.ts";
import { processorTime } from "./processor.ts";
import { listen, type Statement, wholeScans } from "./statements.ts";

const limits = { p95Ms: 20, statements: 15, scannedRows: 10_000 } as const;
const baseUrl = "http://localhost:3000";

/** As much as is asked of the door, which is bundled first and so cannot be imported for its types. */
interface Door {
  inject(asked: { readonly url: string; readonly headers: Readonly<Record<string, string>> }): Promise<Answered>;
  close(): Promise<void>;
}

interface Answered {
  readonly statusCode: number;
  readonly body: string;
}

export interface Measuring {
  readonly times: number;
  /** Only pages whose name holds this text; all where it is empty. */
  readonly only: string;
  /** The database server's process. */
  readonly postgres: number | undefined;
}

export async function measurePages(address: Address, filled: Filled, measuring: Measuring): Promise<boolean> {
  const { db, close } = connect(address, { purpose: "web" });
  const perform = performer({ db, clock: systemClock, chance: systemChance, enqueue: async () => {} });
  const app = await openDoor(perform);
  const cookieOf = async ({ accountId, organisationId }: Filled["biller"]): Promise<string> => {
    const session = { accountId, organisationId, network: "bench" };
    return `sid=${await perform({ kind: "visitor" }, (work) => startSession(work, session))}`;
  };
  const cookies = { biller: await cookieOf(filled.biller), officer: await cookieOf(filled.officer) };
  const ask = async ({ path, as }: Asked): Promise<string> => {
    const answered = await app.inject({ url: path, headers: { cookie: cookies[as], host: "localhost:3000" } });
    if (answered.statusCode !== 200) throw new Error(`${path} answered ${answered.statusCode}`);
    return answered.body;
  };
  const looker = new pg.Client({ ...address, user: "postgres" });
  await looker.connect();
  try {
    return await report(await pagesOf(looker, filled, ask), { ask, looker, filled, ...measuring });
  } finally {
    await looker.end();
    await app.close();
    await close();
  }
}

/** The bundle stands among the sources until it is loaded, so that packages are found as the portal finds them. */
async function openDoor(perform: Perform): Promise<Door> {
  const root = join(import.meta.dirname, "..", "..");
  const folder = mkdtempSync(join(root, ".tmp-scale-"));
  try {
    const outfile = join(folder, "door.mjs");
    await build({
      entryPoints: [join(root, "portal", "test", "support", "whole-door.tsx")],
      outfile,
      bundle: true,
      format: "esm",
      platform: "node",
      packages: "external",
      conditions: ["source"],
      jsx: "automatic",
      jsxImportSource: "preact",
      plugins: [engineFromSource()],
    });
    const bundled = (await import(outfile)) as { openWholeDoor(perform: Perform, baseUrl: string): Promise<Door> };
    return await bundled.openWholeDoor(perform, baseUrl);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Asked {
  readonly name: string;
  readonly path: string;
  readonly as: "biller" | "officer";
}

/** Pages of the supplier that writes most and of the unit that gets most. */
async function pagesOf(
  looker: pg.Client,
  { biller, officer }: Filled,
  ask: (asked: Asked) => Promise<string>,
): Promise<readonly Asked[]> {
  const one = async (text: string, values: readonly unknown[]): Promise<Record<string, string>> =>
    (await looker.query(text, [...values])).rows[0] ?? {};
  const middle = "offset (select count(*) / 2 from invoices where organisation_id = $1 and issued_at < now())";
  const invoice = await one(
    `select id, number, payable_minor, issue_on::text, receiver_name from invoices where organisation_id = $1 order by issued_at ${middle} limit 1`,
    [biller.organisationId],
  );
  const document = await one(
    `with own as (
       select id, number, seller_name, received_at from inbox_documents
       where organisation_id = $1 and receiver_id in (select receiver_id from officer_receivers where account_id = $2)
         and length(ubl) > 1)
     select * from own order by received_at desc offset (select count(*) / 2 from own) limit 1`,
    [officer.organisationId, officer.accountId],
  );
  const nextOf = async (asked: Asked): Promise<Asked> => {
    const [, href = asked.path] = /href="([^"]*after=[^"]*)"/.exec(await ask(asked)) ?? [];
    return { ...asked, name: `${asked.name}, next page`, path: href.replaceAll("&amp;", "&") };
  };
  const list: Asked = { name: "invoices", path: "/invoices", as: "biller" };
  const inbox: Asked = { name: "inbox", path: "/inbox", as: "officer" };
  const { issue_on: day = "", receiver_name: receiver = "" } = invoice;
  const amount = (invoice["payable_minor"] ?? "").replace(/(\d\d)$/, ",$1");
  return [
    { name: "start, supplier", path: "/", as: "biller" },
    list,
    await nextOf(list),
    ...["needs-you", "sent", "delivered", "answered", "paid"].map(
      (state): Asked => ({ name: `invoices that are: ${state}`, path: `/invoices?state=${state}`, as: "biller" }),
    ),
    { name: "invoices by number", path: `/invoices?q=${invoice["number"] ?? ""}`, as: "biller" },
    { name: "invoices by a number's beginning", path: "/invoices?q=N-77", as: "biller" },
    { name: "invoices by amount", path: `/invoices?q=${amount}`, as: "biller" },
    { name: "invoices by receiver", path: "/invoices?q=kardiologmottagningen", as: "biller" },
    ...narrowed(day, receiver),
    { name: "an invoice and its timeline", path: `/invoices/${invoice["id"] ?? ""}`, as: "biller" },
    { name: "start, unit", path: "/", as: "officer" },
    inbox,
    await nextOf(inbox),
    { name: "inbox, new ones", path: "/inbox?state=new", as: "officer" },
    { name: "inbox by number", path: `/inbox?search=${document["number"] ?? ""}`, as: "officer" },
    {
      name: "inbox by seller",
      path: `/inbox?search=${encodeURIComponent(document["seller_name"] ?? "")}`,
      as: "officer",
    },
    { name: "inbox by a word all share", path: "/inbox?search=firma", as: "officer" },
    { name: "a received document", path: `/inbox/${document["id"] ?? "none"}`, as: "officer" },
  ];
}

/** A month and a year in the middle of everything, a receiver, and both together with how invoices stand. */
function narrowed(day: string, receiver: string): readonly Asked[] {
  const [month, year] = [day.slice(0, 7), day.slice(0, 4)];
  const inMonth = `from=${month}-01&to=${month}-28`;
  const to = `receiver=${encodeURIComponent(receiver)}`;
  const questions = [
    `state=all&${inMonth}`,
    `state=all&from=${year}-01-01&to=${year}-12-31&kind=credit-note`,
    `state=all&${to}`,
    `state=paid&${inMonth}&${to}`,
    `state=needs-you&${inMonth}`,
    `state=sent&from=${year}-01-01`,
    `state=answered&${to}&kind=credit-note`,
    `state=all&q=N-7&${inMonth}`,
  ];
  return questions.map((query) => ({ name: `invoices: ${query}`, path: `/invoices?${query}`, as: "biller" }));
}

interface Reporting extends Measuring {
  readonly ask: (asked: Asked) => Promise<string>;
  readonly looker: pg.Client;
  readonly filled: Filled;
}

async function report(pages: readonly Asked[], reporting: Reporting): Promise<boolean> {
  const { ask, looker, filled, times, only, postgres } = reporting;
  console.log("| page | p50 ms | p95 ms | processor ms: Node | PostgreSQL | statements | whole scans |");
  console.log("|---|--:|--:|--:|--:|--:|---|");
  const faults: string[] = [];
  for (const asked of pages.filter(({ name }) => name.includes(only))) {
    for (let warm = 0; warm < 10; warm += 1) await ask(asked);
    const statements = await listen(() => ask(asked));
    const who = asked.as === "biller" ? filled.biller : filled.officer;
    const scans = await wholeScans(looker, statements, { ...who, rowsMax: limits.scannedRows });
    const before = processorTime(postgres);
    const { p50, p95 } = await timeOf(() => ask(asked), times);
    const after = processorTime(postgres);
    const [node, database] = [after.nodeMs - before.nodeMs, after.postgresMs - before.postgresMs];
    const asking = statements.filter(isAsking).length;
    console.log(
      `| ${asked.name} | ${p50.toFixed(1)} | ${p95.toFixed(1)} | ${(node / times).toFixed(1)} | ${(database / times).toFixed(1)} | ${asking} | ${scans.length === 0 ? "none" : scans.join(", ")} |`,
    );
    if (p95 > limits.p95Ms) faults.push(`${asked.name}: p95 ${p95.toFixed(1)} ms, over ${limits.p95Ms}`);
    if (asking > limits.statements) faults.push(`${asked.name}: ${asking} statements, over ${limits.statements}`);
    if (scans.length > 0) faults.push(`${asked.name}: reads the whole of ${scans.join(", ")}`);
  }
  console.log(`\n${faults.length === 0 ? "every page within its limits" : faults.join("\n")}`);
  return faults.length === 0;
}

/** Begin, commit and the settings that row level security reads are part of every transaction, and ask for nothing. */
function isAsking({ text }: Statement): boolean {
  return (
    !/^(begin|commit|rollback|start transaction|set )/i.test(text) && !text.includes("set_config('app.organisation'")
  );
}

async function timeOf(
  ask: () => Promise<unknown>,
  times: number,
): Promise<{ readonly p50: number; readonly p95: number }> {
  const measured: number[] = [];
  for (let time = 0; time < times; time += 1) {
    const from = performance.now();
    await ask();
    measured.push(performance.now() - from);
  }
  const sorted = measured.sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
  return { p50: at(0.5), p95: at(0.95) };
}
