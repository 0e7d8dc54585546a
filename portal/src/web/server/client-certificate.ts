/**
 * A certificate that the proxy in front has asked a browser for, in a header. Only the proxy's own address may set it: from anybody
 * else the header is taken away before any page sees it, and that is noted.
 */
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { BlockList } from "node:net";
import { networkOf } from "../../domain/access/network.ts";
import { isWithin } from "../../domain/access/address-blocks.ts";

export interface CertificateProxy {
  /** In small letters. */
  readonly header: string;
  readonly proxies: BlockList;
}

export function keepForgedCertificatesOut(app: FastifyInstance, { header, proxies }: CertificateProxy): void {
  app.addHook("onRequest", async (request) => {
    if (request.headers[header] === undefined) return;
    // The connection's own address: what a proxy says of the visitor's does not count here.
    const address = request.socket.remoteAddress ?? "";
    if (isWithin(proxies, address)) return;
    delete request.headers[header];
    request.log.warn({ network: networkOf(address) }, "a client certificate from elsewhere than its proxy is ignored");
  });
}

export function clientCertificateOf({ headers }: FastifyRequest, proxy: CertificateProxy | undefined) {
  const written = proxy === undefined ? undefined : headers[proxy.header];
  return typeof written === "string" ? written : undefined;
}
