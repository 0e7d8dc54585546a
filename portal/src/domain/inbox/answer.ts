/**
 * A unit's answer to a received document, in the codes of the Peppol Invoice Response (T111: UNCL4343, OPStatusReason,
 * OPStatusAction, attribute conditions). The order is AB, IP, UQ, CA, RE, AP, PD: any may come first or be left out, and RE and
 * PD are final. A part of the sum paid is PD with the reason PPD, and final too.
 */
import type { StatusAction, StatusReason } from "@fakturaporten/einvoice";
import type { Instant } from "../../time.ts";
import { lifecycle } from "../lifecycle.ts";

const paying = { "pay-partly": "partly-paid", pay: "paid" } as const;
const deciding = { reject: "rejected", accept: "accepted", ...paying } as const;
const asking = { query: "under-query", "accept-conditionally": "conditionally-accepted", ...deciding } as const;

export const documentLifecycle = lifecycle(
  {
    new: { receive: "received", process: "in-process", ...asking },
    received: { process: "in-process", ...asking },
    "in-process": asking,
    "under-query": { "accept-conditionally": "conditionally-accepted", ...deciding },
    "conditionally-accepted": deciding,
    accepted: paying,
    rejected: {},
    "partly-paid": {},
    paid: {},
  },
  "already-answered",
);

export const documentStates = [
  "new",
  "received",
  "in-process",
  "under-query",
  "conditionally-accepted",
  "accepted",
  "rejected",
  "partly-paid",
  "paid",
] as const;
export type DocumentState = (typeof documentStates)[number];

/** What a unit can answer, and the code it travels as. */
export const answerCodes = {
  receive: "AB",
  process: "IP",
  query: "UQ",
  "accept-conditionally": "CA",
  accept: "AP",
  reject: "RE",
  "pay-partly": "PD",
  pay: "PD",
} as const;
export type AnswerMove = keyof typeof answerCodes;
export type AnswerCode = (typeof answerCodes)[AnswerMove];

export const answerMoves = Object.keys(answerCodes) as readonly AnswerMove[];

/** Reasons of OPStatusReason that a person chooses from, the commonest first. NON says nothing, and PPD goes with a part paid. */
export const answerReasons = [
  ...(["REF", "PRI", "QTY", "ITM", "DEL", "UNR", "PAY", "FIN", "LEG", "REC", "QUA", "OTH"] as const),
] as const satisfies readonly StatusReason[];
export type AnswerReason = (typeof answerReasons)[number] | "PPD";

/** What the seller is asked to do (OPStatusAction). */
export const answerActions = [
  "PIN",
  "NIN",
  "CNF",
  "CNP",
  "CNA",
  "NOA",
  "OTH",
] as const satisfies readonly StatusAction[];
export type AnswerAction = (typeof answerActions)[number];

/** Which term of the invoice is wrong, by its BT number, and what it should be. */
export interface AnswerCondition {
  readonly term: string;
  readonly shouldBe: string;
}

/** Terms that a unit corrects most: references, dates, quantities, prices and accounts. Any other BT number travels as well. */
export const answerTerms = [
  "BT-10",
  "BT-13",
  "BT-12",
  "BT-9",
  "BT-72",
  "BT-46",
  "BT-48",
  "BT-84",
  "BT-129",
  "BT-146",
] as const;
export const conditionsMax = 3;
export const conditionCharactersMax = 200;

/** Peppol T111-R001: an answer that asks something of the seller says what. */
export function needsReason(move: AnswerMove): boolean {
  return move === "reject" || move === "query" || move === "accept-conditionally";
}

/** Peppol T111-R001 and R004: the seller reads in words what codes can not say. */
export function needsWords(move: AnswerMove): boolean {
  return needsReason(move) || move === "pay-partly";
}

export const clarificationCharactersMax = 1000;

export interface Answer {
  readonly id: string;
  readonly code: AnswerCode;
  readonly reason: AnswerReason | undefined;
  readonly action: AnswerAction | undefined;
  readonly conditions: readonly AnswerCondition[];
  readonly clarification: string | undefined;
  readonly answeredAt: Instant;
}
