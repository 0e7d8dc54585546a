import type { sheets as swedish } from "./sheets.sv.ts";

export const sheets: typeof swedish = {
  faults: {
    infected:
      "The antivirus program found something in the file. It is not kept. Check your computer, and choose a new file",
    "not-scanned":
      "The file could not be checked by the antivirus program just now, and is not kept. Try again in a while",
    broken: "The file can not be read. Open it in the spreadsheet, save it again and try once more",
    "not-a-workbook": "The file is no spreadsheet. Save it as Excel (.xlsx) or CSV",
    "not-text": "The file can not be read. Save it as Excel (.xlsx) or CSV",
    "too-large": "The file becomes too large when it is unpacked. Split it into several, or save it as CSV",
    "too-many-rows": ({ max = "" }) => `The file has more than ${max} rows. Split it into several`,
    "too-many-empty": "The file has more than 100 000 empty lines. Remove them",
    "too-many-columns": "The file has more than 256 columns. Remove those that are not needed",
    "took-too-long": "The file took too long to read. Save it as CSV and try again",
    "try-again": "Many files are being read just now. Try again in a while",
    "cell-unreadable": ({ cell = "" }) =>
      `Cell ${cell} holds an error, or a formula that has not been calculated. Open the file in the spreadsheet, mend the cell and save`,
  },
};
