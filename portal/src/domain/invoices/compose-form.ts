/** A form understood, and what the portal knows beside it, made into the document. Pure, hence the same in the browser. */
import type { Attachment, Buyer, Invoice as Document } from "@fakturaporten/einvoice";
import { composeInvoice } from "./compose-invoice.ts";
import type { FormFacts, FormReceiver } from "./form-facts.ts";
import { numberKey } from "./number-key.ts";
import type { WrittenInvoice } from "./read-draft.ts";

export interface FormParts {
  readonly facts: Pick<FormFacts, "seller" | "payment" | "preceding">;
  readonly receiver: FormReceiver;
  readonly number: string;
  readonly attachments: readonly Attachment[];
}

export function composeForm(written: WrittenInvoice, { facts, receiver, number, attachments }: FormParts): Document {
  const { seller, payment, preceding } = facts;
  const named = written.credits ?? written.replaces;
  return composeInvoice(written, {
    number,
    seller,
    buyer: buyerOf(receiver, written),
    ...payment,
    attachments,
    ...(preceding && numberKey(named ?? "") === numberKey(preceding.number) && { preceding }),
  });
}

/** The buyer's VAT number stands on the invoice only where the buyer owes the tax (ML 17 kap. 24 § 4). */
function buyerOf({ name, organisationNumber, peppol, address }: FormReceiver, { lines }: WrittenInvoice): Buyer {
  const owesTax = lines.some(({ vat }) => vat.category === "AE");
  return {
    endpoint: { scheme: peppol.scheme, id: peppol.value },
    name,
    legalId: { id: organisationNumber, scheme: "0007" },
    ...(owesTax && { vatNumber: `SE${organisationNumber}01` }),
    address: { street: address.street, city: address.city, postalCode: address.postalCode, country: "SE" },
  };
}
