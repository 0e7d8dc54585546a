/**
 * Vouchers for an accounting program: SIE 4I, as SIE-Gruppen's format says. Every voucher sums to zero, or nothing is written. The
 * same vouchers give the same bytes.
 */
import { formatDecimal, type LocalDate } from "@fakturaporten/einvoice";
import { toCodePage437 } from "./code-page.ts";

/** A dimension of the chart (1 cost centre, 6 project, from 20 one's own) and the object in it. */
export interface SieObject {
  readonly dimension: number;
  readonly object: string;
}

export interface SieTransaction {
  readonly account: string;
  readonly objects: readonly SieObject[];
  /** Above zero is debit. */
  readonly minor: bigint;
  readonly text?: string;
}

export interface SieVoucher {
  readonly series: string;
  readonly number: string;
  readonly on: LocalDate;
  readonly text: string;
  readonly transactions: readonly SieTransaction[];
}

export interface SieHead {
  readonly program: string;
  readonly programVersion: string;
  readonly madeOn: LocalDate;
  readonly organisationNumber: string;
  readonly companyName: string;
  readonly dimensions: readonly { readonly number: number; readonly name: string }[];
  /** Accounts that are used, with their names, for a program that does not know them. */
  readonly accounts?: readonly { readonly number: string; readonly name: string }[];
}

export class UnbalancedVoucher extends Error {}

export function writeSie(head: SieHead, vouchers: readonly SieVoucher[]): Uint8Array {
  const lines = [...headLines(head), ...vouchers.flatMap(voucherLines)];
  return toCodePage437(lines.map((line) => `${line}\r\n`).join(""));
}

function headLines(head: SieHead): string[] {
  return [
    "#FLAGGA 0",
    `#PROGRAM ${quoted(head.program)} ${head.programVersion}`,
    "#FORMAT PC8",
    `#GEN ${compact(head.madeOn)}`,
    "#SIETYP 4",
    `#ORGNR ${head.organisationNumber.slice(0, 6)}-${head.organisationNumber.slice(6)}`,
    `#FNAMN ${quoted(head.companyName)}`,
    ...(head.accounts ?? []).map(({ number, name }) => `#KONTO ${number} ${quoted(name)}`),
    ...head.dimensions.map(({ number, name }) => `#DIM ${number} ${quoted(name)}`),
  ];
}

function voucherLines({ series, number, on, text, transactions }: SieVoucher): string[] {
  const sum = transactions.reduce((all, { minor }) => all + minor, 0n);
  if (sum !== 0n) throw new UnbalancedVoucher(`The voucher ${series} ${number} sums to ${sum}`);
  return [
    `#VER ${quoted(series)} ${number} ${compact(on)} ${quoted(text)}`,
    "{",
    ...transactions.map(transactionLine),
    "}",
  ];
}

function transactionLine({ account, objects, minor, text }: SieTransaction): string {
  const listed = objects
    .map(({ dimension, object }) => `${dimension} ${quoted(object.replace(/[{}]/g, ""))}`)
    .join(" ");
  const amount = formatDecimal({ units: minor, scale: 2 });
  return `#TRANS ${account} {${listed}} ${amount}${text === undefined ? "" : ` "" ${quoted(text)}`}`;
}

function compact(day: LocalDate): string {
  return day.replaceAll("-", "");
}

/** In quotes, with quotes escaped; no line end or other control character may stand in a field, nor a backslash of its own. */
function quoted(text: string): string {
  const clean = text
    .replace(/\p{Cc}+/gu, " ")
    .replaceAll("\\", "/")
    .trim();
  return `"${clean.replaceAll('"', '\\"')}"`;
}
