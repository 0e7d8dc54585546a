/** How much a file of rows may hold, and what looking into a workbook may cost (TRUST §7). */
const MB = 1024 * 1024;

export const sheetLimits = {
  /** Entries in the archive that a workbook is. */
  entriesMax: 1000,
  /** What all parts that are read may unpack to, and how many times its packed size a large one may be. */
  unpackedBytesMax: 50 * MB,
  ratioMax: 100,
  ratioFromBytes: MB,
  columnsMax: 256,
  /** Characters in all cells: one text of a workbook may stand in any number of cells. */
  charactersMax: 20_000_000,
  /** Elements within each other: a cell's text stands seven deep. */
  depthMax: 64,
  /** Cells told that could not be read. */
  unreadableMax: 100,
} as const;

export const sheetProcessLimits = {
  processesMax: 1,
  waitingMax: 20,
  secondsMax: 20,
  heapMegabytesMax: 512,
  residentBytesMax: 900 * MB,
  questionsMax: 100,
} as const;
