/** Levels: how many invoices a month, and what to do when they are used up. */
import type { planHelp as swedish } from "./help-plans.sv.ts";

export const planHelp: typeof swedish = {
  title: "Level and number of invoices a month",
  lead: "The level says how many invoices a month you can send. You choose it when you register and can change it whenever you like.",
  parts: [
    {
      heading: "Change level",
      steps: [
        "Open Settings › Send and choose Level, and how many invoices are sent.",
        "Choose the level that suits you and press Change level. The change holds at once. It is your owners who can change it.",
      ],
    },
    {
      heading: "When the invoices begin to run out",
      texts: [
        "When four fifths of the month's invoices are sent, the start page says so, and the owners get a mail. They get another when all are sent.",
        "After that no more invoices are sent until you have changed level or a new month has begun, if the level says so. Drafts stay where they are.",
      ],
    },
    {
      heading: "What counts",
      texts: [
        "Every new invoice counts, also from a file and recurring ones. The month begins on the first at 00.00 Swedish time.",
        "Credit notes do not count: you should always be able to put right what went wrong. Nor does an invoice that did not arrive count again when it goes under the same number.",
      ],
    },
  ],
};
