import { nameId, type ScanRefusal, scan } from "../ubl/scan.ts";
import { judgeCommonRules } from "./common-rules.ts";
import { judgeInvoiceResponse } from "./invoice-response-rules.ts";
import { messageLevelDocuments } from "./message-level.ts";
import { judgeMessageLevelResponse, judgeMessageLevelStatus } from "./message-level-rules.ts";
import { ResponseDocument } from "./response-document.ts";
import type { ResponseFault } from "./response-fault.ts";

/** The rules a response breaks, or why it is none. Order and types of elements are the schema's to judge, not ours. */
export type ResponseVerdict =
  | { readonly ok: true; readonly faults: readonly ResponseFault[] }
  | { readonly ok: false; readonly reason: "refused"; readonly refusal: ScanRefusal }
  | { readonly ok: false; readonly reason: "not-a-response" };

const responseRoot = nameId("ar:ApplicationResponse");

/** Judges the bytes of an ApplicationResponse by the rules of the transaction it says it is; an Invoice Response if none. */
export function judgeResponse(bytes: Uint8Array): ResponseVerdict {
  const found = scan(bytes);
  if ("refused" in found) return { ok: false, reason: "refused", refusal: found.refused };
  if (found.name[0] !== responseRoot) return { ok: false, reason: "not-a-response" };
  const document = new ResponseDocument(found);
  const specification = document.text("cbc:CustomizationID");
  if (specification.startsWith("urn:peppol:edec:mls")) judgeMessageLevelStatus(document);
  else {
    judgeCommonRules(document);
    if (specification.startsWith(messageLevelDocuments.mlr.specification)) judgeMessageLevelResponse(document);
    else judgeInvoiceResponse(document);
  }
  return { ok: true, faults: document.faults };
}
