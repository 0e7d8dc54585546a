/**
 * A receiver is a unit that takes invoices: its name and numbers, where documents for it are sent, and what it asks of a
 * supplier's references. All of it is public (the receiver card).
 */
import { fitsPattern, parseReferencePattern } from "./reference-pattern.ts";

declare const brand: unique symbol;
export type ReceiverId = string & { readonly [brand]: "ReceiverId" };

export const receiverRoutes = ["portal", "access-point", "folder"] as const;
export type ReceiverRoute = (typeof receiverRoutes)[number];

export interface Receiver {
  readonly id: ReceiverId;
  /** The region that owns the unit. */
  readonly organisationId: string;
  readonly name: string;
  readonly organisationNumber: string;
  readonly gln: string | undefined;
  /** Where documents go (BT-49 with its scheme). */
  readonly peppol: { readonly scheme: string; readonly value: string };
  /** Other names people know the unit by: abbreviations, former names, nicknames. */
  readonly aliases: readonly string[];
  readonly address: { readonly street: string; readonly postalCode: string; readonly city: string };
  readonly contact: {
    readonly name: string | undefined;
    readonly email: string | undefined;
    readonly phone: string | undefined;
  };
  readonly attachments: { readonly countMax: number; readonly bytesMax: number };
  readonly active: boolean;
  /** How documents reach it: an inbox of this portal, the Peppol network, or files in a folder. */
  readonly route: ReceiverRoute;
  readonly rule: ReferenceRule;
}

/** What a unit asks of Kunds referens 1 (BT-10) and the order number (BT-13), in one version. */
export interface ReferenceRule {
  readonly version: number;
  /** In the language of reference-pattern.ts; absent where any text will do. */
  readonly referencePattern: string | undefined;
  readonly referenceExample: string | undefined;
  /** What to write and whom to ask, in the unit's own words. */
  readonly referenceHelp: { readonly sv: string; readonly en: string };
  readonly orderNumberPattern: string | undefined;
  readonly orderNumberExample: string | undefined;
}

export type ReferenceFault = "reference-missing" | "reference-form";
export type OrderNumberFault = "order-number-form";

/** Whether a reference is one this receiver can use. The help text that belongs to a fault is the receiver's own. */
export function checkReference({ rule }: Pick<Receiver, "rule">, text: string): ReferenceFault | undefined {
  const reference = text.trim();
  if (reference === "") return "reference-missing";
  return fits(rule.referencePattern, reference) ? undefined : "reference-form";
}

/** An order number is never demanded, but one in the wrong form would not be found. */
export function checkOrderNumber({ rule }: Pick<Receiver, "rule">, text: string): OrderNumberFault | undefined {
  const number = text.trim();
  return number === "" || fits(rule.orderNumberPattern, number) ? undefined : "order-number-form";
}

/** A pattern that cannot be read asks for nothing: a supplier is not stopped by a fault in the directory. */
function fits(source: string | undefined, text: string): boolean {
  if (source === undefined) return true;
  const pattern = parseReferencePattern(source);
  return !pattern.ok || fitsPattern(pattern.value, text);
}
