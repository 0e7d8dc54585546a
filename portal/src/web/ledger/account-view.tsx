/** A customer's account: each invoice with its debit, credit and payments in one row, and what is left. For customer and officer. */
import { type LedgerEntry, balanceOf } from "../../domain/ledger/ledger.ts";
import type { Account } from "../../domain/ledger/queries.ts";
import type { Dunning } from "../../domain/reminders/dunning.ts";
import type { LocalDate } from "../../time.ts";
import { DataTable } from "../components/data-table/data-table.tsx";
import { EmptyState } from "../components/empty-state/empty-state.tsx";
import { Day } from "../components/figures/figures.tsx";
import { Notice } from "../components/notice/notice.tsx";
import type { Messages } from "../messages/messages.ts";
import { kronor } from "./kronor.ts";
import { nextSentences } from "./next-text.ts";
import { Standing } from "./standing.tsx";

export interface AccountViewProps {
  readonly say: Messages;
  readonly account: Account;
  readonly dunnings: readonly Dunning[];
  readonly today: LocalDate;
  /** Where an invoice's own page is. */
  readonly hrefOf: (invoiceId: string) => string;
  /** What stands above the table when money lies on no invoice. */
  readonly surplus: (amount: string) => string;
}

export function AccountView({ say, account, dunnings, today, hrefOf, surplus }: AccountViewProps) {
  const words = say.ledger.account;
  const unplaced = -balanceOf(account.unplaced);
  return (
    <>
      {unplaced > 0n ? (
        <Notice say={say} kind="info" heading={words.surplus}>
          <p>{surplus(kronor(unplaced))}</p>
        </Notice>
      ) : null}
      {dunnings.length === 0 ? (
        <EmptyState heading={words.none} />
      ) : (
        <>
          <Overdue say={say} dunnings={dunnings} today={today} hrefOf={hrefOf} />
          <AccountTable say={say} account={account} dunnings={dunnings} today={today} hrefOf={hrefOf} />
        </>
      )}
    </>
  );
}

const overdueShown = 5;

/** What happens next with what should have been paid: first on the page, since it needs somebody. */
function Overdue({ say, dunnings, today, hrefOf }: Omit<AccountViewProps, "surplus" | "account">) {
  const overdue = dunnings.filter(({ invoice }) => invoice.balanceMinor > 0n && invoice.dueOn < today);
  if (overdue.length === 0) return null;
  return (
    <Notice say={say} kind="warning" heading={say.ledger.next.title}>
      {overdue.slice(0, overdueShown).map((dunning) => (
        <p key={dunning.invoice.id}>
          <a href={hrefOf(dunning.invoice.id)}>{say.ledger.invoice.title(dunning.invoice.number)}</a>:{" "}
          {nextSentences(say, dunning).slice(0, 2).join(" ")}
        </p>
      ))}
    </Notice>
  );
}

function AccountTable({ say, account, dunnings, today, hrefOf }: Omit<AccountViewProps, "surplus">) {
  const words = say.ledger.account;
  return (
    <DataTable
      caption={words.caption}
      captionHidden
      rows={dunnings}
      rowKey={({ invoice }) => invoice.id}
      foot={[words.sum, "", "", "", "", "", <strong key="sum">{kronor(account.balanceMinor)}</strong>, ""]}
      columns={[
        {
          key: "invoice",
          heading: words.invoice,
          cell: ({ invoice }) => <a href={hrefOf(invoice.id)}>{invoice.number}</a>,
        },
        { key: "due", heading: words.due, cell: ({ invoice }) => <Day day={invoice.dueOn} /> },
        { key: "debit", heading: words.debit, kind: "amount", cell: ({ invoice }) => sum(invoice.entries, ["debit"]) },
        {
          key: "credit",
          heading: words.credit,
          kind: "amount",
          cell: ({ invoice }) => sum(invoice.entries, ["credit"]),
        },
        {
          key: "paid",
          heading: words.paid,
          kind: "amount",
          cell: ({ invoice }) => sum(invoice.entries, ["payment", "transfer", "refund", "write-off"]),
        },
        {
          key: "extra",
          heading: words.extra,
          kind: "amount",
          cell: ({ invoice }) => sum(invoice.entries, ["fee", "interest"]),
        },
        {
          key: "left",
          heading: words.left,
          kind: "amount",
          cell: ({ invoice }) => <strong>{kronor(invoice.balanceMinor)}</strong>,
        },
        {
          key: "standing",
          heading: words.standing,
          cell: (dunning) => <Standing say={say} dunning={dunning} today={today} />,
        },
      ]}
    />
  );
}

function sum(entries: readonly LedgerEntry[], kinds: readonly LedgerEntry["kind"][]): string {
  const minor = balanceOf(entries.filter(({ kind }) => kinds.includes(kind)));
  return minor === 0n ? "–" : kronor(minor);
}
