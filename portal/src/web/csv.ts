/** Lines of a file for spreadsheets in Sweden: semicolons between, commas in numbers. No cell can become a formula. */
import { formatDecimal, fromMinor, type Money } from "@fakturaporten/einvoice";

export function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(";")}\r\n`;
}

/** `-1250,50`: a number to a spreadsheet, so without a group between thousands. */
export function csvAmount(amount: Money): string {
  return formatDecimal(fromMinor(amount)).replace(".", ",");
}

const number = /^-?\d+(?:,\d+)?$/;

/** A text that begins as a formula does is preceded by an apostrophe, as spreadsheets write it themselves. */
function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) && !number.test(text) ? `'${text}` : text;
  return /[;"\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
