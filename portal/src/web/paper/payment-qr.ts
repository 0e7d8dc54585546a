/**
 * The Swedish QR code for paying an invoice (UsingQR, revision 2, "faktura-QR"; qrkod.info): what a bank's app needs to fill
 * in a payment, as JSON in a code of level M. Made from the document and never read back as truth. Money is written digit by
 * digit, never through a floating number.
 */
import {
  BANKGIRO_PROVIDER,
  type Decimal,
  formatDecimal,
  type Invoice,
  parseBankgiro,
  parseIban,
  parsePlusgiro,
  type PaymentAccount,
  PLUSGIRO_PROVIDER,
  shortest,
} from "@fakturaporten/einvoice";
import { bankgiroText, organisationNumberText, plusgiroText } from "../figures-text.ts";

/** Nothing where there is nothing to pay, or where the document lacks what the code must tell. */
export function paymentQrText(invoice: Invoice): string | undefined {
  const { kind, totals, dueOn, payee, seller, paymentMeans = [], currency } = invoice;
  if (kind !== "invoice" || totals.due.units <= 0n || dueOn === undefined) return undefined;
  const paid = payee ?? seller;
  const way = paymentMeans
    .flatMap((means) => wayOf(means.account, means.reference ?? invoice.number))
    .sort((a, b) => ways.indexOf(a.pt) - ways.indexOf(b.pt))
    .find(({ pt }) => pt === "IBAN" || currency === "SEK");
  if (way === undefined || paid.legalId === undefined) return undefined;
  return fieldsText([
    ["uqr", "1"],
    ["tp", "1"],
    ["nme", quoted(paid.name)],
    ["cid", quoted(organisationNumberText(paid.legalId.id))],
    ["iref", quoted(way.reference)],
    ["idt", quoted(day(invoice.issuedOn))],
    ["ddt", quoted(day(dueOn))],
    ["due", amount(totals.due)],
    ...(currency === "SEK" ? [] : ([["cur", quoted(currency)]] as const)),
    ["pt", quoted(way.pt)],
    ["acc", quoted(way.acc)],
    ...(way.bic === undefined ? [] : ([["bc", quoted(way.bic)]] as const)),
  ]);
}

/** The ways of paying that the code knows, the most Swedish first: it has room for one. */
const ways = ["BG", "PG", "IBAN"] as const;

interface Way {
  readonly pt: (typeof ways)[number];
  readonly acc: string;
  readonly bic?: string;
  readonly reference: string;
}

/** An account whose own check digits do not hold is not made easier to pay to. */
function wayOf(account: PaymentAccount | undefined, reference: string): readonly Way[] {
  if (account === undefined) return [];
  const { id, provider } = account;
  if (provider === BANKGIRO_PROVIDER)
    return parseBankgiro(id).ok ? [{ pt: "BG", acc: bankgiroText(id), reference }] : [];
  if (provider === PLUSGIRO_PROVIDER)
    return parsePlusgiro(id).ok ? [{ pt: "PG", acc: plusgiroText(id).replaceAll("\u00a0", " "), reference }] : [];
  if (!parseIban(id).ok) return [];
  return [{ pt: "IBAN", acc: id, reference, ...(provider !== undefined && { bic: provider }) }];
}

function fieldsText(fields: readonly (readonly [name: string, json: string])[]): string {
  return `{${fields.map(([name, json]) => `"${name}":${json}`).join(",")}}`;
}

/** JSON's text in ASCII alone, so that every reader reads it alike. */
function quoted(text: string): string {
  return JSON.stringify(text).replace(
    /[^\x20-\x7e]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

function day(date: string): string {
  return date.replaceAll("-", "");
}

/** A JSON number with the document's own digits: `8631.78`. */
function amount(due: Decimal): string {
  return formatDecimal(shortest(due));
}
