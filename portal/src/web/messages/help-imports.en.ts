/** How a file of invoices is brought in. */
import type { importHelp as swedish } from "./help-imports.sv.ts";

export const importHelp: typeof swedish = {
  title: "Send invoices from a file",
  lead: "If your business system has already made the e-invoices you can upload them: one by one, or many packed in a zip file.",
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
      heading: "Invoices to be corrected",
      texts: [
        "Correct them in your business system and upload them in a new file. Those already sent are not sent again: an invoice number is used only once.",
      ],
    },
    {
      heading: "What the file may hold",
      texts: [
        "At most 30 MB, 10,000 invoices, and 5 MB for each invoice. Amounts are to be in Swedish kronor.",
        "The invoices are to be your own company's: the organisation number and the account are to be those in the portal. An account that waits to come into use cannot be used in a file either.",
        "Invoices with embedded files cannot be imported yet. Write them in the portal and attach the file there.",
      ],
    },
    {
      heading: "If the same file is uploaded twice",
      texts: ["The import that already exists is shown, and nothing is sent a second time."],
    },
  ],
};
