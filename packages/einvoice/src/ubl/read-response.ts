import type { InvoiceResponse } from "../responses/invoice-response.ts";
import { type MessageLevelResponse, messageLevelDocuments } from "../responses/message-level.ts";
import { ReadCursor, type ReadFault } from "./read-cursor.ts";
import { readInvoiceResponse } from "./read-invoice-response.ts";
import { readMessageLevel } from "./read-message-level.ts";
import { cbc } from "./read-names.ts";
import { responseNames as names } from "./read-response-names.ts";
import { listUnread, type Unread } from "./read-unread.ts";
import { type Scan, type ScanRefusal, scan } from "./scan.ts";

/** What reading a response came to: which of the two kinds of answer it is, or why it could not be read. */
export type ResponseReadResult =
  | {
      readonly ok: true;
      readonly about: "invoice";
      readonly response: InvoiceResponse;
      readonly unread: readonly Unread[];
    }
  | {
      readonly ok: true;
      readonly about: "message";
      readonly response: MessageLevelResponse;
      readonly unread: readonly Unread[];
    }
  | { readonly ok: false; readonly reason: "refused"; readonly refusal: ScanRefusal }
  | { readonly ok: false; readonly reason: "not-a-response" }
  | { readonly ok: false; readonly reason: "incomplete"; readonly faults: readonly ReadFault[] };

/** Reads the bytes of a UBL 2.1 ApplicationResponse: an Invoice Response, a Message Level Response or a Message Level Status. */
export function readResponse(bytes: Uint8Array): ResponseReadResult {
  const found = scan(bytes);
  return "refused" in found ? { ok: false, reason: "refused", refusal: found.refused } : readResponseScan(found);
}

function readResponseScan(found: Scan): ResponseReadResult {
  if (found.name[0] !== names.root) return { ok: false, reason: "not-a-response" };
  const read = new ReadCursor(found);
  const kind = messageLevelKind(read.peek(0, [cbc.customizationID]) ?? "");
  if (kind === undefined) {
    const response = readInvoiceResponse(read);
    return incomplete(read) ?? { ok: true, about: "invoice", response, unread: listUnread(read, "") };
  }
  const response = readMessageLevel(read, kind);
  return incomplete(read) ?? { ok: true, about: "message", response, unread: listUnread(read, "") };
}

/** Specification identifiers are judged by how they begin (PEPPOL-T71-R001). */
function messageLevelKind(specification: string): MessageLevelResponse["kind"] | undefined {
  if (specification.startsWith(messageLevelDocuments.mls.specification)) return "mls";
  return specification.startsWith(messageLevelDocuments.mlr.specification) ? "mlr" : undefined;
}

function incomplete(read: ReadCursor): (ResponseReadResult & { ok: false }) | undefined {
  return read.faults.length === 0 ? undefined : { ok: false, reason: "incomplete", faults: read.faults };
}
