/** The form of an order: read into what is asked, and what stands in its way brought back to the field concerned. */
import { type LocalDate, parseDate } from "@fakturaporten/einvoice";
import { z } from "zod";
import type { AskOrder, Hindrance, Plan } from "../../domain/orders/plan-order.ts";
import { type FieldFault, type Fields, optionalText, parsedBy, type ReadForm, readForm } from "../form.ts";
import { quantityOf } from "../quantity.ts";

/** What is ordered: a service of the catalogue, or another quantity of what one has. */
export type Ordered =
  | { readonly kind: "new"; readonly customerId: string; readonly serviceId: string }
  | { readonly kind: "quantity"; readonly customerId: string; readonly subscriptionId: string };

export function readOrder(fields: Fields, ordered: Ordered, today: LocalDate): ReadForm<AskOrder> {
  const schema = z.object({
    quantity: parsedBy(quantityOf),
    wantedOn: parsedBy((text: string) => parseDate(text, today)),
    unitName: optionalText(100),
    ansvar: optionalText(50),
    employee: optionalText(100),
  });
  const read = readForm(schema, fields);
  if (!read.ok) return read;
  const { quantity, wantedOn, ...where } = read.value;
  return {
    ok: true,
    value: ordered.kind === "new" ? { ...ordered, quantity, wantedOn, ...where } : { ...ordered, quantity, wantedOn },
  };
}

const fieldOf = {
  "wanted-past": "wantedOn",
  "not-sold": "wantedOn",
  "not-priced": "wantedOn",
  "same-quantity": "quantity",
} as const satisfies Partial<Record<Hindrance, string>>;

/** What whoever orders can mend in the form; the rest stands in the way of the form itself. */
export function faultOf({ hindrance, service }: Plan): FieldFault | undefined {
  if (hindrance === undefined || !isMendable(hindrance)) return undefined;
  return { path: fieldOf[hindrance], code: hindrance, params: { day: service.lastSoldOn ?? "" } };
}

export function isMendable(hindrance: Hindrance): hindrance is keyof typeof fieldOf {
  return hindrance in fieldOf;
}
