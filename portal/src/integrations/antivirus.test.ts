import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { antivirus, readAntivirusAddress } from "./antivirus.ts";

let folder: string;
const servers: Server[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "fakturaporten-antivirus-"));
});
afterEach(async () => {
  for (const server of servers.splice(0)) await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true, force: true });
});

/** The EICAR test file, in two parts so that no program takes this file for one. */
const eicar = Buffer.from(`X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*`);

interface Daemon {
  readonly path: string;
  /** What it was sent, put together again. */
  readonly got: Buffer[];
}

/** Stands in for clamd: speaks INSTREAM as clamd(8) has it, and knows one signature. */
async function daemon(sizeMax = 1_000_000, answerOf?: (bytes: Buffer) => string): Promise<Daemon> {
  const got: Buffer[] = [];
  const path = join(folder, "clamd.ctl");
  const server = createServer((socket) => converse(socket, { got, sizeMax, answerOf }));
  server.listen(path);
  await once(server, "listening");
  servers.push(server);
  return { path, got };
}

interface Conversation {
  readonly got: Buffer[];
  readonly sizeMax: number;
  readonly answerOf: ((bytes: Buffer) => string) | undefined;
}

function converse(socket: Socket, { got, sizeMax, answerOf }: Conversation): void {
  let heard = Buffer.alloc(0);
  socket.on("error", () => {});
  socket.on("data", (chunk: Buffer) => {
    heard = Buffer.concat([heard, chunk]);
    const stream = readStream(heard);
    if (stream === undefined) return;
    if (stream.bytes.length > sizeMax) return void socket.end("INSTREAM size limit exceeded. ERROR\0");
    if (!stream.ended) return;
    got.push(stream.bytes);
    const found = stream.bytes.includes("EICAR-STANDARD") ? "stream: Eicar-Signature FOUND\0" : "stream: OK\0";
    socket.end(answerOf === undefined ? found : answerOf(stream.bytes));
  });
}

function readStream(heard: Buffer): { readonly bytes: Buffer; readonly ended: boolean } | undefined {
  const command = "zINSTREAM\0";
  if (heard.length < command.length) return undefined;
  expect(heard.subarray(0, command.length).toString()).toBe(command);
  const pieces: Buffer[] = [];
  for (let at = command.length; ; ) {
    if (heard.length < at + 4) return { bytes: Buffer.concat(pieces), ended: false };
    const length = heard.readUInt32BE(at);
    if (length === 0) return { bytes: Buffer.concat(pieces), ended: true };
    pieces.push(heard.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
}

describe("ClamAV's daemon", () => {
  test("gets the very bytes, in pieces, and its word is taken", async () => {
    const { path, got } = await daemon();
    const scan = antivirus({ kind: "socket", path });
    const clean = Buffer.alloc(200_000, "abc");
    expect(await scan(clean)).toBe("clean");
    expect(await scan(Buffer.concat([clean, eicar]))).toBe("infected");
    expect(got.map((bytes) => bytes.length)).toEqual([200_000, 200_000 + eicar.length]);
    expect(got[0]?.equals(clean)).toBe(true);
  });

  test("that hangs up because a file is too large has not called it clean", async () => {
    const { path } = await daemon(100_000);
    expect(await antivirus({ kind: "socket", path })(Buffer.alloc(20_000_000))).toBe("unreachable");
  });

  test.each([
    ["an error", "stream: Can't allocate memory ERROR\0"],
    ["nothing", ""],
    ["half a word", "stream: OK"],
    ["another word", "stream: OKAY\0"],
    ["a name that says OK", "stream: OK FOUND\0"],
    ["noise", "x".repeat(10_000)],
  ])("that answers %s", async (name, answer) => {
    const { path } = await daemon(1_000_000, () => answer);
    const expected = name === "a name that says OK" ? "infected" : "unreachable";
    expect(await antivirus({ kind: "socket", path })(Buffer.from("abc"))).toBe(expected);
  });

  test("that is not there, or does not answer in time, is unreachable", async () => {
    expect(await antivirus({ kind: "socket", path: join(folder, "none") })(eicar)).toBe("unreachable");
    expect(await antivirus({ kind: "network", host: "127.0.0.1", port: 1 })(eicar)).toBe("unreachable");
    const silent = createServer(() => {}).listen(join(folder, "silent"));
    await once(silent, "listening");
    const asked = antivirus({ kind: "socket", path: join(folder, "silent") }, 100)(eicar);
    expect(await asked).toBe("unreachable");
    silent.close();
  });
});

describe("a program", () => {
  const program = async (body: string): Promise<readonly [string, ...string[]]> => {
    const file = join(folder, "scan.mjs");
    await writeFile(file, body);
    return [process.execPath, file, "$(touch /tmp/never)"];
  };
  const reads = `const bytes = []; for await (const piece of process.stdin) bytes.push(piece);
    const text = Buffer.concat(bytes).toString("latin1");`;

  test("is handed the file on its input, no shell and none of our settings, and says by its exit what it found", async () => {
    process.env["FAKTURAPORTEN_TEST_SECRET"] = "hemligt";
    const command = await program(`${reads}
      if (process.env.FAKTURAPORTEN_TEST_SECRET || process.argv[2] !== "$(touch /tmp/never)") process.exit(7);
      process.exit(text.includes("EICAR-STANDARD") ? 1 : 0);`);
    const scan = antivirus({ kind: "command", command });
    expect(await scan(Buffer.alloc(3_000_000, "a"))).toBe("clean");
    expect(await scan(eicar)).toBe("infected");
    delete process.env["FAKTURAPORTEN_TEST_SECRET"];
  });

  test.each([
    ["goes wrong", "process.exit(2)"],
    ["is killed", "process.kill(process.pid, 'SIGKILL')"],
    ["never ends", "setInterval(() => {}, 1000)"],
  ])("that %s is unreachable", async (_, body) => {
    expect(await antivirus({ kind: "command", command: await program(body) }, 500)(eicar)).toBe("unreachable");
  });

  test("that closes its input before it has read everything is still believed", async () => {
    const command = await program("process.stdin.destroy(); process.exit(1)");
    expect(await antivirus({ kind: "command", command })(Buffer.alloc(5_000_000))).toBe("infected");
  });

  test("that is not there is unreachable", async () => {
    expect(await antivirus({ kind: "command", command: ["/nonexistent/scan"] })(eicar)).toBe("unreachable");
  });
});

test.each([
  ["clamd:/run/clamav/clamd.ctl", { kind: "socket", path: "/run/clamav/clamd.ctl" }],
  ["clamd://127.0.0.1:3310", { kind: "network", host: "127.0.0.1", port: 3310 }],
  ["clamd://[::1]:3310", { kind: "network", host: "::1", port: 3310 }],
  [
    "command:/usr/bin/clamdscan --no-summary -",
    { kind: "command", command: ["/usr/bin/clamdscan", "--no-summary", "-"] },
  ],
  ["clamd", undefined],
  ["clamd:", undefined],
  ["clamd:relative", undefined],
  ["clamd://host", undefined],
  ["clamd://host:99999", undefined],
  ["command:clamscan", undefined],
  ["command:", undefined],
  ["http://host:3310", undefined],
])("the setting %s", (text, address) => {
  expect(readAntivirusAddress(text)).toEqual(address);
});
