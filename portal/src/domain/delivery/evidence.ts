/** Evidence: what a carrier answered about a delivery, kept as it answered, and the whole story as one file. */
import { createHash } from "node:crypto";
import type { Instant } from "../../time.ts";
import type { Work } from "../../work.ts";
import { requireOrganisation, requirePermission } from "../access/permissions.ts";
import { Refusal } from "../refusal.ts";
import { type CarriedKind, listAttempts, type TriedAttempt } from "./attempts.ts";
import type { CarrierAnswer } from "./carrier.ts";

export type EvidenceKind = "submission" | "status" | "callback" | "resolution";

export interface NewEvidence {
  readonly about: CarriedKind;
  readonly invoiceId: string;
  readonly kind: EvidenceKind;
  /** The answer in one word of ours. */
  readonly says: string;
  readonly content: string;
}

const charactersMax = 262_144;

export async function keepEvidence(work: Work, { about, invoiceId, kind, says, content }: NewEvidence): Promise<void> {
  await work.db
    .insertInto("delivery_evidence")
    .values({
      organisation_id: requireOrganisation(work),
      id: work.newId(),
      about,
      invoice_id: invoiceId,
      kind,
      says,
      at: work.now,
      content: content.replaceAll("\0", "").slice(0, charactersMax),
    })
    .execute();
}

export interface KeepAnswer {
  readonly about: CarriedKind;
  readonly invoiceId: string;
  readonly kind: EvidenceKind;
  readonly answer: Pick<CarrierAnswer, "kind" | "reason" | "evidence">;
}

/** What a carrier said, when it said anything. */
export async function keepAnswer(work: Work, { about, invoiceId, kind, answer }: KeepAnswer): Promise<void> {
  if (answer.evidence === undefined) return;
  const says = `${answer.kind} ${answer.reason}`;
  await keepEvidence(work, { about, invoiceId, kind, says, content: answer.evidence });
}

/** What can be shown of a delivery to somebody who doubts it. Hashes are SHA-256 in hexadecimal. */
export interface DeliveryProof {
  readonly invoiceNumber: string;
  readonly receiver: string;
  readonly messageId: string;
  readonly route: string;
  readonly state: string;
  readonly documentSha256: string;
  readonly issuedAt: Instant;
  readonly attempts: readonly TriedAttempt[];
  readonly answers: readonly {
    readonly at: Instant;
    readonly kind: string;
    readonly says: string;
    readonly sha256: string;
    readonly content: string;
  }[];
}

export async function getDeliveryProof(work: Work, invoiceId: string): Promise<DeliveryProof> {
  const { organisationId } = requirePermission(work, "invoice.read");
  const head = await work.db
    .selectFrom("deliveries")
    .innerJoin("invoices", (join) =>
      join
        .onRef("invoices.organisation_id", "=", "deliveries.organisation_id")
        .onRef("invoices.id", "=", "deliveries.invoice_id"),
    )
    .innerJoin("invoice_documents as document", (join) =>
      join
        .onRef("document.organisation_id", "=", "deliveries.organisation_id")
        .onRef("document.invoice_id", "=", "deliveries.invoice_id"),
    )
    .select(["number", "receiver_name", "deliveries.document_id", "route", "state", "ubl_sha256", "invoices.issued_at"])
    .where("deliveries.organisation_id", "=", organisationId)
    .where("deliveries.invoice_id", "=", invoiceId)
    .executeTakeFirst();
  if (head === undefined) throw new Refusal("not-found");
  return {
    invoiceNumber: head.number,
    receiver: head.receiver_name,
    messageId: head.document_id,
    route: head.route,
    state: head.state,
    documentSha256: head.ubl_sha256.toString("hex"),
    issuedAt: head.issued_at,
    attempts: await listAttempts(work, invoiceId),
    answers: await listAnswersOfCarrier(work, invoiceId),
  };
}

/** What a carrier has answered about one document, as it answered. */
export async function listAnswersOfCarrier(work: Work, invoiceId: string): Promise<DeliveryProof["answers"]> {
  const rows = await work.db
    .selectFrom("delivery_evidence")
    .select(["at", "kind", "says", "content"])
    .where("organisation_id", "=", requireOrganisation(work))
    .where("invoice_id", "=", invoiceId)
    .orderBy("at")
    .orderBy("id")
    .limit(1000)
    .execute();
  return rows.map((row) => ({ ...row, sha256: createHash("sha256").update(row.content).digest("hex") }));
}
