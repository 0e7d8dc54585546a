import type { Messages } from "./messages.ts";

const reasons: Messages["following"]["number"]["reasons"] = {
  withdrawn: {
    text: "The document reached nobody and is withdrawn. Its number has gone again with a corrected document.",
    source: "Bokföringslagen chapter 5, section 5 (corrections).",
  },
  replaced: {
    text: "Another invoice has been sent instead. If this one is not credited, it needs to be.",
    source: "Mervärdesskattelagen chapter 17, section 22 (amending invoice).",
  },
  held: {
    text: "The invoice is issued but waits for the region to approve your company. The number is its own. It leaves by itself.",
    source: "Mervärdesskattelagen chapter 17, section 24 (2) (serial number that identifies the invoice).",
  },
  "under-way": {
    text: "The invoice is on its way. We try until the receiver has it, with the same number and the same document. Wait.",
    source: "Mervärdesskattelagen chapter 17, section 24 (2); Peppol: one document, one identity.",
  },
  "fate-unknown": {
    text: "Nobody knows for certain whether the document arrived. The number must therefore not be used for another one.",
    source: "Mervärdesskattelagen chapter 17, section 24 (2); Peppol: one document, one identity.",
  },
  "no-answer": {
    text: "The same document may be sent again with the same number: the receiver recognises it and gets it once. A changed document needs a new number, for the first may have arrived.",
    source: "Peppol: one document, one identity; mervärdesskattelagen chapter 17, section 24 (2).",
  },
  "never-reached": {
    text: "The document was stopped before anybody at the receiver's had it. You may correct it and send it with the same number. Both versions are kept.",
    source:
      "Bokföringslagen chapter 5, sections 5 and 7; practice in Peppol: what was never taken in may be corrected and sent again.",
  },
  rejected: {
    text: "The receiver has had the invoice and rejected it. The number is used: credit this one and send a corrected one with a new number.",
    source: "Peppol Invoice Response: RE is final; mervärdesskattelagen chapter 17, sections 22 and 24.",
  },
  credited: {
    text: "The invoice is credited as a whole. If something is to be paid after all, write a new one with a new number.",
    source: "Mervärdesskattelagen chapter 17, sections 22 and 24.",
  },
  "credited-in-part": {
    text: "The invoice is credited in part. The rest can be credited, or replaced by a new one with a new number.",
    source: "Mervärdesskattelagen chapter 17, sections 22 and 24.",
  },
  paid: {
    text: "The receiver has answered that the invoice is paid. If something was wrong, credit that.",
    source: "Peppol Invoice Response: PD is final; mervärdesskattelagen chapter 17, section 22.",
  },
  accepted: {
    text: "The receiver has accepted the invoice. If something was wrong, credit that and write a new one with a new number.",
    source: "Mervärdesskattelagen chapter 17, sections 22 and 24.",
  },
  queried: {
    text: "The receiver has the invoice and asks about it. Answer first. If it is wrong, credit it and write a new one.",
    source: "Peppol Invoice Response: UQ; mervärdesskattelagen chapter 17, sections 22 and 24.",
  },
  delivered: {
    text: "The invoice is delivered. The number is used for ever. If something was wrong, credit it and write a new one.",
    source: "Mervärdesskattelagen chapter 17, sections 22 and 24; bokföringslagen chapter 5, section 7.",
  },
  "credit-note": {
    text: "The credit note has arrived. A credit note is not credited: if it was wrong, write a new invoice.",
    source: "Mervärdesskattelagen chapter 17, section 22.",
  },
};

export const following: Messages["following"] = {
  number: {
    same: (number) => `The number ${number} may be used again. Why?`,
    notSame: (number) => `The number ${number} must not be used again. Why?`,
    source: "Source:",
    reasons,
    ways: { "correct-same-number": "Correct and send with the same number", "new-number": "Correct and send again" },
    hints: {
      "correct-same-number": "A draft is filled in with the same facts and the same number. This version is kept.",
      "new-number": "A draft is filled in with the same facts and a new number. This invoice stays.",
    },
    sameNumber: (number) => `${number}, the same number as the document that did not arrive.`,
  },
  ledger: {
    title: "Number series",
    lead: "Which numbers are taken, and by which invoice.",
    link: "Number series",
    series: "Series",
    prefix: "Prefix",
    next: "Next number",
    taken: "Taken through",
    inUse: "In use now",
    yes: "Yes",
    no: "No",
    seriesCaption: "Your number series",
    noSeries: "You write the numbers yourself. Write the series below to see which numbers are used.",
    numbers: (prefix) => (prefix === "" ? "Numbers without a prefix" : `Numbers that begin with ${prefix}`),
    caption: "Numbers, the highest first",
    number: "Number",
    usedBy: "Used by",
    day: "Date",
    standing: "Status",
    unused: (first, last) => (first === last ? `${first} is not used` : `${first} to ${last} are not used`),
    unusedText: "The series has passed over them, or they are not taken yet.",
    revision: (revision) => `version ${revision}`,
    none: "No numbers are taken in the series.",
    lower: "Lower numbers",
    prefixField: "Series: what stands before the digits",
    fromField: "From number and down",
    show: "Show",
    showSeries: (prefix) => (prefix === "" ? "Show numbers without a prefix" : `Show ${prefix}`),
  },
  reminders: {
    button: "Remind the receiver",
    from: (day) => `If the receiver does not answer you can send a reminder from ${day}.`,
    sent: "The reminder is on its way to the receiver's inbox.",
    happened: "The receiver reminded",
    unanswered: (count, days) =>
      count === 1
        ? `1 invoice has had no answer in ${days} days`
        : `${count} invoices have had no answer in ${days} days`,
    unansweredMany: (count, days) => `At least ${count} invoices have had no answer in ${days} days`,
    seeUnanswered: "See them and remind",
    noticeHeading: "The supplier waits for an answer",
    notice: (moments) => `Reminded ${moments.join(" and ")}.`,
    reminded: (seller, number) => `${seller} reminds you of invoice ${number}`,
    openReminded: "Open and answer",
  },
  mail: {
    title: "Mail about invoices",
    lead: (company) => `How often do you want mail when an invoice from ${company} needs somebody?`,
    question: "Mail when an invoice is rejected, when the receiver asks, or when it did not arrive",
    paces: {
      "at-once": { label: "At once", hint: "One mail for each invoice." },
      daily: { label: "Once a day", hint: "At 7, if something has happened." },
      weekly: { label: "Once a week", hint: "On Monday at 7, if something has happened." },
      none: {
        label: "Not at all",
        hint: "You see it on the start page. If nobody at your company wants mail, its owners get it anyway.",
      },
    },
    save: "Save",
    saved: "Saved.",
    link: "How often you get mail",
  },
  list: {
    fileName: "invoices",
    issued: "Invoice date",
    reference: "Customer reference 1",
    net: "Without VAT",
    vat: "VAT",
    currency: "Currency",
  },
  narrowing: {
    more: "Dates, receiver and invoice type",
    from: "Invoice date from",
    to: "Invoice date to",
    receiver: "Receiver",
    receiverHint: "Name, organisation number or GLN",
    anyKind: "Both",
    order: "The latest invoice date first.",
    several: (count) => `${count} receivers fit. The list shows invoices to all of them. Show only:`,
    nothing: "No invoice fits what you chose.",
    faults: {
      "before-from": "The end is before the beginning. Swap the dates",
      "receiver-not-found": "No receiver has that name. Check the spelling, or write the number",
    },
  },
  heldFor: {
    "introduction-missing": "Waits for your introduction",
    "introduction-open": "Waits for the region's approval",
    "introduction-refused": "The region has not approved you",
  },
  views: {
    label: "Your saved views",
    default: "opens first",
    save: "Save this view",
    name: "Name of the view",
    nameHint: "The search, what you chose and the status are saved. The same name again replaces the view.",
    opens: "Open the list like this",
    saveButton: "Save the view",
    remove: (name) => `Remove ${name}`,
    saved: "The view is saved.",
    removed: "The view is removed.",
    faults: {
      "name.missing": "Give the view a name",
      "search-too-long": "The search is too long to be saved. Search for something shorter first",
      "too-many-views": ({ max = "" }) => `You have ${max} views already. Remove one first`,
    },
  },
};
