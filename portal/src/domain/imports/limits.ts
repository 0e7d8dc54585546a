/** How much one file may hold. Told before the file is chosen, and kept while it is read. */
const MB = 1024 * 1024;

export const importLimits = {
  fileBytesMax: 30 * MB,
  documentsMax: 10_000,
  documentBytesMax: 25 * MB,
  /** What all of a packed file may unpack to. */
  unpackedBytesMax: 1024 * MB,
  /** A spreadsheet of invoices. */
  sheetBytesMax: 5 * MB,
  sheetRowsMax: 10_000,
  /** So many of its invoices are judged while whoever brings it waits; the rest in the background. */
  sheetJudgedAtOnce: 100,
  sheetsListed: 20,
  /** Documents judged, and recorded, in one transaction. */
  batch: 50,
  /** Faults kept of one document: enough to mend it by. */
  faultsMax: 50,
  /** From so many documents on, whoever imports is written to when something has ended. */
  worthALetter: 100,
} as const;
