/** Messages that have left for a receiver outside: whose they are, so that what comes back finds its delivery. */
import type { AccountId, OrganisationId, Work } from "../../work.ts";
import { requireOrganisation } from "../access/permissions.ts";
import type { Instant } from "../../time.ts";
import type { CarriedKind } from "./attempts.ts";

export interface NewTransmission {
  readonly instanceId: string;
  readonly about: CarriedKind;
  readonly invoiceId: string;
  readonly route: "access-point" | "folder";
}

export async function openTransmission(
  work: Work,
  { instanceId, about, invoiceId, route }: NewTransmission,
): Promise<void> {
  await work.db
    .insertInto("transmissions")
    .values({
      instance_id: instanceId,
      organisation_id: requireOrganisation(work),
      about,
      invoice_id: invoiceId,
      route,
      opened_at: work.now,
    })
    .onConflict((conflict) => conflict.column("instance_id").doNothing())
    .execute();
}

export interface Transmission {
  readonly organisationId: OrganisationId;
  readonly about: CarriedKind;
  readonly invoiceId: string;
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whose a message is that the network names; nothing when it is none of ours. */
export async function findTransmission(work: Work, instanceId: string): Promise<Transmission | undefined> {
  if (!uuid.test(instanceId)) return undefined;
  const row = await work.db
    .selectFrom("transmissions")
    .select(["organisation_id", "about", "invoice_id"])
    .where("instance_id", "=", instanceId)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return { organisationId: row.organisation_id as OrganisationId, about: row.about, invoiceId: row.invoice_id };
}

export interface ParkedTransmission extends Transmission {
  readonly instanceId: string;
  readonly sellerName: string;
  readonly parkedAt: Instant;
  readonly reason: string;
}

const parkedMax = 500;

/** All whose fate nobody knows, oldest first, for those who look after the portal. */
export async function listParked(work: Work): Promise<readonly ParkedTransmission[]> {
  const rows = await work.db
    .selectFrom("transmissions")
    .innerJoin("organisations", "organisations.id", "transmissions.organisation_id")
    .select([
      "instance_id",
      "organisation_id",
      "about",
      "invoice_id",
      "organisations.name",
      "parked_at",
      "parked_because",
    ])
    .where("parked_at", "is not", null)
    .where("resolved_at", "is", null)
    .where("resolution", "is", null)
    .orderBy("parked_at")
    .orderBy("instance_id")
    .limit(parkedMax)
    .execute();
  return rows.map((row) => ({
    instanceId: row.instance_id,
    organisationId: row.organisation_id as OrganisationId,
    about: row.about,
    invoiceId: row.invoice_id,
    sellerName: row.name,
    parkedAt: row.parked_at ?? work.now,
    reason: row.parked_because ?? "",
  }));
}

export async function markParked(work: Work, invoiceId: string, because: string): Promise<void> {
  await work.db
    .updateTable("transmissions")
    .set({
      parked_at: work.now,
      parked_because: because,
      resolved_at: null,
      resolution: null,
      resolution_because: null,
      resolution_by: null,
    })
    .where("organisation_id", "=", requireOrganisation(work))
    .where("invoice_id", "=", invoiceId)
    .execute();
}

export async function markResolved(work: Work, invoiceId: string): Promise<void> {
  await work.db
    .updateTable("transmissions")
    .set({ resolved_at: work.now })
    .where("organisation_id", "=", requireOrganisation(work))
    .where("invoice_id", "=", invoiceId)
    .where("parked_at", "is not", null)
    .where("resolved_at", "is", null)
    .execute();
}

interface NewResolution {
  readonly instanceId: string;
  readonly resolution: "delivered" | "resend";
  readonly because: string;
  readonly accountId: AccountId;
}

/** Writes what somebody says became of a parked message; false when it is parked no longer or somebody has said it. */
export async function writeResolution(work: Work, said: NewResolution): Promise<boolean> {
  const { numUpdatedRows } = await work.db
    .updateTable("transmissions")
    .set({ resolution: said.resolution, resolution_because: said.because, resolution_by: said.accountId })
    .where("instance_id", "=", said.instanceId)
    .where("parked_at", "is not", null)
    .where("resolved_at", "is", null)
    .where("resolution", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export interface SaidResolution {
  readonly about: CarriedKind;
  readonly invoiceId: string;
  readonly resolution: "delivered" | "resend";
  readonly because: string;
  readonly by: string;
}

export async function findResolution(work: Work, instanceId: string): Promise<SaidResolution | undefined> {
  const row = await work.db
    .selectFrom("transmissions")
    .innerJoin("accounts", "accounts.id", "transmissions.resolution_by")
    .select(["about", "invoice_id", "resolution", "resolution_because", "accounts.name"])
    .where("instance_id", "=", instanceId)
    .where("transmissions.organisation_id", "=", requireOrganisation(work))
    .executeTakeFirst();
  if (row === undefined || row.resolution === null || row.resolution_because === null) return undefined;
  const { about, invoice_id: invoiceId, resolution, resolution_because: because, name: by } = row;
  return { about, invoiceId, resolution, because, by };
}
