/** A customer's other questions go to those who know payments: Support leverantörsfakturor (B4). */
import type { Work } from "../../work.ts";
import { requirePermission } from "../access/permissions.ts";
import type { Case } from "../cases/case.ts";
import type { CustomerTopic } from "../cases/kinds.ts";
import { openCase } from "../cases/open-case.ts";
import type { NewFile } from "../cases/write-message.ts";
import { getCustomer } from "../customers/queries.ts";

export interface AskQuestion {
  readonly customerId: string;
  readonly topic: CustomerTopic;
  readonly invoiceNumber: string | undefined;
  readonly words: string;
  readonly files?: readonly NewFile[];
}

export async function askQuestion(work: Work, { customerId, topic, ...asked }: AskQuestion): Promise<Case> {
  requirePermission(work, "purchase.read");
  const { id, customerNumber, creditorId } = await getCustomer(work, customerId);
  return openCase(work, {
    kind: "customer-question",
    about: { customerId: id, customerNumber, topic, invoiceNumber: asked.invoiceNumber ?? "" },
    deskId: creditorId,
    words: asked.words,
    ...(asked.files && { files: asked.files }),
  });
}
