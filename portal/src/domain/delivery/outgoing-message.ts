/** A document as it leaves the portal: in its envelope, addressed by what it says itself, the same bytes on every attempt. */
import {
  documentTypeScheme,
  type Endpoint,
  formatDocumentType,
  parsePeppolParticipant,
  type PeppolParticipant,
  readUbl,
  ublDocumentType,
  writeEnvelope,
} from "@fakturaporten/einvoice";
import type { OutgoingMessage } from "./carrier.ts";
import type { Unwritable } from "./held.ts";
import type { Instant } from "../../time.ts";

export const unreadable: Unwritable = { unwritable: "document-unreadable" };

export interface IssuedBytes {
  readonly documentId: string;
  readonly ubl: Uint8Array;
  readonly issuedAt: Instant;
}

/** Nothing when the document cannot be read or does not say from whom and to whom it goes: it can then never be sent. */
export function outgoingMessage(parcel: IssuedBytes): OutgoingMessage | undefined {
  const read = readUbl(parcel.ubl);
  if (!read.ok) return undefined;
  const { invoice } = read;
  const sender = participantOf(invoice.seller.endpoint);
  const receiver = participantOf(invoice.buyer.endpoint);
  if (sender === undefined || receiver === undefined || invoice.process === undefined) return undefined;
  const root = invoice.kind === "credit-note" ? "CreditNote" : "Invoice";
  const documentType = ublDocumentType(root, invoice.specification);
  const envelope = writeEnvelope(
    {
      instanceId: parcel.documentId,
      sender,
      receiver,
      documentType,
      process: invoice.process,
      country: invoice.seller.address.country ?? "SE",
      createdAt: parcel.issuedAt,
    },
    Buffer.from(parcel.ubl).toString("utf8"),
  );
  return {
    instanceId: parcel.documentId,
    envelope: Buffer.from(envelope),
    document: parcel.ubl,
    receiver,
    documentType: `${documentTypeScheme}::${formatDocumentType(documentType)}`,
  };
}

function participantOf(endpoint: Endpoint | undefined): PeppolParticipant | undefined {
  const parsed = parsePeppolParticipant(`${endpoint?.scheme ?? ""}:${endpoint?.id ?? ""}`);
  return parsed.ok ? parsed.value : undefined;
}
