/**
 * Reads what came over the network in an envelope, and says whose it is and what to do with it. An envelope says where a document
 * goes; what the document says is read from the document.
 */
import { createHash } from "node:crypto";
import { type Envelope, readEnvelope, readResponse } from "@fakturaporten/einvoice";
import { applyNetworkAnswer } from "../domain/delivery/apply-network-answer.ts";
import { receiveDocument } from "../domain/inbox/receive-document.ts";
import { findOrganisationByNumber } from "../domain/parties/organisation.ts";
import { findReceiverByPeppol } from "../domain/receivers/queries.ts";
import type { OrganisationId, Work } from "../work.ts";

export type Delivered =
  | {
      readonly kind: "act";
      readonly organisationId: OrganisationId;
      readonly act: (work: Work) => Promise<unknown>;
    }
  | { readonly kind: "quarantine"; readonly reason: string };

export async function readDelivered(work: Work, raw: Uint8Array): Promise<Delivered> {
  const read = readEnvelope(raw);
  if (!read.ok) return { kind: "quarantine", reason: "unreadable" };
  const { envelope, document } = read;
  const bytes = Buffer.from(document);
  switch (envelope.documentType.root) {
    case "Invoice":
    case "CreditNote":
      return documentForUnit(work, envelope, bytes);
    case "ApplicationResponse":
      return answerForSeller(work, envelope, bytes);
    default:
      return { kind: "quarantine", reason: "document-type-unknown" };
  }
}

async function documentForUnit(work: Work, envelope: Envelope, ubl: Uint8Array): Promise<Delivered> {
  const receiver = await findReceiverByPeppol(work, envelope.receiver);
  if (receiver === undefined) return { kind: "quarantine", reason: "receiver-unknown" };
  if (receiver.route !== "portal") return { kind: "quarantine", reason: "receiver-elsewhere" };
  const arriving = { instanceId: uuidOf(envelope.instanceId), receiverId: receiver.id, ubl };
  return {
    kind: "act",
    organisationId: receiver.organisationId as OrganisationId,
    act: (at) => receiveDocument(at, arriving),
  };
}

async function answerForSeller(work: Work, envelope: Envelope, bytes: Uint8Array): Promise<Delivered> {
  const read = readResponse(bytes);
  if (!read.ok) return { kind: "quarantine", reason: "unreadable" };
  if (read.about !== "invoice") return { kind: "quarantine", reason: "document-type-unknown" };
  const { scheme, id } = envelope.receiver;
  const seller = scheme === "0007" ? await findOrganisationByNumber(work, id) : undefined;
  if (seller === undefined) return { kind: "quarantine", reason: "seller-unknown" };
  const answerId = uuidOf(envelope.instanceId);
  const { response } = read;
  return {
    kind: "act",
    organisationId: seller.id,
    act: (at) => applyNetworkAnswer(at, { answerId, sender: envelope.sender, response }),
  };
}

/** Messages are named by UUIDs as a rule; a name of another kind gets one of its own, the same every time. */
function uuidOf(name: string): string {
  const lower = name.toLowerCase();
  if (/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(lower)) return lower;
  const hex = createHash("sha256").update(name).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
