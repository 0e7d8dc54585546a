/**
 * A case: one matter between a party outside and a desk within. Each side has a row of its own; what they say to each other
 * is carried between them (docs/decisions/0019).
 */
import { addDays, isBankDay } from "@fakturaporten/einvoice";
import type { Instant, LocalDate } from "../../time.ts";
import type { AccountId, OrganisationId } from "../../work.ts";
import { lifecycle } from "../lifecycle.ts";
import type { CaseAbout, CaseKind, Queue } from "./kinds.ts";

/** As the desk sees it. `hear` and `withdraw` are the party's messages on arrival; the other moves are the desk's own. */
export const caseLifecycle = lifecycle(
  {
    new: {
      take: "open",
      reply: "open",
      ask: "waiting",
      close: "closed",
      decide: "closed",
      hear: "new",
      withdraw: "closed",
    },
    open: {
      take: "open",
      reply: "open",
      ask: "waiting",
      close: "closed",
      decide: "closed",
      hear: "open",
      withdraw: "closed",
    },
    /** The desk has asked; the party's turn. Its deadline rests. */
    waiting: {
      take: "waiting",
      reply: "waiting",
      ask: "waiting",
      close: "closed",
      decide: "closed",
      hear: "open",
      withdraw: "closed",
    },
    closed: { reopen: "open", hear: "open", withdraw: "closed" },
  },
  "case-cannot-change",
);

export type CaseState = "new" | "open" | "waiting" | "closed";
export type CaseSide = "desk" | "party";

/** What a message does besides saying something. */
export type MessageAct = "open" | "say" | "ask" | "close" | "decide" | "reopen";

/** What a party's message does to the case when it arrives at the desk. */
export function moveOfParty(act: MessageAct): "hear" | "withdraw" {
  return act === "close" ? "withdraw" : "hear";
}

/** Where a case stands for the party: what the desk said, and then what the party has written that the desk had not heard. */
export function settle(said: CaseState, unheard: readonly MessageAct[]): CaseState {
  return unheard.reduce((state, act) => caseLifecycle.next(state, moveOfParty(act)), said);
}

export type Case = {
  readonly [K in CaseKind]: CaseFacts & { readonly kind: K; readonly about: CaseAbout[K] };
}[CaseKind];

export interface CaseFacts {
  readonly id: string;
  readonly side: CaseSide;
  /** What people say on the phone: `7KQ2-M0XV`. */
  readonly reference: string;
  readonly queue: Queue;
  readonly receiverId: string | undefined;
  readonly state: CaseState;
  readonly decision: string | undefined;
  readonly outcome: Readonly<Record<string, string>>;
  /** The other side's organisation; none where the portal opened the case. */
  readonly counterpartId: OrganisationId | undefined;
  readonly partyName: string;
  readonly partyNumber: string | undefined;
  readonly owner: { readonly accountId: AccountId; readonly name: string } | undefined;
  /** The desk's own deadline. */
  readonly dueOn: LocalDate | undefined;
  readonly openedAt: Instant;
  readonly changedAt: Instant;
  readonly closedAt: Instant | undefined;
  /** When the desk's words are removed, as it has been told; and when they were. */
  readonly forgetOn: LocalDate | undefined;
  readonly forgottenOn: LocalDate | undefined;
}

export const wordsCharactersMax = 5000;

const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Forty random bits of the id in letters that are told apart when read aloud (no I, L, O or U). */
export function referenceOf(id: string): string {
  const bits = BigInt(`0x${id.replaceAll("-", "").slice(-10)}`);
  const signs = Array.from({ length: 8 }, (_, place) => alphabet[Number((bits >> BigInt(35 - place * 5)) & 31n)]);
  return `${signs.slice(0, 4).join("")}-${signs.slice(4).join("")}`;
}

/** A reference as somebody types or reads it out: small letters, no hyphen, O for zero. */
export function readReference(text: string): string | undefined {
  const signs = text.toUpperCase().replace(/[\s-]/g, "").replaceAll("O", "0").replace(/[IL]/g, "1");
  return /^[0-9A-HJKMNP-TV-Z]{8}$/.test(signs) ? `${signs.slice(0, 4)}-${signs.slice(4)}` : undefined;
}

/** The last of so many working days after a day. */
export function workingDaysAfter(day: LocalDate, count: number): LocalDate {
  let found = day;
  for (let left = count; left > 0; ) {
    found = addDays(found, 1);
    if (isBankDay(found)) left -= 1;
  }
  return found;
}

/** A case that rests with the party is not late, nor is one that is closed. */
export function isOverdue({ state, dueOn }: Pick<CaseFacts, "state" | "dueOn">, today: LocalDate): boolean {
  return (state === "new" || state === "open") && dueOn !== undefined && dueOn < today;
}
