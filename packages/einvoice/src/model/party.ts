import { type LocalDate } from "../calendar/local-date.ts";

/** An identifier and, where given, the scheme it belongs to. */
export interface Identifier {
  readonly id: string;
  readonly scheme?: string;
}

/** Where a party receives documents electronically (BT-34, BT-49): scheme from EAS. */
export interface Endpoint {
  readonly scheme: string;
  readonly id: string;
}

/** A postal address (BG-5, BG-8, BG-12, BG-15); terms numbered for the seller. */
export interface Address {
  /** BT-35. */
  readonly street?: string;
  /** BT-36. */
  readonly street2?: string;
  /** BT-162. */
  readonly street3?: string;
  /** BT-37. */
  readonly city?: string;
  /** BT-38. */
  readonly postalCode?: string;
  /** BT-39, country subdivision. */
  readonly region?: string;
  /** BT-40, ISO 3166-1 alpha-2. */
  readonly country?: string;
}

/** Whom to ask (BG-6, BG-9); terms numbered for the seller. */
export interface Contact {
  /** BT-41. */
  readonly name?: string;
  /** BT-42. */
  readonly phone?: string;
  /** BT-43. */
  readonly email?: string;
}

/** A registration with a tax authority other than for VAT (BT-32). `scheme` is anything but VAT. */
export interface TaxRegistration {
  readonly id: string;
  readonly scheme: string;
}

/** "Godkänd för F-skatt" in the exact words SE-R-005 wants. */
export const fSkatt: TaxRegistration = { id: "Godkänd för F-skatt", scheme: "TAX" };

interface TradingParty {
  /** BT-34, BT-49. */
  readonly endpoint?: Endpoint;
  /** BT-27, BT-44, registered name. */
  readonly name: string;
  /** BT-28, BT-45, trading name. */
  readonly tradingName?: string;
  /** BT-30, BT-47, legal registration identifier. */
  readonly legalId?: Identifier;
  /** BT-31, BT-48. */
  readonly vatNumber?: string;
  /** BG-5, BG-8. */
  readonly address: Address;
  /** BG-6, BG-9. */
  readonly contact?: Contact;
  /** BT-29, BT-46, other identifiers. The seller's bank assigned creditor identifier (BT-90) has the scheme SEPA. */
  readonly ids?: readonly Identifier[];
}

/** Who sells (BG-4). */
export interface Seller extends TradingParty {
  /** BT-32. */
  readonly taxRegistration?: TaxRegistration;
  /** BT-33, additional legal information. */
  readonly legalForm?: string;
}

/** Who buys (BG-7). */
export type Buyer = TradingParty;

/** Who is paid when it is not the seller, such as a factoring company (BG-10). */
export interface Payee {
  /** BT-59. */
  readonly name: string;
  /** BT-60; the payee's BT-90 has the scheme SEPA. */
  readonly ids?: readonly Identifier[];
  /** BT-61. */
  readonly legalId?: Identifier;
}

/** Who answers for the seller's VAT (BG-11). */
export interface TaxRepresentative {
  /** BT-62. */
  readonly name: string;
  /** BT-63. */
  readonly vatNumber: string;
  /** BG-12. */
  readonly address: Address;
}

/** Where and when the goods or services were delivered (BG-13). */
export interface Delivery {
  /** BT-70, name of whom it was delivered to. */
  readonly name?: string;
  /** BT-71. */
  readonly locationId?: Identifier;
  /** BT-72. */
  readonly deliveredOn?: LocalDate;
  /** BG-15. */
  readonly address?: Address;
}
