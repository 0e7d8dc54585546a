import type { Messages } from "./messages.ts";

export const refusals: Messages["refusals"] = {
  "not-found": { title: "There is no such page", text: "The address leads to nothing that you can see." },
  "not-allowed": {
    title: "Your role does not allow this",
    text: "Nothing has been changed. Ask the owner of your organisation's account if you need to do it.",
  },
  "changed-meanwhile": {
    title: "Someone else changed this meanwhile",
    text: "Your change has not been saved. Open the page again, see what is new, and make your change once more.",
  },
  "form-already-sent": {
    title: "This has already been sent",
    text: "What you sent the first time is saved, and nothing was sent twice.",
  },
  "too-many-tries": {
    title: "There were too many tries",
    text: "Wait a few minutes before you try again. Nothing is locked.",
  },
  "sign-in-failed": {
    title: "Signing in did not succeed",
    text: "The e-mail address and the password do not belong together. Try again or choose a new password.",
  },
  "link-not-usable": {
    title: "The link can no longer be used",
    text: "It has been used already or is too old. Ask for a new one.",
  },
  "password-needed-again": {
    title: "Enter your password again",
    text: "This concerns money or access. That is why you need to enter the password once more.",
  },
  "second-step-set-already": {
    title: "You have a code app already",
    text: "Remove the one you have before you set up a new one.",
  },
  "second-step-demanded": {
    title: "Your role demands signing in with two steps",
    text: "Nothing has changed. Set up another way first, then you can remove this one.",
  },
  "card-given-already": {
    title: "The HSA-id belongs to somebody else",
    text: "Nothing has changed. Check it, or take it away there first.",
  },
  "member-acts-elsewhere": {
    title: "This person also works for somebody else",
    text: "That is why the second step cannot be removed here.",
  },
  "customer-number-taken": {
    title: "The Kund-ID is already in use",
    text: "Each Kund-ID belongs to one customer. Choose another, or open the customer who has it.",
  },
  "access-given-already": {
    title: "The person has that access already",
    text: "Nothing has changed. End the old access first if you want to change it.",
  },
  "service-code-taken": {
    title: "The code is already in use",
    text: "Each service has a code of its own. Choose another.",
  },
  "price-set-already": {
    title: "There is a price from that day already",
    text: "A price that has been set does not change. Choose another day.",
  },
  "access-asked-already": {
    title: "You have asked for that already",
    text: "Somebody is to answer. You get a mail when it is done.",
  },
  "access-wider-than-principal": {
    title: "The deputy would get more than the attestant",
    text: "A deputy may decide only about the cost centre, and on the days, that the attestant has. Nothing has changed.",
  },
  "order-not-possible": {
    title: "This cannot be ordered now",
    text: "Something has changed since the page was shown. Open the catalogue to see what holds.",
  },
  "service-needs-itself": {
    title: "The services would need each other",
    text: "Two services that need each other cannot be ordered. Nothing has changed.",
  },
  "subscription-ended": {
    title: "The service has ended already",
    text: "It ends before the day you chose. Nothing has changed.",
  },
  "usage-sent-already": {
    title: "The file has been read already",
    text: "The same contents have been read once, and nothing was read again.",
  },
  "creditor-not-set-up": {
    title: "It is not decided how you bill",
    text: "Open Billing › What the invoice says and fill in sender and bankgiro.",
  },
  "run-under-way": {
    title: "Another run is under way",
    text: "Finish or cancel it first. Only one run can be under way at a time.",
  },
  "run-cannot-change": {
    title: "The run is past that",
    text: "Open the run again and see where it stands.",
  },
  "receiver-unknown": {
    title: "The receiver is not in the directory",
    text: "Search for the receiver and choose it in the list.",
  },
  "invoice-number-taken": {
    title: "The invoice number is already used",
    text: "Each number is used once only. Choose the next free one.",
  },
  "invoice-not-ready": {
    title: "The invoice is not ready to be sent",
    text: "Open the invoice and it shows what is missing. The draft is saved.",
  },
  "draft-already-sent": {
    title: "The invoice has already been sent",
    text: "It was sent once and cannot be sent again. You will find it in the list of invoices.",
  },
  "import-cannot-change": {
    title: "The import has moved on",
    text: "It has been sent or cancelled already, or is still being read. Open the import again to see how it stands.",
  },
  "template-in-use": {
    title: "The template is in use",
    text: "A recurring invoice is written from it. Choose another template there, or remove this one when it is no longer needed.",
  },
  "credit-exceeds-remaining": {
    title: "The credit is larger than what remains",
    text: "Lower the amount, or confirm that you want to credit more than the invoice.",
  },
  "dispute-in-collection": {
    title: "The claim is with the collection company",
    text: "We can no longer look into the invoice. Who has it stands on the invoice's page under Payments.",
  },
  "dispute-needs-new": {
    title: "The line has been decided already",
    text: "Write what is new since it was refused, or attach evidence.",
  },
  "dispute-hold-too-long": {
    title: "That day cannot be chosen",
    text: "Something may wait at most 90 days from today.",
  },
  "dispute-open-already": {
    title: "The line is being looked into",
    text: "There is an open dispute about it. Write in that case, under Cases.",
  },
  "attachment-refused": {
    title: "The file could not be received",
    text: "What you typed is saved. Choose another PDF file.",
  },
  "already-answered": {
    title: "The invoice has already been answered",
    text: "Someone answered before you. Open the invoice to see the answer.",
  },
  "document-unreadable": {
    title: "The document cannot be read",
    text: "The content is kept as it came. Ask the sender to send it again, or download the file and read it yourself.",
  },
  "resolution-needs-reason": {
    title: "Write how you know",
    text: "Write in a few words how you know what became of the delivery. Nothing has been changed.",
  },
  "file-withheld": {
    title: "The file is not handed out",
    text: "It holds something that may harm a computer, or can not be checked. Ask the supplier to send it again as an ordinary PDF.",
  },
  "document-too-long-to-print": {
    title: "The invoice has too many lines for a PDF",
    text: "Read it on its page, print it from there or download the XML file. Every line is there.",
  },
  "answer-needs-reason": { title: "The answer needs a reason", text: "Say what the supplier should do differently." },
  "ledger-more-than-left": {
    title: "The amount is more than is left",
    text: "Nothing has been entered. Somebody else may have been first: open the page again and see what is left.",
  },
  "ledger-entry-stands": {
    title: "The entry can not be taken back here",
    text: "It has been corrected already, or it is an invoice or a credit note. An invoice is corrected by a credit note.",
  },
  "payment-decided": {
    title: "The payment has been dealt with",
    text: "Nothing has changed. Open the payment again and see what has happened.",
  },
  "reminder-stop-too-long": {
    title: "The stop ends too late",
    text: "A stop holds from today and for at most 90 days. If it is needed longer, decide about it again then.",
  },
  "collection-cannot-change": {
    title: "The claim can not take that step",
    text: "Somebody else may have been first. Open the page again and see where the claim is.",
  },
  "collection-receipt-differs": {
    title: "The claim has another receipt already",
    text: "Nothing has changed. Check the number with the collection company.",
  },
  "join-request-already-decided": {
    title: "The request has already been answered",
    text: "Someone else in your organisation has answered it.",
  },
  "case-cannot-change": {
    title: "The case has changed meanwhile",
    text: "Someone else has already answered, closed or decided it. Open the case again and see what is new.",
  },
  "case-already-decided": {
    title: "The case has already been decided",
    text: "The decision stands and cannot be made again. Write in the case if something is unclear.",
  },
  "case-needs-words": {
    title: "Write something to the other side",
    text: "An answer needs at least a sentence and may be at most 5 000 characters.",
  },
  "account-change-decided": {
    title: "The change is no longer waiting",
    text: "It is in use already, or was taken back or stopped. Open Settings › Send to see what holds.",
  },
  "second-person-needed": {
    title: "Another person has to approve",
    text: "Whoever made the change cannot approve it. Ask somebody else of yours who may.",
  },
  "reference-not-fitting": {
    title: "The reference does not have the form that the unit itself asks for",
    text: "Nothing is sent. Enter a reference that agrees with the unit's receiver card.",
  },
  "quota-reached": {
    title: "This month's invoices on your level are sent",
    text: "The invoice is not sent; it is still among the drafts. Ask one of your owners to change the level under Settings, or send it next month.",
  },
  "last-plan-level": {
    title: "At least one level must be open to choose",
    text: "Nothing has changed. Add another level first.",
  },
  "payments-stopped": {
    title: "Everything is stopped until supplier support has been in touch",
    text: "Somebody of yours answered that a changed account was not yours. Nothing is sent and no account is changed. Your cases show what happens.",
  },
  "last-owner": {
    title: "Somebody must be able to decide about the users",
    text: "Nothing has changed. Give someone else that role first.",
  },
  "assignee-unknown": {
    title: "The person does not work for the unit",
    text: "The invoice has not been assigned. Choose somebody who receives invoices for the same unit.",
  },
  "handover-not-set-up": {
    title: "The unit hands nothing over to a finance system",
    text: "Nothing has been handed over. Ask whoever administers the portal to set up the hand-over.",
  },
  "handover-asked-already": {
    title: "The invoice is on its way to the finance system already",
    text: "It is handed over once. The invoice's page tells how it went.",
  },
  "handover-missing": {
    title: "The invoice does not wait to be handed over",
    text: "There is no hand-over to give a receipt for.",
  },
  "handover-bytes-differ": {
    title: "The finance system has taken something else",
    text: "The checksum is not the invoice's. Fetch it again.",
  },
  "handover-receipt-differs": {
    title: "The invoice has another receipt already",
    text: "The first receipt holds.",
  },
  "too-many-clients": {
    title: "There are too many connections",
    text: "Revoke connections that are not in use, and try again.",
  },
  "receiver-number-taken": {
    title: "Another unit has the number already",
    text: "Somebody else saved a unit with the same GLN or Peppol id just now. Look it up in the directory.",
  },
  "too-many-webhooks": {
    title: "There are too many webhooks",
    text: "You have as many as the portal keeps.",
  },
  "webhook-resends-spent": {
    title: "No more can be sent again just now",
    text: "Two hundred messages have been sent again. Wait a while and try again: one more goes every thirty seconds.",
  },
  "webhook-stopped": {
    title: "The webhook is off",
    text: "Turn it on first, then send the test.",
  },
  "webhook-tests-spent": {
    title: "Enough tests have been sent",
    text: "Wait an hour and try again.",
  },
  "idempotency-key-reused": {
    title: "The key belongs to another request",
    text: "Send a new key with a new request.",
  },
  "idempotency-key-in-flight": {
    title: "The same request is under way",
    text: "Wait a moment and ask again with the same key.",
  },
};
