/** Peppol BIS Billing: lines and prices (PEPPOL-EN16931-R044, R046, R100 … R130), and the currency of amounts (R051). */
import {
  add,
  compare,
  type Decimal,
  divide,
  isZero,
  multiply,
  one,
  roundCents,
  subtract,
  sum,
  zero,
} from "../decimal.ts";
import type { Doc } from "../document.ts";
import { fact } from "../facts.ts";
import { at, cac, cbc } from "../names.ts";
import { needing, standing } from "../needs.ts";
import { atMostOne } from "../predicates.ts";
import {
  attribute,
  collapse,
  dayOf,
  decimalOf,
  every,
  has,
  normal,
  only,
  ownTexts,
  sole,
  soleAlong,
  textOf,
} from "../reads.ts";
import { type Context, type Rule, Stopped } from "../rule.ts";
import { isNear } from "./slack.ts";

const plainAmounts =
  "Amount BaseAmount PriceAmount TaxableAmount LineExtensionAmount TaxExclusiveAmount TaxInclusiveAmount AllowanceTotalAmount ChargeTotalAmount PrepaidAmount PayableRoundingAmount PayableAmount";

const currencyRule: Rule = {
  id: "PEPPOL-EN16931-R051",
  terms: ["BT-5"],
  sv: "Alla belopp ska vara i fakturans valuta. Ändra beloppets valutakod, eller fakturans valuta.",
  en: "All amounts must be in the invoice currency. Change the currency code of the amount, or the invoice currency.",
  holds: (doc, amount) => {
    const currency = attribute(doc.scan, amount, at.currencyID);
    return currency !== undefined && currenciesOf(doc).includes(currency);
  },
};

const currenciesOf = fact(({ scan }) => every(scan, 0, cbc.DocumentCurrencyCode).map((code) => textOf(scan, code)));

export const currencyContexts: readonly Context[] = [
  {
    at: [...plainAmounts.split(" ").map((name) => `cbc:${name}`), "cac:TaxSubtotal/cbc:TaxAmount"],
    rules: [currencyRule],
  },
  {
    at: ["cac:TaxTotal/cbc:TaxAmount"],
    when: ({ scan }, amount) => has(scan, scan.parent[amount] as number, cac.TaxSubtotal),
    rules: [currencyRule],
  },
];

/** The line's period lies within the document's, where the document states that end of its period. */
function withinPeriod(
  id: string,
  term: string,
  name: number,
  sv: string,
  en: string,
  isWithin: (line: number, doc: number) => boolean,
): Context {
  return {
    at: [name === cbc.StartDate, name === cbc.EndDate].flatMap((isIt, i) =>
      isIt
        ? ["ubl:Invoice/cac:InvoiceLine", "cn:CreditNote/cac:CreditNoteLine"].map(
            (line) => `${line}/cac:InvoicePeriod/cbc:${i === 0 ? "StartDate" : "EndDate"}`,
          )
        : [],
    ),
    when: ({ scan }, date) => every(scan, rootOf(scan, date), cac.InvoicePeriod, name).length > 0,
    rules: [
      {
        id,
        terms: [term],
        sv,
        en,
        holds: ({ scan }, date) => {
          const [own, ...more] = ownTexts(scan, date);
          if (more.length > 0) throw new Stopped("several", date);
          const whole = dayOf(scan, sole(scan, rootOf(scan, date), cac.InvoicePeriod, name));
          return own !== undefined && isWithin(dayOf(scan, date, collapse(own)), whole);
        },
      },
    ],
  };
}

/** The document element above a date in a line's period. */
function rootOf(scan: Doc["scan"], date: number): number {
  const line = scan.parent[scan.parent[date] as number] as number;
  return scan.parent[line] as number;
}

const lineRules: readonly Rule[] = [
  {
    id: "PEPPOL-EN16931-R120",
    terms: ["BT-131", "BT-129", "BT-146"],
    sv: "Radens belopp ska vara antal gånger pris (delat med det antal priset gäller för), plus tillägg och minus avdrag på raden. Räkna om beloppet.",
    en: "The line amount must be quantity times price (divided by the quantity the price is for), plus charges and minus allowances of the line. Work out the amount again.",
    holds: isLineAmount,
  },
  {
    id: "PEPPOL-EN16931-R121",
    terms: ["BT-149"],
    sv: "Antalet som priset gäller för ska vara större än noll. Skriv till exempel 1 eller 100.",
    en: "The quantity the price is for must be above zero. Write for example 1 or 100.",
    holds: needing([standing(cbc.BaseQuantity)], ({ scan }, line) => {
      const quantity = decimalOf(scan, soleAlong(scan, line, baseQuantityPath));
      return quantity === undefined || quantity.units > 0;
    }),
  },
  {
    id: "PEPPOL-EN16931-R100",
    terms: ["BT-128"],
    sv: "Raden får hänvisa till högst ett fakturerat objekt. Behåll ett och ta bort de andra.",
    en: "The line may refer to at most one invoiced object. Keep one and remove the others.",
    holds: atMostOne(cac.DocumentReference),
  },
  {
    id: "PEPPOL-EN16931-R101",
    terms: ["BT-128"],
    sv: "En hänvisning på en rad får bara gälla fakturerat objekt (dokumenttyp 130). Skriv 130 eller ta bort hänvisningen.",
    en: "A reference on a line may only be to an invoiced object (document type 130). Write 130 or remove the reference.",
    holds: needing([standing(cac.DocumentReference)], ({ scan }, line) => {
      if (!has(scan, line, cac.DocumentReference)) return true;
      return every(scan, line, cac.DocumentReference, cbc.DocumentTypeCode).some(
        (type) => textOf(scan, type) === "130",
      );
    }),
  },
];

const pricePath = [cac.Price, cbc.PriceAmount] as const;
const baseQuantityPath = [cac.Price, cbc.BaseQuantity] as const;

function isLineAmount(doc: Doc, line: number): boolean {
  const { scan } = doc;
  const quantity =
    decimalOf(scan, sole(scan, line, doc.isInvoice ? cbc.InvoicedQuantity : cbc.CreditedQuantity)) ?? one;
  const price = decimalOf(scan, soleAlong(scan, line, pricePath)) ?? zero;
  const base = decimalOf(scan, soleAlong(scan, line, baseQuantityPath));
  // The price is divided first, and keeps some twenty decimals: seven sevenths of a price may be a little less than the price.
  const perUnit = base === undefined || isZero(base) ? price : divide(price, base);
  const bare = multiply(quantity, perUnit);
  const expected = has(scan, line, cac.AllowanceCharge)
    ? subtract(add(bare, lineSum(doc, line, "true")), lineSum(doc, line, "false"))
    : bare;
  return isNear(decimalOf(scan, sole(scan, line, cbc.LineExtensionAmount)) ?? zero, expected);
}

function lineSum({ scan }: Doc, line: number, indicator: string): Decimal {
  const amounts = every(scan, line, cac.AllowanceCharge)
    .filter((element) => normal(scan, only(scan, element, cbc.ChargeIndicator)) === indicator)
    .flatMap((element) => every(scan, element, cbc.Amount));
  return roundCents(sum(amounts.map((amount) => decimalOf(scan, amount) as Decimal)));
}

const priceRules: readonly Rule[] = [
  {
    id: "PEPPOL-EN16931-R044",
    terms: ["BT-147"],
    sv: "Ett pris får ha rabatt men inget tillägg. Räkna in tillägget i priset.",
    en: "A price may have a discount but no charge. Count the charge into the price.",
    holds: ({ scan }, element) => normal(scan, only(scan, element, cbc.ChargeIndicator)) === "false",
  },
  {
    id: "PEPPOL-EN16931-R046",
    terms: ["BT-146", "BT-148", "BT-147"],
    sv: "Priset ska vara priset före rabatt minus rabatten. Räkna om priset.",
    en: "The price must be the price before discount minus the discount. Work out the price again.",
    holds: ({ scan }, element) => {
      if (!has(scan, element, cbc.BaseAmount)) return true;
      const price = decimalOf(scan, only(scan, scan.parent[element] as number, cbc.PriceAmount));
      const before = decimalOf(scan, only(scan, element, cbc.BaseAmount));
      const discount = decimalOf(scan, only(scan, element, cbc.Amount));
      if (price === undefined || before === undefined || discount === undefined) return false;
      return compare(price, subtract(before, discount)) === 0;
    },
  },
];

export const lineContexts: readonly Context[] = [
  withinPeriod(
    "PEPPOL-EN16931-R110",
    "BT-134",
    cbc.StartDate,
    "Radens period börjar före fakturans period. Rätta datumen.",
    "The period of the line starts before the invoicing period. Correct the dates.",
    (line, doc) => line >= doc,
  ),
  withinPeriod(
    "PEPPOL-EN16931-R111",
    "BT-135",
    cbc.EndDate,
    "Radens period slutar efter fakturans period. Rätta datumen.",
    "The period of the line ends after the invoicing period. Correct the dates.",
    (line, doc) => line <= doc,
  ),
  { at: ["Line"], rules: lineRules },
  { at: ["cac:Price/cac:AllowanceCharge"], rules: priceRules },
  {
    at: ["cac:Price/cbc:BaseQuantity"],
    when: ({ scan }, quantity) => attribute(scan, quantity, at.unitCode) !== undefined,
    rules: [
      {
        id: "PEPPOL-EN16931-R130",
        terms: ["BT-150", "BT-130"],
        sv: "Priset och antalet på raden ska ha samma enhet. Ändra den ena.",
        en: "The price and the quantity of the line must have the same unit. Change one of them.",
        holds: (doc, base) => {
          const { scan } = doc;
          const line = scan.parent[scan.parent[base] as number] as number;
          if (line < 0 || !(has(scan, line, cbc.InvoicedQuantity) || has(scan, line, cbc.CreditedQuantity)))
            return true;
          const unit = attribute(scan, base, at.unitCode);
          return every(scan, line, doc.isInvoice ? cbc.InvoicedQuantity : cbc.CreditedQuantity).some(
            (quantity) => attribute(scan, quantity, at.unitCode) === unit,
          );
        },
      },
    ],
  },
];
