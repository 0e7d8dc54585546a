/**
 * A client: a system that uses the portal without a person. It acts for an organisation, may what its token's scopes say, and
 * outlives whoever made it. Scopes are permissions; those open to clients are listed here.
 */
import type { OrganisationKind, Permission } from "../access/permissions.ts";
import type { Instant } from "../../time.ts";

/** What each kind of organisation can let a system do: a supplier with its own invoices, the region with both sides of its own. */
export const clientScopesOf = {
  supplier: ["invoice.read", "invoice.send", "webhook.write"],
  region: [
    "inbox.read",
    "inbox.answer",
    "handover.read",
    "handover.receipt",
    "collection.read",
    "collection.receipt",
    "usage.write",
    "webhook.write",
  ],
  customer: [],
} as const satisfies Readonly<Record<OrganisationKind, readonly Permission[]>>;
export type ClientScope = (typeof clientScopesOf)[OrganisationKind][number];
export const clientScopes: readonly ClientScope[] = [
  ...new Set([...clientScopesOf.supplier, ...clientScopesOf.region]),
];

/** What concerns a unit's documents. The others reach all of the organisation, so a token for a single unit has none of them. */
const unitScopes: readonly ClientScope[] = ["inbox.read", "inbox.answer", "handover.read", "handover.receipt"];

export function reachesBeyondUnit(scopes: readonly ClientScope[]): boolean {
  return scopes.some((scope) => !unitScopes.includes(scope));
}

/** How long a token may live; a year at most. */
export const clientDays = [30, 90, 365] as const;
export type ClientDays = (typeof clientDays)[number];

export const clientNameCharactersMax = 80;
/** Clients that are let in at once: more is a sign that none is ever revoked. */
export const clientsMax = 50;

export interface ListedClient {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly ClientScope[];
  /** The only units it reaches, by name; all when undefined. */
  readonly units: readonly string[] | undefined;
  readonly madeAt: Instant;
  readonly madeBy: string;
  readonly expiresAt: Instant;
  readonly lastUsedAt: Instant | undefined;
  readonly revokedAt: Instant | undefined;
}

/** `fp_live_<id>_<256 bits>`: recognised by scanners for leaked secrets, and by us before we ask the database. */
export function tokenText(id: string, secret: string): string {
  return `fp_live_${id.replaceAll("-", "")}_${secret}`;
}

export function isTokenText(text: string): boolean {
  return /^fp_live_[0-9a-f]{32}_[A-Za-z0-9_-]{43}$/.test(text);
}
