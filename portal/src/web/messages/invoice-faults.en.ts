import type { Messages } from "./messages.ts";

type P = Readonly<Record<string, string>>;

export const invoiceFaults: Messages["invoices"]["faults"] = {
  "receiver-missing": "Choose who should get the invoice",
  "receiver-unknown": "The receiver is not in the directory. Search and choose another",
  "receiver-closed": "The receiver no longer takes invoices. Search and choose another",
  "number-missing": "Write the number of the invoice",
  "invoice-number-taken": ({ number = "" }: P) => `You have already used the number ${number}. Choose another`,
  "credits-missing": "Write the number of the invoice that you credit",
  "credits-to-another": ({ number = "", receiver = "" }: P) =>
    `The invoice ${number} was sent to ${receiver}. A credit note goes to the same receiver`,
  "credits-a-credit-note": ({ number = "" }: P) =>
    `${number} is a credit note. Write the number of the invoice that you credit`,
  "credits-not-found": ({ number = "" }: P) =>
    `We find no invoice ${number} here. If you sent it by other means you can go on: tick that you did. Otherwise check the number`,
  "same-number-not-now": ({ number = "" }: P) =>
    `The number ${number} cannot be used again now: the document may have reached the receiver. Remove the draft and see on the invoice's page what you can do instead`,
  "credit-part-exceeds-remaining": ({ part = "", remaining = "" }: P) =>
    `Of “${part}” ${remaining} without VAT is left to credit. Reduce it, or tick that you mean to credit more.`,
  "credit-exceeds-remaining": ({ remaining = "" }: P) =>
    `You credit more than what remains of the invoice (${remaining}). Lower the amount, or tick that you mean it`,
  "credit-written-positive": "Write the quantity without a minus. A credit is deducted anyway",
  "credit-of-nothing": "The credit comes to 0 kr. Write what is to be credited",
  "total-negative": "The sum is below zero. Choose Credit as type and write the amounts without a minus",
  "reference-missing": "Write the customer’s reference",
  "reference-form": ({ example = "" }: P) =>
    example === ""
      ? "The reference does not look as the receiver wants it. Read the help at the field"
      : `Write the reference as the receiver wants it, for example ${example}`,
  "order-number-form": ({ orderExample = "" }: P) =>
    orderExample === ""
      ? "The order number does not look like the receiver’s. Check it"
      : `Write the order number as the receiver wants it, for example ${orderExample}`,
  "delivery-missing": "Write the delivery date, or the period that the invoice covers",
  "period-start-missing": "Write the first day of the period",
  "period-end-missing": "Write the last day of the period",
  "period-backwards": "The period ends before it begins. Swap the days",
  "issue-in-future": ({ today = "" }: P) => `The invoice date can be today, ${today}, at the latest`,
  "issue-long-ago": "The invoice date is more than a year back. Check the year",
  "due-before-issue": "The due date is before the invoice date. Choose a later day",
  "terms-days": ({ max = "" }: P) => `Write the number of days in figures, for example 30. At most ${max}`,
  "date-far-away": "Check the year",
  "one-line": "Write the text on one line",
  "lines-missing": "Write at least one invoice line",
  "lines.*.description.missing": "Write what the line is for",
  "lines.*.quantity.missing": "Write the quantity",
  "lines.*.quantity.amount-not-a-number": "Write the quantity in figures, for example 1,5",
  "lines.*.unit.missing": "Choose a unit, for example st or tim",
  "lines.*.price.missing": "Write the price of one unit",
  "lines.*.price.amount-not-a-number": "Write the price in figures, for example 1 250,50",
  "lines.*.vat.missing": "Choose a VAT rate",
  "lines.*.vatReason.missing": "Write why no VAT is charged",
  "lines.*.allowance.amount-not-a-number": "Write the allowance in kronor or per cent, for example 250 or 10 %",
  "adjustments.*.amount.missing": "Write the amount",
  "adjustments.*.reason.missing": "Write what it is for, for example freight",
  "adjustments.*.vat.missing": "Choose a VAT rate",
  "adjustments.*.vatReason.missing": "Write why no VAT is charged",
  "quantity-zero": "Write a quantity other than zero, or delete the line",
  "unit-unknown": ({ typed = "" }: P) =>
    `The unit “${typed}” is not in the list. Write for example st, tim, dag, kg or m`,
  "price-negative": "Write the price without a minus. To deduct something, write a negative quantity",
  "vat-rate-unknown": ({ typed = "" }: P) => `Sweden has no VAT rate of ${typed}. Choose 25, 12, 6 or 0 %`,
  "vat-reason-missing": "Choose why the VAT is 0 %",
  "allowance-exceeds-line": "The allowance is larger than the line. Lower it",
  "amount-positive": "Write an amount above zero, without a minus",
  "sum-too-long": "The sum has more digits than an invoice can carry. Lower the price or the quantity",
  "adjustments.*.amount.sum-too-long": "The sum has more digits than an invoice can carry. Lower the amount",
  "amount-decimals": ({ max = "" }: P) => `Write at most ${max} decimals`,
  "attachments-too-many": ({ max = "" }) =>
    `The receiver takes at most ${max} attachments. Remove one, or merge them into fewer files`,
  "attachment-too-large": ({ name = "", max = "" }) =>
    `${name} is larger than the receiver takes, ${max} MB. Save it smaller or split it`,
  "payments-stopped": "Sending is stopped. Supplier support will be in touch",
  "payment-missing": "Fill in where the customer should pay, under Settings › Send",
  "buyer-vat-number-missing": "The receiver has no VAT number in the directory, so reverse charge cannot be used",
  "too-many-attachments": ({ max = "" }: P) => `The receiver takes at most ${max} attachments. Remove some`,
  "attachments-too-large": ({ max = "" }: P) =>
    `Together the attachments are larger than the receiver takes (${max}). Remove some`,
};
