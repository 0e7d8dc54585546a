/**
 * A unit's answer to a received document, in the codes of the Peppol Invoice Response (T111, UNCL4343, OPStatusReason). The
 * order is AB, IP, UQ, RE or AP, PD: any may come first or be left out, and RE and PD are final.
 */
import type { Instant } from "../../time.ts";
import { lifecycle } from "../lifecycle.ts";

export const documentLifecycle = lifecycle(
  {
    new: {
      receive: "received",
      process: "in-process",
      query: "under-query",
      reject: "rejected",
      accept: "accepted",
      pay: "paid",
    },
    received: { process: "in-process", query: "under-query", reject: "rejected", accept: "accepted", pay: "paid" },
    "in-process": { query: "under-query", reject: "rejected", accept: "accepted", pay: "paid" },
    "under-query": { reject: "rejected", accept: "accepted", pay: "paid" },
    accepted: { pay: "paid" },
    rejected: {},
    paid: {},
  },
  "already-answered",
);

export const documentStates = ["new", "received", "in-process", "under-query", "accepted", "rejected", "paid"] as const;
export type DocumentState = (typeof documentStates)[number];

/** What a unit can answer, and the code it travels as. */
export const answerCodes = {
  receive: "AB",
  process: "IP",
  query: "UQ",
  accept: "AP",
  reject: "RE",
  pay: "PD",
} as const;
export type AnswerMove = keyof typeof answerCodes;
type AnswerCode = (typeof answerCodes)[AnswerMove];

export const answerMoves = Object.keys(answerCodes) as readonly AnswerMove[];

/** Reasons of OPStatusReason that a person chooses from, the commonest first. */
export const answerReasons = ["REF", "PRI", "QTY", "ITM", "DEL", "UNR", "PAY", "LEG", "REC", "QUA", "OTH"] as const;
export type AnswerReason = (typeof answerReasons)[number];

/** Peppol T111-R001: an answer that asks something of the seller says what. */
export function needsReason(move: AnswerMove): boolean {
  return move === "reject" || move === "query";
}

export const clarificationCharactersMax = 1000;

export interface Answer {
  readonly id: string;
  readonly code: AnswerCode;
  readonly reason: string | undefined;
  readonly clarification: string | undefined;
  readonly answeredAt: Instant;
}
