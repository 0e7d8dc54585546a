/** Importing files of invoices, in English. */
import type { Messages } from "./messages.ts";

export const imports: Messages["imports"] = {
  title: "Import",
  lead: "Send e-invoices that your business system has already made, or invoices in a spreadsheet. Everything is checked first, and nothing is sent until you have said yes.",
  file: "File of invoices",
  fileHint:
    "One e-invoice in UBL (.xml), a zip file of several, or a spreadsheet (.xlsx, .csv). At most 30 MB and 10,000 invoices, 25 MB for each and 5 MB for a spreadsheet.",
  start: "Upload and check",
  started: "The file has arrived. Nothing has been sent yet.",
  again: "That file has been uploaded before. Here is its import.",
  helpLink: "How import works",
  earlier: "Earlier imports",
  caption: "Imports, the latest first",
  name: "File",
  made: "Uploaded",
  standing: "Standing",
  documents: "Invoices",
  states: {
    uploaded: "Being checked",
    read: "Waits for your yes",
    sending: "Being sent",
    done: "Done",
    cancelled: "Cancelled",
  },
  progress: {
    reading: "The invoices are being checked",
    sending: "The invoices are being sent",
    of: (done, all) => `${done} of ${all}`,
    leave: "You can leave this page. The work goes on, and the import stays here.",
    refresh: "Show how far it has come",
  },
  countsReady: "Ready to send",
  countsFaulty: "To be corrected",
  countsSent: "Sent",
  countsSkipped: "Not sent",
  send: (ready) => (ready === 1 ? "Send the one that is ready" : `Send the ${ready} that are ready`),
  sendHint: "They are sent exactly as they stand in the file. This cannot be undone.",
  sent: "The invoices are about to be sent.",
  cancel: "Cancel the import",
  cancelled: "The import is cancelled. Nothing of it has been sent.",
  nothingReady: "No invoice in the file is ready to send. Correct them in your business system and upload a new file.",
  show: "Show",
  all: "All",
  results: "Results",
  resultsCaption: "The invoices in the order of the file",
  document: "File",
  number: "Number",
  receiver: "Receiver",
  amount: "To pay",
  result: "Result",
  items: { ready: "Ready to send", faulty: "To be corrected", sent: "Sent", skipped: "Not sent" },
  open: "Open",
  none: "No invoices here.",
  rule: (rule) => `Rule ${rule}`,
  files: {
    "file.nothing": "Choose a file",
    "file.too-large": "The file is larger than 30 MB. Split it into several",
    "file.not-a-file-we-read":
      "The file cannot be read. Choose an e-invoice (.xml), a zip file of e-invoices or a spreadsheet (.xlsx, .csv)",
    "file.no-documents": "The zip file holds no e-invoices. Their names are to end in .xml",
    "file.too-many-documents": "The zip file holds more than 10,000 invoices. Split it into several",
  },
  faults: {
    "import-not-an-invoice": "The file is no invoice or credit note.",
    "import-unpackable": "The file could not be unpacked, or is larger than 25 MB. Pack it again.",
    "import-currency": ({ currency }) => `The currency is ${currency}. Invoices from files are to be in SEK.`,
    "import-attachments": "The invoice has a link to a file. Embed the file in the invoice instead, as a PDF.",
    "import-unread": ({ place }) =>
      `The invoice holds facts that are no part of Peppol BIS Billing 3. Remove them: ${place}`,
    "import-seller": ({ stated, own }) =>
      stated === ""
        ? `The seller's organisation number is missing. It is to be ${own}.`
        : `The seller is not your company: the invoice says ${stated}, your number is ${own}.`,
    "import-account": ({ account }) =>
      `The account ${account} is not one you use now. Change it in your business system, or under Settings › Send. A changed account waits for some bank days.`,
    "import-account-missing": "The invoice names no account to pay to. Write the one under Settings › Send.",
    "import-means": "The invoice asks for payment by card or direct debit. The region pays to an account.",
    "import-payee": ({ expected }) =>
      expected === ""
        ? "The invoice is to be paid to somebody other than your company. Enter the factoring company under Settings › Send first."
        : `The invoice is to be paid to ${expected}, as Settings › Send says.`,
    "import-receiver": ({ address }) =>
      address === ""
        ? "The receiver's electronic address is missing. The receiver's card in the portal shows it."
        : `No receiver in the portal has the address ${address}. The receiver's card shows the right one.`,
    "import-reference-missing": ({ en }) => `The buyer's reference is missing. ${en}`,
    "import-reference-form": ({ en, example }) =>
      `The buyer's reference has the wrong form. ${en}${example === "" ? "" : ` For example ${example}.`}`,
    "import-order-number": ({ example }) =>
      `The order number has the wrong form.${example === "" ? "" : ` For example ${example}.`}`,
    "import-twice": ({ place }) => `The same invoice number stands on invoice ${place} in the file.`,
    "invoice-number-taken": ({ number }) => `You have already sent an invoice with the number ${number}.`,
    "import-credits-one": "A credit note is to refer to one invoice, and only one.",
    "credits-a-credit-note": ({ number }) => `${number} is itself a credit note and cannot be credited.`,
    "credits-to-another": ({ number, receiver }) => `Invoice ${number} was sent to ${receiver}, not here.`,
    "credit-exceeds-remaining": "The credit note is larger than what remains of the invoice.",
    "credit-part-exceeds-remaining": ({ part }) => `The credit note takes back more than what remains of ${part}.`,
    "receiver-closed": "The receiver no longer takes invoices.",
    "quota-reached": ({ max }) =>
      `${max === "1" ? "This month's only invoice on your level is sent" : `This month's ${max} invoices on your level are sent`}. Change level under Settings, or import the file again next month.`,
    "payments-stopped": "Sending is stopped until supplier support has looked into your payment account.",
  },
};
