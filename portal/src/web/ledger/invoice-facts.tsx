/** One invoice in the ledger: what is left and of what, every entry, reminders, and what happens next. For customer and officer. */
import type { ComponentChildren } from "preact";
import { type LedgerEntry, splitBalance } from "../../domain/ledger/ledger.ts";
import type { Dunning } from "../../domain/reminders/dunning.ts";
import type { Interest } from "../../domain/reminders/interest.ts";
import type { LocalDate } from "../../time.ts";
import { DataTable } from "../components/data-table/data-table.tsx";
import { Day } from "../components/figures/figures.tsx";
import { SummaryList } from "../components/summary-list/summary-list.tsx";
import type { Messages } from "../messages/messages.ts";
import { bankgiroText } from "../figures-text.ts";
import { kronor } from "./kronor.ts";
import { nextSentences } from "./next-text.ts";
import { Standing } from "./standing.tsx";

export interface InvoiceFactsProps {
  readonly say: Messages;
  readonly dunning: Dunning;
  readonly today: LocalDate;
  readonly interest: Interest | undefined;
  /** Told to the officer, with what is missing to reckon the interest: when the claim lapses. */
  readonly lapses?: LocalDate;
  /** What can be done with an entry, if anything. */
  readonly entryAction?: (entry: LedgerEntry) => ComponentChildren;
}

export function InvoiceFacts(props: InvoiceFactsProps) {
  const { say, dunning, today } = props;
  const { invoice } = dunning;
  const words = say.ledger.invoice;
  const { capitalMinor, feeMinor, interestMinor } = splitBalance(invoice.entries);
  return (
    <>
      <p>
        <Standing say={say} dunning={dunning} today={today} />
      </p>
      <SummaryList
        say={say}
        rows={[
          ...(invoice.bankgiro === undefined
            ? []
            : [
                {
                  name: say.invoiceSheet.payTo.bankgiro,
                  value: <span class="figure">{bankgiroText(invoice.bankgiro)}</span>,
                },
              ]),
          { name: words.ocr, value: <span class="figure">{invoice.ocrReference}</span> },
          { name: words.issued, value: <Day day={invoice.issuedOn} /> },
          { name: words.due, value: <Day day={invoice.dueOn} /> },
          { name: words.left, value: <strong>{kronor(invoice.balanceMinor)}</strong> },
          ...(feeMinor === 0n && interestMinor === 0n
            ? []
            : [
                { name: words.capital, value: kronor(capitalMinor) },
                { name: words.fee, value: kronor(feeMinor) },
                { name: words.interest, value: kronor(interestMinor) },
              ]),
        ]}
      />
      <Next {...props} />
      <Entries {...props} />
      <Reminders say={say} dunning={dunning} />
    </>
  );
}

function Next({ say, dunning, today, interest, lapses }: InvoiceFactsProps) {
  const words = say.ledger.next;
  const { invoice } = dunning;
  const late = invoice.balanceMinor > 0n && invoice.dueOn < today && dunning.history.collection?.claim === undefined;
  return (
    <section>
      <h2>{words.title}</h2>
      {nextSentences(say, dunning).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {late && interest?.ok === true ? <p>{words.interest(kronor(interest.interestMinor), today)}</p> : null}
      {late && interest?.ok === false && lapses !== undefined ? <p>{words.noRate(interest.fromOn)}</p> : null}
      {dunning.history.stops.map((stop) => (
        <p key={stop.id}>
          {say.ledger.stopKinds[stop.kind].label}, {say.ledger.invoice.until(stop.untilOn)}: {stop.reason}
        </p>
      ))}
      {lapses === undefined ? null : <p>{words.lapses(lapses)}</p>}
    </section>
  );
}

function Entries({ say, dunning, entryAction }: InvoiceFactsProps) {
  const words = say.ledger.invoice;
  return (
    <section>
      <h2>{words.entries}</h2>
      <DataTable
        caption={words.entriesCaption}
        captionHidden
        rows={dunning.invoice.entries}
        rowKey={({ id }) => id}
        columns={[
          { key: "day", heading: words.day, cell: ({ onDay }) => <Day day={onDay} /> },
          {
            key: "kind",
            heading: words.kind,
            cell: ({ kind, correctsId }) =>
              correctsId === undefined ? say.ledger.kinds[kind] : `${words.correction}: ${say.ledger.kinds[kind]}`,
          },
          { key: "note", heading: words.note, cell: ({ note }) => note },
          { key: "amount", heading: words.amount, kind: "amount", cell: ({ amountMinor }) => kronor(amountMinor) },
          ...(entryAction === undefined
            ? []
            : [{ key: "action", heading: words.correct, kind: "action" as const, cell: entryAction }]),
        ]}
      />
    </section>
  );
}

function Reminders({ say, dunning }: Pick<InvoiceFactsProps, "say" | "dunning">) {
  const words = say.ledger.invoice;
  const { steps } = dunning.history;
  if (steps.length === 0) return null;
  return (
    <section>
      <h2>{words.reminders}</h2>
      <DataTable
        caption={words.remindersCaption}
        captionHidden
        rows={steps}
        rowKey={({ step }) => String(step)}
        columns={[
          { key: "step", heading: words.step, cell: ({ step }) => step },
          { key: "sent", heading: words.sentOn, cell: ({ takenOn }) => <Day day={takenOn} /> },
          { key: "payBy", heading: words.payBy, cell: ({ payBy }) => <Day day={payBy} /> },
          { key: "to", heading: words.sentTo, cell: ({ toAddress }) => toAddress },
          { key: "amount", heading: words.amount, kind: "amount", cell: ({ balanceMinor }) => kronor(balanceMinor) },
        ]}
      />
    </section>
  );
}
