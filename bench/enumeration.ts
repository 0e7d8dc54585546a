/**
 * Whether time tells if an address is known. Known and unknown addresses are tried in turn at every place that takes an
 * address, and the two heaps of timings are compared: AUC 0.5 is no difference, 1 is certainty. The limit is 0.55 (TRUST
 * §8.3). The control leaves out the hash that unknown addresses cost, and must be found out.
 *
 *   node --conditions=source bench/enumeration.ts [timings of each, 1000 unless said]
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { systemChance } from "../portal/src/chance.ts";
import { connect, driverConfig } from "../portal/src/db/connection.ts";
import { startEmbedded } from "../portal/src/db/embedded/server.ts";
import { migrate, readMigrations } from "../portal/src/db/migrate.ts";
import { migrationsFolder } from "../portal/src/db/migrations-folder.ts";
import { type EmailAddress, parseEmailAddress } from "../portal/src/domain/access/email-address.ts";
import { verifyPassword } from "../portal/src/domain/access/password-hash.ts";
import { signIn } from "../portal/src/domain/access/sign-in.ts";
import { findAccountByEmail } from "../portal/src/domain/parties/account.ts";
import { register } from "../portal/src/domain/parties/register.ts";
import { resendConfirmation } from "../portal/src/domain/parties/resend-confirmation.ts";
import { requestPasswordReset } from "../portal/src/domain/parties/reset-password.ts";
import { installQueues, openQueue } from "../portal/src/jobs/queue.ts";
import { systemClock } from "../portal/src/time.ts";
import { type Actor, performer, type Work } from "../portal/src/work.ts";
import { anOrganisation, aSupplier } from "../portal/test/support/people.ts";

const timings = Number(process.argv[2] ?? 1000);
/** No account is asked so often that it waits: the bucket holds ten, the reset's three. */
const accounts = Math.ceil(timings / 3);
const aucMax = 0.55;
const visitor: Actor = { kind: "visitor" };

const folder = await mkdtemp(join(tmpdir(), "fakturaporten-enumeration-"));
const server = await startEmbedded({ dataFolder: folder });
try {
  await measure();
} finally {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}

async function measure(): Promise<void> {
  const superuser = new pg.Client(driverConfig(server.address("postgres", "postgres"), "migration"));
  await superuser.connect();
  await superuser.query("create database bench owner fakturaporten_owner");
  await superuser.end();
  const owner = server.address("fakturaporten_owner", "bench");
  await migrate(owner, await readMigrations(migrationsFolder));
  await installQueues(driverConfig(owner, "migration"), "fakturaporten_app");
  const app = server.address("fakturaporten_app", "bench");
  const connection = connect(app, { purpose: "web" });
  const queue = await openQueue(driverConfig(app, "jobs"), { keeps: false });
  const perform = performer({
    db: connection.db,
    clock: systemClock,
    chance: systemChance,
    enqueue: queue.enqueue,
  });
  const run = <T>(command: (work: Work) => Promise<T>): Promise<T> => perform(visitor, command);

  const known: EmailAddress[] = [];
  for (let count = 0; count < accounts; count += 1) known.push(addressOf((await aSupplier({ perform })).email));
  const unknown = known.map((_, index) => addressOf(`nobody${index}@prov.example`));
  const { kind: _, planLevel, ...company } = anOrganisation();
  let networks = 0;
  const network = (): string => `network ${(networks += 1)}`;
  const language = "sv" as const;
  const newcomersPassword = "gröna moln över tallriken";

  const places: Readonly<Record<string, (email: EmailAddress) => Promise<unknown>>> = {
    "sign in, wrong password": (email) =>
      signIn(run, { email, password: "not the password", network: network(), browserMark: "a browser" }),
    register: (email) => {
      const person = { name: "Nils Ny", email };
      return register(run, { company, person, password: newcomersPassword, planLevel, language, network: network() });
    },
    "forgotten password": (email) => run((work) => requestPasswordReset(work, { email, language, network: network() })),
    "confirmation again": (email) => run((work) => resendConfirmation(work, { email, language, network: network() })),
    "control: no hash for unknown": async (email) => {
      const account = await run((work) => findAccountByEmail(work, email));
      if (account !== undefined) await verifyPassword(account.passwordHash, "not the password");
    },
  };
  console.log(`${timings} timings each; limit ${aucMax}\n`);
  console.log("place                            known ms  unknown ms    AUC");
  let failed = false;
  for (const [place, go] of Object.entries(places)) {
    const { first, second } = await timeInTurn(known, unknown, go);
    const auc = separation(first, second);
    const isControl = place.startsWith("control");
    failed ||= isControl ? auc <= aucMax : auc > aucMax;
    console.log(
      [place.padEnd(32), ...[first, second].map((heap) => median(heap).toFixed(2).padStart(8)), auc.toFixed(3)].join(
        "  ",
      ),
    );
  }
  await queue.close();
  await connection.close();
  console.log(failed ? "\nFAILED" : "\nTime tells nothing; the control was found out.");
  if (failed) process.exitCode = 1;
}

async function timeInTurn(
  known: readonly EmailAddress[],
  unknown: readonly EmailAddress[],
  go: (email: EmailAddress) => Promise<unknown>,
): Promise<{ first: number[]; second: number[] }> {
  const heaps: [number[], number[]] = [[], []];
  const take = async (which: 0 | 1, email: EmailAddress | undefined): Promise<void> => {
    if (email === undefined) return;
    const started = performance.now();
    await go(email);
    heaps[which].push(performance.now() - started);
  };
  for (let count = 0; count < 20; count += 1) await go(addressOf(`warm${count}@prov.example`));
  for (let count = 0; count < timings; count += 1) {
    const index = count % known.length;
    const order = systemChance.secret() > "V" ? ([0, 1] as const) : ([1, 0] as const);
    for (const which of order) await take(which, which === 0 ? known[index] : unknown[index]);
  }
  return { first: heaps[0], second: heaps[1] };
}

/** How well one number drawn from each heap tells which heap it is from: 0.5 to 1. */
function separation(a: readonly number[], b: readonly number[]): number {
  const sorted = [...a.map((ms) => ({ ms, isA: true })), ...b.map((ms) => ({ ms, isA: false }))].sort(
    (one, other) => one.ms - other.ms,
  );
  const rankSum = sorted.reduce((sum, { isA }, index) => (isA ? sum + index + 1 : sum), 0);
  const auc = (rankSum - (a.length * (a.length + 1)) / 2) / (a.length * b.length);
  return Math.max(auc, 1 - auc);
}

function median(heap: readonly number[]): number {
  return [...heap].sort((a, b) => a - b)[Math.floor(heap.length / 2)] ?? 0;
}

function addressOf(text: string): EmailAddress {
  const address = parseEmailAddress(text);
  if (!address.ok) throw new Error(address.fault);
  return address.value;
}
