/** Vad som är fel i en fil från banken, och var. */
import type { FileFaultCode } from "../../domain/payments/bank-payment.ts";

type P = Readonly<Record<string, string>>;
type Words = Readonly<Record<FileFaultCode, string | ((params: P) => string)>>;

const records: Readonly<Record<string, string>> = {
  "15": "insättningar",
  "20": "betalningar",
  "21": "avdrag",
  "22": "extra referenser",
};

export const bankFileFaults: Words = {
  "file-empty": "Filen är tom.",
  "file-too-large": "Filen är större än 25 MB.",
  "file-unknown": "Filen är varken camt.054, camt.053 eller BgMax.",
  "file-test": "Filen är märkt som testfil och innehåller inga riktiga betalningar.",
  "file-nothing": "Filen innehåller inga betalningar.",
  "file-currency": ({ currency }) => `Filen har betalningar i ${currency}. Bara svenska kronor läses in.`,
  "file-account": ({ account }) =>
    `Betalningarna gick till ${account}, som inte är ett av era konton. Är det ert, lägg till det under Uppgifter på fakturan.`,
  "bgmax-no-start": "Filen börjar inte som en BgMax-fil (post 01, version 01).",
  "bgmax-second-start": "Startposten (01) finns två gånger. Filen kan vara två filer i en.",
  "bgmax-no-end": "Slutposten (70) saknas. Filen är avhuggen.",
  "bgmax-after-end": "Det står något efter slutposten (70).",
  "bgmax-line-length": "Raden är längre än 80 tecken.",
  "bgmax-record": ({ record }) => `Posttypen ”${record}” finns inte.`,
  "bgmax-place": ({ record }) => `Post ${record} står på fel plats.`,
  "bgmax-number": ({ from, to }) => `Position ${from}–${to} ska vara siffror.`,
  "bgmax-reference": "Referensen innehåller otillåtna tecken.",
  "bgmax-date": ({ date }) => (date ? `”${date}” är inget datum.` : "Datum saknas."),
  "bgmax-account": "Mottagarens bankgiro saknas.",
  "bgmax-currency": ({ currency }) => (currency ? `Valutan ”${currency}” stämmer inte.` : "Valuta saknas."),
  "bgmax-code": ({ code }) => (code ? `Koden ”${code}” finns inte.` : "Koden saknas."),
  "bgmax-twice": "Samma betalning står två gånger.",
  "bgmax-deposit-missing": "Insättningsposten (15) saknas.",
  "bgmax-deposit-sum": ({ said, counted }) => `Insättningen säger ${said} öre, men betalningarna blir ${counted} öre.`,
  "bgmax-deposit-count": ({ said, counted }) => `Insättningen säger ${said} betalningar, men det är ${counted}.`,
  "bgmax-extra-sum": ({ said, counted }) => `Betalningen är på ${said} öre, men dess referenser blir ${counted} öre.`,
  "bgmax-count": ({ record = "", said, counted }) =>
    `Slutposten säger ${said} ${records[record] ?? record}, men det är ${counted}.`,
  "camt-xml": "Filen går inte att läsa som XML.",
  "camt-kind": "Filen är inte camt.054 eller camt.053.",
  "camt-missing": ({ element }) => `${element} saknas.`,
  "camt-amount": ({ amount }) => `Beloppet ”${amount}” går inte att läsa.`,
  "camt-date": ({ date }) => (date ? `”${date}” är inget datum.` : "Datum saknas."),
  "camt-code": ({ code }) => (code ? `Koden ”${code}” finns inte.` : "Koden saknas."),
  "camt-sum": ({ said, counted }) => `Summan ska vara ${said} öre, men delarna blir ${counted} öre.`,
  "camt-count": ({ said, counted }) => `Det ska vara ${said} betalningar, men det är ${counted}.`,
  "camt-currency": ({ currency }) => `Valutan ${currency} är en annan än postens.`,
  "camt-balance": ({ said, counted }) => `Saldot ska sluta på ${said} öre, men blir ${counted} öre.`,
};
