import { referenceHelp } from "./help-references.en.ts";
import { directoryFileHelp } from "./help-directory.en.ts";
import { twoStepsHelp } from "./help-two-steps.en.ts";
import { ownSystemHelp } from "./help-own-system.en.ts";
import { planHelp } from "./help-plans.en.ts";
import { importHelp } from "./help-imports.en.ts";
import { billingHelp, customerHelp } from "./help-outbound.en.ts";
import { paymentsHelp } from "./help-payments.en.ts";
import type { HelpPage, HelpSlug } from "./help.sv.ts";
import type { Messages } from "./messages.ts";

const pages: Readonly<Record<HelpSlug, HelpPage>> = {
  register: {
    title: "Register your company",
    lead: "Registering is free of charge and needs no invitation. It takes a few minutes.",
    parts: [
      {
        heading: "How to do it",
        steps: [
          "Choose Register on the start page.",
          "Enter the company's organisation number, name and address. The VAT number is derived from the organisation number; change it if yours is another.",
          "Say whether the company is approved for F-skatt (F-tax). It is written on the invoice.",
          "Enter your name, your e-mail address and a password of at least 12 characters. Several words in a row are both safe and easy to remember.",
          "Choose the level that suits you and press Done.",
          "Open the mail we send, follow the link and enter your password. The address is then confirmed and you are signed in.",
        ],
      },
      {
        heading: "If the e-mail does not arrive",
        texts: [
          "Look among the junk mail. The link holds for a limited time; if it is too old you can ask for a new one from the sign-in page.",
        ],
      },
      {
        heading: "If the company is already registered",
        texts: [
          "Then nobody takes over the account. Your request goes to the person who owns the account in your company, who answers yes or no. You get an e-mail when it is decided.",
        ],
      },
    ],
  },
  "payment-account": {
    title: "When you change the account you are paid to",
    lead: "Swapping the account is the most common way to steal money through invoices. That is why a change waits before it is used.",
    parts: [
      {
        heading: "What to do",
        steps: [
          "Open Settings › Send, write the new number and press Save.",
          "Compare old and new, write your password and confirm. The page says from which day the new one is used.",
          "If there are more owners with you, one of them has to approve the change, on the same page.",
        ],
      },
      {
        heading: "While the change waits",
        texts: [
          "As a rule it waits three bank days. It waits ten if the company is new here, or if a password or a user has changed lately. Invoices sent meanwhile carry the old account.",
          "The first account is used at once, and so is a change that only takes an account away.",
          "You can take the change back at any time before it is used.",
        ],
      },
      {
        heading: "If it was not you",
        texts: [
          "Every owner and the company's own address get an e-mail. The link in it stops everything without signing in: no invoices are sent and no account is changed. Supplier support gets a case, is in touch, and lifts the stop when all is clear.",
        ],
      },
    ],
  },
  account: {
    title: "Sign-in, password and users",
    lead: "Every person has an account of their own, with their e-mail address. One account can act for several companies.",
    parts: [
      {
        heading: "Forgotten password",
        steps: [
          "Choose Forgotten password on the sign-in page and enter your e-mail address.",
          "Open the mail and follow the link. It is good for 30 minutes and can be used once.",
          "Enter a new password. You are signed out everywhere and sign in with the new one.",
        ],
      },
      {
        heading: "When sign-in asks you to wait",
        texts: [
          "After ten tries you wait a short while between tries. Nothing is locked, and from a network where you have signed in before nobody else can use up your tries.",
        ],
      },
      {
        heading: "Give a colleague access",
        steps: [
          "Ask the colleague to register with your organisation number.",
          "When the colleague has confirmed the address, you who own the account get a mail.",
          "Open Users, choose what the colleague may do and say yes.",
        ],
      },
      {
        heading: "Act for several companies",
        texts: ["Open Your account and choose Register another company. Then switch company at the top of the page."],
      },
      {
        heading: "See where you are signed in",
        texts: [
          "Open Your account. You see every place and can sign it out. You are signed out by yourself after 30 minutes without doing anything, and always after 12 hours.",
        ],
      },
    ],
  },
  "two-steps": twoStepsHelp,
  "first-invoice": {
    title: "Write the first invoice",
    lead: "Everything is on one page. To the right, or below on a phone, you see the invoice take shape as you type.",
    parts: [
      {
        heading: "Before you begin",
        texts: [
          "Go to Settings › Send and tell where payments should go: bankgiro, plusgiro or a bank account. You need to do this once only.",
          "Find out which reference the receiver wants. Whoever ordered knows. Without the right reference the receiver cannot hand out the invoice.",
        ],
      },
      {
        heading: "How to do it",
        steps: [
          "Choose New invoice.",
          "Search for the receiver by name, organisation number or GLN, and choose it in the list. Then you are shown what its reference looks like.",
          "Enter the invoice number, or let it be taken automatically if you chose so in the settings.",
          "Enter Customer reference 1 and the delivery date: the day the goods were handed over or the work was done.",
          "Fill in the lines: what, how much, unit, price without VAT, and VAT rate. New row adds a row. You can paste rows from a spreadsheet.",
          "Check the totals and press Save and send.",
        ],
      },
      {
        heading: "If something is missing",
        texts: [
          "While you write, the invoice is checked against the same rules as when you send it. What needs mending stands at its field once you have left it, and a list of what is left stands beside the invoice.",
          "Sometimes there is a button that mends it, such as Change to “123456”. It changes only how something is written, never what it means, and you can undo it. Under Details stands the rule’s official name.",
          "If something is missing when you send, nothing is sent. At the top of the page stands everything that needs mending, with a link to each field. What you typed stays.",
          "The draft is saved while you type. You can close the page and go on another day.",
        ],
      },
      {
        heading: "After you have sent it",
        texts: [
          "The invoice gets its number at the moment it is sent, and cannot be changed after that. If something went wrong you make a credit note.",
          "On the invoice's page you see what has happened: sent, delivered, received, and the receiver's answer.",
          "Download PDF gives you a copy on A4 to keep or print. It is made from the e-invoice, which comes along inside it. The receiver does not need it.",
        ],
      },
    ],
  },
  prepared: {
    title: "Templates, recurring invoices and articles",
    lead: "Write once what you write often. Everything is at the top of the page Invoices.",
    parts: [
      {
        heading: "Articles",
        steps: [
          "Open Invoices, choose Articles and New article.",
          "Write description, unit, price without VAT and VAT rate. An article number of your own is optional.",
          "In the invoice, write the article’s name or number as description and go on with Tab. The rest is filled in. You can also choose it under Add an article.",
        ],
        texts: ["Ctrl + Z takes back what was filled in. Invoices already sent never change when an article does."],
      },
      {
        heading: "Templates",
        steps: [
          "Write an invoice, or open a draft or a copy of an earlier invoice.",
          "Choose Save as template and give it a name.",
          "Open Invoices › Templates and choose Write an invoice when it is time.",
        ],
        texts: [
          "Number and days are not kept in the template. To change a template, write an invoice from it and save it under the same name.",
        ],
      },
      {
        heading: "Recurring invoices",
        steps: [
          "Open Invoices › Templates and choose Let it recur.",
          "Write the first day and how often: from every week to every year. Where a month has no such day, its last day is taken.",
          "Choose what should stand as delivery: the day, the period up to it or the period from it.",
          "Choose whether you look first or the invoice is sent by itself.",
        ],
        texts: [
          "The page of the recurring invoice shows the days to come, how the next invoice will look, and what has been written.",
          "If something needs mending, nothing is sent. The invoice is then among the drafts, and those of you who write invoices get an e-mail. It is written in the name of whoever set it; when that person has left, the invoices become drafts.",
          "When the portal has stood still, the invoices of the days that have passed are written, one for each day and never two.",
        ],
      },
      {
        heading: "Favourites",
        texts: [
          "Choose the receiver in an invoice and press Make it a favourite. Next time you write an invoice your favourites come first.",
        ],
      },
      {
        heading: "The trash",
        texts: [
          "Drafts that you delete stay in the trash for 30 days, with their attachments. Open Invoices › Trash to take them back.",
        ],
      },
    ],
  },
  imports: importHelp,
  billing: billingHelp,
  purchases: customerHelp,
  levels: planHelp,
  "own-system": ownSystemHelp,
  "directory-file": directoryFileHelp,
  "no-reference": referenceHelp,
  payments: paymentsHelp,
  attachments: {
    title: "Attach documents",
    lead: "Time sheets, delivery notes and other documents can go with the invoice as PDF.",
    parts: [
      {
        heading: "What can be attached",
        texts: [
          "PDF files of at most 5 MB each, at most ten for an invoice, and at most 15 MB together.",
          "The file must not be locked with a password, nor hold program code, other files, or forms that send data. If it does, you are told at the file, and what you typed stays.",
        ],
      },
      {
        heading: "What need not be attached",
        texts: [
          "A picture of the invoice itself. The receiver gets the invoice as data and sees it already.",
          "Anything about patients. Personal identity numbers and health data do not belong in an attachment to an invoice.",
        ],
      },
      {
        heading: "When we point at something in the file",
        texts: [
          "If both the invoice's number and its amount stand in the file, we say that it seems to be the invoice itself. If we find a personal identity number, we say so. The file is not stopped: remove it, or choose Keep the file if it belongs there.",
          "The picture at the file's name leads to pictures of all its pages, as the receiver sees them.",
        ],
      },
      {
        heading: "If the file is not received",
        texts: ["Open the file, choose Print, and save as PDF. That makes a new file without locks and program code."],
      },
    ],
  },
  credit: {
    title: "Credit an invoice",
    lead: "An invoice that has been sent never changes. If something went wrong you make a credit note that refers to it.",
    parts: [
      {
        heading: "How to do it",
        steps: [
          "Open the invoice and choose Credit. The page shows what is invoiced, credited and left of each line.",
          "Choose all that is left, or write how many or how much of the lines to credit.",
          "Look over the draft. Amounts are positive, just as in an invoice; the type of the document says that it is a credit.",
          "Check the total and send.",
        ],
      },
      {
        heading: "Good to know",
        texts: [
          "The credit note gets a number of its own.",
          "An allowance on the whole invoice follows in proportion to the lines you credit. A charge, such as freight, you credit by itself.",
          "If you credit more than what remains of the invoice or of a line, we ask whether you really mean it.",
          "Under Belongs together on the invoice's page you see the credits, the invoice sent instead and what is left. The receiver sees the same.",
          "If the receiver rejected the invoice you can choose Correct and send again. The invoice's page says whether the number may be used again, why, and by which source.",
          "If the invoice was stopped before anybody at the receiver's had it, you may correct it under the same number. Otherwise it is a credit and a new number.",
          "Number series, reached from the list, shows which numbers are taken and by which invoice.",
        ],
      },
      {
        heading: "When the receiver does not answer",
        texts: [
          "A receiver usually answers within three working days. After five days the start page shows which invoices wait, and on the invoice's page you can send a reminder. It is seen in the receiver's inbox. You can remind once a week.",
        ],
      },
      {
        heading: "How often you get mail",
        texts: [
          "Under Your account you choose whether mail about invoices that need somebody comes at once, once a day, once a week or not at all. The choice holds for the company you act for.",
        ],
      },
      {
        heading: "Save a view, download the list",
        texts: [
          "Under Dates, receiver and invoice type you choose invoice dates from and to, a receiver, or credits alone. When several receivers fit, invoices to all of them are shown, and you can choose one.",
          "Search, choose what the list shows, then choose Save this view. The view is your own; one of them may open the list. The arrows Excel and CSV give a file with all that the list shows, later pages too.",
        ],
      },
    ],
  },
  delivery: {
    title: "How the invoice arrives",
    lead: "A sent invoice takes one of three roads. The timeline on the invoice's page shows each step by itself.",
    parts: [
      {
        heading: "What the steps mean",
        texts: [
          "Sent: the invoice is stored with its number and can not get lost.",
          "Delivered to the receiver's inbox: the receiver uses the portal and has it.",
          "Taken over by the access point: it is on its way to the receiver over Peppol.",
          "Received by the receiver's access point: there is a receipt for its arrival. Nobody need have read it yet.",
          "The receiver answers: only then you know what they think of it.",
        ],
      },
      {
        heading: "If it takes time",
        texts: [
          "When the receiver's side does not answer we try again by ourselves: after five seconds, then every five minutes for four hours and then less and less often for three days. Then you get a mail, and the invoice's page has a button that tries again.",
        ],
      },
      {
        heading: "Unknown – check",
        steps: [
          "Sometimes the line breaks after the invoice has left us. Then we do not send it again by ourselves, so that the receiver does not get it twice.",
          "Ask the receiver whether the invoice has come. The invoice number is enough.",
          "Open the invoice, choose Say what has happened and write how you know.",
          "If it has not come, the same document is sent again, with the same number.",
        ],
      },
      {
        heading: "Proof of delivery",
        texts: [
          "On the invoice's page you can download a proof: the document's checksum, each attempt with its time, and what the access point has answered.",
        ],
      },
      {
        heading: "For those who look after the portal",
        texts: [
          "Under Deliveries stands what needs somebody: roads that are closed, documents whose fate is unknown, and what came in and could not be dealt with. The content is kept; Try again takes it up anew when the cause is mended.",
          "In the receiver directory you choose how documents reach each unit: the inbox in the portal, Peppol or a folder.",
        ],
      },
    ],
  },
  inbox: {
    title: "The unit's inbox",
    lead: "For you who receive invoices at a unit of the region.",
    parts: [
      {
        heading: "Read an invoice",
        texts: [
          "The inbox shows invoices to the units you are bound to, in stacks: To do, Mine, Taken by nobody, Look twice and Archive. The number tells how many lie there.",
          "Search by number, supplier, company number, amount, reference or words on the invoice. In the archive you search all that you have received, whatever the year. More filters and orders are below the search field, and the list can be downloaded to a spreadsheet.",
          "What you see is made from the e-invoice itself. Attachments open from the invoice's page, and the invoice can be downloaded as a PDF, or in the original as XML. The XML file is also inside the PDF.",
        ],
      },
      {
        heading: "Answer",
        steps: [
          "Open the invoice.",
          "Choose an answer. Accept on conditions means that you pay if the supplier does what you write. Partly paid means that you pay a part, and you write how much.",
          "Choose a reason when you ask, reject or set conditions, and write what the supplier is to do. You can also say which facts should be different, the order number for example.",
          "Send the answer. Rejected, partly paid and paid are final; after the others you can answer again when things change.",
        ],
      },
      {
        heading: "Share the work, and do many at once",
        texts: [
          "On the invoice's page you choose who takes care of it. You and your colleagues at the unit then see it under Mine.",
          "Mark invoices in the list and choose what to do with them. Before you accept many the sum is shown. Afterwards each invoice tells what was done, and why something could not be.",
        ],
      },
      {
        heading: "Hand over to the finance system",
        texts: [
          "Whoever administers the portal decides whether the unit's invoices are handed over when they come, when they are accepted, or when you say so on the invoice's page.",
          "The invoice and the list tell when it was handed over, and the finance system's receipt once it has it.",
        ],
      },
      {
        heading: "When the payment account is new",
        texts: [
          "If the account differs from the one on the supplier's last invoice, it says so at the top of the invoice. Call the supplier on a number you already have, not the one on the invoice, before you pay.",
        ],
      },
      {
        heading: "What stops invoices to you",
        texts: [
          "The start page links to the faults that most often stop invoices to your units, and whether the message helped its writer. If a demand of your own stops many, such as the form of the reference, the help text in the directory may need to be clearer.",
        ],
      },
    ],
  },
  cases: {
    title: "Ask the region, and introduce yourselves",
    lead: "Under Cases you ask the supplier support, answer when the region asks, and see how your introduction fares.",
    parts: [
      {
        heading: "Ask a question",
        steps: [
          "Choose Cases and Ask a question.",
          "Choose what it is about, write it, and attach a PDF if it is needed.",
          "Press Send the question. The case gets a number, and you get a mail when the answer has come.",
        ],
      },
      {
        heading: "Introduce yourselves before the first invoice",
        texts: [
          "The region may want to know who you are before it receives your first invoice. You then come to the introduction before you send. The facts are filled in; change what you need and send.",
          "If the region must approve you first, the invoice is issued with its number and delivered by itself after the approval. If the region says no, the case says why. Answer there, and the region can decide again.",
        ],
      },
    ],
  },
  desk: {
    title: "Work cases",
    lead: "For the supplier support and the units: what others wait for, the most pressing first.",
    parts: [
      {
        heading: "Answer in a case",
        steps: [
          "Open the case under Cases and press Take the case.",
          "Fetch a reply template if one fits, and change the text.",
          "Choose what happens then: go on, wait for the other side, or close. While you wait for the other side the time does not count.",
        ],
        texts: ["Internal notes are read only by those who work the case. They are never sent to the other side."],
      },
      {
        heading: "Introductions and new suppliers",
        texts: [
          "Approve the introduction, and invoices that wait are delivered by themselves. If you say no you need to write why, and what the supplier is to do.",
          "Under New suppliers you choose whether the first invoice waits for your approval, is delivered anyway, or needs no introduction.",
        ],
      },
      {
        heading: "How long cases are kept",
        texts: [
          "Everything is kept until you have decided to clear. Under How long cases are kept you enter after how many months, and the decision it rests on.",
          "At least 30 days ahead the case shows the day on which it is cleared. Open it again if it needs to stay. After that day messages, attachments, notes and personal data are gone on your side; number, kind and times remain.",
        ],
      },
    ],
  },
  connections: {
    title: "Connect the finance system",
    lead: "For you who administer the portal.",
    parts: [
      {
        heading: "As files in a folder",
        texts: [
          "Whoever runs the portal says which folder. Each unit has a folder of its own in it. For each invoice first an XML file is laid there and then a JSON file of the same name, which says what the invoice is and its checksum (SHA-256). Once the JSON file is there the invoice is whole.",
          "If the folder cannot be written in, the portal tries again by itself, and the invoice says so.",
        ],
      },
      {
        heading: "Over the API",
        steps: [
          "Open Connections and choose Connect a system. Tick what the system may do, and write your password.",
          "Copy the token to the system. It is shown once.",
          "The system asks /api/v1/handovers for invoices that wait, fetches /api/v1/documents/{id}/ubl and gives its receipt with POST /api/v1/handovers/{id}/receipt. All that can be done stands in /api/v1/openapi.json.",
          "Every POST has the header Idempotency-Key. The same request again with the same key is answered alike and does nothing once more.",
        ],
      },
      {
        heading: "Be told at once",
        steps: [
          "Open Connections and choose New webhook. Write the address, tick what it is to be told, and write your password.",
          "Copy the key to the system. It is shown once, and by it the system sees that a message is the portal's.",
          "Choose Send a test on the webhook's page. Each attempt is listed there, with what the receiver answered.",
        ],
        texts: [
          "When the receiver does not answer the portal tries for three days. Then the webhook is turned off, and its page says so.",
        ],
      },
      {
        heading: "If a token has gone astray",
        texts: ["Revoke it under Connections. It ends at once. Then make a new one for the system."],
      },
    ],
  },
};

const accessibility: HelpPage = {
  title: "Accessibility statement",
  lead: "Those who run the portal want everybody to be able to use it. Here is how it meets the Swedish act on accessibility of digital public services, what we know falls short, and how to tell us.",
  parts: [
    {
      heading: "How accessible the portal is",
      texts: [
        "The portal is built to follow WCAG 2.2 at level AA, which is more than the law asks, and is by our own judgement partly compliant with the law, since nobody from outside has reviewed it yet.",
        "Every task can be done with the keyboard alone and without scripts. Pages can be read on a screen 320 points wide, in light and dark, and with the text at twice its size.",
      ],
    },
    {
      heading: "What we know falls short",
      texts: [
        "Attachments from suppliers are PDF files that we do not control. They may lack the structure that screen readers need. What the invoice itself says is always on the page as text.",
        "The portal has not yet been tried together with people who use screen readers every day.",
      ],
    },
    {
      heading: "Tell us when something does not work",
      texts: [
        "Contact the region's supplier support and tell which page it was and what happened. You can also ask for content in another form. You get an answer without undue delay.",
      ],
    },
    {
      heading: "Supervision",
      texts: [
        "The Agency for Digital Government (Digg) supervises the act. If you are not content with how your complaint was handled, you can report it to Digg at www.digg.se/tdosanmalan.",
      ],
    },
    {
      heading: "How we have tested",
      texts: [
        "Every page is tried by machine in light and dark, with the keyboard, without scripts and on a narrow screen, each time the portal changes. This statement was last updated on 2026-11-21.",
      ],
    },
  ],
};

export const help: Messages["help"] = {
  index: {
    title: "Help",
    lead: "Short directions for what you most often need to do.",
    audiences: {
      supplier: "When you invoice the region",
      customer: "When you buy from the region",
      region: "When you work in the region",
      everyone: "For everyone",
    },
  },
  pages,
  accessibility,
};
