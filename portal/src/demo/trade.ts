/**
 * What has been going on between the made-up suppliers and units for some weeks: each invoice is written, sent, carried and
 * answered by the portal's own commands, at the hours it would have been.
 */
import { decimal } from "@fakturaporten/einvoice";
import type { Person } from "../domain/access/permissions.ts";
import { answerDocument, type AnswerDocument } from "../domain/inbox/answer-document.ts";
import { assignDocument } from "../domain/inbox/assign-document.ts";
import { issueInvoice } from "../domain/invoices/issue-invoice.ts";
import { findInvoiceByNumber, getInvoiceDocument } from "../domain/invoices/queries.ts";
import { saveDraft } from "../domain/invoices/save-draft.ts";
import { startCredit } from "../domain/invoices/start-credit.ts";
import type { DemoTime } from "./demo-time.ts";

export interface DemoTraders {
  readonly seller: Person;
  readonly cardiology: Officer;
  readonly it: Officer;
}

export interface Officer {
  readonly person: Person;
  readonly receiverId: string;
  /** What the unit asks for on every invoice. */
  readonly reference: string;
}

type Said = Omit<AnswerDocument, "documentId">;

interface Trade {
  readonly unit: "cardiology" | "it";
  readonly daysAgo: number;
  readonly line: readonly [description: string, quantity: string, unit: string, price: string];
  /** What the unit has answered, a day after each other. */
  readonly answers?: readonly Said[];
  readonly isAssigned?: true;
  readonly isCredited?: true;
}

const trades: readonly Trade[] = [
  {
    unit: "cardiology",
    daysAgo: 34,
    line: ["Nya handledare i korridor 3", "12", "tim", "585"],
    answers: [{ move: "accept" }, { move: "pay" }],
  },
  {
    unit: "it",
    daysAgo: 27,
    line: ["Kabelstegar i serverhall", "16", "m", "412,50"],
    answers: [{ move: "process" }, { move: "accept" }],
  },
  {
    unit: "cardiology",
    daysAgo: 21,
    line: ["Byte av dörrstängare", "4", "st", "1 450"],
    answers: [{ move: "accept" }],
    isCredited: true,
  },
  {
    unit: "it",
    daysAgo: 16,
    line: ["Håltagning för kablar", "6", "tim", "585"],
    answers: [
      {
        move: "reject",
        reason: "REF",
        action: "NIN",
        clarification: "Referensnumret hör till en avslutad beställning.",
      },
    ],
  },
  {
    unit: "cardiology",
    daysAgo: 12,
    line: ["Justering av skåpluckor", "9", "tim", "585"],
    answers: [
      {
        move: "query",
        reason: "QTY",
        action: "PIN",
        clarification: "Vi har bara beställt sex timmar. Vad är de tre övriga?",
      },
    ],
    isAssigned: true,
  },
  { unit: "cardiology", daysAgo: 6, line: ["Reparation av undersökningsbrits", "3", "tim", "585"] },
  { unit: "it", daysAgo: 4, line: ["Låsbyte, korskopplingsrum", "2", "st", "1 450"], isAssigned: true },
  { unit: "cardiology", daysAgo: 2, line: ["Servicebesök, dörrautomatik", "1", "st", "1 450"] },
];

/** Harmless when the first of them is there already. */
export async function loadDemoTrade(time: DemoTime, traders: DemoTraders): Promise<void> {
  const { seller } = traders;
  if ((await time.daysAgo(0).perform(seller, (work) => findInvoiceByNumber(work, "B-1001"))) !== undefined) return;
  for (const trade of trades) await playTrade(time, traders, trade);
  await time.daysAgo(0).perform(seller, (work) =>
    saveDraft(work, {
      id: work.newId(),
      version: 0,
      fields: {
        receiver: traders.cardiology.receiverId,
        "lines.1.description": "Målning av väntrum",
        "lines.1.quantity": "22",
        "lines.1.unit": "tim",
        "lines.1.vat": "25",
      },
    }),
  );
}

async function playTrade(time: DemoTime, traders: DemoTraders, trade: Trade): Promise<void> {
  const { seller } = traders;
  const { person, receiverId, reference } = traders[trade.unit];
  const sent = time.daysAgo(trade.daysAgo);
  const [description, quantity, unit, price] = trade.line;
  const invoiceId = await sent.perform(seller, async (work) => {
    const fields = {
      receiver: receiverId,
      reference1: reference,
      deliveryOn: work.today,
      "lines.1.description": description,
      "lines.1.quantity": quantity,
      "lines.1.unit": unit,
      "lines.1.price": price,
      "lines.1.vat": "25",
    };
    const draft = await saveDraft(work, { id: work.newId(), version: 0, fields });
    return (await issueInvoice(work, { draftId: draft.id, version: draft.version })).invoiceId;
  });
  const documentId = await carried(time, { seller, officer: person, invoiceId, daysAgo: trade.daysAgo });
  for (const [index, said] of (trade.answers ?? []).entries()) {
    const later = time.daysAgo(trade.daysAgo - 1 - index);
    const { id } = await later.perform(person, (work) => answerDocument(work, { documentId, ...said }));
    await later.doJob("deliver-answer", { organisationId: person.organisationId, answerId: id });
  }
  if (trade.isAssigned)
    await sent.perform(person, (work) => assignDocument(work, { documentId, accountId: person.accountId }));
  if (trade.isCredited) await credit(time, { seller, officer: person, invoiceId, daysAgo: trade.daysAgo - 3 });
}

interface Carrying {
  readonly seller: Person;
  readonly officer: Person;
  readonly invoiceId: string;
  readonly daysAgo: number;
}

/** Into the unit's inbox; the job that waits in the queue finds it there. */
async function carried(time: DemoTime, { seller, officer, invoiceId, daysAgo }: Carrying): Promise<string> {
  const { perform, doJob } = time.daysAgo(daysAgo);
  await doJob("deliver-invoice", { organisationId: seller.organisationId, invoiceId });
  const { documentId: instanceId } = await perform(seller, (work) => getInvoiceDocument(work, invoiceId));
  return perform(officer, async (work) => {
    const found = work.db.selectFrom("inbox_documents").select("id").where("instance_id", "=", instanceId);
    return (await found.executeTakeFirstOrThrow()).id;
  });
}

/** One of what was invoiced is credited. */
async function credit(time: DemoTime, { seller, officer, invoiceId, daysAgo }: Carrying): Promise<void> {
  const credited = await time.daysAgo(daysAgo).perform(seller, async (work) => {
    const choice = { lines: new Map([[0, { quantity: decimal("1") }]]), charges: new Map() };
    const draftId = await startCredit(work, { invoiceId, choice });
    return issueInvoice(work, { draftId, version: 1 });
  });
  await carried(time, { seller, officer, invoiceId: credited.invoiceId, daysAgo });
}
