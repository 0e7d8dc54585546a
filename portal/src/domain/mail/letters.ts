/**
 * Every letter the portal sends, as kind and facts. The words stand in web/messages/mails.*.ts and are put to the facts
 * when the letter is sent. A new letter is a line here and its sentences there.
 */
export interface Letters {
  /** A newcomer's address is to be confirmed. */
  "confirm-registration": { readonly token: string; readonly companyName: string };
  /** Somebody registered a company with an address that already has an account. */
  "confirm-known-account": { readonly token: string; readonly companyName: string };
  /** Asked to confirm again, but the address is confirmed already. */
  "account-exists": Readonly<Record<never, string>>;
  /** Asked for a link, but we know nothing of the address. */
  "no-account": Readonly<Record<never, string>>;
  /** Asked for a new password, but the person comes in through the region's own sign-in. */
  "sign-in-elsewhere": Readonly<Record<never, string>>;
  /** To whoever may decide: something is asked, and nothing happens until it is approved. */
  "approval-asked": ApprovalLetter & { readonly personName: string };
  /** To whoever asked: nobody may decide about it. */
  "approval-nobody": ApprovalLetter;
  /** To whoever may decide: it has waited since a day. `role` says whether as an attestant or in one's place. */
  "approval-reminder": ApprovalLetter & { readonly askedOn: string; readonly role: string };
  /** To an orderer: somebody who may not cancel asks them to do it. */
  "cancellation-wished": WishLetter & { readonly personName: string };
  /** To whoever wished: asked, refused or nobody. */
  "wish-answered": WishLetter & { readonly outcome: string };
  /** To an orderer: a colleague asks to see the Kund-ID. */
  "access-wished": { readonly customerNumber: string; readonly personName: string };
  /** To whoever asked for access: refused, or unknown where there is no such Kund-ID. */
  "access-answered": { readonly customerNumber: string; readonly outcome: string };
  /** To whoever ordered. */
  "order-decided": {
    readonly customerId: string;
    readonly orderId: string;
    readonly customerNumber: string;
    readonly serviceName: string;
    /** approved, declined, overtaken, needs-other, withdrawn or kept. */
    readonly outcome: string;
    readonly beginsOn: string;
  };
  /** To whoever asked. */
  "cancellation-decided": {
    readonly customerId: string;
    readonly cancellationId: string;
    readonly customerNumber: string;
    readonly serviceName: string;
    /** approved, declined, overtaken or withdrawn. */
    readonly outcome: string;
    readonly lastBilledOn: string;
  };
  "reset-password": { readonly token: string };
  "password-changed": { readonly at: string };
  /** What has changed about the second step of signing in. */
  "second-step-changed": { readonly at: string; readonly change: SecondStepChange };
  /** To those who decide: somebody wants to act for the company. */
  "join-requested": { readonly companyName: string; readonly personName: string; readonly personEmail: string };
  "join-accepted": { readonly companyName: string };
  "join-declined": { readonly companyName: string };
  /** To one who says that a registered company is theirs: supplier support leaves it as it is. */
  "contest-declined": { readonly companyName: string };
  /** To every owner: supplier support has let somebody in as an owner. */
  "owner-let-in": { readonly companyName: string; readonly personName: string };
  /** The buyer has rejected an invoice; why is read in the portal. */
  "invoice-rejected": InvoiceLetter;
  /** The buyer asks about an invoice and waits for the answer. */
  "invoice-queried": InvoiceLetter;
  /** An invoice could not be delivered, and is no longer tried. */
  "invoice-not-delivered": InvoiceLetter;
  /** What has been set aside for a person's digest: numbers by what they need, none where there are none. */
  "needs-digest": { readonly rejected: string; readonly queried: string; readonly stopped: string };
  /** To the desk: a case has come. */
  "case-arrived": CaseLetter;
  /** To the desk: the party has written. */
  "case-heard": CaseLetter;
  /** To supplier support: a supplier presents itself, with all it says of itself. */
  "introduction-arrived": IntroductionLetter;
  /** To the party: the desk has written, asked, decided or closed. */
  "case-answered": CaseLetter & { readonly act: string };
  /** To whoever asked a unit for a reference: it stands in the draft. */
  "reference-filled": ReferenceLetter;
  /** The same: the unit has answered, and the draft has gone on without it. */
  "reference-answered": ReferenceLetter;
  /** The same: the unit knows of no such purchase. */
  "reference-unknown": ReferenceLetter;
  /** An invoice left the portal, and nobody knows whether it arrived. */
  "invoice-delivery-unclear": InvoiceLetter;
  /** To every owner: most of the month's invoices are used. */
  "quota-near": QuotaLetter;
  /** To every owner: all are used, and the next one stops. */
  "quota-reached": QuotaLetter;
  /** To every owner: all are used, and sending goes on. */
  "quota-passed": QuotaLetter;
  "cases-forgotten": { readonly told: string; readonly firstOn: string; readonly forgotten: string };
  /** To all who bill, and to administrators: the bankgiro on customer invoices is another, or somebody asks that it be. */
  "creditor-bankgiro-changed": { readonly at: string; readonly personName: string; readonly step?: string };
  /** To every administrator: a webhook was turned off, for it is gone or has not answered for days. */
  "webhook-stopped": { readonly webhookId: string; readonly name: string; readonly because: string };
  /** A recurring invoice was made, and waits to be looked at and sent. */
  "recurring-waiting": RecurringLetter;
  /** A recurring invoice was to be sent by itself, and something is to be mended first. */
  "recurring-held": RecurringLetter;
  /** A long file of invoices was read, and waits for somebody to say that it goes. */
  "import-read": ImportLetter;
  /** What was ready in it has been sent. */
  "import-done": ImportLetter;
  /** To every owner and the company's own address: the accounts that invoices are paid to have changed. */
  "payment-account-changed": ChangedAccountsLetter;
  /** To the same: they will change on a day to come. */
  "payment-account-proposed": ChangedAccountsLetter & { readonly beginsOn: string };
  /** To the same: somebody has said that a change was none of theirs, and everything is stopped. */
  "payments-stopped": StoppedLetter;
  /** To a customer: an invoice is unpaid, what is to be paid by when, and what happens otherwise. */
  "payment-reminder": ReminderLetter;
  /** To a customer that receives no e-invoices: one stands in the portal. */
  "customer-invoice-issued": CustomerInvoiceLetter & Pick<ReminderLetter, "dueOn" | "bankgiro" | "ocrReference">;
  "customer-credit-issued": CustomerInvoiceLetter & { readonly credited: string };
  /** To a customer: what it disputes no longer waits, and is reminded of like anything else. */
  "dispute-hold-ended": {
    readonly customerId: string;
    readonly invoiceId: string;
    readonly customerNumber: string;
    readonly number: string;
    readonly heldUntil: string;
  };
  /** To a customer: the claim is the collection company's now. */
  "handed-to-collection": {
    readonly customerId: string;
    readonly customerNumber: string;
    readonly number: string;
    readonly collectorName: string;
    readonly collectorContact: string;
  };
  /** To the same: the region has looked into it. */
  "payments-lifted": StoppedLetter;
  /** Somebody may see and act for a Kund-ID. Who has no password yet chooses one by asking for a new one. */
  "customer-access-given": { readonly customerNumber: string; readonly customerName: string };
}

export interface CustomerInvoiceLetter {
  readonly customerId: string;
  readonly invoiceId: string;
  readonly customerNumber: string;
  readonly number: string;
  /** In öre. */
  readonly payableMinor: string;
}

/** Amounts in öre, fees together, days as days; what comes next is empty where nothing does. */
export interface ReminderLetter {
  readonly invoiceId: string;
  readonly customerId: string;
  readonly customerNumber: string;
  readonly number: string;
  readonly step: string;
  readonly ocrReference: string;
  /** Where to pay; empty where the creditor has none. */
  readonly bankgiro: string;
  readonly dueOn: string;
  readonly balanceMinor: string;
  readonly feeMinor: string;
  /** Under dispute, and not asked for; 0 where there is nothing. */
  readonly heldMinor: string;
  readonly payBy: string;
  readonly nextOn: string;
  readonly nextStep: string;
}

/** A draft that was made by itself on a day, from a template. */
export interface RecurringLetter {
  readonly draftId: string;
  readonly name: string;
  readonly day: string;
  readonly receiverName: string;
}

/** A file of invoices, and how many of them stand where. */
export interface ImportLetter {
  readonly importId: string;
  readonly fileName: string;
  readonly ready: string;
  readonly sent: string;
  readonly faulty: string;
}

/** How much of a month's invoices a company has used. */
export interface QuotaLetter {
  readonly companyName: string;
  readonly levelName: string;
  readonly used: string;
  readonly max: string;
}

/** Which invoice a letter is about. */
export interface InvoiceLetter {
  readonly invoiceId: string;
  readonly number: string;
  readonly receiverName: string;
}

/** A unit's answer about a draft's reference. What was answered is read in the portal. */
export interface ReferenceLetter {
  readonly caseId: string;
  readonly draftId: string;
  readonly receiverName: string;
}

/** Which service somebody wishes to be without. */
export interface WishLetter {
  readonly customerId: string;
  readonly subscriptionId: string;
  readonly customerNumber: string;
  readonly serviceName: string;
}

/** What waits for an approval, and whose it is. */
export interface ApprovalLetter {
  /** order or cancellation. */
  readonly about: string;
  readonly requestId: string;
  readonly customerId: string;
  readonly customerNumber: string;
  readonly serviceName: string;
}

/** Which case a letter is about. What was said in it is read in the portal. */
export interface CaseLetter {
  readonly caseId: string;
  readonly reference: string;
  readonly caseKind: string;
}

export interface IntroductionLetter {
  readonly caseId: string;
  readonly reference: string;
  readonly companyName: string;
  readonly organisationNumber: string;
  readonly contactName: string;
  readonly contactPhone: string;
  readonly contactEmail: string;
  readonly receivers: string;
}

/** Each present fact tells of one kind of account: what stood there, an arrow, what stands there now; masked. */
export interface ChangedAccountsLetter {
  readonly companyName: string;
  readonly at: string;
  /** Of the link by which whoever reads this can stop everything. */
  readonly token: string;
  readonly bankgiro?: string;
  readonly plusgiro?: string;
  readonly bankAccount?: string;
  readonly iban?: string;
  readonly factoring?: string;
}

export interface StoppedLetter {
  readonly companyName: string;
  readonly at: string;
}

export type LetterKind = keyof Letters;

export type Letter = {
  readonly [K in LetterKind]: { readonly kind: K; readonly facts: Letters[K] };
}[LetterKind];

export interface Recipient {
  readonly address: string;
  readonly name: string;
  readonly language: "sv" | "en";
}

/** A letter on its way: whom it is for, and what has become of it. */
export interface Mail {
  readonly id: string;
  readonly to: Recipient;
  readonly letter: Letter;
  readonly postedAt: string;
  readonly state: "waiting" | "sending" | "sent" | "refused" | "kept";
}

/** A letter in words, ready for a mail server or a reader. */
export interface ComposedMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Puts words to a letter. Links are made from the configured base URL and from nothing else. */
export type Compose = (letter: Letter, to: Recipient) => ComposedMail;

export type SecondStepChange =
  | "code-app-added"
  | "code-app-removed"
  | "passkey-added"
  | "passkey-removed"
  | "recovery-codes-renewed"
  | "recovery-code-used"
  | "card-given"
  | "card-taken"
  | "reset";
