/** Rows of a spreadsheet of invoices, as text with semicolons: the right ones, and what is changed in them. */

export const sheetHeadings =
  "Fakturanummer;Mottagare;Kunds referens;Leveransdatum;Benämning;Antal;Enhet;À-pris;Moms;Rabatt;Typ;Krediterar";

export function sheetLine(receiver: string, change: Readonly<Record<string, string>> = {}): string {
  const cells = {
    number: "K-1",
    receiver,
    reference: "123456",
    delivered: "2026-11-20",
    description: "Konsultation",
    quantity: "2",
    unit: "tim",
    price: "1 250,50",
    vat: "25",
    allowance: "",
    kind: "",
    credits: "",
    ...change,
  };
  return Object.values(cells).join(";");
}
