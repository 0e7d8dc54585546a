/**
 * One unit of work: a transaction, the moment, who acts, and the way to ask for work later. A function that takes `Work`
 * acts; one that does not only thinks. Nothing here is ambient, so a test sets any day and any person without mocks.
 */
import { type Kysely, sql, type Transaction } from "kysely";
import { overlapping } from "./db/overlapping.ts";
import type { Database } from "./db/tables.ts";
import type { Permission, Role } from "./domain/access/permissions.ts";
import { type Clock, dayOf, type Instant, type LocalDate } from "./time.ts";

export type OrganisationId = string & { readonly __brand: "OrganisationId" };
export type AccountId = string & { readonly __brand: "AccountId" };

/** Who acts. What an actor may see is bounded twice: by permissions in the commands and by row level security below them. */
export type Actor =
  | { readonly kind: "visitor" }
  | {
      readonly kind: "person";
      readonly accountId: AccountId;
      readonly organisationId: OrganisationId;
      readonly role: Role;
    }
  | {
      /** A system let in by a token: it may what its token says, for the units its token names, or all. */
      readonly kind: "client";
      readonly clientId: string;
      readonly organisationId: OrganisationId;
      readonly scopes: readonly Permission[];
      readonly receiverIds: readonly string[] | undefined;
    }
  | { readonly kind: "machine"; readonly job: string; readonly organisationId?: OrganisationId };

/** Everything that happens unasked, with what it needs to know. Payloads carry ids, never copies of business data. */
export interface JobPayloads {
  "send-mail": { readonly mailId: string };
  "deliver-invoice": { readonly organisationId: OrganisationId; readonly invoiceId: string };
  /** A person who looks after the portal has said what became of a delivery whose fate nobody knew. */
  "resolve-delivery": { readonly organisationId: OrganisationId; readonly instanceId: string };
  "process-arrival": { readonly arrivalId: string };
  "deliver-answer": { readonly organisationId: OrganisationId; readonly answerId: string };
  /** One side's message in a case, to the other side. */
  "carry-message": { readonly organisationId: OrganisationId; readonly messageId: string };
  /** A case was decided, on this side: the room concerned asks how. */
  "case-decided": { readonly organisationId: OrganisationId; readonly caseId: string };
  /** A customer asks to be without a service: its attestants are told. */
  "tell-of-cancellation": { readonly organisationId: OrganisationId; readonly cancellationId: string };
  /** A cancellation was decided: the creditor ends the subscription, and whoever asked is told. */
  "carry-cancellation": { readonly organisationId: OrganisationId; readonly cancellationId: string };
  /** Somebody who may not cancel asks the orderers to do it. */
  "tell-of-wish": { readonly organisationId: OrganisationId; readonly wishId: string };
  /** Somebody asks for access to a Kund-ID: who is to answer is found. */
  "place-access-request": { readonly organisationId: OrganisationId; readonly requestId: string };
  /** An orderer has said yes: the creditor gives the access. */
  "carry-access": { readonly organisationId: OrganisationId; readonly requestId: string };
  /** Looks for what has waited long for an attestant. */
  "find-nudges": Record<string, never>;
  "nudge-deciders": {
    readonly organisationId: OrganisationId;
    readonly about: "order" | "cancellation";
    readonly requestId: string;
  };
  /** A customer asks for a service: its attestants are told. */
  "tell-of-order": { readonly organisationId: OrganisationId; readonly orderId: string };
  /** An order was approved: the creditor begins the subscription, and whoever asked is told. */
  "carry-order": { readonly organisationId: OrganisationId; readonly orderId: string };
  "hand-over": { readonly organisationId: OrganisationId; readonly documentId: string };
  "begin-account-change": { readonly organisationId: OrganisationId; readonly changeId: string };
  "ask-about-account": { readonly organisationId: OrganisationId; readonly changeId: string };
  "ask-about-stop": { readonly organisationId: OrganisationId };
  /** An invoice has brought a month's use of the plan level to a mark. */
  "tell-of-quota": { readonly organisationId: OrganisationId; readonly month: LocalDate };
  /** Looks for recurring invoices that are due. */
  "find-recurring": Record<string, never>;
  "make-recurring": { readonly organisationId: OrganisationId; readonly recurringId: string };
  /** Gives every invoice of a spreadsheet its verdict, for somebody to look at. */
  "judge-sheet": { readonly organisationId: OrganisationId; readonly sheetId: string; readonly judgingId: string };
  /** A spreadsheet that nobody has taken in goes when its days are over. */
  "forget-sheet": { readonly organisationId: OrganisationId; readonly sheetId: string };
  /** Gives every document of an imported file its verdict. */
  "read-import": { readonly organisationId: OrganisationId; readonly importId: string };
  /** Sends what is ready in an import. */
  "send-import": { readonly organisationId: OrganisationId; readonly importId: string };
  /** A file of usage rows, to be taken in or refused. */
  "read-usage": { readonly organisationId: OrganisationId; readonly importId: string };
  /** Rates a month, for somebody to look at. */
  "prepare-billing": { readonly organisationId: OrganisationId; readonly runId: string };
  /** Issues what was prepared. */
  "run-billing": { readonly organisationId: OrganisationId; readonly runId: string };
  /** A customer invoice, to the customer's own system. */
  "deliver-customer-invoice": { readonly organisationId: OrganisationId; readonly invoiceId: string };
  /** A draft's days in the trash are over. */
  "empty-trash": { readonly organisationId: OrganisationId; readonly draftId: string };
  /** The seller asks a unit for an answer about one invoice. */
  "deliver-reminder": { readonly organisationId: OrganisationId; readonly reminderId: string };
  /** One mail for one person on one civil day, with what has been set aside for it. */
  "send-digest": {
    readonly organisationId: OrganisationId;
    readonly accountId: AccountId;
    readonly dueOn: LocalDate;
  };
  /** A file from the bank is taken, whole or not at all. */
  "read-bank-file": { readonly organisationId: OrganisationId; readonly bankFileId: string };
  /** A file of units that somebody has said yes to. */
  "apply-directory": { readonly organisationId: OrganisationId; readonly importId: string };
  /** One message to one webhook. */
  "send-webhook": { readonly organisationId: OrganisationId; readonly messageId: string };
  /** Takes in what lies in the incoming folder. */
  "read-incoming-folder": Record<string, never>;
  /** Looks for creditors whose customers are to be reminded. */
  "find-reminders": Record<string, never>;
  /** Looks for regions whose closed cases have had their time. */
  "find-old-cases": Record<string, never>;
  /** Removes what was said in them, as the region has decided. */
  "forget-cases": { readonly organisationId: OrganisationId };
  /** Takes every step that is due with one creditor's customers. */
  "remind-customers": { readonly organisationId: OrganisationId; readonly dueOn: LocalDate };
  /** A company has registered: its name may look like another's. */
  "look-at-newcomer": { readonly organisationId: OrganisationId };
  "sweep-expired": Record<string, never>;
}
export type JobName = keyof JobPayloads;

export interface EnqueueOptions {
  readonly startAfter?: Instant;
  /** Taken before others of its kind that are due. */
  readonly ahead?: boolean;
}

export type Enqueue = <J extends JobName>(
  transaction: Transaction<Database>,
  job: J,
  payload: JobPayloads[J],
  options?: EnqueueOptions,
) => Promise<void>;

/** Chance, injected: ids that sort by time, and secrets of 256 bits. */
export interface Chance {
  id(now: Instant): string;
  secret(): string;
}

export interface Work {
  readonly db: Transaction<Database>;
  readonly now: Instant;
  /** The civil day in Sweden of `now`. */
  readonly today: LocalDate;
  readonly actor: Actor;
  newId(): string;
  newSecret(): string;
  /** Asks for a job in this very transaction: it exists if, and only if, the work commits. */
  enqueue<J extends JobName>(job: J, payload: JobPayloads[J], options?: EnqueueOptions): Promise<void>;
}

/** Runs one command as one transaction on behalf of an actor. A thrown refusal or bug rolls it back. */
export type Perform = <T>(actor: Actor, command: (work: Work) => Promise<T>) => Promise<T>;

export interface WorkParts {
  readonly db: Kysely<Database>;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly enqueue: Enqueue;
  /** Told after a commit which jobs it asked for, so that a worker in this process need not wait for its next look. */
  readonly onEnqueued?: (jobs: readonly JobName[]) => void;
}

export function organisationOf(actor: Actor): OrganisationId | undefined {
  return actor.kind === "visitor" ? undefined : actor.organisationId;
}

/** Builds `perform`. Row level security sees who acts, and on which day, through settings that end with the transaction. */
export function performer({ db, clock, chance, enqueue, onEnqueued }: WorkParts): Perform {
  return async (actor, command) => {
    const asked: JobName[] = [];
    const outcome = await db.transaction().execute(async (transaction) => {
      const account = actor.kind === "person" ? actor.accountId : "";
      const now = clock();
      const today = dayOf(now);
      await sql`select set_config('app.organisation', ${organisationOf(actor) ?? ""}, true),
                       set_config('app.account', ${account}, true),
                       set_config('app.today', ${today}, true)`.execute(transaction);
      return overlapping(transaction, (db) =>
        command({
          db,
          now,
          today,
          actor,
          newId: () => chance.id(now),
          newSecret: () => chance.secret(),
          enqueue: (job, payload, options) => {
            asked.push(job);
            return enqueue(db, job, payload, options);
          },
        }),
      );
    });
    if (asked.length > 0) onEnqueued?.(asked);
    return outcome;
  };
}
