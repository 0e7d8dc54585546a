/** Many units at once, for those who keep the directory. */
import type { directoryFileHelp as swedish } from "./help-directory.sv.ts";

export const directoryFileHelp: typeof swedish = {
  title: "Change many units at once",
  lead: "Download the receiver directory as a file, change it in a spreadsheet and import it again.",
  parts: [
    {
      heading: "How to do it",
      steps: [
        "Open the receiver directory and choose Excel or CSV at the arrows to download it.",
        "Change it in the spreadsheet. Leave the column Unit id empty on rows that are new units. Columns you do not change can be removed.",
        "Save, choose Import a file and then the file.",
        "Look at the list: what is new, what changes from what to what, and which cells are wrong and why.",
        "Press Take in. Everything that is right is taken in at once. Faulty rows are left out.",
      ],
    },
    {
      heading: "Good to know",
      texts: [
        "Unchanged rows write no new version. Units that are not in the file are left as they are; enter No in Takes invoices to close a unit.",
        "If somebody has changed the directory since you saw the list, nothing is taken in. Import the file again.",
        "At most 8 MB and 10 000 rows in a file. Thousands of new units at once may take a minute.",
      ],
    },
  ],
};
