/**
 * One message on its way, held by the transaction that deals with it: a supplier's invoice, a customer's, or a unit's answer. What is
 * done with it is decided in one place (take-turn.ts, record-answer.ts); what that means where it belongs is written by its own room,
 * which hands in what it holds.
 */
import type { Instant } from "../../time.ts";
import type { Work } from "../../work.ts";
import type { CarriedKind } from "./attempts.ts";
import type { OutgoingMessage } from "./carrier.ts";
import type { DeliveryRoute } from "./delivery.ts";

export type CourseMove = "accept" | "deliver" | "refuse" | "park" | "give-up" | "resend";

export interface Told {
  readonly attempt: number;
  readonly reason: string;
  /** What a person said, and who when it is not who acts. */
  readonly because?: string;
  readonly by?: string | undefined;
}

export interface Held {
  readonly about: CarriedKind;
  readonly id: string;
  /** What it is called by carriers, from before its first attempt on. */
  readonly name: string;
  readonly route: DeliveryRoute;
  readonly attempts: number;
  readonly changedAt: Instant;
  /** Whether it waits to be carried, a carrier has it, a person is asked, or it has come to its end. */
  readonly stage: "waiting" | "accepted" | "parked" | "ended";
  allows(move: CourseMove): boolean;
  /** Counts an attempt that is about to be made. */
  count(attempt: number): Promise<unknown>;
  /** Writes where it stands now, and whatever follows in its own room. Asked only for what it allows. */
  move(move: CourseMove, told: Told): Promise<void>;
  /** Asks for its next turn. */
  comeBack(options: { readonly startAfter?: Instant; readonly ahead?: boolean }): Promise<void>;
}

/** Locks it in this transaction; nothing when there is none. */
export type Hold = (work: Work, id: string) => Promise<Held | undefined>;

/** Who holds each kind. */
export type HoldOf = Readonly<Record<CarriedKind, Hold>>;

/** An attempt under way, or one whose end is asked about. */
export interface Attempted {
  readonly id: string;
  readonly name: string;
  readonly route: DeliveryRoute;
  readonly attempt: number;
  readonly startedAt: Instant;
}

export interface Turn {
  /** Hand it over, or ask the carrier what became of it. */
  readonly act: "submit" | "ask";
  readonly attempted: Attempted;
}

/** A turn, and the message as every attempt sends it; a reason of ours when it can never be written. */
export interface MessageTurn extends Turn {
  readonly message: () => OutgoingMessage | Unwritable;
}

export interface Unwritable {
  readonly unwritable: "document-unreadable" | "seller-has-no-address";
}
