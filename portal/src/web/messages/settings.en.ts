import type { Messages } from "./messages.ts";

export const settings: Messages["settings"] = {
  caption: "Settings",
  title: "Send",
  pageTitle: "Settings › Send",
  lead: "This goes with every invoice you send. You fill it in once.",
  readOnlyLead: "This is what your company has filled in. Only an owner can change it.",
  notYetPayable: {
    heading: "There is no account to be paid to",
    text: "Before you can send an invoice you need a bankgiro, a plusgiro or a bank account.",
  },
  own: {
    heading: "Your payment details",
    intro: "This is where the receiver pays. You need at least one of bankgiro, plusgiro and bank account.",
    bankgiro: "Bankgiro",
    bankgiroHint: "7 or 8 digits, for example 991-2346",
    plusgiro: "Plusgiro",
    plusgiroHint: "2–8 digits, for example 28 65 43-4",
    clearing: "Clearing number",
    clearingHint: "4 digits, or 5 if it begins with 8",
    accountNumber: "Account number",
    accountNumberHint: "Without the clearing number",
    insists: "I have compared it with the bank's own papers and the number is right",
    insistsHint: "Tick this if you are sure. Banks get new numbers now and then, and our list may be behind.",
    bankName: "Name of the bank",
    bankNameHint: "Leave it empty and we take the name from the clearing number.",
    bankKnown: (bank: string) => `The clearing number belongs to ${bank}.`,
  },
  abroad: {
    heading: "Payment from abroad",
    intro:
      "Only if you are paid from abroad. The region and other Swedish receivers pay to a bankgiro, plusgiro or bank account, and do not see the IBAN on the invoice.",
    open: "Fill in IBAN and BIC",
    iban: "IBAN",
    ibanHint: "Begins with the country's two letters, for example SE45 5000 0000 0583 9825 7466",
    bic: "BIC",
    bicHint: "8 or 11 characters, for example ESSESESS",
  },
  factoring: {
    open: "Fill in the factoring company's details",
    heading: "The factoring company's payment details",
    intro:
      "Only if a factoring company is to be paid instead of you. Then fill in everything. Otherwise leave it all empty, and none of it shows on the invoice.",
    name: "Name of the factoring company",
    organisationNumber: "The factoring company's organisation number",
    organisationNumberHint: "10 digits, for example 556036-0793",
    accountKind: "The factoring company's account is a",
    kinds: { bankgiro: "Bankgiro", plusgiro: "Plusgiro", "bank-account": "Bank account" },
    clearing: "The factoring company's clearing number",
    clearingHint: "Only when the account is a bank account",
    accountNumber: "The factoring company's account number",
    accountNumberHint: "The number of the bankgiro, plusgiro or account",
    assignmentText: "Assignment text (överlåtelsetext)",
    assignmentTextHint:
      "The words the factoring company wants on the invoice. For example: Fakturan är överlåten till Bolaget AB. Betalning ska ske till Bolaget AB.",
  },
  numbering: {
    heading: "Invoice number",
    automatic: "Use the next invoice number automatically",
    automaticHint:
      "The number is taken when the invoice is sent, so that there are no gaps. Otherwise you write it yourself.",
    prefix: "Prefix",
    prefixHint: "Stands first in every number, for example F-",
    nextNumber: "Next number",
    nextNumberHint: "Digits only. It cannot be a number that is already used.",
    nextWillBe: (number: string) => `The next invoice gets the number ${number}.`,
  },
  defaults: {
    heading: "What new invoices begin with",
    paymentTermsDays: "Payment terms",
    paymentTermsHint: "At most 30 days when the region or another public body pays (räntelagen 2 a §).",
    days: "days",
    vatPercent: "VAT rate",
    vatPercents: { 25: "25 %", 12: "12 %", 6: "6 %", 0: "0 %" },
    ourReference: "Our reference",
    ourReferenceHint: "The person with you whom the receiver can ask.",
  },
  save: "Save",
  saved: "The settings are saved.",
  backToDraft: "Go on with the invoice you have begun",
  savedAndTold: "The settings are saved. Every owner gets an e-mail saying that the payment details have changed.",
  changedMeanwhile: {
    heading: "Somebody else changed the settings while you were writing",
    text: "What you wrote is still here below. What is saved now is shown here. If you save again, what you wrote holds.",
  },
  confirm: {
    title: "Check and confirm",
    lead: "You are changing where money is paid. Compare the numbers with the bank's papers once more.",
    changes: "This changes",
    kinds: {
      bankgiro: "Bankgiro",
      plusgiro: "Plusgiro",
      "bank-account": "Bank account",
      iban: "IBAN",
      factoring: "Factoring company",
    },
    now: "New",
    before: "Until now",
    nothing: "None",
    warnings: "Look once more",
    warning: {
      "bank-account-personal-number":
        "The account number is your personal number. Everyone who handles the invoice sees it. A bankgiro is better.",
      "bank-account-fifth-digit-missing":
        "The fifth digit of the clearing number is missing. The IBAN you gave is used instead.",
      "bank-account-clearing-unknown": "We do not know which bank has the clearing number.",
      "bank-account-unverified": "The account number does not fit the bank's rules as we know them.",
      "bic-of-another-bank": "The BIC belongs to another bank than the one the IBAN names.",
    },
    warningsConfirmed: "I have looked, and the details are right",
    afterwards: "Every owner gets an e-mail about the change. Invoices already sent keep the old details.",
    password: "Your password",
    passwordHint: "The one you sign in with. It guards you against anyone who wants to divert your money.",
    save: "Save the change",
    edit: "Change the details",
  },
  history: {
    heading: "Accounts you have had",
    kind: "Kind",
    number: "Number",
    from: "From",
    until: "Until",
    current: "In use",
  },
  none: "Not filled in",
  yes: "Yes",
  no: "No",
  faults: {
    "account-missing":
      "Fill in at least one of bankgiro, plusgiro and bank account. Otherwise nobody can pay your invoices",
    "iban-only":
      "Fill in a bankgiro, plusgiro or bank account as well. IBAN is for payment from abroad, and the region pays within Sweden",
    "iban-in-domestic-field":
      "This is an IBAN, which is for payment from abroad. Write the Swedish number here, and the IBAN in its own field if you are paid from abroad",
    "bankgiro-in-plusgiro-field": "This looks like a bankgiro number. Write it in the field Bankgiro instead",
    "clearing-missing": "Write the clearing number too",
    "account-number-missing": "Write the account number too",
    "bic-missing": "Write the bank's BIC too. Whoever pays from abroad needs both",
    "iban-missing": "Write the IBAN too, or remove the BIC",
    "bank-account-not-expressible":
      "An e-invoice names bank accounts by IBAN, and none can be worked out from this account. Use a bankgiro or plusgiro, or write the account's Swedish IBAN and BIC further down",
    "factoringAccountNumber.bank-account-not-expressible":
      "An e-invoice names bank accounts by IBAN, and none can be worked out from this account. Ask the factoring company for a bankgiro or plusgiro",
    "clearing-fifth-digit-needed":
      "Write the fifth digit of the clearing number too, for example 8327-9. It is needed for the account to stand on an e-invoice",
    "factoringName.factoring-incomplete":
      "Write the name of the factoring company, or empty all fields about factoring",
    "factoringOrganisationNumber.factoring-incomplete":
      "Write the factoring company's organisation number, or empty all fields about factoring",
    "factoringAccountNumber.factoring-incomplete":
      "Write the number of the factoring company's account, or empty all fields about factoring",
    "factoringAccountNumber.account-number-missing":
      "Write the number of the factoring company's account, or empty all fields about factoring",
    "assignmentText.factoring-incomplete":
      "Write the assignment text as the factoring company wants it, or empty all fields about factoring",
    "factoring-incomplete": "Fill this in too, or empty all fields about factoring",
    "factoring-is-oneself": "This is your own organisation number. Write the factoring company's",
    "factoring-account-is-own": "This is your own account, which you wrote further up. Write the factoring company's",
    "factoringAccountKind.choose":
      "Choose whether the factoring company's account is a bankgiro, a plusgiro or a bank account",
    "number-prefix-form": "The prefix may have at most 10 characters: letters A–Z, digits, hyphen and slash",
    "nextNumber.missing": "Write which number the next invoice is to have",
    "next-number-form": "Write the number with 1–12 digits, for example 1001",
    "next-number-used": ({ last, next }) =>
      `The numbers through ${last} are already used. The lowest you can choose is ${next}`,
    "next-number-on-invoice": ({ number }) => `The number ${number} already stands on an invoice. Choose a higher one`,
    "paymentTermsDays.missing": "Write how many days the receiver has to pay",
    "payment-terms-form": "Write the number of days in digits, for example 30",
    "payment-terms-too-long": ({ max }) =>
      `Write at most ${max} days. The region and other public bodies may not have longer (räntelagen 2 a §)`,
    "vatPercent.choose": "Choose one of the VAT rates",
    "password-missing": "Write your password",
    "password-wrong": "The password is not right. Write it once more",
    "warnings-not-confirmed": "Tick that you have looked, or change the details",
  },
};
