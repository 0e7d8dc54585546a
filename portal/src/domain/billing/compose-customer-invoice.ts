/** A customer's lines become an invoice in the field's terms. Thinks only: everything it says is handed in. */
import {
  type Bankgiro,
  type Buyer,
  completeInvoice,
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
  readonly legalPerson: LegalPerson;
  readonly creditor: Creditor;
  readonly customer: CustomerFacts & { readonly customerNumber: string };
  readonly lines: readonly CustomerLine[];
  readonly serviceOf: (key: number) => SoldService;
  /** The code of an ansvar, as the customer writes it. */
  readonly ansvarOf: (key: number) => string | undefined;
}

export function composeCustomerInvoice(parts: CustomerInvoiceParts): Invoice {
  const { creditor, customer, month } = parts;
  const outside = isWithinLegalPerson(parts);
  return completeInvoice({
    ...peppolBilling,
    kind: "invoice",
    typeCode: typeCodes.invoice,
    number: parts.number,
    issuedOn: parts.issueOn,
    dueOn: parts.dueOn,
    currency: "SEK",
    buyerReference: customer.reference,
    ...(customer.ansvar !== undefined && { buyerAccountingReference: customer.ansvar }),
    paymentTerms: `${creditor.termsDays} dagar netto. Dröjsmålsränta enligt räntelagen.`,
    notes: [`Kund-ID ${customer.customerNumber}`],
    period: { startsOn: month, endsOn: lastDayOf(month) },
    seller: sellerOf(parts, outside),
    buyer: buyerOf(parts),
    paymentMeans: [payToBankgiro(creditor.bankgiro as Bankgiro, parts.ocrReference)],
    lines: parts.lines.map((line) => lineOf(parts, line, outside)),
  });
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

function lineOf({ serviceOf, ansvarOf }: CustomerInvoiceParts, line: CustomerLine, outside: boolean) {
  const service = serviceOf(line.serviceKey);
  const ansvar = ansvarOf(line.ansvarKey);
  return {
    id: String(line.place),
    quantity: decimal(line.quantity),
    unit: service.unit,
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
