/**
 * What the bank notifies (camt.054) or states at the end of the day (camt.053), in every version of the message we have met. The
 * whole file is judged, all faults are told, and a file with one is not taken: parts sum to entries, batches to what they say, and a
 * statement from its opening balance to its closing.
 */
import { scan } from "@fakturaporten/einvoice/xml";
import {
  type BankAccountName,
  type BankFile,
  type BankPayment,
  type FileFault,
  fileFaultsMax,
} from "../bank-payment.ts";
import { type Entry, readEntry } from "./entry.ts";
import type { Transaction } from "./transaction.ts";
import { children, lineOf, localName, namespaceOf, type Node, textAt } from "./tree.ts";
import { amountOf, directionOf, must, type Tell } from "./values.ts";

const reports = [
  { kind: /^urn:iso:std:iso:20022:tech:xsd:camt\.054\.001\.\d\d$/, root: "BkToCstmrDbtCdtNtfctn", report: "Ntfctn" },
  { kind: /^urn:iso:std:iso:20022:tech:xsd:camt\.053\.001\.\d\d$/, root: "BkToCstmrStmt", report: "Stmt" },
] as const;

export function readCamt(bytes: Uint8Array): BankFile {
  const scanned = scan(bytes);
  if ("refused" in scanned) {
    const { code, line } = scanned.refused;
    return { ok: false, faults: [{ line, code: "camt-xml", params: { reason: code } }] };
  }
  const faults: FileFault[] = [];
  const tell: Tell = (at, code, params = {}) => {
    if (faults.length < fileFaultsMax) faults.push({ line: lineOf(at), code, params });
  };
  const document: Node = { scan: scanned, element: 0 };
  const payments = readDocument(document, tell);
  return faults.length > 0 ? { ok: false, faults } : { ok: true, isTest: false, payments };
}

function readDocument(document: Node, tell: Tell): readonly BankPayment[] {
  const kind = reports.find((one) => one.kind.test(namespaceOf(document)));
  if (kind === undefined || localName(document) !== "Document") {
    tell(document, "camt-kind", { kind: namespaceOf(document).replace(/^.*:/, "").slice(0, 60) });
    return [];
  }
  const root = must(document, tell, kind.root);
  if (root === undefined) return [];
  must(root, tell, "GrpHdr/MsgId");
  const found = children(root, kind.report);
  if (found.length === 0) must(root, tell, kind.report);
  const names = new Map<string, number>();
  return found.flatMap((report) => readReport(report, names, tell));
}

function readReport(report: Node, names: Map<string, number>, tell: Tell): readonly BankPayment[] {
  const account = accountOf(report, tell);
  const entries = children(report, "Ntry").flatMap((at) => readEntry(at, tell) ?? []);
  judgeBalances(report, entries, tell);
  if (account === undefined) return [];
  return entries.filter(isToUs).flatMap((entry) => paymentsOf(account, entry, names));
}

/** Money in, or money in that the bank takes back. What the creditor itself has paid is its own business. */
function isToUs({ direction, isReversal }: Entry): boolean {
  return direction === "CRDT" || isReversal;
}

function accountOf(report: Node, tell: Tell): BankAccountName | undefined {
  const at = must(report, tell, "Acct");
  if (at === undefined) return undefined;
  const iban = textAt(at, "Id", "IBAN");
  if (iban !== undefined) return { scheme: "iban", number: iban };
  const other = textAt(at, "Id", "Othr", "Id");
  if (other === undefined) {
    must(at, tell, "Id/Othr/Id");
    return undefined;
  }
  const scheme = textAt(at, "Id", "Othr", "SchmeNm", "Prtry") ?? textAt(at, "Id", "Othr", "SchmeNm", "Cd");
  const digits = other.replace(/[\s-]/g, "");
  if (scheme === "BGNR") return { scheme: "bankgiro", number: digits.replace(/^0+/, "") };
  if (scheme === "PGNR") return { scheme: "plusgiro", number: digits.replace(/^0+/, "") };
  return { scheme: "account", number: digits };
}

/** From the opening booked balance to the closing one, when the report has both: nothing was left out. */
function judgeBalances(report: Node, entries: readonly Entry[], tell: Tell): void {
  const balances = children(report, "Bal");
  const opening = balanceOf(balances, "OPBD", tell);
  const closing = balanceOf(balances, "CLBD", tell);
  if (opening === undefined || closing === undefined) return;
  const moved = entries.reduce(
    (all, { direction, amount }) => all + (direction === "CRDT" ? amount.minor : -amount.minor),
    0n,
  );
  if (opening + moved !== closing) {
    tell(report, "camt-balance", { said: closing.toString(), counted: (opening + moved).toString() });
  }
}

function balanceOf(balances: readonly Node[], code: string, tell: Tell): bigint | undefined {
  const at = balances.find((one) => textAt(one, "Tp", "CdOrPrtry", "Cd") === code);
  const amountAt = at && must(at, tell, "Amt");
  const amount = amountAt && amountOf(amountAt, tell);
  if (at === undefined || amount === undefined) return undefined;
  return directionOf(at, tell) === "DBIT" ? -amount.minor : amount.minor;
}

function paymentsOf(account: BankAccountName, entry: Entry, names: Map<string, number>): readonly BankPayment[] {
  const parts: readonly (Transaction | undefined)[] = entry.transactions.length > 0 ? entry.transactions : [undefined];
  return parts.map((part): BankPayment => {
    const minor = part?.amount?.minor ?? entry.amount.minor;
    const amountMinor = (part?.direction ?? entry.direction) === "CRDT" ? minor : -minor;
    const own = [...(part?.names ?? []), entry.name ?? ""].join("/");
    const base = ["camt", account.number, entry.bookedOn, own, amountMinor].join("/");
    const before = names.get(base) ?? 0;
    names.set(base, before + 1);
    return {
      account,
      bookedOn: entry.bookedOn,
      amountMinor,
      currency: entry.amount.currency,
      references: part?.references ?? [],
      texts: part?.texts ?? [textAt(entry.at, "AddtlNtryInf") ?? ""].filter(Boolean),
      payer: part?.payer ?? { name: undefined, organisationNumber: undefined, account: undefined },
      // Two payments alike in one file are two; the same two in the next file are those.
      bankReference: before === 0 ? base : `${base}/${before + 1}`,
    };
  });
}
