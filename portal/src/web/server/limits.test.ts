import { type IncomingMessage, get as httpGet } from "node:http";
import { connect as connectTcp } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { createBrotliDecompress, createGunzip } from "node:zlib";
import pino from "pino";
import { afterEach, describe, expect, test } from "vitest";
import { type DoorOptions, openDoor, TestBrowser, testBaseUrl } from "../../../test/support/door.ts";
import { testHouse } from "../../../test/support/house.ts";
import { get, type Route } from "../route.ts";
import type { ServerParts } from "./parts.ts";
import { everywhere } from "./security-headers.ts";

const house = testHouse();
const routes: readonly Route[] = [
  get("/", "anyone", async ({ clientAddress }) => ({ kind: "json", body: clientAddress })),
  get("/reset/:token", "anyone", async () => ({ kind: "json", body: 1 })),
  get("/full", "anyone", async () => {
    throw Object.assign(new Error("timeout exceeded when trying to connect"));
  }),
  get("/crash", "anyone", async () => {
    throw new Error("a bug");
  }),
];

const opened: { close(): Promise<unknown> }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});

async function open(options: Partial<DoorOptions> = {}) {
  const app = await openDoor(house, { routes, ...options });
  opened.push(app);
  return { app, browser: new TestBrowser(app, options.baseUrl ?? testBaseUrl) };
}

describe("a house that is full says when to come back", () => {
  test("too many requests from one address get 429, with the page's own headers", async () => {
    const { browser } = await open({ requestsPerMinute: 3 });
    for (let count = 0; count < 3; count += 1) expect((await browser.get("/")).statusCode).toBe(200);
    const answered = await browser.get("/");
    expect(answered.statusCode).toBe(429);
    expect(Number(answered.headers["retry-after"])).toBeGreaterThan(0);
    expect(answered.headers).toMatchObject(everywhere);
    expect(answered.body).toMatch(/Vänta \d+ sekunder/);
  });

  test("an address that names nothing is counted too, before anybody is asked whose session it is", async () => {
    let asked = 0;
    const parts = {
      perform: (...given: Parameters<typeof house.perform>) => {
        asked += 1;
        return house.perform(...given);
      },
    } as Partial<ServerParts>;
    const { browser } = await open({ requestsPerMinute: 3, parts });
    browser.cookies.set("__Host-sid", "anything");
    const statuses: number[] = [];
    for (let count = 0; count < 6; count += 1) statuses.push((await browser.get("/nothing-here")).statusCode);
    expect(statuses).toEqual([404, 404, 404, 429, 429, 429]);
    expect(asked).toBe(3);
  });

  test("a database without a free connection gets 503", async () => {
    const { browser } = await open();
    const answered = await browser.get("/full");
    expect(answered.statusCode).toBe(503);
    expect(answered.headers["retry-after"]).toBe("10");
    expect(answered.body).toContain("Ingenting har sparats");
  });

  test("a process that cannot keep up gets 503 until it can, while health is still told", async () => {
    const { app, browser } = await open({
      parts: { settings: { baseUrl: testBaseUrl, trustProxy: false, eventLoopDelayMsMax: 20 } },
    });
    await app.ready();
    standStill(700);
    await wait(20);
    // What starting costs is no sign of too much to do.
    expect((await browser.get("/")).statusCode).toBe(200);
    // Told by the sample that the standing still falls in, which is this one or the next.
    await expect
      .poll(
        async () => {
          standStill(1000);
          await wait(20);
          return (await browser.get("/")).statusCode;
        },
        { timeout: 15_000 },
      )
      .toBe(503);
    expect((await browser.get("/health/live")).statusCode).toBe(200);
    await expect.poll(async () => (await browser.get("/")).statusCode, { timeout: 15_000 }).toBe(200);
  });
});

function standStill(milliseconds: number): void {
  const until = performance.now() + milliseconds;
  while (performance.now() < until);
}

describe("health", () => {
  test("ready is told as it is", async () => {
    let ready = false;
    const { browser } = await open({ parts: { ready: async () => ready } });
    expect((await browser.get("/health/ready")).statusCode).toBe(503);
    ready = true;
    await house.turnBy({ seconds: 1 });
    expect((await browser.get("/health/ready")).statusCode).toBe(200);
  });

  test("however many ask, the house is asked once a second", async () => {
    let asked = 0;
    const ready = async () => ++asked > 0;
    const { browser } = await open({ parts: { ready } });
    await Promise.all(Array.from({ length: 20 }, () => browser.get("/health/ready")));
    expect(asked).toBe(1);
    await house.turnBy({ seconds: 1 });
    expect((await browser.get("/health/ready")).statusCode).toBe(200);
    expect(asked).toBe(2);
  });

  test("a portal that closes is not ready from that moment, whatever was answered before", async () => {
    let isClosing = false;
    const { browser } = await open({ parts: { ready: async () => true, isDraining: () => isClosing } });
    expect((await browser.get("/health/ready")).statusCode).toBe(200);
    isClosing = true;
    expect((await browser.get("/health/ready")).statusCode).toBe(503);
  });

  test("a question that fails is not ready", async () => {
    const { browser } = await open({ parts: { ready: () => Promise.reject(new Error("no database")) } });
    expect((await browser.get("/health/ready")).statusCode).toBe(503);
  });
});

describe("whose address", () => {
  test("nobody's word about it is believed unless configured", async () => {
    const { browser } = await open();
    expect((await browser.get("/", { "x-forwarded-for": "203.0.113.9" })).json()).toBe("127.0.0.1");
  });

  test("a configured proxy's word is", async () => {
    const settings = { baseUrl: testBaseUrl, trustProxy: "127.0.0.1", eventLoopDelayMsMax: 60_000 };
    const { browser } = await open({ parts: { settings } });
    expect((await browser.get("/", { "x-forwarded-for": "203.0.113.9" })).json()).toBe("203.0.113.9");
  });
});

test("over plain http on one's own machine cookies go without Secure, and any loopback name is home", async () => {
  const { browser } = await open({ baseUrl: "http://localhost:3000" });
  const answered = await browser.get("/nothing");
  expect(answered.cookies[0]).toMatchObject({ name: "visit", httpOnly: true, sameSite: "Lax" });
  expect(answered.cookies[0]).not.toHaveProperty("secure");
  const csrf = /name="csrf" value="([^"]+)"/.exec(answered.body)?.[1] ?? "";
  const post = (origin: string, host: string) =>
    browser.post("/preferences", { csrf, language: "en" }, { origin, host });
  expect((await post("http://127.0.0.1:3000", "127.0.0.1:3000")).statusCode).toBe(303);
  expect((await post("http://127.0.0.1:3000", "localhost:3000")).statusCode).toBe(403);
  expect((await post("http://evil.example", "evil.example")).statusCode).toBe(403);
});

describe("the log", () => {
  test("holds one line for each request, without addresses, secrets or words", async () => {
    const lines: string[] = [];
    const log = pino({ level: "info" }, { write: (line: string) => void lines.push(line) });
    const { browser } = await open({ parts: { log } });
    browser.cookies.set("__Host-sid", "canary-session");
    await browser.get("/reset/canary-token?canary=query", {
      referer: "https://portal.example/canary-referer",
      authorization: "canary-auth",
    });
    await browser.post("/preferences", { csrf: "canary-csrf", password: "canary-password" });
    const told = lines
      .map((line) => JSON.parse(line) as Record<string, unknown>)
      .filter(({ msg }) => msg === "request");
    expect(told).toHaveLength(2);
    expect(told[0]).toMatchObject({ method: "GET", route: "/reset/:token", status: 200 });
    expect(lines.join("")).not.toContain("canary");
  });

  test("tells a bug with the code that the page shows", async () => {
    const lines: string[] = [];
    const log = pino({ level: "error" }, { write: (line: string) => void lines.push(line) });
    const { browser } = await open({ parts: { log } });
    const code = /<code>([^<]+)<\/code>/.exec((await browser.get("/crash")).body)?.[1] ?? "nothing";
    expect(lines.join("")).toContain(code);
    expect(lines.join("")).toContain("a bug");
  });

  test("notes which rule a browser's report is about, and nothing else of it", async () => {
    const lines: string[] = [];
    const log = pino({ level: "warn" }, { write: (line: string) => void lines.push(line) });
    const { app } = await open({ parts: { log } });
    const payload = JSON.stringify([
      {
        type: "csp-violation",
        body: { effectiveDirective: "script-src-elem", documentURL: "https://portal.example/canary" },
      },
    ]);
    const answered = await app.inject({
      method: "POST",
      url: "/csp-reports",
      headers: { "content-type": "application/reports+json" },
      payload,
    });
    expect(answered.statusCode).toBe(204);
    expect(lines.join("")).toContain("script-src-elem");
    expect(lines.join("")).not.toContain("canary");
  });
});

describe("requests that are none", () => {
  async function raw(text: string): Promise<string> {
    const { app } = await open();
    const address = await app.listen({ port: 0, host: "127.0.0.1" });
    const socket = connectTcp(Number(new URL(address).port), "127.0.0.1");
    const chunks: Buffer[] = [];
    socket.on("data", (chunk) => chunks.push(chunk));
    const closed = new Promise((resolve) => socket.once("close", resolve));
    socket.end(text);
    await closed;
    return Buffer.concat(chunks).toString();
  }

  test.each([
    ["no HTTP at all", "nonsense\r\n\r\n", "400"],
    ["two lengths", "POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab", "400"],
    [
      "a length and chunks",
      "POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n",
      "400",
    ],
    ["headers without end", `GET / HTTP/1.1\r\nhost: a\r\nx: ${"y".repeat(20_000)}\r\n\r\n`, "431"],
  ])("%s", async (_, text, status) => {
    const answer = (await raw(text)).toLowerCase();
    expect(answer).toMatch(new RegExp(`^http/1.1 ${status} `));
    for (const [name, value] of Object.entries(everywhere)) expect(answer).toContain(`${name}: ${value}`.toLowerCase());
  });

  test.each(["///", "//:80", "//[", "//elsewhere.example"])("the address %s names no page", async (address) => {
    expect(await raw(`GET ${address} HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n`)).toMatch(/^HTTP\/1.1 404 /);
  });
});

test.each(["br", "gzip"])(
  "what a long file begins with is sent before the rest is written, packed as %s",
  async (encoding) => {
    const rest = Promise.withResolvers<void>();
    const file = get("/file", "anyone", async () => ({
      kind: "stream",
      name: "file.csv",
      type: "text/csv; charset=utf-8",
      chunks: (async function* () {
        yield "day;service;unit;amount\r\n";
        await rest.promise;
        yield "row\r\n";
      })(),
    }));
    const { app } = await open({ routes: [file] });
    const address = await app.listen({ port: 0, host: "127.0.0.1" });
    const answered = await onConnectionOfItsOwn(`${address}/file`, encoding);
    expect(answered.headers["content-encoding"]).toBe(encoding);
    const unpacked = answered.pipe(encoding === "br" ? createBrotliDecompress() : createGunzip()).setEncoding("utf8");
    const pieces = unpacked[Symbol.asyncIterator]();
    expect(await pieces.next()).toEqual({ done: false, value: "day;service;unit;amount\r\n" });
    rest.resolve();
    expect(await pieces.next()).toEqual({ done: false, value: "row\r\n" });
  },
);

/** The beginning of an answer; what waits on a connection that is shared with others would wait here too. */
function onConnectionOfItsOwn(url: string, encoding: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    httpGet(url, { agent: false, headers: { "accept-encoding": encoding } }, resolve).on("error", reject);
  });
}
