/**
 * The guard before every request to an address that somebody outside chose: a webhook's, a metadata server's. Names are resolved once,
 * each address is looked at before anything is connected to, and the connection goes to the very address that was looked at (TRUST §10).
 */
import { lookup, Resolver } from "node:dns/promises";
import { isIP, type LookupFunction } from "node:net";
import { isPublicAddress } from "./public-address.ts";

export interface GuardSettings {
  /** `host:port` of systems behind the walls that the operator lets be reached. */
  readonly insideAllowed?: readonly string[];
  /** Whether such a system may be spoken to without encryption: a rehearsal's may. */
  readonly plainInside?: boolean;
  readonly resolve?: (host: string) => Promise<readonly string[]>;
}

const ports: readonly string[] = ["443", "8443"];

export type Target = { readonly address: string } | { readonly reason: NotReached };

export type NotReached = "address-not-allowed" | "port-not-allowed" | "no-answer";

/** One address that may be reached, when all that the name leads to may. */
export async function findTarget(url: URL, settings: GuardSettings): Promise<Target> {
  const { insideAllowed = [], plainInside = false, resolve } = settings;
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const port = url.port === "" ? (url.protocol === "http:" ? "80" : "443") : url.port;
  const isInside = insideAllowed.includes(`${host}:${port}`);
  const isPlain = url.protocol === "http:" && isInside && plainInside;
  if ((url.protocol !== "https:" && !isPlain) || url.username !== "" || url.password !== "")
    return { reason: "address-not-allowed" };
  if (!isInside && !ports.includes(port)) return { reason: "port-not-allowed" };
  const ask = resolve ?? (isInside ? resolveInside : (name: string) => resolvePublic(name));
  const addresses = isIP(host) === 0 ? await ask(host).catch(() => []) : [host];
  const [first] = addresses;
  if (first === undefined) return { reason: "no-answer" };
  if (!isInside && !addresses.every(isPublicAddress)) return { reason: "address-not-allowed" };
  return { address: first };
}

/** The operator's own names, as the machine knows them. */
async function resolveInside(host: string): Promise<readonly string[]> {
  return (await lookup(host, { all: true })).map(({ address }) => address);
}

export interface AskedServers {
  readonly servers?: readonly string[];
  readonly timeoutMs?: number;
}

/**
 * Names that strangers chose are asked of the name servers directly: the machine's own look-up waits in one of the few threads that
 * passwords are hashed in, as long as a stranger's server likes. Nobody answering in time is no address.
 */
export async function resolvePublic(
  host: string,
  { servers, timeoutMs = 5000 }: AskedServers = {},
): Promise<readonly string[]> {
  const resolver = new Resolver({ timeout: Math.ceil(timeoutMs / 2), tries: 2 });
  if (servers !== undefined) resolver.setServers(servers);
  const alarm = setTimeout(() => resolver.cancel(), timeoutMs);
  try {
    const found = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
    return found.flatMap((one) => (one.status === "fulfilled" ? one.value : []));
  } finally {
    clearTimeout(alarm);
  }
}

/** A request's look-up that knows no other address than the one that was looked at. */
export function pinnedTo(address: string): LookupFunction {
  const family = isIP(address) === 6 ? 6 : 4;
  return (_host, options, done) => {
    if (options.all === true) done(null, [{ address, family }]);
    else done(null, address, family);
  };
}
