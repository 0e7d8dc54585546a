/** One payment in an entry: its amount, what it refers to and who paid. Paths differ between the versions and the banks. */
import type { Payer, PaymentReference } from "../bank-payment.ts";
import { children, descend, type Node, textAt, textAtAny } from "./tree.ts";
import { type Amount, amountOf, directionOf, type Direction, type Tell } from "./values.ts";

export interface Transaction {
  readonly at: Node;
  readonly amount: Amount | undefined;
  readonly direction: Direction | undefined;
  readonly references: readonly PaymentReference[];
  readonly texts: readonly string[];
  readonly payer: Payer;
  /** The bank's and the payer's own names for it. */
  readonly names: readonly string[];
}

export function readTransaction(at: Node, tell: Tell): Transaction {
  const amount = descend(at, "Amt") ?? descend(at, "AmtDtls", "TxAmt", "Amt");
  return {
    at,
    amount: amount && amountOf(amount, tell),
    direction: descend(at, "CdtDbtInd") && directionOf(at, tell),
    references: children(at, "RmtInf").flatMap((info) =>
      children(info, "Strd").flatMap((one) => referencesOf(one, tell)),
    ),
    texts: children(at, "RmtInf").flatMap((info) => children(info, "Ustrd").flatMap((one) => textAt(one) ?? [])),
    payer: payerOf(at),
    names: ["Refs/AcctSvcrRef", "Refs/TxId", "Refs/EndToEndId"].flatMap((path) => nameAt(at, path)),
  };
}

/** `NOTPROVIDED` is what a bank writes where the payer gave nothing. */
function nameAt(at: Node, path: string): string[] {
  const found = textAt(at, ...path.split("/"));
  return found === undefined || found === "NOTPROVIDED" ? [] : [found];
}

/** A structured reference: the creditor's (OCR), or the number of a document; with what was paid on it, when that is told. */
function referencesOf(structured: Node, tell: Tell): PaymentReference[] {
  const reference = textAtAny(structured, ["CdtrRefInf/Ref", "RfrdDocInf/Nb"]);
  if (reference === undefined) return [];
  const paid = descend(structured, "RfrdDocAmt", "RmtdAmt");
  const credited = descend(structured, "RfrdDocAmt", "CdtNoteAmt");
  const amount = paid ?? credited;
  const minor = amount && amountOf(amount, tell)?.minor;
  return [{ reference, amountMinor: minor === undefined || paid !== undefined ? minor : -minor }];
}

function payerOf(at: Node): Payer {
  const debtor = descend(at, "RltdPties", "Dbtr");
  return {
    name: textAtAny(debtor, ["Nm", "Pty/Nm"]),
    organisationNumber:
      textAtAny(debtor, ["Id/OrgId/Othr/Id", "Pty/Id/OrgId/Othr/Id"])?.replace(/\D/g, "") || undefined,
    account: textAtAny(descend(at, "RltdPties", "DbtrAcct"), ["Id/IBAN", "Id/Othr/Id"]),
  };
}
