/** Peppol BIS Billing: allowances and charges on the document and its lines (PEPPOL-EN16931-R040 … R043). */
import { hundredth, multiply, zero } from "../decimal.ts";
import { cbc } from "../names.ts";
import { never } from "../predicates.ts";
import { decimalOf, has, normalOwn, only } from "../reads.ts";
import type { Context } from "../rule.ts";
import { isNear } from "./slack.ts";

const allowancePaths = [
  "ubl:Invoice/cac:AllowanceCharge",
  "ubl:Invoice/cac:InvoiceLine/cac:AllowanceCharge",
  "cn:CreditNote/cac:AllowanceCharge",
  "cn:CreditNote/cac:CreditNoteLine/cac:AllowanceCharge",
];

export const allowanceContexts: readonly Context[] = [
  {
    at: allowancePaths,
    when: ({ scan }, element) => has(scan, element, cbc.MultiplierFactorNumeric) && !has(scan, element, cbc.BaseAmount),
    rules: [
      {
        id: "PEPPOL-EN16931-R041",
        terms: ["BT-93", "BT-100", "BT-137", "BT-142"],
        sv: "Ett avdrag eller tillägg har en procentsats men inget belopp att räkna den på. Fyll i beloppet eller ta bort procenten.",
        en: "An allowance or charge has a percentage but no amount to take it of. Fill in the amount or remove the percentage.",
        holds: never,
      },
    ],
  },
  {
    at: allowancePaths,
    when: ({ scan }, element) => !has(scan, element, cbc.MultiplierFactorNumeric) && has(scan, element, cbc.BaseAmount),
    rules: [
      {
        id: "PEPPOL-EN16931-R042",
        terms: ["BT-94", "BT-101", "BT-138", "BT-143"],
        sv: "Ett avdrag eller tillägg har ett belopp att räkna procent på men ingen procentsats. Fyll i procenten eller ta bort beloppet.",
        en: "An allowance or charge has a base amount but no percentage. Fill in the percentage or remove the base amount.",
        holds: never,
      },
    ],
  },
  {
    at: allowancePaths,
    rules: [
      {
        id: "PEPPOL-EN16931-R040",
        terms: ["BT-92", "BT-99", "BT-136", "BT-141"],
        sv: "Avdraget eller tillägget ska vara beloppet det räknas på gånger procentsatsen. Räkna om det.",
        en: "The allowance or charge must be the base amount times the percentage. Work it out again.",
        holds: ({ scan }, element) => {
          const base = decimalOf(scan, only(scan, element, cbc.BaseAmount));
          const percent = decimalOf(scan, only(scan, element, cbc.MultiplierFactorNumeric));
          if (base === undefined || percent === undefined) return true;
          const amount = decimalOf(scan, only(scan, element, cbc.Amount)) ?? zero;
          return isNear(amount, hundredth(multiply(base, percent)));
        },
      },
      {
        // Compared as text: 1 and 0, which the schema and EN 16931 accept, are not enough here.
        id: "PEPPOL-EN16931-R043",
        terms: ["BG-20", "BG-21", "BG-27", "BG-28"],
        sv: "Det ska stå om det är ett tillägg eller ett avdrag. Skriv true för tillägg eller false för avdrag (ChargeIndicator).",
        en: "Nothing says whether this is a charge or an allowance. Write true for a charge or false for an allowance (ChargeIndicator).",
        holds: ({ scan }, element) =>
          ["true", "false"].includes(normalOwn(scan, only(scan, element, cbc.ChargeIndicator))),
      },
    ],
  },
];
