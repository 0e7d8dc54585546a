/** Help for those who bill the region's customers, and for the customers. */
import type { billingHelp as swedishBilling, customerHelp as swedishCustomer } from "./help-outbound.sv.ts";

export const billingHelp: typeof swedishBilling = {
  title: "Bill the region's customers",
  lead: "For billing officers: from customers and prices to finished invoices, a month at a time.",
  parts: [
    {
      heading: "Before the first invoice",
      steps: [
        "Open Billing › What the invoice says and fill in sender, bankgiro and who answers questions.",
        "Another bankgiro is used once a second person who bills has agreed to it. Everybody who bills gets a mail, so that nobody can lead customers' money elsewhere alone.",
        "Add the services under Services, and set a price with a day it holds from.",
        "Add the customers under Customers. Each has a Kund-ID, and each förvaltning is a customer of its own.",
        "Give the customer's people access on the customer's page. They get a mail.",
      ],
    },
    {
      heading: "Read the invoice specification",
      steps: [
        "Choose Invoice specification on the start page, and then a month. The address can be kept: it always shows the same month.",
        "First it says why the sum differs from last month: new services, ended ones, new prices and other quantities. The reasons add up to the difference.",
        "See the sums by service, unit, ansvar or person. Open a name to see its rows.",
        "A month that is not billed is shown as far as it is known, and says that it may change. If rows come after the invoice, the page says how many, and that they are not part of it.",
        "Save what you often look at as a favourite, for one month or always for the latest. Both the sums and up to 2,000 rows can be downloaded as a PDF.",
        "Rows that may be wrong are pointed out: the same thing twice, or a person who has left. Download all rows as Excel or CSV to go on in a spreadsheet.",
      ],
    },
    {
      heading: "Every month",
      steps: [
        "Open Billing › Usage and read the meters' files. If something is wrong in a file nothing of it is read, and the page says which cell to mend.",
        "Open Billing, choose month and invoice date and press Work out.",
        "Look. Customers who can not be billed stand first with the reason, then those who have changed most since last month.",
        "Press Make invoices. You can stop and go on; a row is never billed twice.",
      ],
    },
    {
      heading: "The file of usage",
      texts: [
        "A CSV file in UTF-8. The first row is Kund-ID;Tjänst;Datum;Antal;Enhet;Ansvar;Person;Rad-id. Enhet, Ansvar and Person may be empty.",
        "Rad-id is the meter's own name of the row. The same row in another file is passed over; the same id with other contents stops the file.",
        "Services charged by the month do not belong in the file. They are worked out from what the customer has.",
      ],
    },
    {
      heading: "When a customer says that something is wrong",
      steps: [
        "Open the case under Cases and choose Decide the dispute. There stand the lines, what the customer says and how much is left to credit.",
        "Write the amounts and why, and press Credit the amounts; or write why and press Refuse. You see the credit before it is made; then the customer is told, and the credit note is sent.",
        "If you need more time, choose Let the payment wait. A line otherwise waits only the first time it is looked into.",
        "Under Billing › Credits stand those that a second person must approve, and the rules for disputes and credits.",
        "A rule that lets one person give more credits holds once another person has agreed to it.",
      ],
    },
    {
      heading: "When something changes",
      texts: [
        "A new address, ansvar or price holds from the day you choose. Invoices already made do not change.",
        "Rows that come after a month has been billed are taken along if you run the same month again. What has been billed does not come again.",
        "Customers that are förvaltningar of the region are billed without VAT, since buyer and seller are the same legal person.",
      ],
    },
  ],
};

export const customerHelp: typeof swedishCustomer = {
  title: "See what the region bills you",
  lead: "For customers: which Kund-IDs you see, what you have and where the invoices are.",
  parts: [
    {
      heading: "How to do it",
      steps: [
        "Sign in. The start page lists the Kund-IDs you have access to, and what you are: reader, IT orderer or attestant.",
        "Choose a Kund-ID. There you find invoices, services and how the region knows you.",
        "Open an invoice to read it, download it as PDF or download the e-invoice.",
      ],
    },
    {
      heading: "If you see no Kund-ID",
      texts: [
        "Choose Ask for access to a Kund-ID on the start page, or on Invoice questions when you are signed in, and write the Kund-ID as it stands on the invoice.",
        "If you are a colleague and want to read, your orderer answers on their start page. If you want to order or approve, or come from another company, the region's invoice questions answer in a case. You get a mail.",
        "Access is for one Kund-ID at a time, and may have a first and a last day.",
      ],
    },
    {
      heading: "Tell us when something is wrong",
      steps: [
        "Open the invoice and choose Something is wrong, or Invoice questions › Disputed invoice if you only have the number and the Kund-ID.",
        "Choose the lines, and tell of each how much is wrong and why. You may attach evidence as a PDF.",
        "The page tells what holds for the payment while it is looked into. Mostly the invoice is to be paid in time even so, and is credited afterwards.",
        "If you are refused, the line can be taken up again when something is new: write what, or attach evidence. Pay it while it is looked into again.",
        "Follow the case under Cases. If it is credited you get a credit note; otherwise it says why not.",
        "After three reminders an unpaid invoice goes to debt collection. From then on it is the collection company that answers.",
      ],
    },
    {
      heading: "Credit a single item",
      texts: [
        "Private care providers may ask the care provider service to credit single items: the same thing stands twice, or the person does not work with you. Choose Credit a single item on the invoice.",
      ],
    },
    {
      heading: "Order a service or change a quantity",
      steps: [
        "The orderer opens the Kund-ID and chooses Order services in the catalogue. It says today's price, the coming price, the notice and what the service needs.",
        "Choose Order, write how many and from which day, and press See what it costs. The page says the cost in a month and the first day that is billed.",
        "Send it to the attestant. They get a mail, and the order stands first on their start page.",
        "Once approved, the service begins on the day you wanted, or on the day of the approval if that is later. Whoever ordered gets a mail.",
        "If you change your mind, the orderer can take the order back, also when it is approved, until the day before the first.",
        "For another quantity: choose Change quantity at the service. Fewer has a period of notice, and services paid for whole months change on the first of a month.",
      ],
    },
    {
      heading: "Change address, ansvar or reference",
      steps: [
        "Open the Kund-ID and choose Change the facts. Change what is new; the old stays beside it.",
        "Private care providers are asked about the notification under LOV: it is often needed too, and is not made here.",
        "An officer decides from which day it holds. Invoices that are made already do not change.",
      ],
    },
    {
      heading: "Cancel a service",
      steps: [
        "The orderer opens the Kund-ID and chooses Cancel beside the service. It says when it ends if it is approved today, and what waiting costs.",
        "The attestants get a mail, and the cancellation stands first on their start page.",
        "When one of them approves, the last day is counted from that day. The service ends by itself, and whoever asked gets a mail.",
        "Before the service has ended the orderer can take the cancellation back, also when it is approved. Whoever asked can approve it themselves only where the region has said so.",
        "If it waits too long the attestant is reminded, and after some days the deputy is asked.",
        "Are you no orderer? Choose Ask for cancellation at the service. The portal finds your orderers, and you get a mail when they have answered. You can also choose Cancel at a service in the specification.",
      ],
    },
    {
      heading: "Notice",
      texts: [
        "Most services have one month's notice: the service is charged through the end of the month after the one in which the cancellation is approved.",
      ],
    },
  ],
};
