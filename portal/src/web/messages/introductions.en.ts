import type { IntroductionWords } from "./introductions.sv.ts";

export const introductions: IntroductionWords = {
  title: "Introduce yourselves to the region",
  lead: (region) => `${region} wants to know who you are before it receives your first invoice. You do this once.`,
  known: "What the region knows already",
  knownHint: "Are these facts wrong? Say so in the message.",
  company: "Company",
  number: "Organisation number",
  contactName: "Contact",
  contactPhone: "Phone",
  contactEmail: "E-mail",
  receivers: "Units you want to invoice",
  receiversHint: "One unit on each line.",
  words: "Message to the supplier support",
  wordsHint: "Who ordered, for example, or which contract you have.",
  send: "Send the introduction",
  sent: (reference) => `The introduction is sent and has number ${reference}.`,
  made: (reference) => `You have introduced yourselves already, in case ${reference}.`,
  afterWait:
    "The region approves you first. You can send the invoice now: it is issued, and delivered by itself afterwards.",
  afterGoAhead: "You can send the invoice at once. It does not wait for the answer.",
  needed: {
    heading: "Introduce yourselves first",
    text: (region) =>
      `This is your first invoice to ${region}. Introduce yourselves, and you come back here and can send.`,
    action: "Go on to the introduction",
  },
  waits: {
    heading: "The invoice waits for the region's approval",
    text: "It is issued and numbered now. It is delivered by itself when the region has approved you.",
  },
  start: (count) =>
    count === 1
      ? "1 invoice waits for you to introduce yourselves"
      : `${count} invoices wait for you to introduce yourselves`,
  startAction: "Introduce yourselves",
  faults: {
    "contactName.missing": "Write whom the region can reach",
    "receivers.missing": "Write at least one unit you want to invoice",
    "receivers-many": "Write at most 20 units, with at most 200 characters on each line",
  },
};
