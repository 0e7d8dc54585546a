import { documentTypeScheme, type Envelope, parseDocumentType } from "../envelope/envelope.ts";
import { parsePeppolParticipant, type PeppolParticipant } from "../identifiers/peppol-participant.ts";
import { ReadCursor } from "./read-cursor.ts";
import { firstChild, nameId, nextSibling, type Scan, type ScanRefusal, scan } from "./scan.ts";

/** What reading an envelope came to: who, what and which message, and the text of the document inside. */
export type EnvelopeReadResult =
  | { readonly ok: true; readonly envelope: Envelope; readonly document: string }
  | { readonly ok: false; readonly reason: "refused"; readonly refusal: ScanRefusal }
  | { readonly ok: false; readonly reason: "not-an-envelope" }
  | { readonly ok: false; readonly reason: "incomplete"; readonly missing: EnvelopePart };

type EnvelopePart = "header" | "sender" | "receiver" | "instance-id" | "document-type" | "process" | "document";

const names = {
  root: nameId("sbd:StandardBusinessDocument"),
  header: nameId("sbd:StandardBusinessDocumentHeader"),
  sender: nameId("sbd:Sender"),
  receiver: nameId("sbd:Receiver"),
  identifier: nameId("sbd:Identifier"),
  identification: nameId("sbd:DocumentIdentification"),
  instance: nameId("sbd:InstanceIdentifier"),
  created: nameId("sbd:CreationDateAndTime"),
  businessScope: nameId("sbd:BusinessScope"),
  scope: nameId("sbd:Scope"),
  type: nameId("sbd:Type"),
} as const;

const ROOT = 0;

/** Reads the bytes of a Standard Business Document. The document inside is handed on as text, unread. */
export function readEnvelope(bytes: Uint8Array): EnvelopeReadResult {
  const found = scan(bytes);
  if ("refused" in found) return { ok: false, reason: "refused", refusal: found.refused };
  if (found.name[ROOT] !== names.root) return { ok: false, reason: "not-an-envelope" };
  const read = new ReadCursor(found);
  const header = read.child(ROOT, names.header);
  if (header < 0) return incomplete("header");
  return readHeader(read, header, found);
}

function readHeader(read: ReadCursor, header: number, found: Scan): EnvelopeReadResult {
  const sender = participantIn(read, read.child(header, names.sender));
  const receiver = participantIn(read, read.child(header, names.receiver));
  const identification = read.child(header, names.identification);
  const instanceId = read.tokenIn(identification, names.instance);
  const scopes = scopesIn(read, read.child(header, names.businessScope));
  const documentType = parseDocumentType(withoutScheme(scopes.get("DOCUMENTID") ?? ""));
  const process = scopes.get("PROCESSID");
  const document = documentIn(found);
  if (sender === undefined) return incomplete("sender");
  if (receiver === undefined) return incomplete("receiver");
  if (instanceId === undefined) return incomplete("instance-id");
  if (documentType === undefined) return incomplete("document-type");
  if (process === undefined) return incomplete("process");
  if (document === undefined) return incomplete("document");
  const country = scopes.get("COUNTRY_C1") ?? "";
  const createdAt = read.tokenIn(identification, names.created) ?? "";
  return {
    ok: true,
    envelope: { instanceId, sender, receiver, documentType, process, country, createdAt },
    document,
  };
}

function incomplete(missing: EnvelopePart): EnvelopeReadResult {
  return { ok: false, reason: "incomplete", missing };
}

function participantIn(read: ReadCursor, party: number): PeppolParticipant | undefined {
  const parsed = parsePeppolParticipant(read.tokenIn(party, names.identifier) ?? "");
  return parsed.ok ? parsed.value : undefined;
}

function scopesIn(read: ReadCursor, businessScope: number): ReadonlyMap<string, string> {
  return new Map(
    read
      .children(businessScope, names.scope)
      .map((scope) => [read.tokenIn(scope, names.type) ?? "", read.tokenIn(scope, names.instance) ?? ""]),
  );
}

/** Some write the scheme in front of the value, where the specification wants it beside. */
function withoutScheme(text: string): string {
  return text.startsWith(`${documentTypeScheme}::`) ? text.slice(documentTypeScheme.length + 2) : text;
}

/** The element after the header, as it is written. Namespaces it uses must be declared on it, as the envelope's end with it. */
function documentIn(found: Scan): string | undefined {
  const header = firstChild(found, ROOT);
  const document = header < 0 ? -1 : nextSibling(found, header);
  if (document < 0 || nextSibling(found, document) >= 0) return undefined;
  const open = found.open[document] as number;
  const isEmptyTag = found.text.slice(open - 2, open) === "/>";
  const end = isEmptyTag ? open : found.text.indexOf(">", found.close[document]) + 1;
  return found.text.slice(found.at[document], end);
}
