import type { Messages } from "./messages.ts";

export const receivers: Messages["receivers"] = {
  searchTitle: "Receivers",
  searchHeading: "Find a receiver",
  searchLead: "Here are all units that receive e-invoices, and what reference they ask for.",
  search: {
    label: "Name, organisation number or GLN",
    hint: "You need not spell it right or write the whole name.",
    button: "Search",
    found: (count) =>
      count === 0
        ? "No suggestions"
        : count === 1
          ? "1 suggestion. Arrow down to choose."
          : `${count} suggestions. Arrow down to choose.`,
    list: "Suggestions",
    unreachable: "Suggestions cannot be fetched right now. Press Search instead.",
  },
  results: {
    caption: (asked) => `Receivers like “${asked}”`,
    name: "Receiver",
    city: "Town",
    organisationNumber: "Organisation number",
    gln: "GLN",
    more: (count) => `These are the ${count} most alike. Write more to come closer.`,
    noneHeading: (asked) => `No receiver is like “${asked}”`,
    noneText: "Try fewer words, the town, or the GLN or organisation number that stands on the order.",
  },
  picker: {
    label: "Choose receiver",
    hint: "Write a name, organisation number or GLN, and choose from the list.",
    search: "Search",
    chosen: "Chosen receiver",
    change: "Find another receiver",
    choices: (count) =>
      count === 1 ? "1 receiver is like what you looked for" : `${count} receivers are like what you looked for`,
    keep: (name) => `Keep ${name}`,
    none: (asked) => `No receiver is like “${asked}”. Try fewer words, the town or the GLN.`,
    use: "Use the chosen one",
    card: "See the receiver's card",
    inactive: "This receiver no longer takes invoices. Choose another.",
  },
  card: {
    inactive: {
      heading: "No longer takes invoices",
      text: "Look for the unit that has taken over, or ask whoever ordered.",
    },
    write: "Write an invoice to it",
    reference: "Customer reference 1 (Kunds referens 1)",
    example: "For example",
    free: "Any text will do, but the field may not be empty.",
    order: "Order number",
    orderOptional: "Optional.",
    orderForm: (example) => `Optional. Looks like this: ${example}`,
    try: {
      heading: "Try your reference",
      label: "Your reference",
      button: "Try",
      fits: (reference) =>
        `“${reference}” is written as the receiver wants it. Only the receiver knows whether it exists.`,
      misfits: (example) =>
        `The reference is not written as the receiver wants it. Write it as in the example: ${example}`,
      misfitsFree: "Write a reference",
    },
    attachments: "Attachments",
    attachmentLimits: (count, size) => `At most ${count} PDF files of at most ${size} each.`,
    noAttachments: "This receiver does not take attachments.",
    numbers: "Address and numbers",
    organisationNumber: "Organisation number",
    gln: "GLN",
    peppol: "Peppol id",
    address: "Address",
    aliases: "Also called",
    contact: "Questions about references and invoices",
    noContact: "Ask whoever ordered.",
    version: (version, day) => `The demands on references, version ${version}, valid from ${day}`,
  },
};
