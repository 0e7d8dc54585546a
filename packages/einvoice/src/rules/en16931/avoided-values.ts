/** EN 16931: what an e-invoice does not use, where a value decides (the UBL-CR-* that are no mere table look-up). */
import type { Doc } from "../document.ts";
import { at, cac, cbc } from "../names.ts";
import { needing, standing } from "../needs.ts";
import { attribute, every, exists, textOf } from "../reads.ts";
import type { Rule } from "../rule.ts";

export const avoidedValueRules: readonly Rule[] = [
  {
    id: "UBL-CR-002",
    severity: "warning",
    terms: ["BG-2"],
    sv: "UBLVersionID behövs inte, och ska vara 2.1 om det finns. Ta bort det.",
    en: "UBLVersionID is not needed, and must be 2.1 if it is there. Remove it.",
    holds: needing([standing(cbc.UBLVersionID)], ({ scan }, root) => {
      const versions = every(scan, root, cbc.UBLVersionID);
      return versions.length === 0 || versions.some((version) => textOf(scan, version) === "2.1");
    }),
  },
  {
    id: "UBL-CR-412",
    severity: "warning",
    terms: ["BT-9"],
    sv: "På en faktura skrivs förfallodatumet i DueDate, inte under betalningssättet. Flytta det dit.",
    en: "On an invoice the due date stands in DueDate, not under the way to pay. Move it there.",
    holds: needing(
      [standing(cbc.PaymentDueDate)],
      (doc, root) => doc.isCreditNote || !exists(doc.scan, root, cac.PaymentMeans, cbc.PaymentDueDate),
    ),
  },
  {
    id: "UBL-CR-665",
    severity: "warning",
    terms: ["BT-122"],
    sv: "En bilagas beteckning ska inte ha någon sort (schemeID). Ta bort sorten.",
    en: "The reference of a supporting document may have no scheme (schemeID). Remove the scheme.",
    holds: needing([standing(cac.AdditionalDocumentReference)], (doc) =>
      references(doc, (types) => types.length === 0 || types.some((type) => type !== "130")).every((reference) =>
        every(doc.scan, reference, cbc.ID).every((id) => attribute(doc.scan, id, at.schemeID) === undefined),
      ),
    ),
  },
  {
    id: "UBL-CR-666",
    terms: ["BT-18", "BG-24"],
    sv: "Fakturerat objekt (dokumenttyp 130) får inte ha någon bilaga. Ta bort bilagan eller lägg den i en egen hänvisning.",
    en: "The invoiced object (document type 130) may have no attachment. Remove it or give it a reference of its own.",
    holds: needing([standing(cac.AdditionalDocumentReference), standing(cac.Attachment)], (doc) =>
      objects(doc).every((reference) => !exists(doc.scan, reference, cac.Attachment)),
    ),
  },
  {
    id: "UBL-CR-673",
    terms: ["BT-18", "BT-123"],
    sv: "Fakturerat objekt (dokumenttyp 130) får inte ha någon beskrivning. Ta bort den.",
    en: "The invoiced object (document type 130) may have no description. Remove it.",
    holds: needing([standing(cac.AdditionalDocumentReference), standing(cbc.DocumentDescription)], (doc) =>
      objects(doc).every((reference) => !exists(doc.scan, reference, cbc.DocumentDescription)),
    ),
  },
];

const objects = (doc: Doc): number[] => references(doc, (types) => types.includes("130"));

function references(doc: Doc, isWanted: (types: readonly string[]) => boolean): number[] {
  const found: number[] = [];
  for (let element = doc.first(cac.AdditionalDocumentReference); element >= 0; element = doc.next(element))
    if (isWanted(every(doc.scan, element, cbc.DocumentTypeCode).map((type) => textOf(doc.scan, type))))
      found.push(element);
  return found;
}
