import type { AttachmentWords } from "./attachments.sv.ts";

const printAnew = "Print it to a new PDF and attach that one.";

export const attachments: AttachmentWords = {
  label: "Choose files",
  hint: ({ files, fileMb, togetherMb }) =>
    `PDF only. At most ${files} files, ${fileMb} MB each and ${togetherMb} MB together.`,
  receiver: (name, { files, fileMb }) =>
    files === 0 ? `${name} takes no attachments.` : `${name} takes at most ${files} files, ${fileMb} MB each.`,
  notTheInvoice:
    "Attach what supports the invoice, such as a time sheet or a work order. The invoice itself is not to be attached.",
  attach: "Attach",
  drop: "or drag them here",
  list: "Attached files",
  none: "No files are attached.",
  facts: (size, pages) => (pages === 1 ? `${size}, 1 page` : `${size}, ${pages} pages`),
  remove: "Remove",
  removeNamed: (name) => `Remove ${name}`,
  added: (name) => `${name} is attached.`,
  removed: (name) => `${name} is removed.`,
  sending: (name) => `Reading ${name} …`,
  notSent:
    "The file did not arrive. Check your connection and choose the file again. What you have typed is still there.",
  room: (files) => (files === 1 ? "There is room for 1 more file." : `There is room for ${files} more files.`),
  full: "There is no room for more files. Remove one if you want to attach another.",
  kilobytes: (text) => `${text} kB`,
  megabytes: (text) => `${text} MB`,
  look: (name) => `Look at ${name}`,
  page: (name, page, pages) => `${name}, page ${page} of ${pages}`,
  previewLead: (pages) =>
    pages === 1
      ? "A picture of the file’s only page, as the receiver sees it."
      : `Pictures of the file’s ${pages} pages.`,
  download: "Download the file",
  notices: {
    "invoice-itself": {
      heading: "This file seems to be the invoice itself",
      text: "The invoice’s number and amount stand in it. The receiver gets the invoice as data and sees it already, and two copies can be paid twice. Remove the file unless it backs the invoice up.",
    },
    "personal-number": {
      heading: "This file has personal identity numbers in it",
      text: (masked) =>
        `We found ${masked.slice(0, 3).join(", ")}${masked.length > 3 ? ` and ${masked.length - 3} more` : ""}. Many people read an invoice. Strike out identity numbers that are not needed, and never send anything about patients this way.`,
    },
    keep: "Keep the file",
    keepNamed: (name) => `Keep ${name}`,
    kept: "The file is kept.",
  },
  faults: {
    empty: (name) => `${name} is empty. Open the file, check that there is something in it, and attach it again.`,
    "attached-already": (name) =>
      `${name} is already attached under another name. The same file is attached once, so you need not do anything.`,
    "too-large": (name) =>
      `${name} is larger than 5 MB. Save it with lower image quality or split it into several files.`,
    "too-many-files": (name) =>
      `There was no room for ${name}. An invoice can have 10 attachments. Merge some of them into one file.`,
    "too-large-together": (name) =>
      `There was no room for ${name}. The attachments may be 15 MB together. Remove one or save them smaller.`,
    "too-many-today": (name) =>
      `${name} is not read now. You have attached very many files in a short time. Try again in a while.`,
    infected: (name) =>
      `The antivirus program found something in ${name}. The file is not kept. Check your computer, and attach a new PDF.`,
    "not-scanned": (name) =>
      `${name} could not be checked by the antivirus program just now, and is not kept. Attach it again in a while.`,
    "try-again": (name) => `${name} could not be read right now. Attach it again in a little while.`,
    "not-pdf": (name) => `${name} is not a PDF. Save the document as PDF and attach that file.`,
    "trailing-content": (name) => `${name} holds something more after the end of the PDF document. ${printAnew}`,
    encrypted: (name) => `${name} is protected by a password. Save a copy without password and attach that one.`,
    broken: (name) => `${name} is damaged or incomplete. Make the PDF file anew and attach it.`,
    "unusual-structure": (name) => `${name} is built in a way that cannot be checked. ${printAnew}`,
    script: (name) => `${name} contains program code (JavaScript) and cannot be accepted. ${printAnew}`,
    launch: (name) => `${name} can start other programs and cannot be accepted. ${printAnew}`,
    "automatic-action": (name) => `${name} does something by itself when opened and cannot be accepted. ${printAnew}`,
    "embedded-file": (name) =>
      `${name} has other files inside it. Attach them one by one as PDF, and print the document to a new PDF.`,
    "form-submission": (name) => `${name} is a form that sends or fetches data. ${printAnew}`,
    "external-document": (name) => `${name} fetches content from other documents. ${printAnew}`,
    "unsafe-link": (name) =>
      `${name} has a link that leads to no ordinary web page or e-mail address. Remove the link, or print it to a new PDF.`,
    media: (name) => `${name} contains film or sound. Remove it, or print the document to a new PDF.`,
    xfa: (name) => `${name} is a form (XFA) that the receiver cannot read. ${printAnew}`,
    "too-many-pages": (name) => `${name} has more than 200 pages. Split it, or attach only the pages that are needed.`,
    "too-many-objects": (name) => `${name} has too many parts to be checked. ${printAnew}`,
    "inflates-too-much": (name) => `${name} becomes unreasonably large when unpacked. ${printAnew}`,
    "took-too-long": (name) => `${name} took too long to check. ${printAnew}`,
  },
};
