/**
 * An antivirus program of the operator's: ClamAV's daemon over its socket (the command INSTREAM), or any program that reads a file
 * from its input and says by its exit what it found. What does not answer as it should is unreachable, never clean.
 */
import { spawn } from "node:child_process";
import { connect, type Socket } from "node:net";
import type { Scan, Scanned } from "../domain/attachments/scan.ts";

export type AntivirusAddress =
  | { readonly kind: "socket"; readonly path: string }
  | { readonly kind: "network"; readonly host: string; readonly port: number }
  /** A program and its arguments; no shell reads them. */
  | { readonly kind: "command"; readonly command: readonly [string, ...string[]] };

/** `clamd:/run/clamav/clamd.ctl`, `clamd://127.0.0.1:3310` or `command:/usr/bin/clamdscan --fdpass -`. */
export function readAntivirusAddress(text: string): AntivirusAddress | undefined {
  const [, path] = /^clamd:(\/[^/\0][^\0]*)$/.exec(text) ?? [];
  if (path !== undefined) return { kind: "socket", path };
  const [, host, port] = /^clamd:\/\/([A-Za-z0-9.-]+|\[[0-9a-f:]+\]):(\d{1,5})$/.exec(text) ?? [];
  if (host !== undefined && Number(port) >= 1 && Number(port) <= 65_535)
    return { kind: "network", host: host.replace(/^\[|\]$/g, ""), port: Number(port) };
  const [program, ...more] =
    /^command:(\/.*)$/
      .exec(text)?.[1]
      ?.split(/ +/)
      .filter((part) => part !== "") ?? [];
  return program === undefined ? undefined : { kind: "command", command: [program, ...more] };
}

const secondsMax = 20;

export function antivirus(address: AntivirusAddress, timeoutMs = secondsMax * 1000): Scan {
  return address.kind === "command"
    ? (bytes) => askProgram(address.command, bytes, timeoutMs)
    : (bytes) => askDaemon(address, bytes, timeoutMs);
}

type DaemonAddress = Exclude<AntivirusAddress, { readonly kind: "command" }>;

const chunkBytes = 65_536;
const answerCharactersMax = 4096;

function askDaemon(address: DaemonAddress, bytes: Uint8Array, timeoutMs: number): Promise<Scanned> {
  return new Promise((resolve) => {
    const socket: Socket = address.kind === "socket" ? connect(address.path) : connect(address.port, address.host);
    let answer = "";
    const settle = (scanned: Scanned): void => {
      clearTimeout(alarm);
      resolve(scanned);
      socket.destroy();
    };
    const alarm = setTimeout(() => settle("unreachable"), timeoutMs);
    socket.on("connect", () => sendStream(socket, bytes));
    socket.on("data", (chunk: Buffer) => {
      answer += chunk.toString("latin1");
      if (answer.includes("\0") || answer.length > answerCharactersMax) settle(wordOf(answer));
    });
    // It hangs up on what is too large while it is still being sent, and may have said so.
    socket.on("error", () => settle(wordOf(answer)));
    socket.on("close", () => settle(wordOf(answer)));
  });
}

/** `zINSTREAM`, then the length and the bytes of each piece, and a length of nothing (clamd(8)). */
function sendStream(socket: Socket, bytes: Uint8Array): void {
  socket.write("zINSTREAM\0");
  for (let at = 0; at < bytes.length; at += chunkBytes) {
    const piece = bytes.subarray(at, at + chunkBytes);
    socket.write(lengthOf(piece.length));
    socket.write(piece);
  }
  socket.write(lengthOf(0));
}

function lengthOf(count: number): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(count);
  return length;
}

/** `stream: OK`, or `stream: Eicar-Signature FOUND`; a fault of its own is no verdict. */
function wordOf(answer: string): Scanned {
  const [line = ""] = answer.split("\0");
  if (!answer.includes("\0")) return "unreachable";
  if (line === "stream: OK") return "clean";
  return line.endsWith(" FOUND") ? "infected" : "unreachable";
}

/** As clamscan and its kin have it: 0 found nothing, 1 found something; anything else went wrong. It sees none of our settings. */
function askProgram(
  [program, ...more]: readonly [string, ...string[]],
  bytes: Uint8Array,
  timeoutMs: number,
): Promise<Scanned> {
  return new Promise((resolve) => {
    const asked = spawn(program, more, {
      stdio: ["pipe", "ignore", "ignore"],
      env: { PATH: "/usr/local/bin:/usr/bin:/bin" },
      timeout: timeoutMs,
      killSignal: "SIGKILL",
    });
    asked.on("error", () => resolve("unreachable"));
    asked.on("close", (code) => resolve(code === 0 ? "clean" : code === 1 ? "infected" : "unreachable"));
    // A program that has seen enough closes its input.
    asked.stdin.on("error", () => {});
    asked.stdin.end(bytes);
  });
}
