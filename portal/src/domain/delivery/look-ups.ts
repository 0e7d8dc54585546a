/**
 * What the Peppol network says of a participant and a kind of document, remembered: a yes for a day, a no for five minutes, so
 * that who has just registered need not wait. That nobody answered is not remembered and stops nothing.
 */
import { later } from "../../time.ts";
import type { Work } from "../../work.ts";

export type LookUpAnswer =
  | { readonly kind: "registered" | "not-registered" | "other-documents" }
  | { readonly kind: "unknown"; readonly reason: string };

export interface LookUpQuestion {
  /** `0007:2321000255` */
  readonly participant: string;
  /** With its scheme: `busdox-docid-qns::urn:…`. */
  readonly documentType: string;
}

export type LookUp = (question: LookUpQuestion) => Promise<LookUpAnswer>;

export async function findLookUp(work: Work, question: LookUpQuestion): Promise<LookUpAnswer | undefined> {
  const row = await work.db
    .selectFrom("participant_look_ups")
    .select(["outcome", "asked_at"])
    .where("participant", "=", question.participant.toLowerCase())
    .where("document_type", "=", question.documentType)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const believedFor = row.outcome === "registered" ? { days: 1 } : { minutes: 5 };
  return later(row.asked_at, believedFor) > work.now ? { kind: row.outcome } : undefined;
}

export async function keepLookUp(work: Work, question: LookUpQuestion, answer: LookUpAnswer): Promise<void> {
  if (answer.kind === "unknown") return;
  const said = { outcome: answer.kind, asked_at: work.now };
  await work.db
    .insertInto("participant_look_ups")
    .values({ participant: question.participant.toLowerCase(), document_type: question.documentType, ...said })
    .onConflict((conflict) => conflict.columns(["participant", "document_type"]).doUpdateSet(said))
    .execute();
}
