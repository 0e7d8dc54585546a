/** What each row of an inbox tells: the document, who sent it, what to look at twice, who takes care of it, and where it stands. */
import type { Handover } from "../../domain/handover/handover.ts";
import type { ReceivedDocument } from "../../domain/inbox/received-document.ts";
import { dayOf, wallClockOf } from "../../time.ts";
import type { Column } from "../components/data-table/data-table.tsx";
import { Amount, Day } from "../components/figures/figures.tsx";
import type { FilledForm } from "../filled-form.ts";
import { listedNumberText } from "../figures-text.ts";
import type { Messages } from "../messages/messages.ts";
import { DocumentStateWord } from "./document-state.tsx";
import type { InboxFacts } from "./inbox.tsx";
import { inboxPaths } from "./inbox-address.ts";

type Row = ReceivedDocument;

export function columnsOf(say: Messages, facts: InboxFacts, marks: FilledForm | undefined): readonly Column<Row>[] {
  const words = say.inbox;
  const unitNames = new Map(facts.units.map(({ id, name }) => [id, name]));
  const names = new Map(facts.colleagues.map(({ accountId, name }) => [accountId, name]));
  const unit: Column<Row> = { key: "unit", heading: words.unit, cell: ({ receiverId }) => unitNames.get(receiverId) };
  return [
    {
      key: "number",
      heading: words.number,
      cell: (row) => <NumberCell say={say} facts={facts} marks={marks} row={row} />,
    },
    { key: "seller", heading: words.seller, cell: (row) => <SellerCell say={say} row={row} /> },
    ...(facts.units.length < 2 ? [] : [unit]),
    { key: "received", heading: words.received, cell: ({ receivedAt }) => <Day day={dayOf(receivedAt)} /> },
    { key: "due", heading: words.due, cell: ({ dueOn }) => (dueOn === undefined ? null : <Day day={dueOn} />) },
    {
      key: "state",
      heading: words.where,
      cell: ({ id, state, assignedTo }) => (
        <>
          <DocumentStateWord say={say} state={state} />
          {assignedTo === undefined ? null : (
            <span class="inbox-small">
              <span class="visually-hidden">{say.unitWork.assignee}: </span>
              {names.get(assignedTo)}
            </span>
          )}
          <HandedOver say={say} handover={facts.handovers.get(id)} />
        </>
      ),
    },
    {
      key: "amount",
      heading: words.amount,
      kind: "amount",
      cell: ({ payableMinor, currency, kind }) => (
        <span class="inbox-amount">
          <Amount amount={{ minor: kind === "credit-note" ? -payableMinor : payableMinor, currency }} />
        </span>
      ),
    },
  ];
}

interface CellProps {
  readonly say: Messages;
  readonly row: Row;
}

function NumberCell({
  say,
  facts,
  marks,
  row,
}: CellProps & { readonly facts: InboxFacts; readonly marks: FilledForm | undefined }) {
  const { id, number, kind } = row;
  const name = `marked.${id}`;
  return (
    <span class="inbox-number">
      {marks === undefined ? null : (
        <input
          class="inbox-mark"
          type="checkbox"
          id={name}
          name={name}
          value="yes"
          checked={facts.asked.markAll || marks.isChosen(name)}
          aria-label={say.unitWork.batch.mark(number)}
        />
      )}
      <span>
        <a href={inboxPaths.document(id)}>{number}</a>
        {kind === "credit-note" ? <span class="inbox-small">{say.inbox.credit}</span> : null}
      </span>
    </span>
  );
}

function SellerCell({ say, row }: CellProps) {
  const flags = say.unitWork.flags;
  const told = [
    ...(row.accountChanged ? [flags.account] : []),
    ...(row.likelyDuplicate ? [flags.duplicate] : []),
    ...(row.faults > 0 ? [flags.faults(row.faults)] : []),
  ];
  return (
    <span class="inbox-seller">
      {row.sellerName}
      <span class="inbox-small">
        <span class="figure">{listedNumberText(row.sellerNumber)}</span>
      </span>
      {told.length === 0 ? null : <span class="inbox-flags">{told.join(" · ")}</span>}
    </span>
  );
}

function HandedOver({ say, handover }: { readonly say: Messages; readonly handover: Handover | undefined }) {
  if (handover === undefined) return null;
  const { state, handedOverAt: at, receipt } = handover;
  const words = say.unitWork.handover;
  const when = at === undefined ? "" : `${dayOf(at)} ${wallClockOf(at)}`;
  return (
    <span class="inbox-small">
      {receipt !== undefined
        ? words.receipt(when, receipt)
        : at !== undefined
          ? words.handedOver(when)
          : words.states[state]}
    </span>
  );
}
