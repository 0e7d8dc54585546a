/**
 * Asks the Peppol network whether a participant takes a kind of document: its metadata server by DNS (SML, NAPTR), then the server
 * itself over HTTPS (SMP). The answer's signature is not verified, so it only tells whether sending is worth trying; where a
 * document really goes is the access point's business, which verifies it.
 */
import { createHash } from "node:crypto";
import { type NaptrRecord, promises as dns } from "node:dns";
import type { LookUp, LookUpAnswer } from "../domain/delivery/look-ups.ts";

export interface LookUpSettings {
  /** `participant.sml.prod.tech.peppol.org` */
  readonly zone: string;
  readonly timeoutMs?: number;
  /** A resolver of one's own: a test's, or one that asks another server. */
  readonly resolve?: (name: string) => Promise<readonly NaptrRecord[]>;
}

export function participantLookUp({ zone, timeoutMs = 10_000, resolve }: LookUpSettings): LookUp {
  const naptr = resolve ?? ((name: string) => dns.resolveNaptr(name));
  return async ({ participant, documentType }) => {
    const server = await findServer(naptr, `${smlLabel(participant)}.iso6523-actorid-upis.${zone.replace(/\.$/, "")}`);
    if (typeof server === "string") return server === "" ? { kind: "not-registered" } : askServer(server);
    return server;

    async function askServer(base: string): Promise<LookUpAnswer> {
      const wire = encodeURIComponent(`iso6523-actorid-upis::${participant.toLowerCase()}`);
      const url = `${base.replace(/\/+$/, "")}/${wire}/services/${encodeURIComponent(documentType)}`;
      try {
        const response = await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(timeoutMs) });
        await response.body?.cancel();
        if (response.status === 200) return { kind: "registered" };
        if (response.status === 404) return { kind: "other-documents" };
        return { kind: "unknown", reason: `http-${response.status}` };
      } catch {
        return { kind: "unknown", reason: "metadata-server-silent" };
      }
    }
  };
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

/** `!.*!https://smp.example!`: only encrypted servers, and on this very machine for rehearsals. */
function addressIn(regexp: string): readonly string[] {
  const [, , address = ""] = regexp.split(regexp[0] ?? "!");
  const url = URL.parse(address);
  const isHere = url?.hostname === "127.0.0.1" || url?.hostname === "localhost";
  return url !== null && (url.protocol === "https:" || isHere) ? [address] : [];
}

const alphabet = "abcdefghijklmnopqrstuvwxyz234567";

function base32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  const groups = bits.match(/.{1,5}/g) ?? [];
  return groups.map((group) => alphabet[Number.parseInt(group.padEnd(5, "0"), 2)]).join("");
}
