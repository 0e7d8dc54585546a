import type { typedFaults as swedish } from "./typed-faults.sv.ts";

export const typedFaults: typeof swedish = {
  unknown: "Check this field",
  missing: "Fill in this field",
  choose: "Choose one of the options",
  "too-long": ({ max, length }) => `The text may be at most ${max} characters; it is ${length} now`,
  "too-many": ({ max }) => `At most ${max} are allowed here`,
  "too-few": ({ min }) => `At least ${min} are needed here`,
  "control-characters":
    "The text holds invisible control characters that cannot be sent. Type it again or paste it as plain text",
  "amount-empty": "Enter an amount, for example 1 250,50",
  "amount-not-a-number": "Enter the amount in digits, for example 1 250,50",
  "amount-separator-ambiguous": "This can be read in two ways. Write two decimals, for example 1 234,00 or 1,23",
  "amount-grouping": "Thousands come in groups of three digits, for example 1 250,50",
  "amount-decimals": "Enter fewer decimals",
  "amount-too-long": "The amount has more digits than an invoice can carry",
  "date-empty": "Enter a date, for example 2026-11-21",
  "date-form": "Enter the date as YYYY-MM-DD, for example 2026-11-21",
  "date-does-not-exist": "There is no such day in the calendar. Check the month and the day",
};
