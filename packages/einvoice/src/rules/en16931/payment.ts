/** EN 16931: payment (BG-16), references (BG-3, BG-24) and the note's subject code. */
import { noteSubjects } from "../codelists/lists.ts";
import { cac, cbc } from "../names.ts";
import { filled, present } from "../predicates.ts";
import { codePoints, every, exists, normal, only, textOf } from "../reads.ts";
import type { Context } from "../rule.ts";

/** Ways to pay that go to a bank account: credit transfer, SEPA credit transfer. */
const transferCodes = ["30", "58"];

export const paymentContexts: readonly Context[] = [
  {
    at: ["cac:PaymentMeans/cac:CardAccount/cbc:PrimaryAccountNumberID"],
    rules: [
      {
        id: "BR-51",
        severity: "warning",
        terms: ["BT-87"],
        sv: "Visa högst de fyra till sex sista siffrorna i kortnumret. Ta bort de andra siffrorna.",
        en: "Show at most the last four to six digits of the card number. Remove the other digits.",
        holds: ({ scan }, number) => codePoints(normal(scan, number)) <= 10,
      },
    ],
  },
  {
    at: ["cac:PaymentMeans/cac:PayeeFinancialAccount"],
    when: ({ scan }, account) =>
      every(scan, scan.parent[account] as number, cbc.PaymentMeansCode).some((code) =>
        transferCodes.includes(textOf(scan, code)),
      ),
    rules: [
      {
        id: "BR-50",
        terms: ["BT-84"],
        sv: "Betalningen ska gå till ett konto men kontonumret saknas. Fyll i bankgiro, plusgiro eller IBAN.",
        en: "The payment goes to an account but the account number is missing. Fill in the bankgiro, plusgiro or IBAN.",
        holds: filled(cbc.ID),
      },
    ],
  },
  {
    at: ["cac:PaymentMeans"],
    rules: [
      {
        id: "BR-49",
        terms: ["BT-81"],
        sv: "Betalningssättet saknas. Ange en kod, till exempel 30 för betalning till konto.",
        en: "The way to pay is missing. Give a code, such as 30 for credit transfer.",
        holds: present(cbc.PaymentMeansCode),
      },
      {
        id: "BR-61",
        terms: ["BT-84", "BT-81"],
        sv: "Betalningssättet är betalning till konto men kontonumret saknas. Fyll i bankgiro, plusgiro eller IBAN.",
        en: "The way to pay is credit transfer but the account number is missing. Fill in the bankgiro, plusgiro or IBAN.",
        holds: ({ scan }, means) =>
          !transferCodes.includes(normal(scan, only(scan, means, cbc.PaymentMeansCode))) ||
          exists(scan, means, cac.PayeeFinancialAccount, cbc.ID),
      },
    ],
  },
  {
    at: ["cac:BillingReference"],
    rules: [
      {
        id: "BR-55",
        terms: ["BT-25"],
        sv: "Hänvisningen till en tidigare faktura saknar fakturanummer. Fyll i numret eller ta bort hänvisningen.",
        en: "The reference to an earlier invoice has no invoice number. Fill in the number or remove the reference.",
        holds: present(cac.InvoiceDocumentReference, cbc.ID),
      },
    ],
  },
  {
    at: ["cac:AdditionalDocumentReference"],
    rules: [
      {
        id: "BR-52",
        terms: ["BT-122"],
        sv: "En bilaga saknar beteckning. Ge bilagan ett namn eller nummer.",
        en: "A supporting document has no reference. Give the document a name or number.",
        holds: filled(cbc.ID),
      },
    ],
  },
  {
    at: ["/D/cbc:Note"],
    rules: [
      {
        // Only a code of three characters between # signs is looked up, and as a piece of the list's text.
        id: "BR-CL-08",
        terms: ["BT-21"],
        sv: "Ämneskoden mellan #-tecknen i noteringen finns inte i kodlistan UNTDID 4451. Välj en annan eller ta bort den.",
        en: "The subject code between the # signs of the note is not in code list UNTDID 4451. Choose another or remove it.",
        holds: ({ scan }, note) => {
          const [, code, more] = textOf(scan, note).split("#", 3);
          return code === undefined || more === undefined || codePoints(code) !== 3 || noteSubjects.text.includes(code);
        },
      },
    ],
  },
];
