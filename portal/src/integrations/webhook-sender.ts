/**
 * Hands a signed message to a webhook's address. Names are resolved once, each address is looked at before anything is connected
 * to, and the connection goes to the very address that was looked at. Redirects are not followed, answers are not read beyond
 * their beginning, and nothing of them is told but the status.
 */
import { lookup, Resolver } from "node:dns/promises";
import { Agent, request } from "node:https";
import { isIP } from "node:net";
import type { Told } from "../domain/webhooks/webhook.ts";
import { isPublicAddress } from "./public-address.ts";

export interface SentMessage {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export type SendWebhook = (message: SentMessage) => Promise<Told>;

export interface SenderSettings {
  /** `host:port` of systems behind the walls that the operator lets be told. */
  readonly insideAllowed?: readonly string[];
  readonly timeoutMs?: number;
  /** Certificates to trust besides the system's. */
  readonly trusted?: string;
  readonly resolve?: (host: string) => Promise<readonly string[]>;
}

const ports: readonly string[] = ["443", "8443"];
const answerBytesMax = 65_536;

export function webhookSender(settings: SenderSettings = {}): SendWebhook {
  return async (message) => {
    const url = new URL(message.url);
    const target = await findTarget(url, settings);
    if ("reason" in target) return { kind: "failed", reason: target.reason };
    return post(url, target.address, { message, settings });
  };
}

type Target = { readonly address: string } | { readonly reason: string };

/** One address that may be reached, when all that the name leads to may. */
async function findTarget(url: URL, { insideAllowed = [], resolve }: SenderSettings): Promise<Target> {
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const port = url.port === "" ? "443" : url.port;
  const isInside = insideAllowed.includes(`${host}:${port}`);
  if (url.protocol !== "https:" || url.username !== "" || url.password !== "") return { reason: "address-not-allowed" };
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

interface Posting {
  readonly message: SentMessage;
  readonly settings: SenderSettings;
}

function post(url: URL, address: string, { message, settings }: Posting): Promise<Told> {
  const { timeoutMs = 15_000, trusted } = settings;
  const family = isIP(address) === 6 ? 6 : 4;
  const agent = new Agent({ keepAlive: false });
  return new Promise<Told>((resolve) => {
    const tell = (told: Told): void => {
      resolve(told);
      asked.destroy();
    };
    const asked = request(
      url,
      {
        method: "POST",
        agent,
        signal: AbortSignal.timeout(timeoutMs),
        ...(trusted === undefined ? {} : { ca: trusted }),
        lookup: (_host, options, done) => {
          if (options.all === true) done(null, [{ address, family }]);
          else done(null, address, family);
        },
        headers: {
          ...message.headers,
          "content-type": "application/json",
          "content-length": Buffer.byteLength(message.body),
          "user-agent": "Fakturaporten-Webhooks",
        },
      },
      (response) => {
        let bytes = 0;
        const answered = toldBy(response.statusCode ?? 0);
        response.on("data", (chunk: Buffer) => {
          bytes += chunk.length;
          if (bytes > answerBytesMax) tell(answered);
        });
        response.on("end", () => tell(answered));
        response.on("error", () => tell({ kind: "failed", reason: "no-answer" }));
      },
    );
    asked.on("error", () => tell({ kind: "failed", reason: "no-answer" }));
    asked.end(message.body);
  });
}

function toldBy(status: number): Told {
  if (status >= 200 && status < 300) return { kind: "accepted", status };
  if (status === 410) return { kind: "gone", status };
  return { kind: "failed", status, reason: status >= 300 && status < 400 ? "redirected" : "refused" };
}
