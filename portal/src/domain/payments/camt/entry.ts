/** A booked entry on the account and the payments in it: an entry is the sum of them, or the file is wrong. */
import type { LocalDate } from "@fakturaporten/einvoice";
import { children, descend, type Node, textAt } from "./tree.ts";
import { readTransaction, type Transaction } from "./transaction.ts";
import { type Amount, amountOf, dateOf, directionOf, type Direction, missing, must, type Tell } from "./values.ts";

export interface Entry {
  readonly at: Node;
  readonly amount: Amount;
  readonly direction: Direction;
  /** The bank takes back, or gives back, an earlier entry. */
  readonly isReversal: boolean;
  readonly bookedOn: LocalDate;
  readonly name: string | undefined;
  readonly transactions: readonly Transaction[];
}

/** Undefined for what is not booked yet, and for what is too broken to say more of than has been told. */
export function readEntry(at: Node, tell: Tell): Entry | undefined {
  const status = textAt(at, "Sts", "Cd") ?? textAt(at, "Sts");
  if (status === undefined) missing(at, tell, "Sts");
  const amountAt = must(at, tell, "Amt");
  const amount = amountAt && amountOf(amountAt, tell);
  const direction = directionOf(at, tell);
  const reversal = textAt(at, "RvslInd") ?? "false";
  if (!["true", "false", "1", "0"].includes(reversal)) tell(at, "camt-code", { code: reversal.slice(0, 20) });
  if (status !== "BOOK") {
    if (status !== undefined && !["PDNG", "INFO", "FUTR"].includes(status))
      tell(at, "camt-code", { code: status.slice(0, 20) });
    return undefined;
  }
  const bookedOn = bookingDay(at, tell);
  if (amount === undefined || direction === undefined || bookedOn === undefined) return undefined;
  const transactions = children(at, "NtryDtls").flatMap((details) => readDetails(details, tell));
  const entry: Entry = {
    at,
    amount,
    direction,
    isReversal: reversal === "true" || reversal === "1",
    bookedOn,
    name: textAt(at, "AcctSvcrRef") ?? textAt(at, "NtryRef"),
    transactions,
  };
  judgeParts(entry, tell);
  return entry;
}

function bookingDay(at: Node, tell: Tell): LocalDate | undefined {
  const bookingAt = must(at, tell, "BookgDt");
  if (bookingAt === undefined) return undefined;
  const bookedOn = dateOf(bookingAt);
  if (bookedOn === undefined) tell(bookingAt, "camt-date", { date: (textAt(bookingAt) ?? "").slice(0, 40) });
  return bookedOn;
}

/** The payments of one group; a batch tells how many and how much, and that is held against them. */
function readDetails(details: Node, tell: Tell): readonly Transaction[] {
  const transactions = children(details, "TxDtls").map((one) => readTransaction(one, tell));
  const batch = descend(details, "Btch");
  if (batch === undefined || transactions.length === 0) return transactions;
  const count = textAt(batch, "NbOfTxs");
  if (count !== undefined && count.replace(/^0+(?=\d)/, "") !== String(transactions.length)) {
    tell(batch, "camt-count", { said: count.slice(0, 20), counted: String(transactions.length) });
  }
  const totalAt = descend(batch, "TtlAmt");
  const total = totalAt && amountOf(totalAt, tell);
  if (totalAt !== undefined && total !== undefined && transactions.every(({ amount }) => amount !== undefined)) {
    const sum = transactions.reduce((all, { amount }) => all + (amount?.minor ?? 0n), 0n);
    if (sum !== total.minor) tell(totalAt, "camt-sum", { said: total.minor.toString(), counted: sum.toString() });
  }
  return transactions;
}

/** The payments come to the entry. One alone may leave its amount to the entry; of several, each says its own. */
function judgeParts({ at, amount, direction, transactions }: Entry, tell: Tell): void {
  if (transactions.length === 0) return;
  const isAlone = transactions.length === 1;
  let sum = 0n;
  for (const part of transactions) {
    if (part.amount === undefined && isAlone) return;
    if (part.amount === undefined) return missing(part.at, tell, "Amt");
    if (part.amount.currency !== amount.currency) tell(part.at, "camt-currency", { currency: part.amount.currency });
    sum += (part.direction ?? direction) === direction ? part.amount.minor : -part.amount.minor;
  }
  if (sum !== amount.minor) tell(at, "camt-sum", { said: amount.minor.toString(), counted: sum.toString() });
}
