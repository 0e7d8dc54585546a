/** A section of a BgMax file: the payments to one account in one currency, up to the deposit that sums them. */
import type { BankAccountName, BankPayment, PaymentReference } from "../bank-payment.ts";
import type { Line } from "./lines.ts";
import { day, field, giro, mustNumber, number, reference, type Tell, text } from "./record.ts";

/** A payment while its records are still coming. */
interface OpenPayment {
  readonly isDeduction: boolean;
  readonly amountMinor: bigint;
  readonly serial: string;
  readonly reference: string | undefined;
  readonly extras: PaymentReference[];
  readonly texts: string[];
  readonly payerAccount: string | undefined;
  name: string | undefined;
  organisationNumber: string | undefined;
  readonly tell: Tell;
}

export interface Section {
  readonly account: BankAccountName;
  readonly currency: string;
  readonly payments: OpenPayment[];
}

export function openSection(line: Line, tell: Tell): Section {
  const bankgiro = giro(line, [3, 12], tell);
  const plusgiro = giro(line, [13, 22], tell);
  if (bankgiro === undefined && plusgiro === undefined) tell("bgmax-account");
  const currency = field(line, 23, 25);
  if (currency !== "SEK" && currency !== "EUR") tell("bgmax-currency", { currency: currency.trim() });
  const account: BankAccountName =
    bankgiro === undefined ? { scheme: "plusgiro", number: plusgiro ?? "" } : { scheme: "bankgiro", number: bankgiro };
  return { account, currency, payments: [] };
}

/** Records 20 to 29: the first two begin a payment, the others tell more of the latest. */
export function takeIntoSection(section: Section, line: Line, tell: Tell): void {
  const kind = field(line, 1, 2);
  if (kind === "20" || kind === "21") {
    section.payments.push(openPayment(line, kind === "21", tell));
    return;
  }
  const payment = section.payments.at(-1);
  if (payment === undefined) return tell("bgmax-place", { record: kind });
  tellMore(payment, line, tell);
}

function openPayment(line: Line, isDeduction: boolean, tell: Tell): OpenPayment {
  if (!/[0-5]/.test(field(line, 56, 56))) tell("bgmax-code", { code: field(line, 56, 56).trim() });
  if (isDeduction && !/[0-2]/.test(field(line, 71, 71))) tell("bgmax-code", { code: field(line, 71, 71).trim() });
  return {
    isDeduction,
    amountMinor: mustNumber(line, [38, 55], tell),
    serial: field(line, 58, 69).trim(),
    reference: reference(line, tell),
    extras: [],
    texts: [],
    payerAccount: giro(line, [3, 12], tell),
    name: undefined,
    organisationNumber: undefined,
    tell,
  };
}

function tellMore(payment: OpenPayment, line: Line, tell: Tell): void {
  const kind = field(line, 1, 2);
  if (kind === "22" || kind === "23") {
    const amount = number(line, [38, 55], tell);
    const found = reference(line, tell);
    if (found === undefined && amount === 0n) return;
    payment.extras.push({ reference: found ?? "", amountMinor: kind === "23" ? -amount : amount });
  }
  if (kind === "25") payment.texts.push(...(text(line, 3, 52) === undefined ? [] : [text(line, 3, 52) ?? ""]));
  if (kind === "26") payment.name = [text(line, 3, 37), text(line, 38, 72)].filter(Boolean).join(" ") || undefined;
  if (kind === "29") payment.organisationNumber = organisationNumber(line, tell);
}

/** Twelve digits, zero-filled from the left; the century that a personal number may have before it is not kept. */
function organisationNumber(line: Line, tell: Tell): string | undefined {
  const digits = number(line, [3, 14], tell);
  return digits === 0n ? undefined : digits.toString().padStart(10, "0").slice(-10);
}

/** The deposit tells the day and has the last word on sum and count. */
export function closeSection(section: Section, line: Line, tell: Tell): readonly BankPayment[] {
  const paidOn = day(line, 38, tell);
  const deposit = field(line, 46, 50).trim();
  const sum = section.payments.reduce((all, payment) => all + signed(payment), 0n);
  const said = mustNumber(line, [51, 68], tell);
  if (said !== sum) tell("bgmax-deposit-sum", { said: said.toString(), counted: sum.toString() });
  const count = mustNumber(line, [72, 79], tell);
  if (count !== BigInt(section.payments.length)) {
    tell("bgmax-deposit-count", { said: count.toString(), counted: String(section.payments.length) });
  }
  if (field(line, 69, 71) !== section.currency) tell("bgmax-currency", { currency: field(line, 69, 71).trim() });
  for (const payment of section.payments) judgeExtras(payment);
  if (paidOn === undefined) return [];
  return section.payments.map((payment) => ({
    account: section.account,
    bookedOn: paidOn,
    amountMinor: signed(payment),
    currency: section.currency,
    references: referencesOf(payment),
    texts: payment.texts,
    payer: { name: payment.name, organisationNumber: payment.organisationNumber, account: payment.payerAccount },
    bankReference: [
      "bgmax",
      section.account.number,
      paidOn,
      deposit,
      payment.serial,
      payment.isDeduction ? "21" : "20",
    ].join("/"),
  }));
}

function signed({ isDeduction, amountMinor }: OpenPayment): bigint {
  return isDeduction ? -amountMinor : amountMinor;
}

/** When the further references carry amounts, they come to the payment's own. */
function judgeExtras({ extras, amountMinor, tell }: OpenPayment): void {
  const sum = extras.reduce((all, extra) => all + (extra.amountMinor ?? 0n), 0n);
  if (extras.some((extra) => extra.amountMinor !== 0n) && sum !== amountMinor) {
    tell("bgmax-extra-sum", { said: amountMinor.toString(), counted: sum.toString() });
  }
}

function referencesOf({ reference: own, extras, isDeduction, amountMinor }: OpenPayment): readonly PaymentReference[] {
  if (extras.length > 0)
    return extras.map((extra) => (extra.amountMinor === 0n ? { ...extra, amountMinor: undefined } : extra));
  return own === undefined ? [] : [{ reference: own, amountMinor: isDeduction ? -amountMinor : amountMinor }];
}
