/** A file of the largest customer's rows, from the portal itself over HTTP: its first byte, its last, and what the portal's memory grew by. */
import { readFile } from "node:fs/promises";
import type { EmbeddedServer } from "../../portal/src/db/embedded/server.ts";
import type { Person } from "../../portal/src/domain/access/permissions.ts";
import { startSession } from "../../portal/src/domain/access/sessions.ts";
import type { Perform } from "../../portal/src/work.ts";
import { type PortalProcess, startPortal } from "../../portal/test/journeys/support/portal-process.ts";

const limits = { firstByteMs: 1_000, memoryMb: 50 };

export interface OverHttp {
  readonly server: EmbeddedServer;
  readonly perform: Perform;
  readonly reader: Person;
  readonly customerId: string;
  readonly month: string;
}

/** Each is asked of a portal that has just begun, since a first long file finds the least room there. */
const asked = [[".csv", ".csv", ".xlsx"], [".xlsx"]] as const;

export async function exportOverHttp(of: OverHttp): Promise<readonly string[]> {
  console.log("\n| file over HTTP | first byte ms | whole ms | MB | memory + MB |\n|---|--:|--:|--:|--:|");
  const faults: string[] = [];
  for (const endings of asked) faults.push(...(await exportInTurn(of, endings)));
  return faults;
}

async function exportInTurn(
  { server, perform, reader, customerId, month }: OverHttp,
  endings: readonly string[],
): Promise<readonly string[]> {
  const socket = encodeURIComponent(server.address("postgres", "bench").host);
  const portal = await startPortal({ DATABASE_URL: `postgres://postgres@localhost:5432/bench?host=${socket}` });
  try {
    const { accountId, organisationId } = reader;
    const session = { accountId, organisationId, network: "bench" };
    const secret = await perform({ kind: "visitor" }, (work) => startSession(work, session));
    const path = `/purchases/${customerId}/specification/rows`;
    const ask = (ending: string) =>
      fetch(`${portal.url}${path}${ending}?month=${month.slice(0, 7)}`, {
        headers: { cookie: `sid=${secret}` },
        redirect: "manual",
      });
    await (await ask("")).text();
    const faults: string[] = [];
    for (const [turn, ending] of endings.entries()) {
      const told = await take(portal, () => ask(ending));
      const name = `${ending.slice(1)}${turn === 0 ? ", the first" : ""}`;
      console.log(
        `| ${name} | ${told.firstByteMs.toFixed(0)} | ${told.wholeMs.toFixed(0)} | ${told.megabytes.toFixed(1)} | ${told.memoryMb.toFixed(0)} |`,
      );
      if (told.firstByteMs > limits.firstByteMs)
        faults.push(`${name}: first byte after ${told.firstByteMs.toFixed(0)} ms`);
      if (told.memoryMb > limits.memoryMb) faults.push(`${name}: memory + ${told.memoryMb.toFixed(0)} MB`);
    }
    return faults;
  } finally {
    await portal.stop();
  }
}

async function take(portal: PortalProcess, ask: () => Promise<Response>) {
  const before = await residentMb(portal);
  const from = performance.now();
  const answered = await ask();
  if (answered.status !== 200 || answered.body === null)
    throw new Error(`The file was answered with ${answered.status}.`);
  const found = { firstByteMs: 0, bytes: 0, mostMb: before };
  for await (const chunk of answered.body) {
    if (found.bytes === 0) found.firstByteMs = performance.now() - from;
    found.bytes += chunk.length;
    found.mostMb = Math.max(found.mostMb, await residentMb(portal));
  }
  const { firstByteMs, bytes, mostMb } = found;
  return { firstByteMs, wholeMs: performance.now() - from, megabytes: bytes / 1e6, memoryMb: mostMb - before };
}

async function residentMb({ pid }: PortalProcess): Promise<number> {
  const told = /^VmRSS:\s+(\d+) kB/m.exec(await readFile(`/proc/${pid}/status`, "utf8"))?.[1];
  return Number(told ?? 0) / 1024;
}
