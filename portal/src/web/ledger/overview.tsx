/** The ledger's first page: what waits for the officer, and who owes what. And one customer's account. */
import { getCustomer } from "../../domain/customers/queries.ts";
import { type CustomerBalance, getAccount, listBalances } from "../../domain/ledger/queries.ts";
import { listOpenPayments, openListed } from "../../domain/payments/queries.ts";
import { listDunnings } from "../../domain/reminders/dunning.ts";
import { listCollectionCases } from "../../domain/reminders/queries.ts";
import { ButtonLink } from "../components/button/button.tsx";
import { DataTable } from "../components/data-table/data-table.tsx";
import { EmptyState } from "../components/empty-state/empty-state.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import type { Messages } from "../messages/messages.ts";
import type { Answer, Visit } from "../route.ts";
import { AccountView } from "./account-view.tsx";
import { kronor } from "./kronor.ts";
import { LedgerHelp, LedgerNav } from "./ledger-nav.tsx";
import { ledgerPaths } from "./ledger-paths.ts";

const balancesListed = 200;

export async function showOverview(visit: Visit): Promise<Answer> {
  const { say } = visit;
  const words = say.ledger.overview;
  const seen = await visit.ask(async (work) => {
    const balances = await listBalances(work, balancesListed);
    const open = await listOpenPayments(work);
    const held = await listCollectionCases(work, ["held"], balancesListed);
    return { balances, open: open.length, held: held.length };
  });
  const body = (
    <>
      <PageHeading lead={say.ledger.lead}>{say.ledger.title}</PageHeading>
      <LedgerNav say={say} here="overview" />
      <p>
        <a href={ledgerPaths.payments}>{words.openPayments(Math.min(seen.open, openListed))}</a>
      </p>
      {seen.held === 0 ? null : (
        <p>
          <a href={ledgerPaths.reminders}>{words.held(seen.held)}</a>
        </p>
      )}
      {seen.balances.length === 0 ? (
        <EmptyState heading={words.none} />
      ) : (
        <Balances say={say} balances={seen.balances} />
      )}
      <LedgerHelp say={say} />
    </>
  );
  return { kind: "page", title: say.ledger.title, body, wide: true };
}

interface BalancesProps {
  readonly say: Messages;
  readonly balances: readonly CustomerBalance[];
}

function Balances({ say, balances }: BalancesProps) {
  const words = say.ledger.overview;
  return (
    <DataTable
      caption={words.caption}
      captionHidden
      rows={balances}
      rowKey={({ customerId }) => customerId}
      columns={[
        {
          key: "customer",
          heading: words.customer,
          cell: ({ customerId, customerNumber, customerName }) => (
            <a href={ledgerPaths.customer(customerId)}>{`${customerNumber} ${customerName}`}</a>
          ),
        },
        { key: "overdue", heading: words.overdue, kind: "amount", cell: ({ overdueMinor }) => kronor(overdueMinor) },
        {
          key: "unplaced",
          heading: words.unplaced,
          kind: "amount",
          cell: ({ unplacedMinor }) => kronor(-unplacedMinor),
        },
        {
          key: "balance",
          heading: words.balance,
          kind: "amount",
          cell: ({ balanceMinor }) => <strong>{kronor(balanceMinor)}</strong>,
        },
      ]}
    />
  );
}

export async function showCustomerAccount(visit: Visit): Promise<Answer> {
  const { say } = visit;
  const { customer, account, dunnings, today } = await visit.ask(async (work) => {
    const found = await getCustomer(work, visit.params["id"] ?? "");
    const account = await getAccount(work, found);
    return { customer: found, account, dunnings: await listDunnings(work, found, account.invoices), today: work.today };
  });
  const title = customer.administration ?? customer.name;
  const body = (
    <>
      <PageHeading
        caption={`${say.outbound.customerNumber} ${customer.customerNumber}`}
        lead={say.ledger.account.lead}
        actions={
          <ButtonLink href={ledgerPaths.statement(customer.id)} look="secondary">
            {say.ledger.account.print}
          </ButtonLink>
        }
      >
        {title}
      </PageHeading>
      <AccountView
        say={say}
        account={account}
        dunnings={dunnings}
        today={today}
        hrefOf={ledgerPaths.invoice}
        surplus={say.ledger.account.surplusOwn}
      />
    </>
  );
  return { kind: "page", title, crumbs: [{ label: say.ledger.title, href: ledgerPaths.overview }], body, wide: true };
}
