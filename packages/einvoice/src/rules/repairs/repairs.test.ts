/** Every repair makes its fault go away, and brings no other. Swept over good examples with one thing written otherwise. */
import { expect, test } from "vitest";
import { mended } from "../../../test/mend.ts";
import { endOf, example, scanned } from "../../../test/sweep.ts";
import { validate } from "../../validate.ts";
import { repairedRules } from "./repairs.ts";

/** All its VAT in one row. */
const exempt = example("exempt-care");

const encoder = new TextEncoder();
const judge = (text: string) => validate(encoder.encode(text)).faults;
const repaired = new Set<string>();

/** Faults by rule, those that a document has more of than another. */
function more(after: readonly { id: string }[], before: readonly { id: string }[]): string[] {
  const left = before.map(({ id }) => id);
  return after.map(({ id }) => id).filter((id) => !left.includes(id) || left.splice(left.indexOf(id), 1).length === 0);
}

/** What is wrong with the repairs of a document: nothing. */
function troubles(text: string): string[] {
  const before = judge(text);
  return before.flatMap(({ id, path, repair }) => {
    if (repair === undefined) return [];
    const after = judge(mended(text, repair));
    const isGone = !after.some((fault) => fault.id === id && fault.path === path);
    if (isGone) repaired.add(id);
    const news = more(after, before);
    return isGone && news.length === 0
      ? []
      : [`${id} at ${path}, ${repair.text}: ${isGone ? news.join() : "still there"}`];
  });
}

const writings: readonly ((value: string) => string)[] = [
  (value) => ` ${value} `,
  (value) => `${value}\u00a0`,
  (value) => value.toLowerCase(),
  (value) => value.toUpperCase(),
  (value) => (/^-?\d+(\.\d+)?$/.test(value) ? `${value}${value.includes(".") ? "" : "."}000` : value),
  (value) => value.replace(/^(\d{4})-(\d\d)-(\d\d)$/, "$1$2$3"),
  (value) => value.replace(/^(\d{4})-(\d\d)-(\d\d)$/, "$1/$2/$3"),
  (value) => value.replace(/^([A-Z]{2})(?=\d{12}$)/, ""),
  (value) => value.replace(/^(\d{4,6})(\d{4})$/, "$1-$2"),
  (value) => (/^-?\d+\.\d\d$/.test(value) ? (Number(value) + 10).toFixed(2) : value),
  (value) => (value === "true" ? "1" : value === "false" ? "0" : value),
];

function* otherwise(text: string): Generator<string> {
  const found = scanned(text);
  const spans: [number, number][] = [];
  for (let element = 1; element < found.count; element++)
    if (found.after[element] === element + 1 && endOf(found, element) - (found.at[element] as number) < 200)
      spans.push([found.open[element] as number, found.close[element] as number]);
  for (let at = 0; at < (found.attributes[found.count] as number); at++)
    spans.push([found.attributeOpen[at] as number, found.attributeClose[at] as number]);
  const seen = new Set<string>();
  for (const [from, to] of spans)
    for (const write of writings) {
      const value = found.text.slice(from, to);
      const other = write(value);
      const key = `${found.text.slice(from - 70, from)}${other}`;
      if (other === value || seen.has(key)) continue;
      seen.add(key);
      yield found.text.slice(0, from) + other + found.text.slice(to);
    }
}

test.each(["all-terms", "credit-note", "bankgiro-two-rates", "reverse-charge"])(
  "what is written otherwise in %s is mended",
  (name) => {
    expect([...new Set([...otherwise(example(name))].flatMap(troubles))]).toEqual([]);
  },
  120_000,
);

const sound = example("bankgiro-two-rates");
const all = example("all-terms");
const endpoint = (text: string, scheme: string) =>
  sound.replace(/(<cac:AccountingSupplierParty>[^]*?<cbc:EndpointID) schemeID="[^"]*">[^<]*/, `$1${scheme}>${text}`);
const period = (code: string) =>
  sound.replace(
    "<cac:AccountingSupplierParty>",
    `<cac:InvoicePeriod><cbc:DescriptionCode>${code}</cbc:DescriptionCode></cac:InvoicePeriod><cac:AccountingSupplierParty>`,
  );
/** The seller's VAT number, in a country. */
const vatNumber = (country: string, number: string) =>
  sound.replace(
    /(<cac:AccountingSupplierParty>[^]*?<cbc:IdentificationCode>)[A-Z]+([^]*?<cac:PartyTaxScheme>\s*<cbc:CompanyID>)[^<]*/,
    `$1${country}$2${number}`,
  );
/** Each allowance and charge with a base that its percentage does not come to. */
const allBases = (base: string) =>
  all
    .replace(/<cbc:(MultiplierFactorNumeric|BaseAmount)[^]*?<\/cbc:\1>\s*/g, "")
    .replace(/(<\/cbc:Amount>)/g, `$1<cbc:BaseAmount currencyID="EUR">${base}</cbc:BaseAmount>`);

test.each<[id: string, text: string, better: string]>([
  ["BR-62", endpoint("5567321707", ""), "0007"],
  ["BR-62", endpoint("7300010000001", ""), "0088"],
  ["PEPPOL-COMMON-R040", endpoint("730 0010 000001", ' schemeID="0088"'), "7300010000001"],
  ["PEPPOL-COMMON-R041", endpoint("974 760 673", ' schemeID="0192"'), "974760673"],
  ["PEPPOL-COMMON-R042", endpoint("DK 88 14 63 28", ' schemeID="0184"'), "DK88146328"],
  ["PEPPOL-COMMON-R043", endpoint("0897 290 877", ' schemeID="0208"'), "0897290877"],
  ["PEPPOL-COMMON-R044", endpoint("UFK R3N", ' schemeID="0201"'), "UFKR3N"],
  ["PEPPOL-COMMON-R050", endpoint("53 004 085 616", ' schemeID="0151"'), "53004085616"],
  ["PEPPOL-COMMON-R052", endpoint("12 34 56 78 90", ' schemeID="0096"'), "1234567890"],
  ["PEPPOL-COMMON-R053", endpoint("DK 88146328", ' schemeID="0198"'), "DK88146328"],
  ["PEPPOL-COMMON-R054", endpoint("1234 5678", ' schemeID="0106"'), "12345678"],
  [
    "BR-63",
    sound.replace(/(<cac:AccountingCustomerParty>[^]*?<cbc:EndpointID) schemeID="[^"]*">[^<]*/, "$1>7300010000001"),
    "0088",
  ],
  ["BR-64", all.replace(/(<cac:StandardItemIdentification>\s*<cbc:ID) [^>]*>[^<]*/, "$1>7350053850019"), "0160"],
  ["BR-CL-06", period("\u00a03\u00a0"), "3"],
  ["PEPPOL-EN16931-CL006", period("\u00a03"), "3"],
  ["BR-CL-26", all.replace(/(<cac:DeliveryLocation>\s*<cbc:ID schemeID=")/, "$1\u00a0"), "0088"],
  ["BR-DEC-06", allBases("1.500"), "1.50"],
  ["BR-DEC-28", allBases("1.505"), "1.51"],
  ["BR-DEC-28", allBases("-1.505"), "-1.51"],
  ["BR-DEC-28", allBases("-1.504"), "-1.50"],
  ["BR-CO-09", vatNumber("SE", "556677889901"), "SE556677889901"],
  ["BR-CO-09", vatNumber("DE", "123456789"), "DE123456789"],
  ["BR-CO-09", vatNumber("XX", "se 5566-7788-9901"), "SE556677889901"],
  ["BR-CL-01", sound.replace(/(<cbc:InvoiceTypeCode>)[^<]*/, "$1380\u00a0"), "380"],
  ["BR-CO-14", exempt.replace(/(<cac:TaxTotal>\s*<cbc:TaxAmount [^>]*>)[^<]*/, "$17.00"), "0.00"],
  ["SE-R-002", sound.replace("<cbc:CompanyID>SE556677", "<cbc:CompanyID>SE556677-"), "SE556677889901"],
  ["SE-R-005", sound.replace("Godkänd för F-skatt", "godkänd  för f skatt"), "Godkänd för F-skatt"],
  ["SE-R-011", sound.replace(/(<cbc:PaymentMeansCode[^>]*>)[^<]*/, "$156"), "30"],
  ["SE-R-012", sound.replace(/(<cbc:PaymentMeansCode[^>]*>)[^<]*/, "$131"), "30"],
])("%s is mended by what the number or the sum says", (id, text, better) => {
  const fault = judge(text).find((one) => one.id === id);
  expect(fault?.repair?.text).toBe(better);
  expect(troubles(text).filter((trouble) => trouble.startsWith(id))).toEqual([]);
});

test("a Greek number gets the letters Greece has for VAT, though Greek rules are then asked", () => {
  const fault = judge(vatNumber("GR", "094259216")).find(({ id }) => id === "BR-CO-09");
  expect(fault?.repair?.text).toBe("EL094259216");
});

test("what can be meant in two ways is left to people", () => {
  const untold = [
    endpoint("1234567890", ""),
    sound.replace(/(<cbc:IssueDate>)[^<]*/, "$101/02/2026"),
    sound.replace(/(<cbc:DocumentCurrencyCode>)[^<]*/, "$1kronor"),
    sound.replace("Godkänd för F-skatt", "Innehar F-skattsedel"),
    // Not a Swedish VAT number, though its holder is Swedish; letters where digits should be; a country no one has.
    vatNumber("SE", "556677889902"),
    vatNumber("SE", "X56677889901"),
    vatNumber("QQ", "123456789"),
  ].flatMap(judge);
  expect(
    untold.filter(({ id, repair }) => /^(?:BR-62|BR-CL-04|BR-CO-09|SE-R-005|PEPPOL-EN16931-F001)$/.test(id) && repair),
  ).toEqual([]);
});

test("a scheme is a repair of the document, and no fix of a field", () => {
  const fault = judge(endpoint("5567321707", "")).find(({ id }) => id === "BR-62");
  expect(fault).not.toHaveProperty("fix");
  expect(fault?.repair?.path).toBe("/Invoice/cac:AccountingSupplierParty/cac:Party/cbc:EndpointID/@schemeID");
});

test("every repair has been seen to mend", () => {
  expect(repairedRules().filter((id) => !repaired.has(id))).toEqual([]);
});
