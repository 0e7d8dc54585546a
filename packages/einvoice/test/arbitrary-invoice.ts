/** Invoices nobody would think of: every term absent or present, with text, digits and lists at their worst. */
import fc, { type Arbitrary } from "fast-check";
import type { Decimal } from "../src/amount/decimal.ts";
import { dayOf, type LocalDate } from "../src/calendar/local-date.ts";
import { peppolBilling } from "../src/codelists/document-types.ts";
import { vatCategoryCodes } from "../src/codelists/vat.ts";
import { base64Of } from "../src/model/base64.ts";
import type { Attachment, Invoice, InvoicePeriod, PrecedingInvoice, References } from "../src/model/invoice.ts";
import type { InvoiceLine, Item, Price } from "../src/model/line.ts";
import type {
  Address,
  Buyer,
  Contact,
  Delivery,
  Identifier,
  Payee,
  Seller,
  TaxRepresentative,
} from "../src/model/party.ts";
import type { DirectDebit, PaymentAccount, PaymentCard, PaymentMeans } from "../src/model/payment.ts";
import type {
  AllowanceCharge,
  LineAllowanceCharge,
  Totals,
  VatCategory,
  VatCategoryCode,
  VatSubtotal,
} from "../src/model/totals.ts";
import { isWritable } from "../src/ubl/write-entities.ts";

/** Optional terms absent or present, at least one of them present. */
function some<T extends object>(terms: { [K in keyof T]-?: Arbitrary<NonNullable<T[K]>> }): Arbitrary<T> {
  return fc
    .record(terms, { requiredKeys: [], noNullPrototype: true })
    .filter((group) => Object.keys(group).length > 0) as unknown as Arbitrary<T>;
}

/** Every term, in an ordinary object. */
export function whole<T extends object>(parts: { [K in keyof T]: Arbitrary<T[K]> }): Arbitrary<T> {
  return fc.record<T>(parts, { noNullPrototype: true });
}

/** Required terms always, the others absent or present. */
export function terms<T extends object, R extends keyof T>(
  required: { [K in R]: Arbitrary<T[K]> },
  optional: { [K in Exclude<keyof T, R>]-?: Arbitrary<NonNullable<T[K]>> },
): Arbitrary<T> {
  const always = fc.record<Record<string, unknown>>({ ...required }, { noNullPrototype: true });
  const perhaps = fc.record<Record<string, unknown>, never>(
    { ...optional },
    { requiredKeys: [], noNullPrototype: true },
  );
  return fc.tuple(always, perhaps).map(([a, b]) => ({ ...a, ...b })) as unknown as Arbitrary<T>;
}

const awkward = fc.constantFrom(
  "<&>\"'",
  "]]>",
  "a\r\nb\tc",
  " två  mellanslag ",
  "\u00a0",
  "𝄞",
  "Åäö é",
  "&amp;",
  "-->",
);

export const text: Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.string({ minLength: 1, maxLength: 20, unit: "grapheme" }) },
  { weight: 1, arbitrary: fc.string({ minLength: 1, maxLength: 5, unit: "binary" }).filter(isWritable) },
  { weight: 1, arbitrary: awkward },
);

/** A code: white space around it would mean nothing, so it has none. */
export const code = fc.stringMatching(/^[A-Z0-9]{1,5}$/);

export const anyDecimal: Arbitrary<Decimal> = whole({
  units: fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n }),
  scale: fc.nat({ max: 6 }),
});

export const anyDay: Arbitrary<LocalDate> = fc
  .tuple(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }))
  .map(([year, month, day]) => dayOf(year, month, day))
  .filter((day): day is LocalDate => day !== undefined);

export function list<T>(item: Arbitrary<T>): Arbitrary<readonly T[]> {
  return fc.array(item, { minLength: 1, maxLength: 3 });
}

export const identifier = terms<Identifier, "id">({ id: text }, { scheme: text });
const address = some<Address>({
  street: text,
  street2: text,
  street3: text,
  city: text,
  postalCode: text,
  region: text,
  country: code,
});
export const contact = some<Contact>({ name: text, phone: text, email: text });
export const endpoint = whole({ scheme: text, id: text });

const trading = {
  required: { name: text, address: fc.oneof(fc.constant({}), address) },
  optional: {
    endpoint,
    tradingName: text,
    legalId: identifier,
    vatNumber: text,
    contact,
    ids: list(identifier),
  },
};
const buyer = terms<Buyer, "name" | "address">(trading.required, trading.optional);
const seller = terms<Seller, "name" | "address">(trading.required, {
  ...trading.optional,
  legalForm: text,
  taxRegistration: whole({ id: text, scheme: fc.constantFrom("TAX", "FC", "LOC") }),
});
const payee = terms<Payee, "name">({ name: text }, { ids: list(identifier), legalId: identifier });
const taxRepresentative: Arbitrary<TaxRepresentative> = whole({ name: text, vatNumber: text, address });
const delivery = some<Delivery>({ name: text, locationId: identifier, deliveredOn: anyDay, address });

const account = terms<PaymentAccount, "id">({ id: text }, { name: text, provider: text });
const card = terms<PaymentCard, "number" | "network">({ number: text, network: text }, { holder: text });
const directDebit = some<DirectDebit>({ mandate: text, debitedAccount: text });
const paymentMeans = terms<PaymentMeans, "code">({ code }, { name: text, reference: text, account, card, directDebit });

const vat = terms<VatCategory, "category">(
  { category: fc.constantFrom<VatCategoryCode>(...vatCategoryCodes) },
  { rate: anyDecimal },
);
const lineAllowanceCharge = terms<LineAllowanceCharge, "kind" | "amount">(
  { kind: fc.constantFrom<LineAllowanceCharge["kind"]>("allowance", "charge"), amount: anyDecimal },
  { base: anyDecimal, percentage: anyDecimal, reason: text, reasonCode: code },
);
const allowanceCharge: Arbitrary<AllowanceCharge> = fc
  .tuple(lineAllowanceCharge, vat)
  .map(([part, category]) => ({ ...part, vat: category }));
const vatSubtotal: Arbitrary<VatSubtotal> = fc
  .tuple(
    vat,
    terms<Omit<VatSubtotal, keyof VatCategory>, "taxable" | "vat">(
      { taxable: anyDecimal, vat: anyDecimal },
      { exemptionCode: code, exemptionReason: text },
    ),
  )
  .map(([category, rest]) => ({ ...category, ...rest }));

const totals = terms<Omit<Totals, "vatInVatCurrency">, "lines" | "withoutVat" | "vat" | "withVat" | "due">(
  { lines: anyDecimal, withoutVat: anyDecimal, vat: anyDecimal, withVat: anyDecimal, due: anyDecimal },
  { allowances: anyDecimal, charges: anyDecimal, prepaid: anyDecimal, rounding: anyDecimal },
);

const item = terms<Item, "name">(
  { name: text },
  {
    description: text,
    sellersId: text,
    buyersId: text,
    standardId: identifier,
    classifications: list(
      terms<NonNullable<Item["classifications"]>[number], "code" | "list">(
        { code: text, list: text },
        { version: text },
      ),
    ),
    originCountry: code,
    attributes: list(whole({ name: text, value: text })),
  },
);
/** A base quantity has a unit, and a gross price a discount: UBL has neither alone. */
const price = terms<Price, "net">(
  { net: anyDecimal },
  { discount: anyDecimal, gross: anyDecimal, baseQuantity: anyDecimal, baseUnit: code },
).map(({ baseUnit = "C62", gross, ...one }) => ({
  ...one,
  ...(one.discount !== undefined && gross !== undefined && { gross }),
  ...(one.baseQuantity !== undefined && { baseUnit }),
}));
const period = some<{ startsOn?: LocalDate; endsOn?: LocalDate }>({ startsOn: anyDay, endsOn: anyDay });

const line = terms<InvoiceLine, "id" | "quantity" | "unit" | "net" | "price" | "vat" | "item">(
  { id: text, quantity: anyDecimal, unit: code, net: anyDecimal, price, vat, item },
  {
    note: text,
    object: identifier,
    orderLine: text,
    buyerAccountingReference: text,
    period,
    allowanceCharges: list(lineAllowanceCharge),
  },
);

const references = some<References>({
  project: text,
  contract: text,
  order: text.filter((one) => one !== "NA"),
  salesOrder: text,
  receivingAdvice: text,
  despatchAdvice: text,
  tender: text,
  invoicedObject: identifier,
});
const attachment = terms<Attachment, "id">(
  { id: text },
  {
    description: text,
    uri: text,
    embedded: terms<NonNullable<Attachment["embedded"]>, "mimeType" | "base64">(
      { mimeType: text, base64: fc.uint8Array({ minLength: 1, maxLength: 40 }).map(base64Of) },
      { fileName: text },
    ),
  },
);

/** Any invoice the model can hold, sensible or not. */
export const anyInvoice: Arbitrary<Invoice> = terms<
  Invoice,
  | "kind"
  | "specification"
  | "number"
  | "issuedOn"
  | "typeCode"
  | "currency"
  | "seller"
  | "buyer"
  | "vatBreakdown"
  | "totals"
  | "lines"
>(
  {
    kind: fc.constantFrom<Invoice["kind"]>("invoice", "credit-note"),
    specification: fc.constant(peppolBilling.specification),
    number: text,
    issuedOn: anyDay,
    typeCode: code,
    currency: fc.constantFrom("SEK", "EUR"),
    seller,
    buyer,
    vatBreakdown: fc.array(vatSubtotal, { maxLength: 3 }),
    totals,
    lines: fc.array(line, { minLength: 1, maxLength: 3 }),
  },
  {
    process: fc.constant(peppolBilling.process),
    vatCurrency: fc.constantFrom("NOK", "DKK"),
    taxPointOn: anyDay,
    dueOn: anyDay,
    buyerReference: text,
    buyerAccountingReference: text,
    paymentTerms: text,
    notes: list(text),
    period: some<InvoicePeriod>({ startsOn: anyDay, endsOn: anyDay, vatPointCode: code }),
    references,
    precedingInvoices: list(terms<PrecedingInvoice, "number">({ number: text }, { issuedOn: anyDay })),
    attachments: list(attachment),
    payee,
    taxRepresentative,
    delivery,
    paymentMeans: list(paymentMeans),
    allowanceCharges: list(allowanceCharge),
  },
).chain((invoice) => fc.tuple(fc.constant(invoice), anyDecimal).map(([one, amount]) => settle(one, amount)));

/** What UBL cannot say is not said: a credit note's due date needs a payment means, a second VAT amount its currency. */
function settle(invoice: Invoice, amount: Decimal): Invoice {
  const { dueOn, ...rest } = invoice;
  const sayable = dueOn !== undefined && (invoice.kind === "invoice" || invoice.paymentMeans !== undefined);
  const settled = sayable ? invoice : rest;
  if (invoice.vatCurrency === undefined || invoice.vatBreakdown.length === 0) return settled;
  return { ...settled, totals: { ...invoice.totals, vatInVatCurrency: amount } };
}
