/** Lines of a file for spreadsheets in Sweden: semicolons between, commas in numbers. No cell can become a formula. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(";")}\r\n`;
}

const number = /^-?\d+(?:,\d+)?$/;

/** A text that begins as a formula does is preceded by an apostrophe, as spreadsheets write it themselves. */
function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) && !number.test(text) ? `'${text}` : text;
  return /[;"\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
