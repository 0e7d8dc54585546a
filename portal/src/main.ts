/**
 * The composition root: reads the environment, opens the database, fills the demo, starts jobs and the web door, and closes
 * everything in the opposite order. It imports everything and is imported by no one.
 */
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { type Logger, pino } from "pino";
import { serveAccessPoint } from "./api/access-point.ts";
import { serveApi } from "./api/serve-api.ts";
import { systemChance } from "./chance.ts";
import { type Config, ConfigRefused, readConfig } from "./config.ts";
import { connect, driverConfig } from "./db/connection.ts";
import { DatabaseNotStarted } from "./db/embedded/not-started.ts";
import { MigrationRefused } from "./db/migrate.ts";
import { packageFolder } from "./db/migrations-folder.ts";
import { openDatabase } from "./db/open-database.ts";
import { requireSafety } from "./db/safety.ts";
import type { CardReader } from "./domain/access/card.ts";
import { readBlocks } from "./domain/access/address-blocks.ts";
import type { Antivirus } from "./domain/attachments/scan.ts";
import type { Safe } from "./domain/access/safe.ts";
import type { PostingPeer, SignInPeer } from "./domain/access/single-sign-on.ts";
import type { Carriers } from "./domain/delivery/carrier.ts";
import type { LookUp } from "./domain/delivery/look-ups.ts";
import type { DemoDay } from "./demo/demo-time.ts";
import { type DemoSignIn, loadDemo } from "./demo/load-demo.ts";
import { accessPoint } from "./integrations/access-point.ts";
import { antivirus } from "./integrations/antivirus.ts";
import { participantLookUp } from "./integrations/participant-look-up.ts";
import { folderCarrier } from "./integrations/folder.ts";
import { incomingFolder } from "./integrations/incoming-folder.ts";
import { handoverFolder } from "./integrations/handover-folder.ts";
import { samlPeer } from "./integrations/saml.ts";
import { singleSignOn } from "./integrations/single-sign-on.ts";
import { webhookSender } from "./integrations/webhook-sender.ts";
import { smtpCarrier } from "./integrations/smtp.ts";
import { forgetSheet } from "./jobs/forget-sheet.ts";
import { handOver } from "./jobs/hand-over.ts";
import { handlerOf, handlers } from "./jobs/handlers.ts";
import { type Incoming, readIncomingFolder } from "./jobs/read-incoming-folder.ts";
import { installQueues, openQueue } from "./jobs/queue.ts";
import { sendWebhook } from "./jobs/send-webhook.ts";
import { type Post, sendMail } from "./jobs/send-mail.ts";
import { startWorker, type Worker } from "./jobs/worker.ts";
import { pemsIn } from "./pem-files.ts";
import { keyInFile, safeOf } from "./safe.ts";
import { type Clock, systemClock } from "./time.ts";
import { incomingSentence } from "./web/delivery/incoming-sentence.ts";
import { mailComposer } from "./web/mails/compose-mail.tsx";
import { accessPaths } from "./web/public/access-paths.ts";
import { waysInOf } from "./web/public/access-routes.ts";
import { routesOf } from "./web/routes.ts";
import { buildServer } from "./web/server.ts";
import type { CertificateProxy } from "./web/server/client-certificate.ts";
import { readAssets } from "./web/server/assets.ts";
import { type JobName, type Perform, performer } from "./work.ts";

/** What has been opened and how to close it, newest last. */
const opened: (() => Promise<unknown>)[] = [];
let draining = false;
let isOpen = false;

process.on("SIGTERM", () => void stop());
process.on("SIGINT", () => void stop());
process.on("SIGHUP", () => void stop());
await start().catch(tellAndExit);

async function start(): Promise<void> {
  const config = readConfig(process.env);
  const log = pino({ level: config.logLevel, timestamp: pino.stdTimeFunctions.isoTime, base: null });
  const { perform, isAnswering, signIns } = await openWork(config, log);
  const ways = { singleSignOn: signInPeerOf(config), saml: samlPeerOf(config), cards: cardReaderOf(config) };
  const server = await buildServer({
    perform,
    clock: systemClock,
    chance: systemChance,
    routes: routesOf({
      development: config.mode === "development",
      keepsMail: config.smtpUrl === undefined,
      ...ways,
    }),
    assets: readAssets(join(packageFolder, "dist", "assets")),
    safe: safeFor(config),
    waysIn: waysInOf(ways),
    antivirus: antivirusOf(config),
    settings: {
      baseUrl: config.baseUrl,
      trustProxy: config.trustedProxies ?? false,
      secondStepOf: config.secondStepOf,
      certificateProxy: certificateProxyOf(config),
      networks: config.networks,
    },
    ready: isAnswering,
    isDraining: () => draining,
    log,
  });
  if (config.accessPointInboundToken !== undefined)
    await serveAccessPoint(server, { perform, token: config.accessPointInboundToken });
  await serveApi(server, { perform, networks: config.networks, ...scannedBy(config) });
  await server.listen({ port: config.port, host: config.host });
  opened.push(() => Promise.race([server.close(), sleep(15_000)]));
  isOpen = true;
  greet(config, signIns);
}

interface OpenWork {
  readonly perform: Perform;
  readonly isAnswering: () => Promise<boolean>;
  readonly signIns: readonly DemoSignIn[];
}

/** Everything behind the doors: the database, the queue, the demo and the worker. */
async function openWork(config: Config, log: Logger): Promise<OpenWork> {
  const database = await openDatabase({ config, log: console.log, onGivenUp: (reason) => void tellAndExit(reason) });
  opened.push(() => database.close());
  await installQueues(driverConfig(database.owner, "migration"), database.applicationRole);

  const onLost = (error: Error): void => log.warn({ error: error.message }, "database connection lost");
  const forPages = connect(database.application, { purpose: "web", onLost });
  const forJobs = connect(database.application, { purpose: "jobs", poolSize: 8, onLost });
  opened.push(() => Promise.all([forPages.close(), forJobs.close()]));
  await requireSafety(forPages);
  const onError = (error: Error): void => log.warn({ error: error.message }, "queue");
  const queue = await openQueue(driverConfig(database.application, "jobs"), { keeps: true, onError });
  opened.push(() => queue.close());

  let worker: Worker | undefined;
  const onEnqueued = (jobs: readonly JobName[]): void => worker?.wake(jobs);
  const parts = { clock: systemClock, chance: systemChance, enqueue: queue.enqueue, onEnqueued };
  const perform = performer({ ...parts, db: forPages.db });
  const actAt = (clock: Clock): DemoDay => demoDay(performer({ ...parts, clock, db: forPages.db }), clock);
  const signIns = config.demo ? await loadDemo({ perform, clock: systemClock, chance: systemChance, actAt }) : [];
  worker = startWorker({
    queue,
    deliveryLanes: config.deliveryLanes,
    handlers: {
      ...handlers,
      "send-mail": sendMail(postOf(config)),
      "hand-over": handOver(handoverFolder(config.handoverFolder)),
      "send-webhook": sendWebhook({
        safe: safeFor(config),
        send: webhookSender({ insideAllowed: config.webhookInside }),
      }),
      "read-incoming-folder": readIncomingFolder(incomingOf(config)),
      "forget-sheet": forgetSheet(config.untakenSheetDays),
    },
    tools: {
      perform: performer({ ...parts, db: forJobs.db }),
      clock: systemClock,
      carriers: carriersOf(config),
      ...lookUpOf(config, log),
      ...scannedBy(config),
    },
    onFailure: (job, error) => log.warn({ job, error: String(error) }, "job failed, and will be tried again"),
  });
  opened.push(() => worker.stop(10_000));
  return { perform, signIns, isAnswering: async () => (await sql`select 1`.execute(forPages.db)).rows.length === 1 };
}

/** The demo's jobs are done as it is loaded, in its own time. */
function demoDay(perform: Perform, clock: Clock): DemoDay {
  return {
    perform,
    doJob: (job, payload) => handlerOf(job)({ perform, clock }, payload),
  };
}

/** Who carries the letters: the configured mail server, or nobody. */
function postOf({ smtpUrl, mailFrom, baseUrl }: Config): Post | undefined {
  if (smtpUrl === undefined) return undefined;
  return { compose: mailComposer(baseUrl), carry: smtpCarrier({ url: smtpUrl, from: mailFrom }) };
}

/** Who carries documents to receivers outside the portal. */
function carriersOf({ accessPoint: settings, deliveryFolder }: Config): Carriers {
  return {
    ...(settings === undefined ? {} : { "access-point": accessPoint(settings) }),
    ...(deliveryFolder === undefined ? {} : { folder: folderCarrier(deliveryFolder) }),
  };
}

/** Where documents are laid by others, and the words for what can not be taken in. */
function incomingOf({ incomingFolder: folder }: Config): Incoming | undefined {
  return folder === undefined ? undefined : { folder: incomingFolder(folder), sentenceOf: incomingSentence };
}

function lookUpOf({ smlZone: zone, smpInside: insideAllowed }: Config, log: Logger): { readonly lookUp?: LookUp } {
  const onNotAllowed = (host: string, reason: string): void =>
    log.warn({ host, reason }, "a metadata server that receivers name was not asked: SMP_INSIDE does not let it");
  return zone === undefined ? {} : { lookUp: participantLookUp({ zone, insideAllowed, onNotAllowed }) };
}

/** The operator's antivirus program, and whether a file waits for it. */
function antivirusOf({ antivirus: settings }: Config): Antivirus | undefined {
  return settings && { scan: antivirus(settings.address), mustAnswer: settings.mustAnswer };
}

function scannedBy(config: Config): { readonly antivirus?: Antivirus } {
  const program = antivirusOf(config);
  return program === undefined ? {} : { antivirus: program };
}

function safeFor({ secretKeys, dataFolder }: Config): Safe {
  const keys = secretKeys.length > 0 ? secretKeys : [keyInFile(join(dataFolder, "secret.key"), systemChance)];
  return safeOf(keys, systemChance);
}

function signInPeerOf({ singleSignOn: settings, baseUrl }: Config): SignInPeer | undefined {
  return (
    settings &&
    singleSignOn({
      ...settings,
      callbackUrl: `${baseUrl}${accessPaths.singleSignOnBack}`,
      signedOutUrl: `${baseUrl}${accessPaths.signedOut}`,
    })
  );
}

function samlPeerOf({ saml, baseUrl }: Config): PostingPeer | undefined {
  if (saml === undefined) return undefined;
  const [privateKey, certificate] =
    saml.keyFile === undefined ? [] : pemsIn("SAML_KEY", saml.keyFile, ["KEY", "CERTIFICATE"]);
  return samlPeer({
    ...saml,
    certificates: pemsIn("SAML_CERTIFICATE", saml.certificateFile, ["CERTIFICATE"]),
    entityId: `${baseUrl}${accessPaths.samlMetadata}`,
    callbackUrl: `${baseUrl}${accessPaths.samlAnswer}`,
    signOutBackUrl: `${baseUrl}${accessPaths.samlLogout}`,
    ...(privateKey === undefined || certificate === undefined ? {} : { own: { privateKey, certificate } }),
  });
}

function cardReaderOf({ cards }: Config): CardReader | undefined {
  return cards && { authorities: pemsIn("CARD_AUTHORITIES", cards.authoritiesFile, ["CERTIFICATE"]) };
}

function certificateProxyOf({ cards }: Config): CertificateProxy | undefined {
  const proxies = readBlocks(cards?.proxies ?? []);
  return cards === undefined || proxies === undefined ? undefined : { header: cards.header, proxies };
}

function greet(config: Config, signIns: readonly DemoSignIn[]): void {
  const tenths = Math.round(performance.now() / 100);
  console.log(`\nFakturaporten is open at ${config.baseUrl} (started in ${tenths / 10} s). Stop it with Ctrl+C.`);
  if (signIns.length > 0) {
    console.log("\nDemo sign-ins. Everything in the demo is made up, and everybody knows these passwords:\n");
    for (const { who, email, password } of signIns) console.log(`  ${who.padEnd(42)} ${email.padEnd(34)} ${password}`);
  }
  if (config.smtpUrl === undefined)
    console.log(`\nMails are not sent but kept: read them at ${config.baseUrl}/dev/mail\n`);
}

/** Tells the proxies, lets requests and jobs under way finish, and closes everything. A second signal does not wait. */
async function stop(): Promise<void> {
  if (draining) process.exit(1);
  draining = true;
  console.log("Stopping: what is under way is finished first.");
  if (process.env["NODE_ENV"] === "production") await sleep(5_000);
  for (const close of opened.splice(0).reverse()) await close().catch((error: unknown) => console.error(error));
  process.exit(0);
}

async function tellAndExit(reason: unknown): Promise<void> {
  // What fails while everything is being closed fails because of that.
  if (draining) return;
  draining = true;
  const what = isOpen ? "The portal must stop." : "The portal can not start.";
  console.error(`\n${what}\n\n${sentenceAbout(reason)}\n`);
  for (const close of opened.splice(0).reverse()) await close().catch(() => {});
  process.exit(1);
}

function sentenceAbout(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof ConfigRefused) return `These settings can not be used:\n\n  ${error.faults.join("\n  ")}`;
  if (error instanceof DatabaseNotStarted || error instanceof MigrationRefused) return error.message;
  const { code, port, address } = error as NodeJS.ErrnoException & { port?: number; address?: string };
  if (code === "EADDRINUSE")
    return `Port ${port} is taken by another program. Stop that one, or choose another port: PORT=${(port ?? 3000) + 1} npm start`;
  if (code === "EACCES" && port !== undefined)
    return `Port ${port} may not be opened by this user. Choose one from 1024 up: PORT=3000 npm start`;
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND")
    return `HOST names ${address ?? "an address"} which this machine does not have. Example: HOST=localhost`;
  if (code === "ENOSPC")
    return "The disk is full. Make room where DATA_DIR is, and start again: nothing has been lost.";
  return `This was not foreseen, and is likely a fault in the portal:\n${error.stack ?? error.message}`;
}
