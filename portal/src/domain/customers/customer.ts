/**
 * A customer of a creditor, by Kund-ID. What is known of it holds from a day on and is never written over: what held on a day
 * can be asked, also afterwards.
 */
import type { Instant, LocalDate } from "../../time.ts";
import type { OrganisationId } from "../../work.ts";

export type CustomerId = string & { readonly __brand: "CustomerId" };

/** Private care provider, public care provider (förvaltning), municipality, other company. */
export const customerKinds = ["private-care", "public-care", "municipality", "company"] as const;
export type CustomerKind = (typeof customerKinds)[number];

/** What holds of a customer from a day on. */
export interface CustomerFacts {
  readonly name: string;
  /** The förvaltning, where the customer is one. */
  readonly administration: string | undefined;
  readonly organisationNumber: string;
  /** Where invoices are sent. */
  readonly address: {
    readonly street: string;
    readonly postalCode: string;
    readonly city: string;
    readonly country: string;
  };
  /** The cost centre (RSID) that carries the cost where a row names none. */
  readonly ansvar: string | undefined;
  /** What the customer wants as its reference (BT-10). */
  readonly reference: string;
  readonly email: string;
  /** Where e-invoices are received, when they are. */
  readonly peppol: { readonly scheme: string; readonly id: string } | undefined;
}

export interface Customer extends CustomerFacts {
  readonly id: CustomerId;
  /** Stands for the customer where rows are many. */
  readonly key: number;
  readonly creditorId: OrganisationId;
  /** Kund-ID. */
  readonly customerNumber: string;
  readonly kind: CustomerKind;
  readonly partyId: OrganisationId;
  /** The day from which these facts hold. */
  readonly fromOn: LocalDate;
  /** Counts what has been said of it. */
  readonly version: number;
}

export interface CustomerVersion extends CustomerFacts {
  readonly fromOn: LocalDate;
  readonly recordedAt: Instant;
  /** A later record says something else from the same day on. */
  readonly superseded: boolean;
}

/** The Kund-ID as people type it: capitals, digits, hyphens. */
export function parseCustomerNumber(text: string): string | undefined {
  const typed = text.replace(/\s/g, "").toUpperCase();
  return /^[0-9A-Z][0-9A-Z-]{0,19}$/.test(typed) ? typed : undefined;
}
