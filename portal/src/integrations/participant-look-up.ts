/**
 * Asks the Peppol network whether a participant takes a kind of document: its metadata server by DNS (SML, NAPTR), then the server
 * itself over HTTPS (SMP). Where it stands is whatever a stranger wrote into DNS, so it is asked past the same guard as webhooks are,
 * and where it sends one on to is not followed. The answer's signature is not verified, so it only tells whether sending is worth trying; where a
 * document really goes is the access point's business, which verifies it.
 */
import { createHash } from "node:crypto";
import { type NaptrRecord, promises as dns } from "node:dns";
import { request as requestPlain } from "node:http";
import { request as requestSafe } from "node:https";
import type { LookUp, LookUpAnswer } from "../domain/delivery/look-ups.ts";
import { findTarget, type NotReached, pinnedTo } from "./guarded-address.ts";

export interface LookUpSettings {
  /** `participant.sml.prod.tech.peppol.org` */
  readonly zone: string;
  readonly timeoutMs?: number;
  /** A resolver of one's own: a test's, or one that asks another server. */
  readonly resolve?: (name: string) => Promise<readonly NaptrRecord[]>;
  /** `host:port` of metadata servers behind the walls that the operator lets be asked, also without encryption. */
  readonly insideAllowed?: readonly string[];
  readonly resolveHost?: (host: string) => Promise<readonly string[]>;
  /** Certificates to trust besides the system's. */
  readonly trusted?: string;
  /** Told of servers that may not be asked, for the operator to read. */
  readonly onNotAllowed?: (host: string, reason: NotReached | "redirected") => void;
}

export function participantLookUp(settings: LookUpSettings): LookUp {
  const { zone, resolve } = settings;
  const naptr = resolve ?? ((name: string) => dns.resolveNaptr(name));
  return async ({ participant, documentType }) => {
    const server = await findServer(naptr, `${smlLabel(participant)}.iso6523-actorid-upis.${zone.replace(/\.$/, "")}`);
    if (server === "") return { kind: "not-registered" };
    if (typeof server !== "string") return server;
    const wire = encodeURIComponent(`iso6523-actorid-upis::${participant.toLowerCase()}`);
    const url = URL.parse(`${server.replace(/\/+$/, "")}/${wire}/services/${encodeURIComponent(documentType)}`);
    return url === null ? { kind: "unknown", reason: "no-usable-address" } : askServer(url, settings);
  };
}

async function askServer(url: URL, settings: LookUpSettings): Promise<LookUpAnswer> {
  const { insideAllowed = [], resolveHost, onNotAllowed } = settings;
  const guard = { insideAllowed, plainInside: true, ...(resolveHost !== undefined && { resolve: resolveHost }) };
  const target = await findTarget(url, guard);
  if ("reason" in target) {
    if (target.reason === "no-answer") return { kind: "unknown", reason: "metadata-server-silent" };
    onNotAllowed?.(url.host, target.reason);
    return { kind: "unknown", reason: target.reason };
  }
  const status = await statusOf(url, target.address, settings);
  if (status === undefined) return { kind: "unknown", reason: "metadata-server-silent" };
  if (status === 200) return { kind: "registered" };
  if (status === 404) return { kind: "other-documents" };
  if (status < 300 || status >= 400) return { kind: "unknown", reason: `http-${status}` };
  onNotAllowed?.(url.host, "redirected");
  return { kind: "unknown", reason: "redirected" };
}

/** Nothing when nobody answered in time. What the answer says beyond that is not read. */
function statusOf(
  url: URL,
  address: string,
  { timeoutMs = 10_000, trusted }: LookUpSettings,
): Promise<number | undefined> {
  return new Promise((resolve) => {
    const options = {
      agent: false as const,
      signal: AbortSignal.timeout(timeoutMs),
      lookup: pinnedTo(address),
      ...(trusted !== undefined && { ca: trusted }),
    };
    const asked = (url.protocol === "http:" ? requestPlain : requestSafe)(url, options, (response) => {
      resolve(response.statusCode);
      response.destroy();
    });
    asked.on("error", () => resolve(undefined));
    asked.end();
  });
}

/** The label a participant has in DNS: SHA-256 of its identifier in small letters, in base 32 without padding. */
export function smlLabel(participant: string): string {
  return base32(createHash("sha256").update(participant.toLowerCase()).digest());
}

/** The address of the metadata server, nothing when the name does not exist, or why nobody can say. */
async function findServer(
  naptr: (name: string) => Promise<readonly NaptrRecord[]>,
  name: string,
): Promise<string | LookUpAnswer> {
  try {
    const records = await naptr(name);
    const usable = records
      .filter(({ flags, service }) => flags.toLowerCase() === "u" && service.toLowerCase() === "meta:smp")
      .sort((a, b) => a.order - b.order || a.preference - b.preference);
    const [address = ""] = usable.flatMap(({ regexp }) => addressIn(regexp));
    return address === "" ? { kind: "unknown", reason: "no-usable-address" } : address;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === "ENOTFOUND" || code === "ENODATA" ? "" : { kind: "unknown", reason: "dns-silent" };
  }
}

/** `!.*!https://smp.example!`; whether it may be asked is the guard's business. */
function addressIn(regexp: string): readonly string[] {
  const [, , address = ""] = regexp.split(regexp[0] ?? "!");
  return URL.canParse(address) ? [address] : [];
}

const alphabet = "abcdefghijklmnopqrstuvwxyz234567";

function base32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  const groups = bits.match(/.{1,5}/g) ?? [];
  return groups.map((group) => alphabet[Number.parseInt(group.padEnd(5, "0"), 2)]).join("");
}
