/** EN 16931: seller, buyer, payee, tax representative, delivery (BG-4, BG-7, BG-10, BG-11, BG-13). */
import { isVat } from "../vat-scheme.ts";
import { at, cac, cbc } from "../names.ts";
import { filled, present } from "../predicates.ts";
import { attribute, every, exists, has, textOf } from "../reads.ts";
import type { Doc } from "../document.ts";
import { fact } from "../facts.ts";
import type { Context, Rule } from "../rule.ts";

const supplierRules: readonly Rule[] = [
  {
    id: "BR-CO-26",
    terms: ["BT-30", "BT-31", "BT-29"],
    sv: "Köparen måste kunna känna igen dig som säljare. Fyll i ditt organisationsnummer eller ditt momsnummer.",
    en: "The buyer must be able to recognise you as the seller. Fill in your organisation number or your VAT number.",
    holds: (doc, supplier) => {
      const { scan } = doc;
      const hasVat = every(scan, supplier, cac.Party, cac.PartyTaxScheme).some(
        (scheme) => isVat(doc, scheme) && has(scan, scheme, cbc.CompanyID),
      );
      // Until 1.3.15 a SEPA creditor number counted as an identifier too.
      const counts = (id: number) => doc.release.order < 2 || attribute(scan, id, at.schemeID) !== "SEPA";
      return (
        hasVat ||
        every(scan, supplier, cac.Party, cac.PartyIdentification, cbc.ID).some(counts) ||
        exists(scan, supplier, cac.Party, cac.PartyLegalEntity, cbc.CompanyID)
      );
    },
  },
];

const textsAt = ({ scan }: Doc, parties: readonly number[], ...path: readonly number[]): Set<string> =>
  new Set(parties.flatMap((party) => every(scan, party, ...path).map((found) => textOf(scan, found))));

/** What the sellers under an element are called; found once, for a document may have a great many payees. */
function sellersBeside(doc: Doc, parent: number): Sellers {
  const known = sellersByParent(doc);
  let sellers = known.get(parent);
  if (sellers === undefined) {
    const parties = parent < 0 ? [] : every(doc.scan, parent, cac.AccountingSupplierParty, cac.Party);
    const names = textsAt(doc, parties, cac.PartyName, cbc.Name);
    known.set(parent, (sellers = { names, ids: textsAt(doc, parties, cac.PartyIdentification, cbc.ID) }));
  }
  return sellers;
}

interface Sellers {
  readonly names: ReadonlySet<string>;
  readonly ids: ReadonlySet<string>;
}

const sellersByParent = fact(() => new Map<number, Sellers>());

const payeeRules: readonly Rule[] = [
  {
    id: "BR-17",
    terms: ["BT-59", "BT-60", "BG-10"],
    sv: "Betalningsmottagaren ska ha ett namn, och vara någon annan än säljaren. Fyll i namnet, eller ta bort betalningsmottagaren om det är du själv.",
    en: "The payee must have a name, and be someone other than the seller. Fill in the name, or remove the payee if it is yourself.",
    holds: (doc, payee) => {
      const { scan } = doc;
      const names = textsAt(doc, [payee], cac.PartyName, cbc.Name);
      const ids = textsAt(doc, [payee], cac.PartyIdentification, cbc.ID);
      const seller = sellersBeside(doc, scan.parent[payee] as number);
      const isOther = (own: ReadonlySet<string>, other: ReadonlySet<string>) =>
        ![...own].some((text) => other.has(text));
      return names.size > 0 && isOther(names, seller.names) && isOther(ids, seller.ids);
    },
  },
];

const representativeRules: readonly Rule[] = [
  {
    id: "BR-18",
    terms: ["BT-62"],
    sv: "Säljarens skatterepresentant saknar namn. Fyll i namnet.",
    en: "The seller's tax representative has no name. Fill in the name.",
    holds: filled(cac.PartyName, cbc.Name),
  },
  {
    id: "BR-19",
    terms: ["BG-12"],
    sv: "Säljarens skatterepresentant saknar adress. Fyll i adressen.",
    en: "The seller's tax representative has no address. Fill in the address.",
    holds: present(cac.PostalAddress),
  },
  {
    id: "BR-56",
    terms: ["BT-63"],
    sv: "Säljarens skatterepresentant saknar momsnummer. Fyll i momsnumret.",
    en: "The seller's tax representative has no VAT number. Fill in the VAT number.",
    holds: (doc, party) =>
      every(doc.scan, party, cac.PartyTaxScheme).some(
        (scheme) => isVat(doc, scheme) && has(doc.scan, scheme, cbc.CompanyID),
      ),
  },
];

function countryRule(id: string, term: string, sv: string, en: string): Rule {
  return {
    id,
    terms: [term],
    sv: `${sv} saknar land. Ange landets kod, till exempel SE.`,
    en: `${en} has no country. Give the country code, such as SE.`,
    holds: filled(cac.Country, cbc.IdentificationCode),
  };
}

function schemeRule(id: string, term: string, sv: string, en: string): Rule {
  return {
    id,
    terms: [term],
    sv: `${sv} elektroniska adress saknar uppgift om vilken sorts nummer det är. Ange till exempel 0007 för organisationsnummer (schemeID).`,
    en: `${en} electronic address does not say what kind of number it is. Give for example 0007 for a Swedish organisation number (schemeID).`,
    holds: ({ scan }, endpoint) => attribute(scan, endpoint, at.schemeID) !== undefined,
  };
}

/** Contexts in the order of the official pattern; none overlaps with another. */
export const partyContexts: readonly Context[] = [
  { at: ["cac:AccountingSupplierParty"], rules: supplierRules },
  {
    at: ["cac:AccountingSupplierParty/cac:Party/cbc:EndpointID"],
    rules: [schemeRule("BR-62", "BT-34", "Säljarens", "The seller's")],
  },
  {
    at: ["cac:AccountingSupplierParty/cac:Party/cac:PostalAddress"],
    rules: [countryRule("BR-09", "BT-40", "Säljarens adress", "The seller's address")],
  },
  {
    at: ["cac:AccountingCustomerParty/cac:Party/cbc:EndpointID"],
    rules: [schemeRule("BR-63", "BT-49", "Köparens", "The buyer's")],
  },
  {
    at: ["cac:AccountingCustomerParty/cac:Party/cac:PostalAddress"],
    rules: [countryRule("BR-11", "BT-55", "Köparens adress", "The buyer's address")],
  },
  { at: ["cac:PayeeParty"], rules: payeeRules },
  { at: ["cac:TaxRepresentativeParty"], rules: representativeRules },
  {
    at: ["cac:TaxRepresentativeParty/cac:PostalAddress"],
    rules: [countryRule("BR-20", "BT-69", "Skatterepresentantens adress", "The tax representative's address")],
  },
  {
    at: ["cac:Delivery/cac:DeliveryLocation/cac:Address"],
    rules: [
      {
        id: "BR-57",
        terms: ["BT-80"],
        sv: "Leveransadressen saknar land. Ange landets kod, till exempel SE.",
        en: "The delivery address has no country. Give the country code, such as SE.",
        holds: present(cac.Country, cbc.IdentificationCode),
      },
    ],
  },
];
