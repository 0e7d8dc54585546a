/** BgMax files as a bank would write them, for tests and the demo of payments. */

export interface WrittenPayment {
  readonly amountMinor: bigint;
  readonly reference?: string;
  readonly name?: string;
  readonly organisationNumber?: string;
  readonly text?: string;
}

export interface WrittenFile {
  readonly payments: readonly WrittenPayment[];
  readonly on: string;
  readonly bankgiro?: string;
}

let serial = 0;

export function bytesOfBgMax({ payments, on, bankgiro = "54029681" }: WrittenFile): Uint8Array {
  const day = on.replaceAll("-", "");
  const sum = payments.reduce((all, { amountMinor }) => all + amountMinor, 0n);
  serial += 1;
  const lines = [
    `01BGMAX               01${day}061500${String(serial).padStart(6, "0")}P`,
    `05${bankgiro.padStart(10, "0")}          SEK`,
    ...payments.flatMap(paymentLines),
    `15${"0".repeat(35)}${day}${String(serial).padStart(5, "0")}${digits(sum, 18)}SEK${digits(BigInt(payments.length), 8)} `,
    `70${digits(BigInt(payments.length), 8)}${digits(0n, 8)}${digits(0n, 8)}${digits(1n, 8)}`,
  ];
  const text = lines.map((line) => `${line.padEnd(80)}\r\n`).join("");
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

function paymentLines(payment: WrittenPayment, index: number): string[] {
  const { amountMinor, reference = "", name, organisationNumber, text } = payment;
  return [
    `200009912346${reference.padStart(25)}${digits(amountMinor, 18)}${reference === "" ? "1" : "2"}1${digits(BigInt(index + 1), 12)}0`,
    ...(text === undefined ? [] : [`25${text}`]),
    ...(name === undefined ? [] : [`26${name}`]),
    ...(organisationNumber === undefined ? [] : [`29${organisationNumber.padStart(12, "0")}`]),
  ];
}

function digits(value: bigint, width: number): string {
  return value.toString().padStart(width, "0");
}
