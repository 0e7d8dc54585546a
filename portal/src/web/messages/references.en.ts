/** "I have no reference": asked from the invoice form, answered by the unit. */
import type { references as swedish } from "./references.sv.ts";

export const references: typeof swedish = {
  ask: "I have no reference",
  waiting: "The unit has been asked for the reference.",
  seeCase: (reference) => `Case ${reference}`,
  title: "Ask the unit for a reference",
  lead: (receiver) =>
    `The question goes to ${receiver}, which answers within two working days. The reference is then put into your draft, and you get a mail.`,
  kept: "Your draft is saved.",
  ordererName: "Who ordered?",
  ordererNameHint: "The name of the person at the customer. We look it up nowhere; only the unit reads it.",
  purchase: "What is the purchase about?",
  purchaseHint: "For example: new door closers, floor 3, done on 20 November. Write nothing about patients.",
  words: "Anything more",
  send: "Ask the unit",
  back: "Back to the invoice",
  sent: (reference) => `The question is sent. Its number is ${reference}. The draft waits.`,
  already: (reference) => `The unit has been asked already, in case ${reference}.`,
  chooseReceiver: "Choose a receiver first, so that we know which unit to ask.",
  toDraft: "To the draft",
  faults: {
    "ordererName.missing": "Enter the name of the person who ordered",
    "purchase.missing": "Enter what the purchase is about",
  },
};
