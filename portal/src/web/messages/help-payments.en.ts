/** How payments, reminders and debt collection work: for the customer first, then for the officer. */
export const paymentsHelp = {
  title: "Payments and reminders",
  lead: "What happens when an invoice from the region is not paid, when it happens, and how payments are placed.",
  parts: [
    {
      heading: "When the invoice is due",
      texts: [
        "Pay to the bankgiro on the invoice and give the OCR reference. The payment is then placed as soon as it arrives.",
        "If something on the invoice is wrong, tell the contact on the invoice at once and do not wait for the due date. The invoice is to be paid all the same: if you are right it is put right afterwards.",
      ],
    },
    {
      heading: "Reminders",
      texts: [
        "The invoice's page says on which day the next reminder is sent, and the last safe day to pay. We see a payment two bank days after it is made, so that day is earlier than the reminder.",
        "There are at most three reminders. None is sent on a weekend or a holiday, and none while reminders are stopped.",
        "A reminder costs at most 60 kr, and only if the fee had been agreed when you bought. Late interest is the Riksbank's reference rate and 8 percentage points. The invoice's page says how much it is today.",
      ],
    },
    {
      heading: "Debt collection",
      texts: [
        "If the invoice is not paid after the third reminder, the claim goes to a collection company. That happens by itself. First it is checked that the invoice is not disputed, that no money of yours lies unplaced, and that your details are right.",
        "Then the collection company has the claim. The invoice's page says which company it is and how you reach it. Questions and payment go there.",
      ],
    },
    {
      heading: "If you can not pay in time",
      texts: [
        "Get in touch before the next reminder. If you promise to pay by a certain day, reminders can wait until then. The promise and the day show on the invoice's page, and after that day reminders go on by themselves.",
      ],
    },
    {
      heading: "For officers: payments",
      steps: [
        "Fetch the file from the bank: camt.054, camt.053 or BgMax.",
        "Choose Ledger › Payments and take the file. The whole file is taken, or nothing. The same file twice does no harm.",
        "Payments with an OCR reference or invoice number are placed at once. What is too much stays on the customer's account.",
        "The rest waits under To place. Choose a suggestion, or write an invoice number, OCR reference or Kund-ID.",
        "The same payment may stand in two kinds of file, such as a notification and a statement. The second one then waits for you: say that it was there before, or place it if there are two payments.",
        "If it went wrong, take the entry back on the invoice's page. Nothing is erased: a correction is a new entry.",
      ],
    },
    {
      heading: "For officers: reminders and bookkeeping",
      texts: [
        "Without rules no reminders are sent. The rules hold for invoices issued from a day on, and an invoice keeps the rules it got.",
        "A stop always has a reason and a last day. Claims that are held before collection show under Reminders, with the reason, and are looked at again every day.",
        "Read the reference rate at the Riksbank on the last working day before each half-year, and enter it under Rules for reminders. If it is missing, claims are held: we never guess.",
        "Bookkeeping (SIE) gives the vouchers of a period as a file that your accounting program reads.",
      ],
    },
  ],
};
