/** A supplier's own invoices: the list, one of them with where it stands, its very bytes, and one sent as UBL. */
import { z } from "zod";
import { pdfDesk } from "../domain/attachments/pdf-desk.ts";
import { findDelivery, listInvoiceAnswers } from "../domain/delivery/queries.ts";
import { standings } from "../domain/delivery/standing.ts";
import {
  filesWithin,
  LookLater,
  type LookedInto,
  lookIntoFiles,
  mayHoldFiles,
} from "../domain/imports/embedded-files.ts";
import { sendDocument } from "../domain/imports/send-document.ts";
import type { DraftFault } from "../domain/invoices/draft-fault.ts";
import type { Invoice } from "../domain/invoices/invoice.ts";
import { invoiceFilters, listInvoices } from "../domain/invoices/list-invoices.ts";
import { getInvoice, getInvoiceDocument } from "../domain/invoices/queries.ts";
import { isInstant } from "../time.ts";
import { ApiRefused } from "./failures.ts";
import { operation } from "./operation.ts";
import { cursor, cursorOf, day, id, moment, money, moneyOf } from "./shapes.ts";

const sent = z
  .object({
    id,
    kind: z.enum(["invoice", "credit-note"]),
    number: z.string(),
    receiverName: z.string(),
    buyerReference: z.string().optional(),
    issuedOn: day,
    dueOn: day.optional(),
    payable: money,
    credits: id.optional().describe("The invoice that this one credits."),
    issuedAt: moment,
    standing: z.enum(standings).describe("Where it stands: carried, received, or as the buyer has answered."),
  })
  .meta({ id: "SentInvoice" });

function shown(one: Invoice, standing: z.input<typeof sent>["standing"]): z.input<typeof sent> {
  return {
    id: one.id,
    kind: one.kind,
    number: one.number,
    receiverName: one.receiverName,
    buyerReference: one.buyerReference,
    issuedOn: one.issueOn,
    dueOn: one.dueOn,
    payable: moneyOf({ minor: one.payableMinor, currency: one.currency }),
    credits: one.creditsInvoiceId,
    issuedAt: one.issuedAt,
    standing,
  };
}

const place = z.object({ at: z.string().refine(isInstant), id });
const pageRows = 50;

export const invoices = operation({
  method: "GET",
  path: "/invoices",
  id: "listInvoices",
  scope: "invoice.read",
  summary: "The supplier's own invoices and credit notes",
  says: "The latest issued first, fifty a page. `search` finds by number or its beginning, receiver, and whole amount.",
  refusals: [],
  query: z.object({
    filter: z.enum(invoiceFilters).default("all"),
    search: z.string().trim().max(100).default(""),
    cursor: cursor(place).optional(),
  }),
  answers: z.object({ invoices: z.array(sent), next: z.string().optional() }),
  handle: async (work, { query: { filter, search, cursor: after } }) => {
    const page = await listInvoices(work, { text: search, filter, after, limit: pageRows });
    return {
      invoices: page.rows.map((one) => shown(one, one.standing)),
      next: page.next && cursorOf({ at: page.next.at, id: page.next.id }),
    };
  },
});

const invoiceParams = z.object({ invoiceId: id });

export const oneInvoice = operation({
  method: "GET",
  path: "/invoices/{invoiceId}",
  id: "getInvoice",
  scope: "invoice.read",
  summary: "One invoice, where it stands, and what the buyer has answered",
  says: "`messageId` is the identifier under which it is carried, the same on every attempt.",
  refusals: ["not-found"],
  params: invoiceParams,
  answers: z.object({
    invoice: sent,
    delivery: z.object({
      state: z.string(),
      route: z.string(),
      messageId: id,
      attempts: z.int(),
      reason: z.string().optional(),
      changedAt: moment,
    }),
    answers: z.array(
      z.object({
        code: z.string().describe("UNCL4343: AB, IP, UQ, CA, RE, AP or PD."),
        reason: z.string().optional(),
        action: z.string().optional(),
        clarification: z.string().optional(),
        answeredAt: moment,
      }),
    ),
  }),
  handle: async (work, { params: { invoiceId } }) => {
    const invoice = await getInvoice(work, invoiceId);
    const delivery = await findDelivery(work, invoiceId);
    if (delivery === undefined) throw new Error("An issued invoice has its delivery.");
    const { standing, documentId: messageId, state, route, attempts, reason, changedAt } = delivery;
    const answers = await listInvoiceAnswers(work, invoiceId);
    return {
      invoice: shown(invoice, standing),
      delivery: { state, route, messageId, attempts, reason, changedAt },
      answers: answers.map(({ code, reason: why, action, clarification, answeredAt }) => ({
        code,
        reason: why,
        action,
        clarification,
        answeredAt,
      })),
    };
  },
});

export const invoiceUbl = operation({
  method: "GET",
  path: "/invoices/{invoiceId}/ubl",
  id: "getInvoiceUbl",
  scope: "invoice.read",
  summary: "The very bytes that were issued",
  says: "UBL 2.1. The SHA-256 stands in Repr-Digest and, in hexadecimal, in ETag.",
  refusals: ["not-found"],
  params: invoiceParams,
  answers: { mediaType: "application/xml" },
  handle: async (work, { params: { invoiceId } }) => {
    const { number } = await getInvoice(work, invoiceId);
    const { ubl, sha256 } = await getInvoiceDocument(work, invoiceId);
    return { name: `${number}.xml`, type: "application/xml", bytes: ubl, sha256: Buffer.from(sha256).toString("hex") };
  },
});

export const invoiceSending = operation({
  method: "POST",
  path: "/invoices",
  id: "sendInvoice",
  scope: "invoice.send",
  summary: "Send an invoice or a credit note as UBL",
  says: "Peppol BIS Billing 3 as text, judged by the complete rules and by what the portal knows: the seller's own number and accounts, the receiver's reference, the number, what is left to credit, the plan level. It is issued as it came, or every fault is told and nothing is kept. PDFs may be embedded, and are looked into as those attached in the portal are; a document of at most eight million characters. What does not fit is sent in the portal.",
  refusals: ["invoice-number-taken"],
  bodyBytesMax: 9 * 1024 * 1024,
  body: z.strictObject({ ubl: z.string().min(1).max(8_000_000).describe("The XML document, in UTF-8.") }),
  // Both as it is sent and as it will be opened: inside the document a file stands as text.
  brings: ({ ubl }) => [Buffer.from(ubl), ...filesWithin(Buffer.from(ubl))],
  looksInto: ({ ubl }) => lookInto(Buffer.from(ubl)),
  answers: z.object({ id, number: z.string(), warnings: z.int().describe("Rules that only warn.") }),
  handle: async (work, { body: { ubl }, found: looked }) => {
    const outcome = await sendDocument(work, { ubl: Buffer.from(ubl), looked });
    if (outcome.kind === "faulty") throw new ApiRefused("request-not-valid", outcome.faults.map(faultOf));
    return { id: outcome.id, number: outcome.number, warnings: outcome.warnings };
  },
});

async function lookInto(ubl: Uint8Array): Promise<LookedInto> {
  if (!mayHoldFiles(ubl)) return { faults: [], files: [] };
  try {
    return await lookIntoFiles(ubl, pdfDesk);
  } catch (error) {
    throw error instanceof LookLater ? new ApiRefused("busy") : error;
  }
}

/** By the rule's official identifier where there is one, else by the portal's own word. */
function faultOf({ path, code, params }: DraftFault) {
  const { rule, en } = params;
  const told = Object.entries(params).flatMap(([name, fact]) => (name === "sv" || fact === "" ? [] : [fact]));
  const says = en === undefined ? [code, ...told].join(": ") : `${rule ?? code}: ${en}`;
  return { at: path === "" ? "body.ubl" : `body.ubl ${path}`, says };
}
