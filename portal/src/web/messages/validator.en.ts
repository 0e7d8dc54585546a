import type { Messages } from "./messages.ts";

export const validator: Messages["validator"] = {
  title: "Check an e-invoice",
  lead: "Give us an e-invoice in UBL. We compare it with the official rules (EN 16931 and Peppol BIS Billing 3) and say what needs to change. No sign-in, and nothing is kept.",
  file: "File with the e-invoice",
  fileHint: "An XML file of at most 5 MB. You can also drop it here.",
  or: "Or paste it",
  text: "The e-invoice's XML",
  textHint: "Usually begins with <?xml or <Invoice.",
  button: "Check",
  another: "Check another",
  faults: {
    nothing: "Choose a file or paste XML text.",
    "too-large": "The file may be at most 5 MB. Take attachments out of it, or split the invoice.",
    both: "Either choose a file or paste text, so that we know which one you mean.",
    "is-pdf":
      "This is a PDF, the readable picture of an invoice. Export the e-invoice as XML from your invoicing program and choose that file.",
    "is-archive":
      "This is a zip file, or a document from Word or Excel. Unpack the zip file and choose an XML file from it.",
    "try-again": "Many invoices are being checked just now. Try again in a little while.",
    "took-too-long": "The invoice took too long to check. Split it, or take out what does not belong in an invoice.",
    "is-picture": "This is a picture. Export the e-invoice as XML from your invoicing program and choose that file.",
  },
  resultTitle: {
    valid: "The e-invoice holds",
    invalid: "The e-invoice needs changes",
    unreadable: "The e-invoice could not be read",
  },
  resultLead: {
    valid: "It follows the rules and can be sent over Peppol.",
    invalid: "A receiver, or a network such as Peppol, would stop it. This is what needs to change.",
    unreadable: "The file is not XML that can be read, so the rules could not be tried.",
  },
  withWarnings: (count) =>
    count === 1
      ? "It can be sent, but one thing is worth a look."
      : `It can be sent, but ${count} things are worth a look.`,
  judgedBy: (release) => `Tried against rule release ${release}.`,
  structure: "Structure",
  structureLead:
    "Parts that are missing, unknown or out of place. Correct these first; others may then resolve themselves.",
  fatal: "Must be corrected",
  warning: "Worth a look",
  stopped: "Could not be tried in full",
  position: (line, column) => `Line ${line}, character ${column}`,
  times: (count) => `In ${count} places`,
  details: "Details",
  rule: "Rule",
  terms: "Term",
  place: "Place in the file",
  more: (count, isInReport) => `… and ${count} more.${isInReport ? " All are in the report." : ""}`,
  reportCut: (count) => `… and ${count} more. Correct these first and check again.`,
  sheet: "How we read the invoice",
  firstLines: (count, left) => `The first ${count} lines are shown; the invoice has ${left} more.`,
  report: "Download the report",
  reportText: "As text",
  reportJson: "As JSON",
  reportName: "report",
};
