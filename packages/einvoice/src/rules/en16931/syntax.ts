/** EN 16931: how UBL writes the model (UBL-SR-*, UBL-DT-*, and the UBL-CR-* that look at a value). Mostly: not more than one. */
import type { Doc } from "../document.ts";
import { at, cac, cbc } from "../names.ts";
import { atMostOne } from "../predicates.ts";
import { attribute, count, countAlong, decimalsWritten, every, exists, has, textOf } from "../reads.ts";
import type { Context, Rule } from "../rule.ts";
import { signOf } from "../vat-facts.ts";
import { isType, once, seller } from "./syntax-once.ts";

const itemCategory = [cac.Item, cac.ClassifiedTaxCategory];

const lineSyntax: readonly Rule[] = [
  once("UBL-SR-34", "BT-127", ["Radens notering", "The line note"], atMostOne(cbc.Note)),
  once(
    "UBL-SR-35",
    "BT-132",
    ["Radens orderradnummer", "The order line reference of the line"],
    atMostOne(cac.OrderLineReference, cbc.LineID),
  ),
  once("UBL-SR-36", "BG-26", ["Radens period", "The period of the line"], atMostOne(cac.InvoicePeriod)),
  once(
    "UBL-SR-37",
    "BT-147",
    ["Rabatten på priset", "The price discount"],
    atMostOne(cac.Price, cac.AllowanceCharge, cbc.Amount),
  ),
  {
    id: "UBL-SR-48",
    terms: ["BG-30", "BT-151"],
    sv: "Varje rad ska ha precis en momskategori. Lägg till den som saknas, eller dela raden i två.",
    en: "Each line must have exactly one VAT category. Add the missing one, or split the line in two.",
    holds: ({ scan }, line) => countAlong(scan, line, itemCategory) === 1,
  },
  once("UBL-SR-50", "BT-154", ["Radens beskrivning", "The item description"], atMostOne(cac.Item, cbc.Description)),
  once(
    "UBL-SR-52",
    "BT-128",
    ["Det fakturerade objektet på en rad", "The invoiced object of a line"],
    atMostOne(cac.DocumentReference),
  ),
];

/** Each of these three also asks that the payee has another name than the seller; without names it fires. */
function payeeRule(id: string, term: string, name: readonly [string, string], isOnce: Rule["holds"]): Rule {
  return {
    id,
    terms: [term, "BT-59"],
    sv: `${name[0]} får bara anges en gång, och betalningsmottagaren ska ha ett annat namn än säljaren. Rätta det, eller ta bort betalningsmottagaren.`,
    en: `${name[1]} may be given only once, and the payee must have another name than the seller. Correct it, or remove the payee.`,
    holds: (doc, payee) => isOnce(doc, payee) && hasOtherName(doc, payee),
  };
}

function hasOtherName({ scan }: Doc, payee: number): boolean {
  const names = every(scan, payee, cac.PartyName, cbc.Name).map((name) => textOf(scan, name));
  const parent = scan.parent[payee] as number;
  const sellers = parent < 0 ? [] : every(scan, parent, ...seller, cac.PartyLegalEntity, cbc.RegistrationName);
  return sellers.some((name) => names.some((own) => own !== textOf(scan, name)));
}

export const syntaxContexts: readonly Context[] = [
  {
    at: ["cac:PostalAddress", "cac:Address"],
    rules: [
      once(
        "UBL-SR-51",
        "BT-162 BT-163 BT-164 BT-165",
        ["En tredje adressrad", "A third address line"],
        atMostOne(cac.AddressLine),
      ),
    ],
  },
  {
    at: ["cac:AccountingSupplierParty/cac:Party"],
    rules: [
      {
        id: "UBL-SR-42",
        terms: ["BT-31", "BT-32"],
        sv: "Säljaren får ha högst två skatteuppgifter: momsnummer och en till, till exempel Godkänd för F-skatt. Ta bort resten.",
        en: "The seller may have at most two tax registrations: the VAT number and one more. Remove the rest.",
        holds: ({ scan }, party) => count(scan, party, cac.PartyTaxScheme) <= 2,
      },
    ],
  },
  {
    at: ["cac:AdditionalDocumentReference"],
    rules: [
      once(
        "UBL-SR-33",
        "BT-123",
        ["Bilagans beskrivning", "The description of the supporting document"],
        atMostOne(cbc.DocumentDescription),
      ),
      {
        id: "UBL-SR-43",
        terms: ["BT-122", "BT-18"],
        sv: "En bilaga ska inte ha dokumenttyp eller numrets sort (schemeID). Bara fakturerat objekt (130), och projekt (50) på en kreditfaktura, har det. Ta bort dem.",
        en: "A supporting document may not have a document type or say what kind of number it has (schemeID). Only the invoiced object (130) and, on a credit note, the project (50) do. Remove them.",
        holds: (doc, reference) => {
          const { scan } = doc;
          if (isType(scan, reference, "130") || (doc.isCreditNote && isType(scan, reference, "50"))) return true;
          const hasScheme = every(scan, reference, cbc.ID).some((id) => attribute(scan, id, at.schemeID) !== undefined);
          return !hasScheme && !exists(scan, reference, cbc.DocumentTypeCode);
        },
      },
    ],
  },
  {
    // Any element whose name ends so, of any namespace; a price may have more decimals.
    at: ["*"],
    endings: ["Amount"],
    along: (names) => !(names[0] as string).endsWith("PriceAmount") && !hasPriceDiscountAbove(names),
    rules: [
      {
        id: "UBL-DT-01",
        terms: ["BG-22"],
        sv: "Ett belopp får ha högst två decimaler. Avrunda till hela ören.",
        en: "An amount may have at most two decimals. Round to hundredths.",
        holds: ({ scan }, amount) => decimalsWritten(scan, amount) <= 2,
      },
    ],
  },
  {
    at: ["*"],
    endings: ["BinaryObject"],
    rules: [
      {
        id: "UBL-DT-06",
        terms: ["BT-125"],
        sv: "Bilagan saknar uppgift om filtyp. Ange den, till exempel application/pdf (mimeCode).",
        en: "The attachment does not say its file type. Give it, such as application/pdf (mimeCode).",
        holds: ({ scan }, object) => attribute(scan, object, at.mimeCode) !== undefined,
      },
      {
        id: "UBL-DT-07",
        terms: ["BT-125"],
        sv: "Bilagan saknar filnamn. Ange det (filename).",
        en: "The attachment has no file name. Give it (filename).",
        holds: ({ scan }, object) => attribute(scan, object, at.filename) !== undefined,
      },
    ],
  },
  {
    at: ["cac:Delivery"],
    rules: [
      once(
        "UBL-SR-25",
        "BT-70",
        ["Mottagarens namn vid leverans", "The deliver-to name"],
        atMostOne(cac.DeliveryParty, cac.PartyName, cbc.Name),
      ),
    ],
  },
  {
    at: ["cac:AllowanceCharge"],
    when: (doc, element) => signOf(doc, element).isAllowance,
    rules: [
      once(
        "UBL-SR-30",
        "BT-97 BT-139",
        ["Orsaken till ett avdrag", "The reason for an allowance"],
        atMostOne(cbc.AllowanceChargeReason),
      ),
    ],
  },
  {
    at: ["cac:AllowanceCharge"],
    when: (doc, element) => signOf(doc, element).isCharge,
    rules: [
      once(
        "UBL-SR-31",
        "BT-104 BT-144",
        ["Orsaken till ett tillägg", "The reason for a charge"],
        atMostOne(cbc.AllowanceChargeReason),
      ),
    ],
  },
  {
    at: ["cac:PartyTaxScheme"],
    rules: [
      {
        id: "UBL-SR-53",
        terms: ["BT-31", "BT-32", "BT-48"],
        sv: "En skatteuppgift ska ha både nummer och sort (till exempel VAT för moms). Fyll i det som saknas.",
        en: "A tax registration must have both a number and a kind (such as VAT). Fill in what is missing.",
        holds: ({ scan }, scheme) => exists(scan, scheme, cac.TaxScheme, cbc.ID) && has(scan, scheme, cbc.CompanyID),
      },
    ],
  },
  { at: ["Line"], rules: lineSyntax },
  {
    at: ["cac:PayeeParty"],
    rules: [
      payeeRule(
        "UBL-SR-19",
        "BT-59",
        ["Betalningsmottagarens namn", "The payee's name"],
        atMostOne(cac.PartyName, cbc.Name),
      ),
      payeeRule("UBL-SR-20", "BT-60", ["Betalningsmottagarens id", "The payee's identifier"], ({ scan }, payee) => {
        const ids = every(scan, payee, cac.PartyIdentification, cbc.ID);
        return ids.filter((id) => attribute(scan, id, at.schemeID)?.toUpperCase() !== "SEPA").length <= 1;
      }),
      payeeRule(
        "UBL-SR-21",
        "BT-61",
        ["Betalningsmottagarens organisationsnummer", "The payee's organisation number"],
        atMostOne(cac.PartyLegalEntity, cbc.CompanyID),
      ),
    ],
  },
  {
    at: ["cac:PaymentMeans"],
    rules: [
      once("UBL-SR-26", "BT-83", ["Betalningsreferensen (OCR)", "The payment reference"], atMostOne(cbc.PaymentID)),
      once(
        "UBL-SR-27",
        "BT-81",
        ["Koden för betalningssätt", "The code for the way to pay"],
        atMostOne(cbc.PaymentMeansCode),
      ),
      once(
        "UBL-SR-28",
        "BT-89",
        ["Autogiromedgivandets nummer", "The direct debit mandate reference"],
        atMostOne(cac.PaymentMandate, cbc.ID),
      ),
    ],
  },
  {
    at: ["cac:BillingReference"],
    rules: [
      once(
        "UBL-SR-06",
        "BG-3",
        ["Den tidigare fakturan i en hänvisning", "The earlier invoice in a reference"],
        atMostOne(cac.InvoiceDocumentReference),
      ),
      {
        id: "UBL-SR-07",
        terms: ["BT-25"],
        sv: "Hänvisningen till en tidigare faktura saknar fakturanummer. Fyll i numret eller ta bort hänvisningen.",
        en: "The reference to an earlier invoice has no invoice number. Fill in the number or remove the reference.",
        holds: ({ scan }, reference) => exists(scan, reference, cac.InvoiceDocumentReference, cbc.ID),
      },
    ],
  },
  {
    at: ["cac:TaxRepresentativeParty"],
    rules: [
      once(
        "UBL-SR-22",
        "BT-62",
        ["Skatterepresentantens namn", "The tax representative's name"],
        atMostOne(cac.PartyName, cbc.Name),
      ),
      // Until 1.3.15 the rule looked inside a Party element that is not there, and could not fire.
      once(
        "UBL-SR-23",
        "BT-63",
        ["Skatterepresentantens momsnummer", "The tax representative's VAT number"],
        (doc, party) =>
          doc.release.order < 2
            ? count(doc.scan, party, cac.Party, cac.PartyTaxScheme, cbc.CompanyID) <= 1
            : count(doc.scan, party, cac.PartyTaxScheme, cbc.CompanyID) <= 1,
      ),
    ],
  },
  {
    at: ["cac:TaxSubtotal"],
    rules: [
      once(
        "UBL-SR-32",
        "BT-120",
        ["Orsaken till att moms inte tas ut", "The reason for charging no VAT"],
        atMostOne(cac.TaxCategory, cbc.TaxExemptionReason),
      ),
    ],
  },
];

function hasPriceDiscountAbove(names: readonly string[]): boolean {
  return names.some((name, i) => i > 0 && name === "cac:AllowanceCharge" && names[i + 1] === "cac:Price");
}
