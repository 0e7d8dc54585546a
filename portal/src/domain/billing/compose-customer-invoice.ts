/** A customer's lines become an invoice in the field's terms. Thinks only: everything it says is handed in. */
import {
  type Bankgiro,
  type Buyer,
  completeInvoice,
  type Decimal,
  decimal,
  type Invoice,
  type LocalDate,
  payToBankgiro,
  peppolBilling,
  type Seller,
  typeCodes,
} from "@fakturaporten/einvoice";
import { lastDayOf, type Month } from "../catalogue/month.ts";
import type { CustomerFacts } from "../customers/customer.ts";
import type { Creditor } from "./creditor.ts";
import type { CustomerLine } from "./customer-lines.ts";

/** A line as the document says it. */
export type ComposedLine = Pick<CustomerLine, "place" | "serviceKey" | "ansvarKey" | "price" | "quantity"> & {
  /** Where it is not the service's own. */
  readonly unit?: string;
};

/** What a credit note says besides what every document does. */
export interface Crediting {
  /** BT-25 and BT-26. */
  readonly number: string;
  readonly issuedOn: LocalDate;
  readonly reason: string;
  /** BT-114: what is left of the invoice is never missed by an öre. */
  readonly rounding?: Decimal;
}

/** The legal person behind the creditor, as registered. */
export interface LegalPerson {
  readonly name: string;
  readonly organisationNumber: string;
  readonly vatNumber: string | undefined;
  readonly street: string;
  readonly postalCode: string;
  readonly city: string;
}

export interface SoldService {
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  readonly vatPercent: number;
}

export interface CustomerInvoiceParts {
  readonly number: string;
  readonly ocrReference: string;
  readonly month: Month;
  readonly issueOn: LocalDate;
  readonly dueOn: LocalDate;
  /** Makes it a credit note. */
  readonly credits?: Crediting;
  readonly legalPerson: LegalPerson;
  readonly creditor: Creditor;
  readonly customer: CustomerFacts & { readonly customerNumber: string };
  readonly lines: readonly ComposedLine[];
  readonly serviceOf: (key: number) => SoldService;
  /** The code of an ansvar, as the customer writes it. */
  readonly ansvarOf: (key: number) => string | undefined;
}

export function composeCustomerInvoice(parts: CustomerInvoiceParts): Invoice {
  const { customer, month } = parts;
  const outside = isWithinLegalPerson(parts);
  return completeInvoice({
    ...peppolBilling,
    ...kindOf(parts),
    number: parts.number,
    issuedOn: parts.issueOn,
    currency: "SEK",
    buyerReference: customer.reference,
    ...(customer.ansvar !== undefined && { buyerAccountingReference: customer.ansvar }),
    period: { startsOn: month, endsOn: lastDayOf(month) },
    seller: sellerOf(parts, outside),
    buyer: buyerOf(parts),
    lines: parts.lines.map((line) => lineOf(parts, line, outside)),
  });
}

/** An invoice asks for money; a credit note names what it takes back, and why. */
function kindOf({ credits, creditor, customer, dueOn, ocrReference }: CustomerInvoiceParts) {
  const { customerNumber } = customer;
  if (credits === undefined)
    return {
      kind: "invoice" as const,
      typeCode: typeCodes.invoice,
      dueOn,
      notes: [`Kund-ID ${customerNumber}`],
      paymentTerms: `${creditor.termsDays} dagar netto. Dröjsmålsränta enligt räntelagen.`,
      paymentMeans: [payToBankgiro(creditor.bankgiro as Bankgiro, ocrReference)],
    };
  const { number, issuedOn, reason, rounding } = credits;
  return {
    kind: "credit-note" as const,
    typeCode: typeCodes.creditNote,
    notes: [`Kund-ID ${customerNumber}. ${reason}`],
    precedingInvoices: [{ number, issuedOn }],
    ...(rounding !== undefined && { rounding }),
  };
}

/** A region bills its own förvaltningar: nothing is supplied between parts of one legal person, so there is no VAT. */
export function isWithinLegalPerson({ legalPerson, customer }: Pick<CustomerInvoiceParts, "legalPerson" | "customer">) {
  return legalPerson.organisationNumber === customer.organisationNumber;
}

function sellerOf({ legalPerson, creditor }: CustomerInvoiceParts, outside: boolean): Seller {
  const { organisationNumber, vatNumber, street, postalCode, city } = legalPerson;
  return {
    endpoint: { scheme: "0007", id: organisationNumber },
    name: legalPerson.name,
    ...(creditor.name !== legalPerson.name && { tradingName: creditor.name }),
    legalId: { id: organisationNumber, scheme: "0007" },
    ...(vatNumber !== undefined && !outside && { vatNumber }),
    address: { street, postalCode, city, country: "SE" },
    contact: {
      name: creditor.contactName,
      email: creditor.contactEmail,
      ...(creditor.contactPhone !== undefined && { phone: creditor.contactPhone }),
    },
  };
}

function buyerOf({ customer }: CustomerInvoiceParts): Buyer {
  const { organisationNumber, address, peppol } = customer;
  return {
    endpoint: peppol ?? { scheme: "0007", id: organisationNumber },
    name: customer.name,
    ...(customer.administration !== undefined && { tradingName: customer.administration }),
    legalId: { id: organisationNumber, scheme: "0007" },
    ids: [{ id: customer.customerNumber }],
    address,
  };
}

function lineOf({ serviceOf, ansvarOf }: CustomerInvoiceParts, line: ComposedLine, outside: boolean) {
  const service = serviceOf(line.serviceKey);
  const ansvar = ansvarOf(line.ansvarKey);
  return {
    id: String(line.place),
    quantity: decimal(line.quantity),
    unit: line.unit ?? service.unit,
    ...(ansvar !== undefined && { buyerAccountingReference: ansvar }),
    price: { net: decimal(line.price) },
    vat: vatOf(service.vatPercent, outside),
    item: { name: service.name, sellersId: service.code },
  };
}

function vatOf(percent: number, outside: boolean) {
  if (outside)
    return { category: "O" as const, exemptionCode: "VATEX-EU-O", exemptionReason: "Inom samma juridiska person" };
  if (percent === 0)
    return { category: "E" as const, rate: decimal("0"), exemptionReason: "Undantag från skatteplikt" };
  return { category: "S" as const, rate: decimal(String(percent)) };
}
