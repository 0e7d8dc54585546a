/** Everything that systems can do. A new resource is a file of its own and a row here. */
import { documentAnswers, documents, documentUbl, oneDocument, units } from "./documents.ts";
import { collectionAcknowledgement, collectionCases, collectionReceipt } from "./collection.ts";
import { handoverReceipt, handovers } from "./handovers.ts";
import { invoices, invoiceSending, invoiceUbl, oneInvoice } from "./invoices.ts";
import { usage, usageImport } from "./usage.ts";
import { webhookAttempts, webhookReplay, webhooks } from "./webhooks.ts";
import type { Operation } from "./operation.ts";

export const operations: readonly Operation[] = [
  invoices,
  oneInvoice,
  invoiceUbl,
  invoiceSending,
  units,
  documents,
  oneDocument,
  documentUbl,
  documentAnswers,
  handovers,
  handoverReceipt,
  collectionCases,
  collectionReceipt,
  collectionAcknowledgement,
  usage,
  usageImport,
  webhooks,
  webhookAttempts,
  webhookReplay,
];
