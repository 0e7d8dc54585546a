/** Documents that wait for the finance system to fetch them, and the receipt with which it says that it has one. */
import { z } from "zod";
import { receiptCharactersMax } from "../domain/handover/handover.ts";
import { listWaiting } from "../domain/handover/queries.ts";
import { giveReceipt } from "../domain/handover/settle-handover.ts";
import { isInstant } from "../time.ts";
import { operation } from "./operation.ts";
import { cursor, cursorOf, id, moment, money, moneyOf, sha256 } from "./shapes.ts";

const waiting = z
  .object({
    documentId: id,
    unitId: id,
    askedAt: moment,
    kind: z.enum(["invoice", "credit-note"]),
    number: z.string(),
    sellerNumber: z.string(),
    payable: money,
    sha256,
  })
  .meta({ id: "WaitingHandover" });

const place = z.object({ at: z.string().refine(isInstant), id });
const pageRows = 100;

export const handovers = operation({
  method: "GET",
  path: "/handovers",
  id: "listHandovers",
  scope: "handover.read",
  summary: "Documents that wait to be fetched",
  says: "The oldest first, a hundred a page; what has a receipt is no longer there. The cursor is for one walk through the list: begin the next walk without it, and nothing is passed by.",
  refusals: [],
  query: z.object({ cursor: cursor(place).optional() }),
  answers: z.object({ handovers: z.array(waiting), next: z.string().optional() }),
  handle: async (work, { query: { cursor: after } }) => {
    const found = await listWaiting(work, after && { askedAt: after.at, documentId: after.id }, pageRows + 1);
    const page = found.slice(0, pageRows);
    const last = page.at(-1);
    const next = found.length > pageRows && last ? cursorOf({ at: last.askedAt, id: last.documentId }) : undefined;
    return {
      handovers: page.map(({ receiverId, currency, payableMinor, ...rest }) => ({
        ...rest,
        unitId: receiverId,
        payable: moneyOf({ minor: payableMinor, currency }),
      })),
      next,
    };
  },
});

export const handoverReceipt = operation({
  method: "POST",
  path: "/handovers/{documentId}/receipt",
  id: "giveReceipt",
  scope: "handover.receipt",
  summary: "Say that the system has the document",
  says: "With the system's own reference, shown to the unit, and the SHA-256 of the bytes it took. The same receipt again changes nothing. Also for documents that were fetched as files.",
  refusals: ["handover-missing", "handover-bytes-differ", "handover-receipt-differs"],
  params: z.object({ documentId: id }),
  body: z.strictObject({ receipt: z.string().trim().min(1).max(receiptCharactersMax), sha256 }),
  answers: z.object({ documentId: id, receivedAt: moment }),
  handle: async (work, { params: { documentId }, body }) => {
    const { receivedAt } = await giveReceipt(work, { documentId, ...body });
    return { documentId, receivedAt };
  },
});
