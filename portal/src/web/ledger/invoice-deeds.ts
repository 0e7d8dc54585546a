/** What is posted from an invoice's page: each form read, every fault told, one command, and back to the page. */
import { addDays, type LocalDate, parseDate } from "@fakturaporten/einvoice";
import { z } from "zod";
import { findAccountInvoice } from "../../domain/ledger/find-account-invoice.ts";
import { correctEntry, placeCredit, writeOff } from "../../domain/ledger/settle-by-hand.ts";
import { stopKinds } from "../../domain/reminders/next-step.ts";
import { acknowledgeRecall, giveCollectionReceipt, recallClaim } from "../../domain/reminders/settle-collection.ts";
import { endStop, stopDaysMax, stopReminders } from "../../domain/reminders/stop-reminders.ts";
import type { Work } from "../../work.ts";
import {
  type FieldFault,
  oneOf,
  optionalText,
  parsedBy,
  parsedWhenFilled,
  readForm,
  type ReadForm,
  requiredText,
} from "../form.ts";
import type { Answer, Visit } from "../route.ts";
import { type InvoiceSeen, invoicePage, seeInvoice } from "./invoice-page.tsx";
import { kronor, parseKronor } from "./kronor.ts";
import { ledgerPaths } from "./ledger-paths.ts";

/** How a form of the page is read, judged and done. */
interface Deed<T> {
  readonly read: (visit: Visit, seen: InvoiceSeen) => ReadForm<T>;
  readonly judge?: (value: T, seen: InvoiceSeen) => readonly FieldFault[];
  readonly perform: (work: Work, value: T, seen: InvoiceSeen) => Promise<unknown>;
  readonly notice: (visit: Visit, value: T) => string;
}

function deed<T>({ read, judge, perform, notice }: Deed<T>): (visit: Visit) => Promise<Answer> {
  return async (visit) => {
    const id = visit.params["id"] ?? "";
    const seen = await visit.ask((work) => seeInvoice(work, id));
    const form = read(visit, seen);
    const faults = form.ok ? (judge?.(form.value, seen) ?? []) : form.faults;
    if (!form.ok || faults.length > 0) return invoicePage(visit, seen, { fields: visit.fields, faults });
    const to = ledgerPaths.invoice(id);
    await visit.perform(
      (work) => perform(work, form.value, seen),
      () => to,
    );
    return { kind: "redirect", to, notice: notice(visit, form.value) };
  };
}

const atMost = (path: string, minor: bigint): FieldFault => ({
  path,
  code: "amount-too-much",
  params: { max: kronor(minor) },
});

export const stopDeed = deed({
  read: ({ fields }, { today }) =>
    readForm(
      z.object({
        stopKind: oneOf(stopKinds),
        stopReason: requiredText(500),
        untilOn: parsedBy((text) => parseDate(text, today)),
        promised: parsedWhenFilled(parseKronor),
      }),
      fields,
    ),
  judge: ({ stopKind, untilOn, promised }, { today }) => [
    ...(untilOn < today || untilOn > addDays(today, stopDaysMax)
      ? [{ path: "untilOn", code: "stop-range", params: {} }]
      : []),
    ...(stopKind === "promise" && (promised ?? 0n) <= 0n ? [{ path: "promised", code: "missing", params: {} }] : []),
  ],
  perform: (work, { stopKind, stopReason, untilOn, promised }, { dunning }) =>
    stopReminders(work, {
      invoiceId: dunning.invoice.id,
      kind: stopKind,
      reason: stopReason,
      untilOn: untilOn satisfies LocalDate,
      promisedMinor: promised,
    }),
  notice: ({ say }) => say.ledger.invoice.stopped,
});

export const writeOffDeed = deed({
  read: ({ fields }) =>
    readForm(z.object({ writeOffAmount: parsedBy(parseKronor), writeOffReason: requiredText(500) }), fields),
  judge: ({ writeOffAmount }, { dunning }) =>
    writeOffAmount <= 0n || writeOffAmount > dunning.invoice.balanceMinor
      ? [atMost("writeOffAmount", dunning.invoice.balanceMinor)]
      : [],
  perform: (work, { writeOffAmount, writeOffReason }, { dunning }) =>
    writeOff(work, { invoiceId: dunning.invoice.id, amountMinor: writeOffAmount, reason: writeOffReason }),
  notice: ({ say }) => say.ledger.invoice.writtenOff,
});

const moveShape = z.object({
  amount: parsedBy(parseKronor),
  toNumber: optionalText(30),
  moveReason: requiredText(500),
});

/** The invoice it goes to is looked up first, so that a number nobody has is told at its field. */
export async function moveDeed(visit: Visit): Promise<Answer> {
  const id = visit.params["id"] ?? "";
  const seen = await visit.ask((work) => seeInvoice(work, id));
  const { customer, invoice } = seen.dunning;
  const read = readForm(moveShape, visit.fields);
  if (!read.ok) return invoicePage(visit, seen, { fields: visit.fields, faults: read.faults });
  const { amount, toNumber, moveReason } = read.value;
  const to =
    toNumber === undefined ? undefined : await visit.ask((work) => findAccountInvoice(work, customer.id, toNumber));
  const max = to !== undefined && to.balanceMinor < -invoice.balanceMinor ? to.balanceMinor : -invoice.balanceMinor;
  const faults = [
    ...(toNumber !== undefined && to === undefined ? [{ path: "toNumber", code: "target-unknown", params: {} }] : []),
    ...(amount <= 0n || amount > max ? [atMost("amount", max)] : []),
  ];
  if (faults.length > 0) return invoicePage(visit, seen, { fields: visit.fields, faults });
  const placed = { customer, fromInvoiceId: invoice.id, toInvoiceId: to?.id, amountMinor: amount, reason: moveReason };
  const back = ledgerPaths.invoice(id);
  await visit.perform(
    (work) => placeCredit(work, placed),
    () => back,
  );
  const { moved, refunded } = visit.say.ledger.invoice;
  return { kind: "redirect", to: back, notice: to === undefined ? refunded : moved };
}

export const receiptDeed = deed({
  read: ({ fields }) => readForm(z.object({ receipt: requiredText(100) }), fields),
  perform: (work, { receipt }, { dunning }) => giveCollectionReceipt(work, { invoiceId: dunning.invoice.id, receipt }),
  notice: ({ say }) => say.ledger.invoice.received,
});

export const recallDeed = deed({
  read: ({ fields }) => readForm(z.object({ recallReason: requiredText(500) }), fields),
  perform: (work, { recallReason }, { dunning }) =>
    recallClaim(work, { invoiceId: dunning.invoice.id, reason: recallReason }),
  notice: ({ say }) => say.ledger.invoice.recalled,
});

export const acknowledgeDeed = deed({
  read: ({ fields }) => readForm(z.object({ acknowledgement: requiredText(100) }), fields),
  perform: (work, { acknowledgement }, { dunning }) =>
    acknowledgeRecall(work, { invoiceId: dunning.invoice.id, acknowledgement }),
  notice: ({ say }) => say.ledger.invoice.acknowledged,
});

const nothing = z.object({});

export const correctDeed = deed({
  read: ({ fields, params }) => {
    const read = readForm(nothing, fields);
    return read.ok ? { ok: true, value: params["entryId"] ?? "" } : read;
  },
  perform: (work, entryId) => correctEntry(work, { entryId }),
  notice: ({ say }) => say.ledger.invoice.corrected,
});

export const endStopDeed = deed({
  read: ({ fields, params }) => {
    const read = readForm(nothing, fields);
    return read.ok ? { ok: true, value: params["stopId"] ?? "" } : read;
  },
  perform: (work, stopId) => endStop(work, stopId),
  notice: ({ say }) => say.ledger.invoice.stopEnded,
});
