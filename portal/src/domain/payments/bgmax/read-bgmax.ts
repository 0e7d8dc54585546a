/**
 * Bankgirot's payment file (BgMax 01), line by line. The whole file is judged: every count and sum it carries, the order of its
 * records and every field; all faults are told, and a file with one is not taken. Payments of a section are let out when its deposit
 * record has told the day and agreed to the sum, so that no more than a section is held.
 */
import type { BankFile, BankPayment, FileFault } from "../bank-payment.ts";
import { fileFaultsMax } from "../bank-payment.ts";
import { type Line, splitLines } from "./lines.ts";
import { day, field, mustNumber, type Tell } from "./record.ts";
import { closeSection, openSection, type Section, takeIntoSection } from "./section.ts";

export interface BgMaxReader {
  /** Payments whose deposit is complete with this chunk. Nothing is theirs to keep before the end says so. */
  take(chunk: Uint8Array): readonly BankPayment[];
  end(): BgMaxEnd;
}

export interface BgMaxEnd {
  readonly faults: readonly FileFault[];
  readonly isTest: boolean;
}

interface Reading {
  readonly faults: FileFault[];
  /** Where the reading stands: before 01, between sections, in one, after 70. */
  place: "before" | "between" | "section" | "after";
  section: Section | undefined;
  isTest: boolean;
  readonly counts: { payments: bigint; deductions: bigint; extras: bigint; deposits: bigint };
  readonly seen: Set<string>;
  lines: number;
}

export function bgMaxReader(): BgMaxReader {
  const splitter = splitLines();
  const reading: Reading = {
    faults: [],
    place: "before",
    section: undefined,
    isTest: false,
    counts: { payments: 0n, deductions: 0n, extras: 0n, deposits: 0n },
    seen: new Set(),
    lines: 0,
  };
  return {
    take: (chunk) => splitter.take(chunk).flatMap((line) => readLine(reading, line)),
    end() {
      const rest = splitter.end();
      for (const line of rest) readLine(reading, line);
      judgeEnd(reading);
      return { faults: reading.faults, isTest: reading.isTest };
    },
  };
}

/** A file that is already here, whole. */
export function readBgMax(bytes: Uint8Array): BankFile {
  const reader = bgMaxReader();
  const payments = [...reader.take(bytes)];
  const { faults, isTest } = reader.end();
  return faults.length > 0 ? { ok: false, faults } : { ok: true, isTest, payments };
}

function teller(reading: Reading, line: number): Tell {
  return (code, params = {}) => {
    if (reading.faults.length < fileFaultsMax) reading.faults.push({ line, code, params });
  };
}

function readLine(reading: Reading, line: Line): readonly BankPayment[] {
  reading.lines = line.number;
  const tell = teller(reading, line.number);
  if (line.isTooLong) tell("bgmax-line-length");
  const kind = field(line, 1, 2);
  if (reading.place === "after") {
    if (line.text.trim() !== "") tell("bgmax-after-end");
    return [];
  }
  if (reading.place === "before" && kind !== "01") {
    tell("bgmax-no-start");
    reading.place = "between";
  }
  return readRecord(reading, line, { kind, tell });
}

interface Found {
  readonly kind: string;
  readonly tell: Tell;
}

function readRecord(reading: Reading, line: Line, { kind, tell }: Found): readonly BankPayment[] {
  switch (kind) {
    case "01":
      readStart(reading, line, tell);
      return [];
    case "05":
      if (reading.section !== undefined) tell("bgmax-deposit-missing");
      reading.section = openSection(line, tell);
      reading.place = "section";
      return [];
    case "15":
      return readDeposit(reading, line, tell);
    case "70":
      readTrailer(reading, line, tell);
      return [];
    default:
      readInSection(reading, line, { kind, tell });
      return [];
  }
}

function readStart(reading: Reading, line: Line, tell: Tell): void {
  if (reading.place !== "before") tell("bgmax-second-start");
  if (field(line, 3, 22).trim() !== "BGMAX" || field(line, 23, 24) !== "01") tell("bgmax-no-start");
  day(line, 25, tell);
  const mark = field(line, 45, 45);
  if (mark !== "T" && mark !== "P") tell("bgmax-code", { code: mark.trim() });
  reading.isTest = mark === "T";
  reading.place = "between";
}

function readInSection(reading: Reading, line: Line, { kind, tell }: Found): void {
  if (!/^2[0-35-9]$/.test(kind)) return tell("bgmax-record", { record: kind.trim() });
  if (reading.section === undefined) return tell("bgmax-place", { record: kind });
  if (kind === "20") reading.counts.payments += 1n;
  if (kind === "21") reading.counts.deductions += 1n;
  if (kind === "22" || kind === "23") reading.counts.extras += 1n;
  takeIntoSection(reading.section, line, tell);
}

function readDeposit(reading: Reading, line: Line, tell: Tell): readonly BankPayment[] {
  reading.counts.deposits += 1n;
  const { section } = reading;
  reading.section = undefined;
  reading.place = "between";
  if (section === undefined) {
    tell("bgmax-place", { record: "15" });
    return [];
  }
  const payments = closeSection(section, line, tell);
  for (const { bankReference } of payments) {
    if (reading.seen.has(bankReference)) tell("bgmax-twice", { reference: bankReference });
    reading.seen.add(bankReference);
  }
  return payments;
}

function readTrailer(reading: Reading, line: Line, tell: Tell): void {
  if (reading.section !== undefined) tell("bgmax-deposit-missing");
  const { counts } = reading;
  const told = [
    ["20", counts.payments, [3, 10]],
    ["21", counts.deductions, [11, 18]],
    ["22", counts.extras, [19, 26]],
    ["15", counts.deposits, [27, 34]],
  ] as const;
  for (const [record, counted, positions] of told) {
    const said = mustNumber(line, positions, tell);
    if (said !== counted) tell("bgmax-count", { record, said: said.toString(), counted: counted.toString() });
  }
  reading.place = "after";
  reading.section = undefined;
}

/** A file cut short has no record 70: whatever it held before, it is not whole. */
function judgeEnd(reading: Reading): void {
  const tell = teller(reading, Math.max(reading.lines, 1));
  if (reading.lines === 0) tell("file-empty");
  else if (reading.place !== "after") tell("bgmax-no-end");
}
