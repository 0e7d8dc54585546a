/** Claims that go to debt collection: the collection company's system fetches them, gives its receipt, and lets go of what is recalled. */
import { z } from "zod";
import { requireGrant } from "../domain/access/permissions.ts";
import { listCollectionCases } from "../domain/reminders/queries.ts";
import {
  acknowledgeRecall,
  collectionReferenceMax,
  giveCollectionReceipt,
} from "../domain/reminders/settle-collection.ts";
import { operation } from "./operation.ts";
import { id, moment } from "./shapes.ts";

const minor = z.string().regex(/^-?\d+$/);
const day = z.iso.date();

const claim = z
  .object({
    creditor: z.object({ name: z.string(), organisationNumber: z.string(), bankgiro: z.string().nullable() }),
    debtor: z.object({
      customerNumber: z.string(),
      name: z.string(),
      organisationNumber: z.string(),
      street: z.string(),
      postalCode: z.string(),
      city: z.string(),
      country: z.string(),
      email: z.string(),
    }),
    invoice: z.object({ number: z.string(), ocrReference: z.string(), issuedOn: day, dueOn: day }),
    capitalMinor: minor,
    feeMinor: minor,
    interest: z.object({
      minor,
      throughOn: day,
      pointsAboveReferenceRate: z.string(),
      dayCount: z.string(),
      parts: z.array(z.object({ fromOn: day, lastOn: day, percent: z.string(), principalMinor: minor })),
    }),
    currency: z.string(),
    reminders: z.array(z.object({ step: z.int(), sentOn: day })),
  })
  .meta({ id: "CollectionClaim" });

const listed = z
  .object({ invoiceId: id, state: z.enum(["asked", "recalled"]), claim, recallReason: z.string().optional() })
  .meta({ id: "CollectionCase" });

const casesMax = 200;

export const collectionCases = operation({
  method: "GET",
  path: "/collection-cases",
  id: "listCollectionCases",
  scope: "collection.read",
  summary: "Claims that wait for the collection company",
  says: "Claims to take over (state asked), and claims to let go of (state recalled), at most two hundred, the oldest first. What has its receipt, or its acknowledgement, is no longer there. Amounts are in öre.",
  refusals: [],
  answers: z.object({ cases: z.array(listed) }),
  handle: async (work) => {
    requireGrant(work, "collection.read");
    const found = await listCollectionCases(work, ["asked", "recalled"], casesMax);
    return {
      cases: found.flatMap(({ invoiceId, state, claim: written, recallReason }) =>
        written === undefined || (state !== "asked" && state !== "recalled")
          ? []
          : [
              {
                invoiceId,
                state,
                claim: {
                  ...written,
                  interest: { ...written.interest, parts: [...written.interest.parts] },
                  reminders: [...written.reminders],
                },
                recallReason,
              },
            ],
      ),
    };
  },
});

const reference = z.string().trim().min(1).max(collectionReferenceMax);

export const collectionReceipt = operation({
  method: "POST",
  path: "/collection-cases/{invoiceId}/receipt",
  id: "giveCollectionReceipt",
  scope: "collection.receipt",
  summary: "Say that the collection company has the claim",
  says: "With the company's own number for the case. The same receipt again changes nothing.",
  refusals: ["not-found", "collection-receipt-differs", "collection-cannot-change"],
  params: z.object({ invoiceId: id }),
  body: z.strictObject({ receipt: reference }),
  answers: z.object({ invoiceId: id, receivedAt: moment }),
  handle: async (work, { params: { invoiceId }, body: { receipt } }) => {
    const { receivedAt } = await giveCollectionReceipt(work, { invoiceId, receipt });
    return { invoiceId, receivedAt: receivedAt ?? work.now };
  },
});

export const collectionAcknowledgement = operation({
  method: "POST",
  path: "/collection-cases/{invoiceId}/acknowledgement",
  id: "acknowledgeRecall",
  scope: "collection.receipt",
  summary: "Say that the collection company has let go of a claim",
  says: "After the creditor has recalled it. Kept as proof. The same acknowledgement again changes nothing.",
  refusals: ["not-found", "collection-cannot-change"],
  params: z.object({ invoiceId: id }),
  body: z.strictObject({ acknowledgement: reference }),
  answers: z.object({ invoiceId: id, acknowledgedAt: moment }),
  handle: async (work, { params: { invoiceId }, body: { acknowledgement } }) => {
    const { acknowledgedAt } = await acknowledgeRecall(work, { invoiceId, acknowledgement });
    return { invoiceId, acknowledgedAt: acknowledgedAt ?? work.now };
  },
});
