/** A request so broken that it never became one: answered by hand, with the headers of every other response. */
import type { Socket } from "node:net";
import type { FastifyReply, FastifyRequest } from "fastify";
import { everywhere, filePolicy } from "./security-headers.ts";

export function refuseBrokenRequest(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === "ECONNRESET" || !socket.writable || socket.destroyed) return;
  const status = statusLines[error.code ?? ""] ?? "400 Bad Request";
  const headers = {
    ...everywhere,
    "content-security-policy": filePolicy,
    "cache-control": "no-store",
    "content-length": "0",
    connection: "close",
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  socket.end(`HTTP/1.1 ${status}\r\n${lines.join("\r\n")}\r\n\r\n`);
}

/** An address that cannot be decoded, or is too long: no route, so no page; hooks have not run yet. */
export function refuseBrokenAddress(
  error: Error & { statusCode?: number },
  _request: FastifyRequest,
  reply: FastifyReply,
): void {
  const headers = { ...everywhere, "content-security-policy": filePolicy, "cache-control": "no-store" };
  void reply
    .status(error.statusCode ?? 400)
    .headers(headers)
    .type("text/plain; charset=utf-8")
    .send("400");
}

const statusLines: Readonly<Record<string, string>> = {
  ERR_HTTP_REQUEST_TIMEOUT: "408 Request Timeout",
  HPE_HEADER_OVERFLOW: "431 Request Header Fields Too Large",
};
