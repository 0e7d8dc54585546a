/**
 * The kinds of cases and the queues they stand in: one table, as data. A new kind is a row here, what it is about in `CaseAbout`,
 * and its words in messages/cases.*.ts.
 */
import type { Role } from "../access/permissions.ts";

/** Where cases wait, and for whom. `perUnit`: only those bound to the case's receiving unit. */
export const queues = {
  "supplier-support": { worksAs: ["support", "administrator"], perUnit: false },
  /** Fakturafrågor IT: what a customer of the region's says about its invoices. */
  "invoice-questions": { worksAs: ["billing"], perUnit: false },
  /** Vårdgivarservice: single items of private care providers. */
  "provider-service": { worksAs: ["billing"], perUnit: false },
  unit: { worksAs: ["officer"], perUnit: true },
} as const satisfies Readonly<Record<string, QueueRow>>;

interface QueueRow {
  readonly worksAs: readonly Role[];
  readonly perUnit: boolean;
}

export type Queue = keyof typeof queues;
export const queueNames = Object.keys(queues) as readonly Queue[];

/** What a case of each kind is about: facts that both sides see, told by whoever opens it. */
export interface CaseAbout {
  /** A supplier presents itself before its first invoice to the region (A11). */
  introduction: {
    readonly companyName: string;
    readonly organisationNumber: string;
    readonly contactName: string;
    readonly contactPhone: string;
    readonly contactEmail: string;
    /** Names of the units it wants to invoice. */
    readonly receivers: readonly string[];
  };
  /** A supplier asks the supplier support. */
  question: { readonly topic: QuestionTopic; readonly invoiceNumber: string };
  /** "I have no reference" (D2): the supplier names who ordered, the unit answers once. */
  "missing-reference": {
    readonly draftId: string;
    readonly receiverName: string;
    readonly ordererName: string;
    readonly purchase: string;
  };
  /** A new company's name is close to that of one registered before. */
  "look-alike-name": {
    readonly companyName: string;
    readonly organisationNumber: string;
    /** `Åkerlund Bygg AB (559988-0019)`. */
    readonly likes: readonly string[];
  };
  /** Somebody says that a registered company is theirs. */
  "contested-number": {
    readonly companyName: string;
    readonly organisationNumber: string;
    readonly accountId: string;
    readonly personName: string;
    readonly personEmail: string;
    readonly phone: string;
  };
  /** A supplier changes where it is paid, under a policy that asks the region for its yes (D7). */
  "account-change": { readonly changeId: string; readonly changes: readonly string[]; readonly beginsOn: string };
  /** Somebody told of a changed account said that it was none of theirs: everything is stopped until it is clear. */
  "payment-stop": { readonly stoppedAt: string };
  /** A customer does not agree with an invoice (B3). */
  dispute: DisputedInvoice;
  /** A private care provider wants single items credited (B4). */
  "item-credit": DisputedInvoice;
  /** A customer has moved, has another ansvar or reference (B2). */
  "customer-change": {
    readonly customerId: string;
    readonly customerNumber: string;
    readonly wantedFrom: string;
    readonly lov: LovNotice;
    readonly changes: readonly ChangedFact[];
  };
  /** Somebody asks for access to a Kund-ID, by its number (B7). */
  "customer-access": {
    readonly customerNumber: string;
    readonly accessRole: "reader" | "orderer" | "attestant";
    readonly personName: string;
    readonly personEmail: string;
    readonly accountId: string;
  };
  /** Another question of a customer's: how to pay, how credit and debit match (B4). */
  "customer-question": {
    readonly customerId: string;
    readonly customerNumber: string;
    readonly topic: CustomerTopic;
    readonly invoiceNumber: string;
  };
}

export const customerTopics = ["how-to-pay", "credit-debit", "something-else"] as const;
export type CustomerTopic = (typeof customerTopics)[number];

/** Whether the notification of a change (ändringsanmälan) that a contract under LOV asks for has been made. */
export const lovNotices = ["not-lov", "made", "to-make"] as const;
export type LovNotice = (typeof lovNotices)[number];

export const changeableFacts = ["name", "street", "postalCode", "city", "ansvar", "reference", "email"] as const;
export type ChangeableFact = (typeof changeableFacts)[number];

/** As the portal knew it when it was asked, and as it is to be; empty where there is none. */
export interface ChangedFact {
  readonly fact: ChangeableFact;
  readonly from: string;
  readonly to: string;
}

export interface DisputedInvoice {
  readonly customerId: string;
  readonly customerNumber: string;
  readonly invoiceId: string;
  readonly invoiceNumber: string;
  readonly wish: "credit" | "answer";
  readonly lines: readonly DisputedLine[];
}

export interface DisputedLine {
  /** Of the invoice. */
  readonly place: number;
  readonly description: string;
  /** Without VAT, in öre. */
  readonly netMinor: string;
  readonly reason: DisputeReason;
  readonly words: string;
}

export const disputeReasons = ["not-ordered", "ended", "price", "quantity", "double", "not-here", "other"] as const;
export type DisputeReason = (typeof disputeReasons)[number];
/** Two rows of the same, or somebody who does not work at the unit. */
export const itemReasons = ["double", "not-here"] as const satisfies readonly DisputeReason[];

export const questionTopics = ["invoice", "receiver", "account", "payment", "other"] as const;
export type QuestionTopic = (typeof questionTopics)[number];

/** What deciding a kind can come to. Facts of the decision travel to the party with it. */
interface DecisionRow {
  /** Nothing may be decided after it. */
  readonly final: boolean;
  /** The party must be told why. */
  readonly needsWords: boolean;
  /** Names of facts that belong to the decision, each a text the decider writes. */
  readonly facts?: readonly string[];
}

interface KindRow {
  readonly queue: Queue;
  /** Days when banks are open, from the day after it came. */
  readonly workingDays: number;
  /** Who opens it: a party by its own hand, or the portal by itself. */
  readonly opens: "party" | "portal";
  readonly decisions: Readonly<Record<string, DecisionRow>>;
  /** It is decided on a page of the room concerned, and is not closed without. */
  readonly decided?: "by-room";
  /** The room concerned writes the letter about the decision, when it knows what followed. */
  readonly decisionTold?: "by-room";
}

const yes: DecisionRow = { final: true, needsWords: false };
const no: DecisionRow = { final: false, needsWords: true };

export const caseKinds = {
  introduction: { queue: "supplier-support", workingDays: 2, opens: "party", decisions: { approve: yes, refuse: no } },
  question: { queue: "supplier-support", workingDays: 3, opens: "party", decisions: {} },
  "missing-reference": {
    queue: "unit",
    workingDays: 2,
    opens: "party",
    decisions: { answer: { ...yes, facts: ["reference"] }, unknown: { final: true, needsWords: true } },
    decisionTold: "by-room",
  },
  "look-alike-name": { queue: "supplier-support", workingDays: 5, opens: "portal", decisions: {} },
  "contested-number": {
    queue: "supplier-support",
    workingDays: 2,
    opens: "portal",
    decisions: { admit: yes, keep: { final: false, needsWords: false } },
  },
  "account-change": {
    queue: "supplier-support",
    workingDays: 2,
    opens: "party",
    decisions: { approve: yes, refuse: { ...no, final: true } },
  },
  "payment-stop": {
    queue: "supplier-support",
    workingDays: 1,
    opens: "party",
    decisions: { lift: { final: true, needsWords: true } },
  },
  dispute: {
    queue: "invoice-questions",
    workingDays: 5,
    opens: "party",
    decisions: { credit: { ...yes, facts: ["creditNote"] }, refuse: { ...no, final: true } },
    decided: "by-room",
  },
  "item-credit": {
    queue: "provider-service",
    workingDays: 5,
    opens: "party",
    decisions: { credit: { ...yes, facts: ["creditNote"] }, refuse: { ...no, final: true } },
    decided: "by-room",
  },
  "customer-change": {
    queue: "invoice-questions",
    workingDays: 3,
    opens: "party",
    decisions: { apply: { ...yes, facts: ["fromOn"] }, refuse: { ...no, final: true } },
    decided: "by-room",
  },
  "customer-access": {
    queue: "invoice-questions",
    workingDays: 2,
    opens: "party",
    decisions: { approve: yes, refuse: { ...no, final: true } },
  },
  "customer-question": { queue: "supplier-support", workingDays: 3, opens: "party", decisions: {} },
} as const satisfies Readonly<Record<keyof CaseAbout, KindRow>>;

export type CaseKind = keyof typeof caseKinds;
export const caseKindNames = Object.keys(caseKinds) as readonly CaseKind[];

export function kindRow(kind: CaseKind): KindRow {
  return caseKinds[kind];
}

export function decisionRow(kind: CaseKind, decision: string): DecisionRow | undefined {
  const { decisions } = kindRow(kind);
  return Object.hasOwn(decisions, decision) ? decisions[decision] : undefined;
}

/** Queues a role works, unit queues included. */
export function queuesOf(role: Role): readonly Queue[] {
  return queueNames.filter((name) => queues[name].worksAs.some((one) => one === role));
}
