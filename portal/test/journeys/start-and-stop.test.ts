/** The portal as its operator meets it: a process that starts, says why it cannot, drains, stops, and survives being killed. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";

const root = join(import.meta.dirname, "..", "..", "..");
let folder = "";
const running: Portal[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "fakturaporten-start-"));
});
afterEach(async () => {
  for (const portal of running.splice(0)) if (portal.exitCode() === null) await portal.end("SIGKILL");
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Portal {
  readonly url: string;
  output(): string;
  exitCode(): number | null;
  exited(): Promise<number | null>;
  end(signal: NodeJS.Signals): Promise<number | null>;
}

async function launch(settings: Readonly<Record<string, string>> = {}): Promise<Portal> {
  const port = settings["PORT"] ?? String(await freePort());
  const env = { PATH: process.env["PATH"], DATA_DIR: folder, ...settings, PORT: port };
  const child: ChildProcess = spawn(process.execPath, [join(root, "portal", "dist", "main.js")], { cwd: root, env });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (chunk: Buffer) => {
      output += chunk.toString();
    });
  const exit = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const portal: Portal = {
    url: `http://localhost:${port}`,
    output: () => output,
    exitCode: () => child.exitCode ?? (child.signalCode === null ? null : -1),
    exited: () => exit,
    end: (signal) => {
      child.kill(signal);
      return exit;
    },
  };
  running.push(portal);
  return portal;
}

async function open(settings: Readonly<Record<string, string>> = {}): Promise<Portal> {
  const portal = await launch(settings);
  for (let n = 0; n < 600 && (await health(portal)) !== 200; n++) {
    if (portal.exitCode() !== null) throw new Error(portal.output());
    await sleep(100);
  }
  return portal;
}

async function health({ url }: Portal, kind = "ready"): Promise<number | undefined> {
  const answer = await fetch(`${url}/health/${kind}`).catch(() => undefined);
  return answer?.status;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address !== null ? address.port : 0;
}

async function databaseProcess(): Promise<number> {
  const file = await readFile(join(folder, "postgresql", "database", "postmaster.pid"), "utf8").catch(() => "0");
  return Number(file.split("\n")[0]);
}

test("it opens, tells where and who may sign in, refuses a second start, and stops without leaving anything running", async () => {
  const portal = await open();
  expect(await health(portal, "live")).toBe(200);
  expect(portal.output()).toContain(`Fakturaporten is open at ${portal.url}`);
  expect(portal.output()).toContain("asa@akerlundbygg.example");
  expect((await fetch(`${portal.url}/sign-in`)).status).toBe(200);

  const second = await launch();
  expect(await second.exited()).toBe(1);
  expect(second.output()).toContain("is in use by another running portal");
  expect(second.output()).not.toMatch(/\bat .+\(.+:\d+:\d+\)/);
  expect(await health(portal)).toBe(200);

  const database = await databaseProcess();
  expect(await portal.end("SIGTERM")).toBe(0);
  expect(() => process.kill(database, 0)).toThrow("ESRCH");
});

test("killed without warning it opens again on the same folder", async () => {
  const portal = await open();
  await portal.end("SIGKILL");
  const again = await open();
  expect(again.output()).toContain("left by a portal that was killed has been stopped");
  expect((await fetch(`${again.url}/sign-in`)).status).toBe(200);
  expect(await again.end("SIGINT")).toBe(0);
});

test("the database killed under it comes back by itself, and the portal with it", async () => {
  const portal = await open();
  process.kill(await databaseProcess(), "SIGKILL");
  await sleep(200);
  for (let n = 0; n < 200 && (await health(portal)) !== 200; n++) await sleep(100);
  expect((await fetch(`${portal.url}/sign-in`)).status).toBe(200);
  expect(await portal.end("SIGTERM")).toBe(0);
});

test("while it drains it is not ready, but answers everybody who still comes; then it is gone", async () => {
  const portal = await open({
    NODE_ENV: "production",
    BASE_URL: "https://faktura.example.se",
    SMTP_URL: "smtp://localhost:1",
    LOG_LEVEL: "error",
  });
  const ended = portal.end("SIGTERM");
  for (let n = 0; n < 100 && (await health(portal)) === 200; n++) await sleep(20);
  const from = performance.now();
  const statuses = new Set<number | undefined>();
  while (performance.now() - from < 4_000) {
    expect(await health(portal)).toBe(503);
    statuses.add((await fetch(`${portal.url}/sign-in`)).status);
    await sleep(20);
  }
  expect([...statuses]).toEqual([200]);
  expect(await ended).toBe(0);
  expect(await health(portal)).toBe(undefined);
});

test("a taken port is told with the way out", async () => {
  const taken = createServer().listen(0, "localhost");
  await new Promise((resolve) => taken.once("listening", resolve));
  const address = taken.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const portal = await launch({ PORT: String(port) });
  expect(await portal.exited()).toBe(1);
  expect(portal.output()).toContain(`Port ${port} is taken by another program.`);
  taken.close();
});

test("settings that can not be used are all told before anything is opened", async () => {
  const portal = await launch({ DEMO: "perhaps", DATABSE_URL: "x", FAKTURAPORTEN_COLOUR: "blue" });
  expect(await portal.exited()).toBe(1);
  for (const name of [
    "DEMO: must be on or off",
    "DATABSE_URL: looks like a misspelt",
    "FAKTURAPORTEN_COLOUR: there is no such",
  ])
    expect(portal.output()).toContain(name);
});

test("a database of one's own that does not answer is told by place, without its password", async () => {
  const portal = await launch({ DATABASE_URL: `postgres://owner:hunter2@127.0.0.1:${await freePort()}/fakturaporten` });
  expect(await portal.exited()).toBe(1);
  expect(portal.output()).toContain("nothing answers at 127.0.0.1:");
  expect(portal.output()).not.toContain("hunter2");
});
