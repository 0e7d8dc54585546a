/** How a file of invoices is brought in. */
import type { importHelp as swedish } from "./help-imports.sv.ts";

export const importHelp: typeof swedish = {
  title: "Send invoices from a file",
  lead: "If your business system has already made the e-invoices you can upload them: one by one, or many packed in a zip file. Invoices in a spreadsheet will do as well.",
  parts: [
    {
      heading: "What to do",
      steps: [
        "Have your business system save the invoices as Peppol BIS Billing 3 (UBL, files that end in .xml). Pack many files in a zip file.",
        "Choose Import on the page Invoices, and choose the file. Nothing is sent yet.",
        "Wait while the invoices are checked. You can leave the page and come back. If they are a hundred or more you get an e-mail when it is done.",
        "Look at the list: what is ready, and what is to be corrected and why.",
        "Press Send those that are ready. They are sent exactly as they stand in the file.",
      ],
    },
    {
      heading: "Invoices in a spreadsheet",
      steps: [
        "Download the template on the page Import, as Excel or CSV. Its sheet How to fill it in explains every column.",
        "Write a row for every invoice line. Rows with the same invoice number become one invoice. What is the same for the whole invoice need only stand on its first row.",
        "Upload the file on the page Import. With headings of your own you choose what each column holds. It is kept for the next time.",
        "Look at the list: which rows become which invoices, and what is to be mended, cell by cell. Mend it in the spreadsheet and upload it again, or take in those that are ready.",
        "They are checked once more. Then press Send those that are ready.",
      ],
      texts: [
        "At most 5 MB and 10 000 rows. The first sheet is read. Formulas are read as the values they have; a cell with an error is never taken for an empty one.",
        "A long spreadsheet is checked in the background. You may leave the page; the file stays under Import. One that nobody takes in is removed after a while, as a rule 30 days.",
        "The receiver is written as a GLN, organisation number, Peppol id or name. If several fit you are told which. The invoice numbers are the file's own, also where the portal otherwise takes them from a series.",
      ],
    },
    {
      heading: "Invoices to be corrected",
      texts: [
        "Correct them in your business system and upload them in a new file. Those already sent are not sent again: an invoice number is used only once.",
      ],
    },
    {
      heading: "What the file may hold",
      texts: [
        "At most 30 MB, 10,000 invoices, and 25 MB for each invoice. Amounts are to be in Swedish kronor.",
        "The invoices are to be your own company's: the organisation number and the account are to be those in the portal. An account that waits to come into use cannot be used in a file either.",
        "Embedded files are to be PDF, at most 10, 5 MB each and 15 MB together. They are checked as when they are attached in the portal.",
      ],
    },
    {
      heading: "If the same file is uploaded twice",
      texts: ["The import that already exists is shown, and nothing is sent a second time."],
    },
  ],
};
