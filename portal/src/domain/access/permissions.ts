/** Who may do what: one table of roles. Commands ask it first; row level security stands behind it. */
import type { Actor, OrganisationId, Work } from "../../work.ts";
import { Refusal } from "../refusal.ts";

/** A supplier, the region itself, or a customer of the region. */
export type OrganisationKind = "supplier" | "region" | "customer";

/**
 * Roles in a supplier's organisation: owner, biller, reader. In the region: officer, support, administrator, billing
 * (fakturahandläggare). In a customer's: customer; what its people may see and do with a Kund-ID, `customer_access` says.
 */
export const roles = [
  "owner",
  "biller",
  "reader",
  "officer",
  "support",
  "administrator",
  "billing",
  "customer",
] as const;
export type Role = (typeof roles)[number];

export const permissions = [
  "invoice.read",
  "invoice.write",
  "invoice.send",
  "settings.read",
  "settings.write",
  "member.read",
  "member.write",
  "inbox.read",
  "inbox.answer",
  "inbox.assign",
  "handover.ask",
  "handover.read",
  "handover.receipt",
  "handover.configure",
  "client.write",
  /** Other systems that are told what happens. */
  "webhook.write",
  "receiver.write",
  /** The party's own matters with the region. */
  "case.read",
  "case.write",
  /** The region's desk: which queues, domain/cases/kinds.ts says. */
  "desk.work",
  "desk.manage",
  /** What goes out of the portal and comes into it, and what got stuck on the way. */
  "delivery.watch",
  /** What people say of help pages. */
  "feedback.read",
  /** The creditor's side: its customers, its catalogue, what they have used, what they are billed. */
  "customer.read",
  "customer.write",
  "catalogue.write",
  "usage.write",
  "billing.run",
  /** Gives money back: decides disputes, issues credit notes. */
  "billing.credit",
  /** What customers owe and have paid. */
  "ledger.read",
  "ledger.write",
  /** Reminders: the policy, stops, promises, recalls. */
  "reminder.write",
  /** A collection company's system: fetches claims, gives receipts, acknowledges recalls. */
  "collection.read",
  "collection.receipt",
  /** The customer's side: what one's own Kund-IDs have, use and are billed. */
  "purchase.read",
] as const;
export type Permission = (typeof permissions)[number];

const granted: Readonly<Record<Role, readonly Permission[]>> = {
  owner: [
    "invoice.read",
    "invoice.write",
    "invoice.send",
    "settings.read",
    "settings.write",
    "member.read",
    "member.write",
    "case.read",
    "case.write",
    "client.write",
    "webhook.write",
  ],
  biller: ["invoice.read", "invoice.write", "invoice.send", "settings.read", "member.read", "case.read", "case.write"],
  reader: ["invoice.read", "settings.read", "member.read", "case.read"],
  officer: ["inbox.read", "inbox.answer", "inbox.assign", "handover.ask", "handover.read", "desk.work"],
  support: [
    "inbox.read",
    "handover.read",
    "receiver.write",
    "desk.work",
    "desk.manage",
    "delivery.watch",
    "feedback.read",
  ],
  billing: [
    "customer.read",
    "customer.write",
    "catalogue.write",
    "usage.write",
    "billing.run",
    "billing.credit",
    "desk.work",
    "ledger.read",
    "ledger.write",
    "reminder.write",
  ],
  customer: ["purchase.read", "case.read", "case.write"],
  administrator: [
    "inbox.read",
    "inbox.answer",
    "inbox.assign",
    "handover.ask",
    "handover.read",
    "handover.receipt",
    "handover.configure",
    "collection.read",
    "collection.receipt",
    "usage.write",
    "client.write",
    "webhook.write",
    "receiver.write",
    "member.read",
    "member.write",
    "desk.work",
    "desk.manage",
    "delivery.watch",
    "feedback.read",
  ],
};

export function may(role: Role, permission: Permission): boolean {
  return granted[role].includes(permission);
}

export type Person = Extract<Actor, { kind: "person" }>;
export type Client = Extract<Actor, { kind: "client" }>;

/** The person who acts, if allowed; refuses otherwise. */
export function requirePermission(work: Work, permission: Permission): Person {
  const { actor } = work;
  if (actor.kind !== "person" || !may(actor.role, permission)) throw new Refusal("not-allowed");
  return actor;
}

/** The person or the system that acts, if allowed: for what both may do. A system may what its token says. */
export function requireGrant(work: Work, permission: Permission): Person | Client {
  const { actor } = work;
  if (actor.kind !== "client") return requirePermission(work, permission);
  if (!actor.scopes.includes(permission)) throw new Refusal("not-allowed");
  return actor;
}

/** The person who acts, whatever they may do; refuses a visitor and a machine. */
export function requirePerson(work: Work): Person {
  if (work.actor.kind !== "person") throw new Refusal("not-allowed");
  return work.actor;
}

/** The organisation a machine or a person acts for; a bug when nobody said. */
export function requireOrganisation(work: Work): OrganisationId {
  const { actor } = work;
  if (actor.kind === "visitor" || actor.organisationId === undefined) throw new Refusal("not-allowed");
  return actor.organisationId;
}
