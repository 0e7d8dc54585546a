/** What is wrong in a file from the bank, and where. */
import type { bankFileFaults as words } from "./bank-file-faults.sv.ts";

const records: Readonly<Record<string, string>> = {
  "15": "deposits",
  "20": "payments",
  "21": "deductions",
  "22": "extra references",
};

export const bankFileFaults: typeof words = {
  "file-empty": "The file is empty.",
  "file-too-large": "The file is larger than 25 MB.",
  "file-unknown": "The file is neither camt.054, camt.053 nor BgMax.",
  "file-test": "The file is marked as a test and holds no real payments.",
  "file-nothing": "The file holds no payments.",
  "file-currency": ({ currency }) => `The file has payments in ${currency}. Only Swedish kronor are taken.`,
  "file-account": ({ account }) =>
    `The payments went to ${account}, which is not one of your accounts. If it is yours, add it under What the invoice says.`,
  "bgmax-no-start": "The file does not begin as a BgMax file (record 01, version 01).",
  "bgmax-second-start": "The start record (01) is there twice. The file may be two files in one.",
  "bgmax-no-end": "The end record (70) is missing. The file has been cut.",
  "bgmax-after-end": "There is something after the end record (70).",
  "bgmax-line-length": "The line is longer than 80 characters.",
  "bgmax-record": ({ record }) => `There is no record type “${record}”.`,
  "bgmax-place": ({ record }) => `Record ${record} stands in the wrong place.`,
  "bgmax-number": ({ from, to }) => `Positions ${from}–${to} should be digits.`,
  "bgmax-reference": "The reference holds characters that are not allowed.",
  "bgmax-date": ({ date }) => (date ? `“${date}” is no date.` : "The date is missing."),
  "bgmax-account": "The receiver's bankgiro is missing.",
  "bgmax-currency": ({ currency }) =>
    currency ? `The currency “${currency}” does not agree.` : "The currency is missing.",
  "bgmax-code": ({ code }) => (code ? `There is no code “${code}”.` : "The code is missing."),
  "bgmax-twice": "The same payment is there twice.",
  "bgmax-deposit-missing": "The deposit record (15) is missing.",
  "bgmax-deposit-sum": ({ said, counted }) => `The deposit says ${said} öre, but the payments come to ${counted} öre.`,
  "bgmax-deposit-count": ({ said, counted }) => `The deposit says ${said} payments, but there are ${counted}.`,
  "bgmax-extra-sum": ({ said, counted }) => `The payment is ${said} öre, but its references come to ${counted} öre.`,
  "bgmax-count": ({ record = "", said, counted }) =>
    `The end record says ${said} ${records[record] ?? record}, but there are ${counted}.`,
  "camt-xml": "The file can not be read as XML.",
  "camt-kind": "The file is not camt.054 or camt.053.",
  "camt-missing": ({ element }) => `${element} is missing.`,
  "camt-amount": ({ amount }) => `The amount “${amount}” can not be read.`,
  "camt-date": ({ date }) => (date ? `“${date}” is no date.` : "The date is missing."),
  "camt-code": ({ code }) => (code ? `There is no code “${code}”.` : "The code is missing."),
  "camt-sum": ({ said, counted }) => `The sum should be ${said} öre, but the parts come to ${counted} öre.`,
  "camt-count": ({ said, counted }) => `There should be ${said} payments, but there are ${counted}.`,
  "camt-currency": ({ currency }) => `The currency ${currency} is another than the entry's.`,
  "camt-balance": ({ said, counted }) => `The balance should end at ${said} öre, but comes to ${counted} öre.`,
};
