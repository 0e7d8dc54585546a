/** What camt writes in one element: an amount with its currency, a day, a sign. Each tells what is wrong with it. */
import {
  asLocalDate,
  type Decimal,
  equal,
  isNegative,
  type LocalDate,
  minorDigits,
  parseDecimal,
  roundTo,
} from "@fakturaporten/einvoice";
import type { FileFaultCode } from "../bank-payment.ts";
import { attribute, descend, localName, type Node, textAt } from "./tree.ts";

/** Told of every fault, at a place in the file. */
export type Tell = (at: Node, code: FileFaultCode, params?: Readonly<Record<string, string>>) => void;

export interface Amount {
  readonly minor: bigint;
  readonly currency: string;
}

/** An amount in an element such as `<Amt Ccy="SEK">125.00</Amt>`; never negative, the sign stands beside it. */
export function amountOf(at: Node, tell: Tell): Amount | undefined {
  const written = textAt(at) ?? "";
  const currency = attribute(at, "Ccy") ?? "";
  const value = parseDecimal(written);
  const exact = value && exactMinor(value, currency);
  if (exact === undefined || !/^[A-Z]{3}$/.test(currency) || isNegative({ units: exact, scale: 0 })) {
    tell(at, "camt-amount", { amount: written.slice(0, 40), currency: currency.slice(0, 10) });
    return undefined;
  }
  return { minor: exact, currency };
}

function exactMinor(value: Decimal, currency: string): bigint | undefined {
  const rounded = roundTo(value, minorDigits(currency));
  return equal(rounded, value) ? rounded.units : undefined;
}

/** `Dt` or the day of `DtTm`: the bank's own civil day. */
export function dateOf(at: Node | undefined): LocalDate | undefined {
  const written = textAt(at, "Dt") ?? textAt(at, "DtTm") ?? "";
  return /^\d{4}-\d{2}-\d{2}(?:$|T)/.test(written) ? asLocalDate(written.slice(0, 10)) : undefined;
}

/** Money to the account, or from it. */
export type Direction = "CRDT" | "DBIT";

export function directionOf(at: Node, tell: Tell): Direction | undefined {
  const written = textAt(at, "CdtDbtInd");
  if (written === "CRDT" || written === "DBIT") return written;
  missing(at, tell, "CdtDbtInd");
  return undefined;
}

export function missing(at: Node, tell: Tell, element: string): void {
  tell(at, "camt-missing", { element: `${localName(at)}/${element}` });
}

/** A child that has to be there. */
export function must(at: Node, tell: Tell, element: string): Node | undefined {
  const found = descend(at, ...element.split("/"));
  if (found === undefined) missing(at, tell, element);
  return found;
}
