/** Lines of a file for spreadsheets in Sweden: semicolons between, commas in numbers. No cell can become a formula. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(";")}\r\n`;
}

const number = /^-?\d+(?:,\d+)?$/;

/** Also in their wide forms, which some spreadsheets take for the same (TRUST, row 13). */
const formulaStart = /^[=+\-@\t\r\n\0\uff1d\uff0b\uff0d\uff20]/;

/** A text that begins as a formula does is preceded by an apostrophe, as spreadsheets write it themselves. */
function csvCell(text: string): string {
  const safe = formulaStart.test(text) && !number.test(text) ? `'${text}` : text;
  return /[;"\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
