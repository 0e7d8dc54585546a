/** Every limit on attachments, in one place: the form tells them before the choice, and the checks hold them. */
const MB = 1024 * 1024;

export const attachmentLimits = {
  filesPerInvoiceMax: 10,
  fileBytesMax: 5 * MB,
  invoiceBytesMax: 15 * MB,
  nameCharactersMax: 120,
} as const;

/** What one PDF may cost to look into (TRUST §7). */
export const pdfLimits = {
  pagesMax: 200,
  objectsMax: 50_000,
  inflatedBytesMax: 100 * MB,
  streamInflatedBytesMax: 50 * MB,
  nestingMax: 100,
  /** How many times one object may have been changed within a file. */
  revisionsMax: 100,
  /** Characters read while parsing, as a multiple of the file: hostile files make a reader start over and over. */
  rereadsMax: 20,
} as const;

/** What the process that looks into PDFs may use before it is ended. */
export const checkLimits = {
  processesMax: 2,
  /** Checks waiting for a process; one more is told to try again. */
  waitingMax: 50,
  secondsMax: 20,
  heapMegabytesMax: 256,
  residentBytesMax: 512 * MB,
  questionsMax: 500,
} as const;

/** What is drawn and read of a file that was taken in. */
export const lookLimits = {
  /** The longer side, in dots: on the form and beside the sheet, and where one reads. */
  thumbnailSideMax: 320,
  pageSideMax: 1400,
  thumbnailBytesMax: 256 * 1024,
  imagePixelsMax: 25_000_000,
  textPagesMax: 30,
  textCharactersMax: 200_000,
} as const;
