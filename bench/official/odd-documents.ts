/**
 * Documents of the kinds least tried, drawn by a seed: good ones (changed or not) moved to a country whose rules are its own, made a
 * credit note, given allowances, a second currency of VAT, figures at the edge, hostile text, odd white space and odd attributes.
 */
import { endOf, scanned } from "../../packages/einvoice/test/sweep.ts";
import { diceOf } from "../plausible-receivers.ts";
import { type ChangedDocument, changedDocuments, type Dice, goodDocuments, pick } from "./changed-documents.ts";

/** What stands in a text where it is least looked for. Each is XML as it stands. */
const hostileTexts = [
  "&#x9;1&#xA;",
  " 25 ",
  "\n\t25\r\n",
  "&#xD;1",
  "&#xA0;1",
  "1\u2003",
  "\ufeff25",
  "&#x200B;SE",
  "２５",
  "٢٥",
  "𝟐𝟓",
  "\u202e25",
  "e\u0301",
  "🧾👩‍👩‍👧",
  "&#x1F9FE;",
  "ﬀ",
  "İ",
  "ß",
  "ſe",
  "K",
  "<![CDATA[25]]>",
  "<![CDATA[]]>",
  "2<!-- 0 -->5",
  "<!-- -->",
  "2<?a b?>5",
  "<![CDATA[ ]]>25",
  "&amp;amp;lt;",
  "]]&gt;",
  "'; drop table invoices;--",
  "${7*7}{{7*7}}",
  "../../etc/passwd",
  "=1+1",
  "&#x85;",
  "\u2028",
  "#SKONTO#TAGE=14#PROZENT=2.25#\n",
  "#SKONTO#TAGE=14#PROZENT=2.25#BASISBETRAG=1.00#\n#VERZUG#TAGE=1#PROZENT=1.00#\n",
  "a".repeat(5000),
];

/** Figures at the edges of what can be reckoned, written as few would. */
const oddFigures = [
  ..."0 -0 +0 00 -0.0 .0 0. 1. -.5 +1 007 1e2 1E-2 INF -INF NaN 0x10 1_000 1,00 1.2.3 --1 - .".split(" "),
  ..."0.01 0.004 0.005 0.0049999999999999999 -0.005 1.005 2.675 25.000 25.0000000000 24.999999999999999999".split(" "),
  ..."9007199254740993 99999999999999999999.99 123456789012345678901234567890.123456789 1000000000000000000".split(" "),
  "0.1",
  "0.2",
  "0.30000000000000004",
  `1${"0".repeat(400)}`,
  `0.${"0".repeat(400)}1`,
  `${"0".repeat(12_000)}1`,
  `1.${"0".repeat(12_000)}`,
];

const countries = "DK NO IT NL SE DE FR IS GR GB BE FI AT ES PL XI EL XK US UK".split(" ");
const currencies = "SEK EUR DKK NOK ISK GBP USD JPY PLN KWD XTS".split(" ");
const schemes =
  "0184 0192 0211 0210 0106 0190 0007 0204 9930 9958 0002 0009 0225 0226 0196 9933 9914 0088 0201 0208 9944 0060 0151 0096 0198 0217 0237".split(
    " ",
  );
const identifiers = [
  ..."DK12345674 12345674 DK13585628 13585628 1234567890 987654325 974760673 NO974760673MVA NO987654325MVA".split(" "),
  ..."IT00743110157 00743110157 IT12345670017 RSSMRA80A01H501U CEST-MG NL123456789B01 123456789B01 00000001234567890000".split(
    " ",
  ),
  ..."SE556036079301 5560360793 556036-0793 202100-2114 DE123456788 04011000-12345-34 991-12345-06 FR12345678901".split(
    " ",
  ),
  ..."732829320 73282932000074 4612155750 IS12345 5505820169 EL094259216 GR094259216 094259216 EL123456789".split(" "),
  "1|01/01/2026|1|2.1|A|1",
  "094259216|01/09/2026|0|1.1|0|1",
  "Foretaksregisteret",
  "FORETAKSREGISTERET",
  "Godkänd för F-skatt",
  "Momsregistrerad",
  "#ADU#Bestellung",
];
const means = "1 10 20 30 31 42 48 49 50 54 55 57 58 59 93 97 ZZZ".split(" ");
const payments = [
  ..."01 04 15 71 73 75 01#1234567 04#1234567890123456 15#123456789012345 71#123456789012345 73 75#1234567890123456".split(
    " ",
  ),
  ..."IBAN BANK DK:BANK DK:FIK DK:GIRO SE:BANKGIRO SE:PLUSGIRO SE4550000000058398257466 5402-9681 54029681".split(" "),
  ..."NO9386011117947 DE89370400440532013000 1234567890123456789 12345678".split(" "),
];

/** Each changes a text in one way, or gives it back as it is where there is nothing to change. */
const changes: readonly ((text: string, dice: Dice) => string)[] = [
  (text, dice) => (dice(3) === 0 ? asCreditNote(text) : moved(text, pick(countries, dice))),
  (text, dice) => movedOne(text, pick(countries, dice), dice),
  (text, dice) => inLeaf(text, dice, /./, () => pick(hostileTexts, dice), "instead"),
  (text, dice) => inLeaf(text, dice, /./, () => pick(hostileTexts, dice), "before"),
  (text, dice) => inLeaf(text, dice, /./, () => pick(hostileTexts, dice), "after"),
  (text, dice) => inLeaf(text, dice, /(?:Amount|Quantity|Percent|Numeric)$/, () => pick(oddFigures, dice), "instead"),
  (text, dice) => inLeaf(text, dice, /(?:Amount|Quantity|Percent|Numeric)$/, () => `${dice(9)}${dice(9)}`, "after"),
  (text, dice) => inLeaf(text, dice, /(?:ID|CompanyID|EndpointID|CompanyLegalForm)$/, () => pick(identifiers, dice)),
  (text, dice) => inLeaf(text, dice, /PaymentMeansCode$/, () => pick(means, dice)),
  (text, dice) => inLeaf(text, dice, /(?:PaymentID|InstructionNote|ID)$/, () => pick(payments, dice)),
  (text, dice) => withAttribute(text, dice),
  (text, dice) => withAttribute(text, dice),
  (text, dice) =>
    text.replaceAll(/schemeID="[^"]*"/g, (was) => (dice(3) === 0 ? `schemeID="${pick(schemes, dice)}"` : was)),
  (text, dice) => withAllowance(text, dice),
  (text, dice) => withVatCurrency(text, dice),
  (text, dice) => text.replaceAll(/currencyID="[^"]*"/g, `currencyID="${pick(currencies, dice)}"`),
  (text, dice) => text.replaceAll(/>\s*</g, () => pick(["><", ">\n<", ">\r\n\t<", "><!-- a -->\n<", "><?b?><"], dice)),
  (text) => text.replaceAll(/(<cbc:[A-Za-z]+)([^>]*)>([^<]*)</g, "$1$2 >$3<"),
];

/** The same for the same seed. Half are good but for these changes, half are changed as `changedDocuments` changes them too. */
export function* oddDocuments(count: number, seed: number): Generator<ChangedDocument> {
  const dice = diceOf(seed);
  const good = goodDocuments();
  const others = changedDocuments(count, seed + 1);
  for (let n = 0; n < count; n++) {
    const other = (others.next().value as ChangedDocument).text;
    let text = dice(4) === 0 ? other : pick(good, dice);
    for (let left = 1 + dice(5); left > 0; left--) text = whole(pick(changes, dice)(text, dice), text);
    yield { name: `odd seed ${seed}, number ${n}`, text };
  }
}

/** A change that leaves no XML is not made, since such a document says nothing of rules. */
function whole(text: string, before: string): string {
  try {
    scanned(text);
    return text;
  } catch {
    return before;
  }
}

const asCreditNote = (text: string): string =>
  text
    .replaceAll("schema:xsd:Invoice-2", "schema:xsd:CreditNote-2")
    .replaceAll(/(<\/?(?:\w+:)?)Invoice(?=[\s>])/g, "$1CreditNote")
    .replaceAll(/InvoiceLine(?=[\s>])/g, "CreditNoteLine")
    .replaceAll("InvoicedQuantity", "CreditedQuantity")
    .replaceAll("InvoiceTypeCode", "CreditNoteTypeCode")
    .replace(/(<cbc:CreditNoteTypeCode[^>]*>)[^<]*/, "$1381")
    .replace(/<cbc:DueDate>[^<]*<\/cbc:DueDate>/, "");

const country = /(<cac:Country>\s*<cbc:IdentificationCode[^>]*>)[^<]*/g;
const moved = (text: string, code: string): string => text.replaceAll(country, `$1${code}`);

/** One party, its VAT number too. */
function movedOne(text: string, code: string, dice: Dice): string {
  const name = pick(["AccountingSupplierParty", "AccountingCustomerParty", "TaxRepresentativeParty"], dice);
  return text.replace(new RegExp(`<cac:${name}>[^]*?</cac:${name}>`), (party) =>
    moved(party, code).replace(/(<cac:PartyTaxScheme>\s*<cbc:CompanyID[^>]*>)[A-Z]{2}/, `$1${code}`),
  );
}

/** Something put in an element without elements, whose name ends as asked. */
function inLeaf(
  text: string,
  dice: Dice,
  named: RegExp,
  draw: () => string,
  where: "instead" | "before" | "after" = "instead",
): string {
  const found = scanned(text);
  for (let tries = 0; tries < 60; tries++) {
    const element = 1 + dice(found.count - 1);
    const [open, close] = [found.open[element] as number, found.close[element] as number];
    const name = /^<(?:\w+:)?(\w+)/.exec(found.text.slice(found.at[element], open))?.[1] ?? "";
    if (found.after[element] !== element + 1 || open === close || !named.test(name)) continue;
    const [from, to] = where === "instead" ? [open, close] : where === "before" ? [open, open] : [close, close];
    return found.text.slice(0, from) + draw() + found.text.slice(to);
  }
  return text;
}

const attributeNames =
  "schemeID schemeName schemeAgencyID schemeVersionID listID listAgencyID listName name unitCode unitCodeListID currencyID currencyCodeListVersionID languageID mimeCode filename format uri encodingCode characterSetCode xml:lang xml:space xsi:nil xsi:type xsi:schemaLocation".split(
    " ",
  );

function withAttribute(text: string, dice: Dice): string {
  const found = scanned(text);
  const element = 1 + dice(found.count - 1);
  const at = found.at[element] as number;
  if (endOf(found, element) <= at) return text;
  const name = pick(attributeNames, dice);
  const uri = name.startsWith("xsi:") ? ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"' : "";
  const value = pick(
    ["", " ", "SE", "0088", "C62", "SEK", "sv", "1", "true", "HUR", "preserve", "application/pdf"],
    dice,
  );
  const nameEnd = /^<[^\s/>]+/.exec(found.text.slice(at))?.[0].length ?? 0;
  return `${found.text.slice(0, at + nameEnd)}${uri} ${name}="${value}"${found.text.slice(at + nameEnd)}`;
}

/** An allowance or a charge on the document or a line, with what it says of itself left out or odd at times. */
function withAllowance(text: string, dice: Dice): string {
  const currency = /<cbc:DocumentCurrencyCode[^>]*>([^<]*)/.exec(text)?.[1] ?? "SEK";
  const part = (name: string, value: string, of = ""): string =>
    dice(6) === 0 ? "" : `<cbc:${name}${of}>${value}</cbc:${name}>`;
  const money = ` currencyID="${currency}"`;
  const amount = (): string => (dice(3) === 0 ? pick(oddFigures, dice) : `${dice(300)}.${dice(90) + 10}`);
  const isOnLine = dice(2) === 0;
  const category = isOnLine
    ? ""
    : `<cac:TaxCategory><cbc:ID>${pick(["S", "Z", "E", "AE", "K", "G", "O", "L", "M"], dice)}</cbc:ID>${part("Percent", pick(["25", "0", "12.00", "6", "x"], dice))}<cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:TaxCategory>`;
  const allowance = `<cac:AllowanceCharge>${part("ChargeIndicator", pick(["true", "false", "1", "0", " true ", "TRUE"], dice))}${part("AllowanceChargeReasonCode", pick(["95", "100", "FC", "AA", "ABL", "ZZZ", "41"], dice))}${part("AllowanceChargeReason", pick(["Rabatt", "", " "], dice))}${part("MultiplierFactorNumeric", pick(["10", "0.1", "33.333333", "-5", "x"], dice))}${part("Amount", amount(), money)}${part("BaseAmount", amount(), money)}${category}</cac:AllowanceCharge>`;
  if (isOnLine) return text.replace("<cac:Item>", () => `${allowance}<cac:Item>`);
  return text.replace("<cac:TaxTotal>", () => `${allowance}<cac:TaxTotal>`);
}

/** VAT in a second currency, said and totalled, or only one of the two. */
function withVatCurrency(text: string, dice: Dice): string {
  const currency = pick(currencies, dice);
  const said = text.replace(
    /<cbc:DocumentCurrencyCode[^]*?<\/cbc:DocumentCurrencyCode>/,
    (own) => `${own}<cbc:TaxCurrencyCode>${currency}</cbc:TaxCurrencyCode>`,
  );
  const total = `<cac:TaxTotal><cbc:TaxAmount currencyID="${dice(4) === 0 ? "EUR" : currency}">${pick(oddFigures, dice)}</cbc:TaxAmount></cac:TaxTotal>`;
  const where = dice(2) === 0 ? "<cac:LegalMonetaryTotal>" : "<cac:TaxTotal>";
  const from = dice(5) === 0 ? text : said;
  return dice(5) === 0 ? said : from.replace(where, () => total + where);
}
