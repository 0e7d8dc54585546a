import type { CaseKind } from "../../domain/cases/kinds.ts";
import type { SecondStepChange } from "../../domain/mail/letters.ts";
import { amountText, bankgiroText } from "../figures-text.ts";
import { changedAccounts, type MailWords } from "./mails.sv.ts";

/** What a case of each kind is called in a mail. */
const caseKindsInMail = {
  "customer-access": "access to a Kund-ID",
  introduction: "introduction of a supplier",
  question: "question from a supplier",
  "missing-reference": "question about a reference",
  "look-alike-name": "company name like another",
  "contested-number": "contested organisation number",
  "account-change": "changed account to pay to",
  "payment-stop": "stop after a changed account",
  dispute: "a disputed invoice",
  "item-credit": "the credit of a single item",
  "customer-change": "a change of a customer's details",
  "customer-question": "a customer's question",
} satisfies Readonly<Record<CaseKind, string>> as Readonly<Record<string, string>>;

const caseNews: Readonly<Record<string, string>> = {
  say: "You have an answer in your case.",
  ask: "We need to know something more to go on with your case.",
  close: "We have answered and closed your case.",
  decide: "We have made a decision in your case.",
  reopen: "We have taken up your case again.",
};

/** What became of an order that was not carried out, or was taken back. */
const orderEnds: Readonly<Record<string, string>> = {
  "needs-other": "You no longer have a service that it needs. Nothing has changed.",
  withdrawn: "The order was taken back before its first day. It is not billed.",
  kept: "The service had been cancelled or changed meanwhile, so the order stands.",
};

const notYou = "Was it not you? Then there is nothing to do. Nothing happens if you leave the link alone.";

const kinds = {
  bankgiro: "Bankgiro",
  plusgiro: "Plusgiro",
  bankAccount: "Bank account",
  iban: "IBAN",
  factoring: "Factoring company",
} as const;

function kronor(minor: string): string {
  return amountText({ minor: BigInt(minor), currency: "SEK" });
}

/** What has changed about how somebody signs in, as a sentence. */
const secondStepChanges: Readonly<Record<SecondStepChange, string>> = {
  "code-app-added": "A code app is set up for your account in Fakturaporten.",
  "code-app-removed": "The code app is removed from your account in Fakturaporten.",
  "passkey-added": "A passkey is made for your account in Fakturaporten.",
  "passkey-removed": "A passkey is removed from your account in Fakturaporten.",
  "recovery-codes-renewed":
    "New recovery codes are made for your account in Fakturaporten. The old ones are no longer good.",
  "recovery-code-used": "Somebody signed in to your account in Fakturaporten with one of your recovery codes.",
  "card-given": "A SITHS card is tied to your account in Fakturaporten. With it one signs in as you.",
  "card-taken": "The SITHS card is no longer tied to your account in Fakturaporten.",
  reset: "Whoever decides about users with you has removed the second step from your sign-in to Fakturaporten.",
};

export const mails: MailWords = {
  greeting: "Hello!",
  footer: "This is an automatic message from Fakturaporten. It cannot be replied to.",
  letters: {
    "confirm-registration": ({ companyName }) => ({
      subject: "Confirm your e-mail address",
      before: [
        "Somebody, hopefully you, has registered with Fakturaporten using this address.",
        `The company given: ${companyName}.`,
        "Open the link and enter the password you chose, and you are in. The link is good for 24 hours and can be used once.",
      ],
      action: "Confirm the address",
      after: [notYou],
    }),
    "confirm-known-account": ({ companyName }) => ({
      subject: "You already have an account",
      before: [
        "Somebody, hopefully you, has registered a company with Fakturaporten using this address. The address already has an account.",
        `The company given: ${companyName}.`,
        "Do you want to add the company to your account? Open the link and enter the password you already have, not the one given now. The link is good for 24 hours and can be used once.",
      ],
      action: "Add the company",
      after: [notYou, "Forgotten the password? Choose Forgotten password on the sign-in page."],
    }),
    "account-exists": () => ({
      subject: "Your e-mail address is already confirmed",
      before: [
        "Somebody, hopefully you, asked for a new link to confirm this address. It is confirmed already, so you can simply sign in.",
      ],
      action: "Sign in",
      after: [
        "Forgotten the password? Choose Forgotten password on the sign-in page.",
        "Was it not you? Then there is nothing to do.",
      ],
    }),
    "no-account": () => ({
      subject: "There is no account with this address",
      before: [
        "Somebody, hopefully you, asked Fakturaporten for a link to this address. But there is no account with it here.",
        "Perhaps you registered with another address? Otherwise you can register your company here, free of charge.",
      ],
      action: "Register the company",
      after: ["Was it not you? Then there is nothing to do."],
    }),
    "sign-in-elsewhere": () => ({
      subject: "You sign in with the region's own sign-in",
      before: [
        "Somebody, hopefully you, wants to choose a new password in Fakturaporten. But you have none: you sign in the way you do at work.",
        "If you do not get in there, your IT support can help you.",
      ],
      action: "Sign in",
      after: ["Was it not you? Then there is nothing to do."],
    }),
    "approval-asked": ({ about, customerNumber, serviceName, personName }) => ({
      subject: about === "order" ? "An order to approve" : "A cancellation to approve",
      before: [
        about === "order"
          ? "Somebody wants to order a service, and you are an attestant. Nothing is ordered until you have approved it."
          : "Somebody wants to cancel a service, and you are an attestant. The cancellation counts only when you have approved it.",
        ...(about === "order" ? [] : ["Until then the service is still billed."]),
        `Service: ${serviceName}`,
        `Kund-ID: ${customerNumber}`,
        `Asked by: ${personName}`,
      ],
      action: "Read and decide",
      after: [
        about === "order"
          ? "The page says what the service costs in a month, and when it begins if you approve today."
          : "The page says when the service ends if you approve today, and what waiting costs.",
      ],
    }),
    "approval-nobody": ({ about, customerNumber, serviceName }) => ({
      subject: about === "order" ? "Nobody can approve the order" : "Nobody can approve the cancellation",
      before: [
        "There is no attestant whose access covers the cost centre and the amount, other than possibly yourself.",
        "Ask the region's billing officers to give somebody access. That person can then decide at once.",
        `Service: ${serviceName}`,
        `Kund-ID: ${customerNumber}`,
      ],
      action: "See where it stands",
      after: [],
    }),
    "approval-reminder": ({ about, customerNumber, serviceName, askedOn, role }) => ({
      subject: about === "order" ? "An order waits for a decision" : "A cancellation waits for a decision",
      before: [
        role === "deputy"
          ? "You stand in for an attestant, and something has waited for a decision. You can decide in their place."
          : "You are an attestant, and something has waited for your decision.",
        `Asked: ${askedOn}`,
        ...(about === "order" ? [] : ["Until somebody has decided the service is still billed."]),
        `Service: ${serviceName}`,
        `Kund-ID: ${customerNumber}`,
      ],
      action: "Read and decide",
      after: ["If somebody else has decided already, you need not do anything."],
    }),
    "access-wished": ({ customerNumber, personName }) => ({
      subject: "A colleague wants to see a Kund-ID",
      before: [
        "A colleague asks to read invoices and specifications, and you are an orderer. You give the access or say why not.",
        `Kund-ID: ${customerNumber}`,
        `Person: ${personName}`,
      ],
      action: "Answer on the start page",
      after: [],
    }),
    "access-answered": ({ customerNumber, outcome }) => ({
      subject: outcome === "unknown" ? "There is no such Kund-ID" : "You were not given access",
      before: [
        outcome === "unknown"
          ? "There is no such Kund-ID. It is on the invoice; check it and ask for access again."
          : "Whoever answers for the Kund-ID did not give the access. The reason is in the portal.",
        `Kund-ID: ${customerNumber}`,
      ],
      action: "See the answer",
      after: [],
    }),
    "cancellation-wished": ({ customerNumber, serviceName, personName }) => ({
      subject: "Somebody wants a service cancelled",
      before: [
        "A colleague who cannot cancel asks you as an orderer to do it, or to answer why not.",
        `Service: ${serviceName}`,
        `Kund-ID: ${customerNumber}`,
        `Wished by: ${personName}`,
      ],
      action: "Cancel or answer",
      after: ["The page says when the service ends if it is approved today."],
    }),
    "wish-answered": ({ customerNumber, serviceName, outcome }) => ({
      subject:
        outcome === "asked"
          ? "The orderer has asked for the cancellation"
          : outcome === "refused"
            ? "The orderer does not cancel the service"
            : "There is no orderer",
      before: [
        outcome === "asked"
          ? "The orderer has asked for the service to be cancelled. It counts when the attestant has approved it."
          : outcome === "refused"
            ? "The orderer does not cancel the service. The reason is in the portal."
            : "Nobody has access as an orderer for the service. Ask the region's billing officers to give it to somebody.",
        `Service: ${serviceName}`,
        `Kund-ID: ${customerNumber}`,
      ],
      action: "See where it stands",
      after: [],
    }),
    "order-decided": ({ customerNumber, serviceName, outcome, beginsOn }) => ({
      subject:
        outcome === "approved"
          ? "The order is approved"
          : outcome === "declined"
            ? "The order was not approved"
            : outcome === "withdrawn"
              ? "The order is taken back"
              : outcome === "kept"
                ? "The order could not be taken back"
                : "The order could not be carried out",
      before: [
        outcome === "approved"
          ? `The order is approved. The first day that is billed is ${beginsOn}.`
          : outcome === "declined"
            ? "The attestant did not approve the order. Nothing has changed. The reason is in the portal."
            : (orderEnds[outcome] ?? "The service that was to be changed had ended meanwhile. Nothing has changed."),
        `Service: ${serviceName}`,
        `Kund-ID: ${customerNumber}`,
      ],
      action: "See the order",
      after: [],
    }),
    "cancellation-decided": ({ customerNumber, serviceName, outcome, lastBilledOn }) => ({
      subject:
        outcome === "approved"
          ? "The cancellation is approved"
          : outcome === "declined"
            ? "The cancellation was not approved"
            : outcome === "withdrawn"
              ? "The cancellation is taken back"
              : "The service ends sooner already",
      before: [
        outcome === "approved"
          ? `The cancellation is approved. The last day billed is ${lastBilledOn}.`
          : outcome === "declined"
            ? "The attestant did not approve the cancellation. The service goes on. The reason is in the portal."
            : outcome === "withdrawn"
              ? "The cancellation is taken back before the service ended. The service goes on and is billed as before."
              : "The service ends sooner than the cancellation would make it.",
        `Service: ${serviceName}`,
        `Kund-ID: ${customerNumber}`,
      ],
      action: "See the cancellation",
      after: [],
    }),
    "reset-password": () => ({
      subject: "Choose a new password",
      before: [
        "Somebody, hopefully you, wants to choose a new password for your account with Fakturaporten.",
        "The link is good for 30 minutes and can be used once.",
      ],
      action: "Choose a new password",
      after: ["Was it not you? Then there is nothing to do. Your password is unchanged."],
    }),
    "password-changed": ({ moment }) => ({
      subject: "Your password has been changed",
      before: [
        `The password of your account with Fakturaporten was changed ${moment}. You are signed out everywhere except where you changed it.`,
        "Was it you? Then there is nothing to do.",
        "Was it not you? Go to Fakturaporten the way you usually do, choose Forgotten password, and contact supplier support.",
      ],
      after: [],
    }),
    "second-step-changed": ({ moment, change }) => ({
      subject: "Your sign-in has changed",
      before: [
        `${secondStepChanges[change]} It happened ${moment}.`,
        "Was it you? Then you need not do anything.",
        "Was it not you? Go to Fakturaporten the way you usually do, change your password and get in touch with whoever decides about users with you.",
      ],
      after: [],
    }),
    "join-requested": ({ companyName, personName, personEmail }) => ({
      subject: "Somebody wants to act for your company in Fakturaporten",
      before: [
        "A person has registered and wants access to your company. They get none until one of you says yes.",
        `Company: ${companyName}`,
        `Name: ${personName}`,
        `E-mail: ${personEmail}`,
        "The address is confirmed, but the name is what the person wrote. If you are unsure, call and ask before you answer.",
      ],
      action: "See the request and answer",
      after: [],
    }),
    "join-accepted": ({ companyName }) => ({
      subject: "You have been given access",
      before: ["The answer to your request was yes.", `You can now act for ${companyName} in Fakturaporten.`],
      action: "Sign in",
      after: [],
    }),
    "join-declined": ({ companyName }) => ({
      subject: "Your request was declined",
      before: [
        "The answer to your request for access was no.",
        `You asked for access to ${companyName} in Fakturaporten. Whoever is responsible for the company's account has said no.`,
        "Do you think this is a mistake? Talk to whoever is responsible for the account at your company.",
      ],
      after: [],
    }),
    "needs-digest": ({ rejected, queried, stopped }) => ({
      subject: "Invoices that need you",
      before: [
        "This has happened since the last mail:",
        ...(rejected === "" ? [] : [`Rejected by the receiver: ${rejected}`]),
        ...(queried === "" ? [] : [`The receiver asks about: ${queried}`]),
        ...(stopped === "" ? [] : [`Did not arrive: ${stopped}`]),
      ],
      action: "See the invoices",
      after: ["How often you get mail you choose under Your account."],
    }),
    "contest-declined": ({ companyName }) => ({
      subject: "The supplier support has looked into your claim",
      before: [
        "You have said that a registered company is yours. The supplier support has looked into it and leaves the company as it is.",
        `The company: ${companyName}.`,
        "Do you have new facts? Contact the supplier support.",
      ],
      after: [],
    }),
    "owner-let-in": ({ companyName, personName }) => ({
      subject: "Your company has a new owner in Fakturaporten",
      before: [
        "The supplier support has looked into a claim and let a person in as an owner of your account.",
        `The company: ${companyName}. The person: ${personName}.`,
        "Is this wrong? Contact the supplier support at once.",
      ],
      action: "See the users",
      after: [],
    }),
    "case-arrived": ({ reference, caseKind }) => ({
      subject: `New case ${reference}`,
      before: [`A new case has come to your queue: ${caseKindsInMail[caseKind] ?? caseKind}.`],
      action: "Open the case",
      after: [],
    }),
    "case-heard": ({ reference, caseKind }) => ({
      subject: `The other side has written in case ${reference}`,
      before: [`The case: ${caseKindsInMail[caseKind] ?? caseKind}. What it says you read in the portal.`],
      action: "Open the case",
      after: [],
    }),
    "introduction-arrived": (facts) => ({
      subject: `A new supplier introduces itself, case ${facts.reference}`,
      before: [
        "A supplier wants to send you its first invoice.",
        `Company: ${facts.companyName}`,
        `Organisation number: ${facts.organisationNumber}`,
        `Contact: ${facts.contactName}`,
        `Phone: ${facts.contactPhone}`,
        `E-mail: ${facts.contactEmail}`,
        `Wants to invoice: ${facts.receivers}`,
      ],
      action: "Open the case",
      after: ["Answer in the portal, not to this mail."],
    }),
    "case-answered": ({ reference, act }) => ({
      subject: act === "ask" ? `We have a question in case ${reference}` : `News in case ${reference}`,
      before: [caseNews[act] ?? caseNews["say"] ?? "", "What it says you read in the portal."],
      action: "Open the case",
      after: [],
    }),
    "payment-account-changed": ({ companyName, moment, ...accounts }) => ({
      subject: "The account you are paid to has changed",
      before: [
        `The payment details in Fakturaporten were changed ${moment}. The next invoice you send will have the new ones.`,
        `Company: ${companyName}`,
        ...changedAccounts(accounts, kinds),
        "Was it you? Then there is nothing to do.",
        "Was it not you? Then stop everything with the link; no sign-in is needed. Nothing is sent and no account is changed until supplier support has spoken to you.",
      ],
      action: "It was not us – stop",
      after: ["The link works for 10 days."],
    }),
    "payment-account-proposed": ({ companyName, moment, beginsOn, ...accounts }) => ({
      subject: "The account you are paid to is about to change",
      before: [
        `Somebody of yours changed the payment details in Fakturaporten ${moment}. The new ones are used from ${beginsOn}. Until then invoices carry the old ones.`,
        `Company: ${companyName}`,
        ...changedAccounts(accounts, kinds),
        "Was it you? Then there is nothing to do, unless another owner has to approve. Settings › Send tells.",
        "Was it not you? Then stop everything with the link; no sign-in is needed. Nothing is sent and no account is changed until supplier support has spoken to you.",
      ],
      action: "It was not us – stop",
      after: ["The link works for 10 days."],
    }),
    "payments-stopped": ({ companyName, moment }) => ({
      subject: "Sending your invoices has been stopped",
      before: [
        `Somebody who got the e-mail about a changed account answered ${moment} that it was not you. No invoices are sent now, and no account can be changed.`,
        `Company: ${companyName}`,
        "Supplier support has a case and will be in touch. Your drafts are still there. It is a good time to change your password.",
      ],
      after: [],
    }),
    "payments-lifted": ({ companyName, moment }) => ({
      subject: "You can send invoices again",
      before: [
        `Supplier support lifted the stop ${moment}.`,
        `Company: ${companyName}`,
        "Check that the right account stands under Settings › Send before you send the next invoice.",
      ],
      after: [],
    }),
    "customer-access-given": ({ customerNumber, customerName }) => ({
      subject: "You can see invoices and services in Fakturaporten",
      before: [
        "The region has given you access to what a customer is billed.",
        `Kund-ID: ${customerNumber}`,
        `Customer: ${customerName}`,
        "Sign in with this e-mail address. No password yet? Ask for a new one through the link, and choose your own.",
      ],
      action: "Choose a password",
      after: ["If you have a password already, sign in as usual."],
    }),
    "customer-invoice-issued": ({ number, customerNumber, payableMinor, dueOn, bankgiro, ocrReference }) => ({
      subject: "A new invoice from the region",
      before: [
        `Invoice ${number} to Kund-ID ${customerNumber} is in the portal.`,
        `To pay: ${kronor(payableMinor)}`,
        `By: ${dueOn}`,
        ...(bankgiro ? [`Bankgiro: ${bankgiroText(bankgiro)}`] : []),
        `OCR reference: ${ocrReference}`,
      ],
      action: "Read the invoice",
      after: ["If something is wrong, say so at once on the invoice's page. Do not wait for the due date."],
    }),
    "customer-credit-issued": ({ number, customerNumber, payableMinor, credited }) => ({
      subject: "A credit note from the region",
      before: [
        `Credit note ${number} to Kund-ID ${customerNumber} is in the portal.`,
        `It takes ${kronor(payableMinor)} off invoice ${credited}.`,
      ],
      action: "Read the credit note",
      after: ["What is left to pay is shown under Invoices and payments."],
    }),
    "dispute-hold-ended": ({ number, customerNumber, heldUntil }) => ({
      subject: "Reminders begin again for an invoice we are looking into",
      before: [
        `You have said that something is wrong in invoice ${number}, Kund-ID ${customerNumber}. We are still looking into it.`,
        `Through ${heldUntil} what we are looking into did not have to be paid. From now on reminders are sent as usual.`,
      ],
      action: "See the invoice",
      after: [
        "If you are right, we credit it afterwards. As long as the dispute is open, the claim does not go to debt collection.",
      ],
    }),
    "payment-reminder": ({
      step,
      number,
      customerNumber,
      balanceMinor,
      feeMinor,
      heldMinor,
      ocrReference,
      bankgiro,
      dueOn,
      payBy,
      nextOn,
      nextStep,
    }) => ({
      subject: `Reminder ${step} about an unpaid invoice`,
      before: [
        `We have not received the whole payment for invoice ${number}. It was due on ${dueOn}.`,
        `To pay now: ${kronor(balanceMinor)}`,
        ...(bankgiro ? [`Bankgiro: ${bankgiroText(bankgiro)}`] : []),
        `OCR reference: ${ocrReference}`,
        `Kund-ID: ${customerNumber}`,
        ...(heldMinor === "0" ? [] : [`${kronor(heldMinor)} is being looked into and need not be paid yet.`]),
        ...(feeMinor === "0" ? [] : [`The amount includes ${kronor(feeMinor)} in reminder fees.`]),
        `Pay by ${payBy}, and nothing more happens.`,
      ],
      action: "See the invoice and what happens",
      after: [
        ...(nextStep === ""
          ? []
          : [
              nextStep === "collection"
                ? `If it is not paid, the claim goes to debt collection on ${nextOn}.`
                : `If it is not paid, the next reminder comes on ${nextOn}.`,
            ]),
        "If you have already paid, the payment may be on its way. If the invoice is wrong, tell us at once, on the invoice's page.",
      ],
    }),
    "handed-to-collection": ({ customerNumber, number, collectorName, collectorContact }) => ({
      subject: "An unpaid invoice has gone to debt collection",
      before: [
        `Invoice ${number} has not been paid after three reminders. The claim has therefore gone to debt collection.`,
        `Kund-ID: ${customerNumber}`,
        `Who has the claim now: ${collectorName}`,
        `Contact: ${collectorContact}`,
      ],
      action: "See what the claim is about",
      after: ["Questions about the claim, and the payment, go to whoever has it now."],
    }),
    "recurring-waiting": ({ name, day, receiverName }) => ({
      subject: "A recurring invoice waits for you",
      before: [
        "The recurring invoice is written and waits among the drafts. Look at it and send it.",
        `Template: ${name}`,
        `Day: ${day}`,
        ...(receiverName === "" ? [] : [`Receiver: ${receiverName}`]),
      ],
      action: "Open the draft",
      after: [],
    }),
    "import-read": ({ fileName, ready, faulty }) => ({
      subject: "Your file of invoices has been read",
      before: [
        "Every invoice in the file has been checked. None has been sent yet.",
        `File: ${fileName}`,
        `Ready to send: ${ready}`,
        `To be corrected: ${faulty}`,
      ],
      action: "Open the import",
      after: [],
    }),
    "reference-filled": ({ receiverName }) => ({
      subject: "You have got a reference",
      before: [
        "The unit has answered, and the reference is in your draft. Look at the invoice and send it.",
        `Receiver: ${receiverName}`,
      ],
      action: "Open the draft",
      after: [],
    }),
    "reference-answered": ({ receiverName }) => ({
      subject: "A unit has answered with a reference",
      before: [
        "The draft has changed since you asked, so nothing is filled in. The reference is in the case.",
        `Receiver: ${receiverName}`,
      ],
      action: "Open the case",
      after: [],
    }),
    "reference-unknown": ({ receiverName }) => ({
      subject: "A unit does not know of the purchase",
      before: [
        "The unit could not give a reference. The case says why, and whom you can ask instead.",
        `Receiver: ${receiverName}`,
      ],
      action: "Open the case",
      after: [],
    }),
    "creditor-bankgiro-changed": ({ moment, personName, step }) => ({
      subject:
        step === "asked"
          ? "Another bankgiro on customer invoices waits for approval"
          : "The bankgiro on customer invoices is changed",
      before:
        step === "asked"
          ? [
              "Somebody wants the customers to pay to another bankgiro. It is used when another person who bills has approved it. Compare it with the one you have with the bank.",
              `Asked: ${moment}`,
              `Asked by: ${personName}`,
              "If it is not right, decline it, and tell whoever looks after the portal.",
            ]
          : [
              "From now on the customers pay their new invoices to another bankgiro. Compare it with the one you have with the bank.",
              `Changed: ${moment}`,
              `Changed by: ${personName}`,
              "If it is not right, correct it at once, and tell whoever looks after the portal before more invoices go out.",
            ],
      action: "See what the invoice says",
      after: [],
    }),
    "cases-forgotten": ({ told, firstOn, forgotten }) => ({
      subject: "Removal of old cases",
      before: [
        ...(told === "0"
          ? []
          : [
              `${told === "1" ? "The words of one closed case" : `The words of ${told} closed cases`} will be removed as you have decided, on ${firstOn} at the earliest. Open a case again if it has to stay.`,
            ]),
        ...(forgotten === "0"
          ? []
          : [
              `${forgotten === "1" ? "One case was cleared" : `${forgotten} cases were cleared`} tonight: messages, files, notes and personal data are gone on your side.`,
            ]),
      ],
      action: "See what you have decided",
      after: [],
    }),
    "webhook-stopped": ({ name, because }) => ({
      subject: "A webhook is turned off",
      before: [
        because === "gone"
          ? "The receiver answered that the address is gone. So the webhook is off, and the system is not told what happens."
          : "No message has come through for three days. So the webhook is off, and the system is not told what happens.",
        `Webhook: ${name}`,
        "Look at the attempts, mend what is wrong at the receiver and turn it on again. What has waited is sent then.",
      ],
      action: "Open the webhook",
      after: [],
    }),
    "quota-near": ({ companyName, levelName, used, max }) => ({
      subject: "This month's invoices are almost used up",
      before: [
        "Most of this month's invoices on your level are sent. If you need to send more you can change level at any time.",
        `Company: ${companyName}`,
        `Level: ${levelName}`,
        `Sent: ${used} of ${max}`,
      ],
      action: "See the levels",
      after: [],
    }),
    "quota-reached": ({ companyName, levelName, used, max }) => ({
      subject: "This month's invoices are sent",
      before: [
        "All invoices that your level includes this month are sent. The next one can be sent when you have changed level, or next month. Drafts and credit notes are not affected.",
        `Company: ${companyName}`,
        `Level: ${levelName}`,
        `Sent: ${used} of ${max}`,
      ],
      action: "See the levels",
      after: [],
    }),
    "quota-passed": ({ companyName, levelName, used, max }) => ({
      subject: "This month's invoices are sent",
      before: [
        "All invoices that your level is meant for this month are sent. You can go on sending. Another level may suit you better.",
        `Company: ${companyName}`,
        `Level: ${levelName}`,
        `Sent: ${used} of ${max}`,
      ],
      action: "See the levels",
      after: [],
    }),
    "import-done": ({ fileName, sent, faulty }) => ({
      subject: "The invoices in your file have been sent",
      before: [
        "What was ready in the file has been sent. The import shows each invoice.",
        `File: ${fileName}`,
        `Sent: ${sent}`,
        `Not sent, to be corrected: ${faulty}`,
      ],
      action: "Open the import",
      after: [],
    }),
    "recurring-held": ({ name, day, receiverName }) => ({
      subject: "A recurring invoice could not be sent",
      before: [
        "The invoice was to be sent by itself, but something is to be mended first. It has not been sent. It lies among the drafts, which show what to mend.",
        `Template: ${name}`,
        `Day: ${day}`,
        ...(receiverName === "" ? [] : [`Receiver: ${receiverName}`]),
      ],
      action: "Open the draft",
      after: [],
    }),
    "invoice-rejected": ({ number, receiverName }) => ({
      subject: "An invoice was rejected by its receiver",
      before: [
        "The receiver has rejected an invoice you sent. It will not be paid as it is.",
        `Invoice: ${number}`,
        `Receiver: ${receiverName}`,
        "Fakturaporten shows why, and lets you correct it and send it again.",
      ],
      action: "See why",
      after: [],
    }),
    "invoice-queried": ({ number, receiverName }) => ({
      subject: "The receiver has a question about an invoice",
      before: [
        "The receiver needs to know something before the invoice can be dealt with.",
        `Invoice: ${number}`,
        `Receiver: ${receiverName}`,
      ],
      action: "See the question",
      after: [],
    }),
    "invoice-not-delivered": ({ number, receiverName }) => ({
      subject: "An invoice has not arrived",
      before: [
        "We have tried many times to deliver an invoice you sent, without success. We no longer try by ourselves.",
        `Invoice: ${number}`,
        `Receiver: ${receiverName}`,
        "The invoice is kept. Open it, and the page shows what you can do.",
      ],
      action: "Open the invoice",
      after: [],
    }),
    "invoice-delivery-unclear": ({ number, receiverName }) => ({
      subject: "We do not know whether an invoice has arrived",
      before: [
        "An invoice you sent left the portal, but the answer never came. It is not sent again by itself, so that the receiver does not get it twice.",
        `Invoice: ${number}`,
        `Receiver: ${receiverName}`,
        "Open the invoice, and the page shows what you can do.",
      ],
      action: "Open the invoice",
      after: [],
    }),
  },
};
