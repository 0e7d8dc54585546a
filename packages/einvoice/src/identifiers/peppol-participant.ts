import { endpointSchemes, replacedEndpointSchemes } from "../codelists/endpoint-schemes.ts";
import { type Parsed, parsed, refused } from "../parsed.ts";
import { gs1Holds, luhnHolds } from "./check-digits.ts";

/** A participant in the Peppol network: where a document is sent (BT-34, BT-49 with their scheme). */
export interface PeppolParticipant {
  readonly scheme: string;
  readonly id: string;
}

export type PeppolParticipantFault =
  | "peppol-id-empty"
  | "peppol-id-form"
  | "peppol-id-scheme-unknown"
  | "peppol-id-scheme-removed"
  | "peppol-id-organisation-number"
  | "peppol-id-gln";

const WIRE_PREFIX = "iso6523-actorid-upis::";

/** Reads `0007:2321000255`, also with the `iso6523-actorid-upis::` of the wire in front. */
export function parsePeppolParticipant(text: string): Parsed<PeppolParticipant, PeppolParticipantFault> {
  const trimmed = text.trim();
  if (trimmed === "") return refused("peppol-id-empty");
  const bare = trimmed.toLowerCase().startsWith(WIRE_PREFIX) ? trimmed.slice(WIRE_PREFIX.length) : trimmed;
  const match = /^(\d{4}):([A-Za-z0-9._~+:-]{1,50})$/.exec(bare);
  if (match === null) return refused("peppol-id-form");
  const [, scheme = "", id = ""] = match;
  if (Object.hasOwn(replacedEndpointSchemes, scheme)) return refused("peppol-id-scheme-removed");
  if (!endpointSchemes.has(scheme)) return refused("peppol-id-scheme-unknown");
  if (scheme === "0007" && !(/^\d{10}$/.test(id) && luhnHolds(id))) return refused("peppol-id-organisation-number");
  if (scheme === "0088" && !(/^\d{13}$/.test(id) && gs1Holds(id))) return refused("peppol-id-gln");
  return parsed({ scheme, id });
}

/** `0007:2321000255`. */
export function formatPeppolParticipant({ scheme, id }: PeppolParticipant): string {
  return `${scheme}:${id}`;
}

/** `iso6523-actorid-upis::0007:2321000255`, in lower case: participants are compared without regard to case. */
export function peppolWireForm(participant: PeppolParticipant): string {
  return `${WIRE_PREFIX}${formatPeppolParticipant(participant)}`.toLowerCase();
}
