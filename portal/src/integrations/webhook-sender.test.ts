import { scrypt } from "node:crypto";
import { createSocket, type Socket } from "node:dgram";
import { once } from "node:events";
import { createServer, type Server } from "node:https";
import { type AddressInfo, createServer as createTcp } from "node:net";
import type { RequestListener } from "node:http";
import { promisify } from "node:util";
import { afterEach, describe, expect, test } from "vitest";
import { testCertificate, testKey } from "../../test/support/certificate.ts";
import { resolvePublic } from "./guarded-address.ts";
import { type SenderSettings, webhookSender } from "./webhook-sender.ts";

const servers: Server[] = [];
const sockets: Socket[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.close();
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

interface Listening {
  readonly port: number;
  /** Connections that came, also those that said nothing. */
  connections(): number;
}

async function listen(answer: RequestListener): Promise<Listening> {
  const server = createServer({ key: testKey, cert: testCertificate }, answer);
  let count = 0;
  server.on("connection", () => {
    count += 1;
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  servers.push(server);
  return { port: (server.address() as AddressInfo).port, connections: () => count };
}

/** As an operator lets one system inside be told. */
const allowed = (port: number, more: SenderSettings = {}) =>
  webhookSender({
    insideAllowed: [`webhooks.test:${port}`],
    trusted: testCertificate,
    resolve: async () => ["127.0.0.1"],
    timeoutMs: 2000,
    ...more,
  });

const message = (port: number, path = "/in") => ({
  url: `https://webhooks.test:${port}${path}`,
  headers: { "webhook-id": "msg_1" },
  body: '{"type":"webhook.test"}',
});

/** A name server that answers with what is handed in, or not at all. */
async function nameServer(answer: ((question: Buffer) => Buffer) | undefined): Promise<string> {
  const socket = createSocket("udp4");
  sockets.push(socket);
  socket.on("message", (question, from) => {
    if (answer !== undefined) socket.send(answer(question), from.port, from.address);
  });
  socket.bind(0, "127.0.0.1");
  await once(socket, "listening");
  return `127.0.0.1:${socket.address().port}`;
}

/** One address for A, none for AAAA, after the question as it was put. */
function withAddress(question: Buffer): Buffer {
  const type = question.readUInt16BE(question.indexOf(0, 12) + 1);
  const answered = Buffer.from(question.subarray(0, question.indexOf(0, 12) + 5));
  answered.writeUInt16BE(0x81_80, 2);
  answered.writeUInt32BE(0, 8);
  answered.writeUInt16BE(type === 1 ? 1 : 0, 6);
  const address = Buffer.from([0xc0, 0x0c, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, 93, 184, 216, 34]);
  return type === 1 ? Buffer.concat([answered, address]) : answered;
}

describe("a name that a stranger chose", () => {
  test("is asked of the name servers", async () => {
    const servers = [await nameServer(withAddress)];
    expect(await resolvePublic("webhooks.example", { servers })).toEqual(["93.184.216.34"]);
  });

  test("is no address where nobody answers, and keeps nobody waiting who hashes a password", async () => {
    const servers = [await nameServer(undefined)];
    const asked = Promise.all(
      Array.from({ length: 8 }, () => resolvePublic("slow.example", { servers, timeoutMs: 1500 })),
    );
    const hashed = promisify(scrypt)("lösenord", "salt", 32).then(() => "hashed");
    expect(await Promise.race([hashed, asked])).toBe("hashed");
    expect(await asked).toEqual(Array.from({ length: 8 }, () => []));
  });
});

describe("what comes of a message", () => {
  const answers: readonly [number, object][] = [
    [200, { kind: "accepted", status: 200 }],
    [204, { kind: "accepted", status: 204 }],
    [302, { kind: "failed", status: 302, reason: "redirected" }],
    [400, { kind: "failed", status: 400, reason: "refused" }],
    [410, { kind: "gone", status: 410 }],
    [503, { kind: "failed", status: 503, reason: "refused" }],
  ];
  test.each(answers)("answered %i", async (status, told) => {
    const seen: { body: string; id: unknown; host: unknown; method: unknown }[] = [];
    const { port } = await listen((request, response) => {
      let body = "";
      request.on("data", (chunk: Buffer) => (body += chunk.toString()));
      request.on("end", () => {
        seen.push({ body, id: request.headers["webhook-id"], host: request.headers.host, method: request.method });
        response.writeHead(status, { location: "https://webhooks.test:1/elsewhere" }).end("ignored");
      });
    });
    expect(await allowed(port)(message(port))).toEqual(told);
    expect(seen).toEqual([
      { body: '{"type":"webhook.test"}', id: "msg_1", host: `webhooks.test:${port}`, method: "POST" },
    ]);
  });

  test("no answer in time, and one that never ends: no longer is waited, and no more is read", async () => {
    const silent = await listen(() => {});
    expect(await allowed(silent.port, { timeoutMs: 200 })(message(silent.port))).toEqual({
      kind: "failed",
      reason: "no-answer",
    });
    const endless = await listen((_request, response) => {
      response.writeHead(200);
      const pour = (): void => {
        if (!response.destroyed && response.write(Buffer.alloc(65_536))) setImmediate(pour);
        else response.once("drain", pour);
      };
      pour();
    });
    expect(await allowed(endless.port)(message(endless.port))).toMatchObject({ kind: "accepted" });
  });

  test("a certificate that nobody vouches for, and one of another name, is not spoken to", async () => {
    let requests = 0;
    const { port } = await listen((_request, response) => {
      requests += 1;
      response.end();
    });
    const { trusted: _, ...untrusting } = { trusted: undefined, insideAllowed: [`webhooks.test:${port}`] };
    const resolve = async () => ["127.0.0.1"];
    expect(await webhookSender({ ...untrusting, resolve })(message(port))).toMatchObject({ reason: "no-answer" });
    const other = webhookSender({ insideAllowed: [`other.test:${port}`], trusted: testCertificate, resolve });
    expect(await other({ ...message(port), url: `https://other.test:${port}/` })).toMatchObject({
      reason: "no-answer",
    });
    expect(requests).toBe(0);
  });
});

describe("nothing inside is connected to", () => {
  const resolveAny: SenderSettings["resolve"] = async (host) =>
    ({
      "internt.test": ["10.0.0.7"],
      "mixed.test": ["93.184.216.34", "127.0.0.1"],
      localhost: ["127.0.0.1"],
      "localhost.": ["127.0.0.1"],
    })[host] ?? [];
  const hosts = [
    "127.0.0.1",
    "127.1",
    "2130706433",
    "0x7f000001",
    "0177.0.0.1",
    "017700000001",
    "0x7f.1",
    "0",
    "0.0.0.0",
    "[::1]",
    "[::]",
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "[64:ff9b::7f00:1]",
    "[2002:7f00:1::]",
    "[fe80::1]",
    "169.254.169.254",
    "[fd00:ec2::254]",
    "10.0.0.1",
    "192.168.1.1",
    "172.16.0.1",
    "100.64.0.1",
    "①②⑦.⓪.⓪.①",
    "localhost",
    "localhost.",
    "internt.test",
    "mixed.test",
    "１２７.０.０.１",
    "127。0。0。1",
  ];
  test.each(hosts)("%s", async (host) => {
    const send = webhookSender({ resolve: resolveAny, timeoutMs: 500 });
    for (const port of ["443", "8443"])
      expect(await send({ url: `https://${host}:${port}/`, headers: {}, body: "{}" })).toEqual({
        kind: "failed",
        reason: "address-not-allowed",
      });
  });

  test("a name that is public when looked at and inside when connected to is connected to where it was looked at", async () => {
    const { port, connections } = await listen((_request, response) => response.end());
    let asked = 0;
    const rebinding: SenderSettings["resolve"] = async () => {
      asked += 1;
      return asked === 1 ? ["192.0.2.1"] : ["127.0.0.1"];
    };
    // Let in by the operator, so that the address itself is not what stops it: it must still be the one that was looked at.
    const told = await allowed(port, { resolve: rebinding, timeoutMs: 300 })(message(port));
    expect([told.kind, asked, connections()]).toEqual(["failed", 1, 0]);
  });

  test("a redirect inside is not followed", async () => {
    const inside = await listen((_request, response) => response.end());
    const { port } = await listen((_request, response) => {
      response.writeHead(307, { location: `https://webhooks.test:${inside.port}/secret` }).end();
    });
    expect(await allowed(port)(message(port))).toMatchObject({ reason: "redirected" });
    expect(inside.connections()).toBe(0);
  });

  test("another port of a system that may be told, and any port but 443 and 8443, is not", async () => {
    const server = createTcp().listen(0, "127.0.0.1");
    await once(server, "listening");
    let count = 0;
    server.on("connection", () => {
      count += 1;
    });
    const { port } = server.address() as AddressInfo;
    expect(await allowed(1)(message(port))).toEqual({ kind: "failed", reason: "port-not-allowed" });
    expect(count).toBe(0);
    server.close();
  });

  test("neither http nor a user's name in the address", async () => {
    const send = webhookSender({ resolve: async () => ["93.184.216.34"] });
    for (const url of ["http://example.se/", "https://user@example.se/"])
      expect(await send({ url, headers: {}, body: "{}" })).toEqual({ kind: "failed", reason: "address-not-allowed" });
  });
});
