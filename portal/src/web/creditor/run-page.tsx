/** One run: what it comes to beside last month, what can be done with it, and each customer's outcome. */
import type { RunCustomer, RunTotals } from "../../domain/billing/queries.ts";
import type { BillingFault, BillingRun } from "../../domain/billing/run.ts";
import { Button, ButtonRow } from "../components/button/button.tsx";
import { DataTable } from "../components/data-table/data-table.tsx";
import { EmptyState } from "../components/empty-state/empty-state.tsx";
import { Amount, Day } from "../components/figures/figures.tsx";
import { Form } from "../components/form/form.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { SummaryList } from "../components/summary-list/summary-list.tsx";
import { decimalText } from "../figures-text.ts";
import type { Messages } from "../messages/messages.ts";
import type { Visit } from "../route.ts";
import { creditorPaths } from "./creditor-paths.ts";

export interface RunPageProps {
  readonly visit: Visit;
  readonly run: BillingRun;
  readonly totals: RunTotals;
  readonly customers: readonly RunCustomer[];
}

export function RunPage({ visit, run, totals, customers }: RunPageProps) {
  const { say } = visit;
  const words = say.billing.run;
  const isEmpty = customers.length === 0;
  return (
    <>
      <PageHeading caption={say.billing.states[run.state]}>{words.title(run.month.slice(0, 7))}</PageHeading>
      {run.state === "preparing" ? <p>{words.preparing}</p> : null}
      {run.state === "running" ? <p>{words.running}</p> : null}
      {isEmpty ? null : <Totals say={say} run={run} totals={totals} />}
      <Moves visit={visit} run={run} totals={totals} />
      {isEmpty && run.state !== "preparing" ? (
        <EmptyState heading={words.nothing}>
          <p>{words.nothingText}</p>
        </EmptyState>
      ) : null}
      {isEmpty ? null : <Customers say={say} customers={customers} />}
    </>
  );
}

const kronor = (minor: bigint) => <Amount amount={{ minor, currency: "SEK" }} />;

function Totals({ say, run, totals }: { readonly say: Messages } & Pick<RunPageProps, "run" | "totals">) {
  const words = say.billing.run;
  const count = (n: number): string => decimalText(String(n));
  return (
    <SummaryList
      say={say}
      rows={[
        { name: words.net, value: kronor(totals.netMinor) },
        { name: words.former, value: kronor(totals.formerNetMinor) },
        { name: words.change, value: kronor(totals.netMinor - totals.formerNetMinor) },
        { name: words.waiting, value: count(totals.waiting) },
        { name: words.issued, value: count(totals.issued) },
        { name: words.refused, value: count(totals.refused) },
        { name: words.rows, value: count(totals.rowCount) },
        { name: say.billing.runs.issueOn, value: <Day day={run.issueOn} /> },
        { name: say.billing.runs.dueOn, value: <Day day={run.dueOn} /> },
      ]}
    />
  );
}

function Moves({ visit: { say, seal }, run, totals }: Omit<RunPageProps, "customers">) {
  const words = say.billing.run;
  const mayStart = (run.state === "prepared" || run.state === "stopped") && totals.waiting > 0;
  const mayCancel = run.state === "prepared" || run.state === "stopped";
  return (
    <ButtonRow>
      {mayStart ? (
        <Form seal={seal} action={creditorPaths.moveRun(run.id, "start")} inline>
          <Button>{run.state === "prepared" ? words.start(totals.waiting) : words.goOn(totals.waiting)}</Button>
        </Form>
      ) : null}
      {run.state === "running" ? (
        <Form seal={seal} action={creditorPaths.moveRun(run.id, "stop")} inline>
          <Button look="secondary">{words.stop}</Button>
        </Form>
      ) : null}
      {mayCancel ? (
        <Form seal={seal} action={creditorPaths.moveRun(run.id, "cancel")} inline>
          <Button look="quiet">{words.cancel}</Button>
        </Form>
      ) : null}
    </ButtonRow>
  );
}

function Customers({ say, customers }: { readonly say: Messages; readonly customers: readonly RunCustomer[] }) {
  const words = say.billing.run;
  return (
    <section>
      <h2>{words.customers}</h2>
      <p>{words.customersLead}</p>
      <DataTable
        caption={words.customers}
        captionHidden
        rows={customers}
        rowKey={({ customerId }) => customerId}
        columns={[
          {
            key: "customer",
            heading: words.customer,
            cell: ({ customerId, customerNumber, name }) => (
              <a href={creditorPaths.customer(customerId)}>
                {customerNumber} {name}
              </a>
            ),
          },
          {
            key: "outcome",
            heading: words.outcome,
            cell: ({ state, faults, customerId, invoiceId }) => (
              <>
                {invoiceId === undefined ? (
                  words.customerStates[state]
                ) : (
                  <a href={creditorPaths.invoice(customerId, invoiceId)}>{words.customerStates[state]}</a>
                )}
                {faults.map((fault) => (
                  <div key={fault.code}>{sentenceOf(say, fault)}</div>
                ))}
              </>
            ),
          },
          { key: "net", heading: words.net, kind: "amount", cell: ({ netMinor }) => kronor(netMinor) },
          { key: "former", heading: words.former, kind: "amount", cell: (one) => kronor(one.formerNetMinor) },
          {
            key: "change",
            heading: words.change,
            kind: "amount",
            cell: (one) => kronor(one.netMinor - one.formerNetMinor),
          },
        ]}
      />
    </section>
  );
}

function sentenceOf(say: Messages, fault: BillingFault): string {
  const words = say.billing.run.refusals;
  if (fault.code === "no-price") return words["no-price"]({ service: fault.service });
  return fault.code === "rule" ? words.rule({ rule: fault.rule }) : words[fault.code];
}
