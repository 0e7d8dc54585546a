/** The start page of invoice questions: for whom, and the right way for each kind of customer. */
import type { invoiceQuestions as swedish } from "./invoice-questions.sv.ts";

export const invoiceQuestions: typeof swedish = {
  title: "Invoice questions",
  lead: "For you who buy services from the region's IT department and wonder about an invoice.",
  link: "Questions about an invoice from the region",
  noAccount: {
    heading: "No account?",
    given:
      "If your orderer or the region has given you access you have had a mail: choose a password under Forgotten password. Otherwise do this.",
    register: "Register the company",
    registerWhy: ", free of charge, and confirm your address.",
    askWhy: ". Write the Kund-ID as it stands on the invoice. The region answers in a case, and you get a mail.",
  },
  signIn: "Sign in and see the invoice",
  open: "To your invoices",
  notHere: {
    heading: "Have you been to see a doctor?",
    text: "Then the clinic that you visited answers. The phone number is on the invoice or in the notice to attend. There are no patient fees here, and never write about your health here.",
  },
  supplier: {
    heading: "Do you sell to the region?",
    text: "Then you write the invoice here in the portal, and ask under Cases when you are signed in.",
  },
  waysHeading: "The right way for you",
  ways: [
    {
      heading: "Private care provider",
      steps: [
        "Sign in and open the invoice specification: it shows what is included and why the sum has changed. Rows that may be wrong are pointed out.",
        "If it is about a single item, the same thing twice or somebody who does not work with you, choose Credit a single item on the invoice. Vårdgivarservice answers.",
        "If you have an agreement under LOV and move or change ansvar, a notification of change to the commissioner is often needed too, not only a new address on the invoice.",
        "Your IT orderer orders and cancels services.",
      ],
    },
    {
      heading: "Public care provider",
      steps: [
        "Sign in and open the invoice specification of your förvaltning's Kund-ID.",
        "Is the ansvar or the reference wrong? Open the Kund-ID and choose Change the facts: the old, the new, and from which day.",
        "Services are ordered and cancelled through your IT orderer. A cancellation counts from the day the attestant approves it.",
      ],
    },
    {
      heading: "Municipality or other company",
      steps: [
        "Sign in and open the invoice or the specification. If you have no access, the region's billing officer gives it.",
        "Do you wonder how to pay, or how credit and debit belong together? Under Invoices and payments each invoice stands with what is paid, credited and left.",
      ],
    },
  ],
  allHeading: "This holds for everybody",
  all: [
    "If something is wrong, say so at once: sign in, open the invoice and choose Something is wrong. Do not wait for the due date: an investigation takes time.",
    "The invoice is mostly to be paid even when you object; what holds for yours stands where you write. If you are right you get a credit note.",
    "After three reminders an unpaid invoice goes to debt collection by itself. From then on the collection agency has the case.",
    "Services usually have one month's notice.",
  ],
};
