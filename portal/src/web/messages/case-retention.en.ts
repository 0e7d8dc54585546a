import type { caseRetention as swedish } from "./case-retention.sv.ts";

export const caseRetention: typeof swedish = {
  title: "How long cases are kept",
  link: "How long cases are kept",
  lead: "What has been written in a closed case is kept until you have decided otherwise. The case's number, kind and times always remain.",
  keep: "Closed cases",
  keeps: {
    forever: { label: "Are kept", hint: "Nothing is removed." },
    months: {
      label: "Are cleared after a while",
      hint: "Messages, attachments, notes and personal data are removed on your side. The other side keeps its own.",
    },
  },
  months: "Months after closing",
  monthsHint: "Needed when cases are cleared. For example 24.",
  decision: "Your decision",
  decisionHint: "How the decision is found in your register, for example RS 2026/123.",
  law: "Cases about disputes, single items and payment accounts are always kept to the end of the seventh year after the year they were closed (Bookkeeping Act, chapter 7, section 2). Each case shows its day at least 30 days ahead; one that is opened again is not cleared.",
  save: "Save the decision",
  saved: "The decision is saved and holds from today.",
  willBeForgotten: (day) => `What is written here is cleared on ${day}. If the case is opened again it is not.`,
  forgotten: (day) => `What was written here was cleared on ${day}, as the region has decided.`,
  faults: {
    choose: "Choose whether closed cases are kept or cleared",
    "months-form": "Enter a number of months from 1 to 1 200",
    "decision-missing": "Enter how your decision is found in your register",
    "decision-too-long": "Enter at most 200 characters",
  },
};
