/**
 * An organisation: a supplier, the region itself, or a customer of the region. A supplier's and a region's number is claimed
 * once, and who comes later asks to join; customers claim nothing, and many may share a number, as förvaltningar do.
 */
import { sql } from "kysely";
import type { OrganisationKind } from "../access/permissions.ts";
import type { OrganisationId, Work } from "../../work.ts";
import type { StoredNumber } from "./business-number.ts";
import { lookKeysOf } from "./look-alike.ts";

/** What a company tells of itself when it registers. */
export interface Company extends StoredNumber {
  readonly name: string;
  /** Absent when the company is not registered for VAT. */
  readonly vatNumber: string | undefined;
  readonly fSkatt: boolean;
  readonly street: string;
  readonly postalCode: string;
  readonly city: string;
  readonly contactName: string;
  readonly contactEmail: string;
  readonly contactPhone: string;
}

export interface NewOrganisation extends Company {
  readonly kind: OrganisationKind;
  /** The id of a level of domain/plans. */
  readonly planLevel: string;
}

/** Claims the organisation's number. Undefined when somebody has it: of two at once, the database lets one through. */
export async function claimOrganisation(work: Work, made: NewOrganisation): Promise<OrganisationId | undefined> {
  const claimed = await work.db
    .insertInto("organisations")
    .values({
      id: work.newId(),
      kind: made.kind,
      organisation_number: made.organisation_number,
      number_kind: made.number_kind,
      name: made.name,
      vat_number: made.vatNumber ?? null,
      f_skatt: made.fSkatt,
      street: made.street,
      postal_code: made.postalCode,
      city: made.city,
      contact_name: made.contactName,
      contact_email: made.contactEmail,
      contact_phone: made.contactPhone,
      plan_level: made.planLevel,
      registered_at: work.now,
      look_keys: [...lookKeysOf(made.name)],
    })
    .onConflict((conflict) =>
      conflict.column("organisation_number").where(sql<boolean>`kind <> 'customer'`).doNothing(),
    )
    .returning("id")
    .executeTakeFirst();
  return claimed?.id as OrganisationId | undefined;
}

export interface FoundOrganisation {
  readonly id: OrganisationId;
  readonly name: string;
  readonly kind: OrganisationKind;
}

export async function findOrganisationByNumber(work: Work, number: string): Promise<FoundOrganisation | undefined> {
  const found = await work.db
    .selectFrom("organisations")
    .select(["id", "name", "kind"])
    .where("organisation_number", "=", number)
    .where("kind", "<>", "customer")
    .executeTakeFirst();
  return found === undefined ? undefined : { ...found, id: found.id as OrganisationId };
}
