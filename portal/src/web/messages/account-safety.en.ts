/** When an account changes: the wait, the approval, the stop and the region's rules. */
import type { Messages } from "./messages.ts";

export const accountSafety: Messages["accountSafety"] = {
  saved: (day: string) => `The settings are saved. The new account is used from ${day}. Every owner gets an e-mail.`,
  waiting: {
    heading: "A changed account is waiting",
    text: (day: string) => `It is used from ${day}. Until then your invoices carry the old one.`,
    needsOwner: "Another owner of yours also has to approve the change.",
    needsRegion: "Supplier support also has to approve the change. They have a case about it.",
    approved: "The change is approved.",
    changes: "What will change",
    withdraw: "Take the change back",
    withdrawn: "The change is taken back. The account in use stays.",
    approve: "Approve the change",
    approveLead: "Approve only if you know that the account is yours. If in doubt, call whoever made the change.",
    approveDone: "The change is approved.",
  },
  stopped: {
    heading: "Everything is stopped",
    text: "Somebody of yours answered that a changed account was not yours. No invoices are sent and no account can be changed until supplier support has been in touch.",
  },
  notMe: {
    title: "Stop, if it was not you",
    lead: (company: string) =>
      `The payment details of ${company} have changed, or are about to. If somebody of yours did it, there is nothing to do.`,
    consequence:
      "Press the button, and no invoices are sent from the company and no account can be changed. Supplier support gets a case and will be in touch.",
    button: "It was not us – stop",
    doneTitle: "Everything is stopped",
    doneLead:
      "No invoices are sent and no account can be changed. Supplier support has a case and will be in touch with you.",
    gone: {
      used: ["It is stopped already", "The link has been used. Supplier support has a case."],
      voided: [
        "The link has been replaced by a newer one",
        "There is a newer e-mail about your account. Use the link in that one.",
      ],
      expired: ["The link no longer works", "It worked for 10 days. Sign in and check Settings › Send."],
      unknown: ["We do not recognise the link", "Check that the whole link came along, or sign in and check."],
    },
  },
  policy: {
    title: "When a supplier changes its account",
    lead: "How long a change waits before it is used. Meanwhile the owners can stop it. Holds for changes from now on.",
    bankDays: "Bank days as a rule",
    cautiousBankDays: "Bank days when something is unusual",
    cautiousHint: "The company is new (under 30 days), or a password or a user has changed in the last 14 days.",
    secondPerson: "Who else approves?",
    secondPersons: {
      nobody: "Nobody",
      owner: "Another owner of the company, if there is more than one",
      region: "Supplier support, in a case",
    },
    save: "Save",
    saved: "The rules are saved.",
  },
  confirm: {
    waits: (day: string) =>
      `The new account is used from ${day}. Until then your invoices carry the old one. The wait protects you from whoever wants your money elsewhere.`,
    replaces: "An earlier change is waiting already. This one takes its place.",
  },
  faults: {
    "bank-days-form": "Write a number of days between 0 and 30",
    "cautious-bank-days-form": "Write a number of days between 0 and 60, at least as many as the usual ones",
    "secondPerson.choose": "Choose who else approves",
  },
};
