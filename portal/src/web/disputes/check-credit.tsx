/** Before a credit note is made: which lines, how much and why, since nobody can take it back. */
import type { BilledLine } from "../../domain/billing/credited-lines.ts";
import type { CreditedLine } from "../../domain/billing/issue-credit-note.ts";
import type { Customer } from "../../domain/customers/customer.ts";
import { Button, ButtonRow } from "../components/button/button.tsx";
import { DataTable } from "../components/data-table/data-table.tsx";
import { Form } from "../components/form/form.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { SummaryList } from "../components/summary-list/summary-list.tsx";
import { kronor } from "../ledger/kronor.ts";
import type { Answer, Crumb, Visit } from "../route.ts";
import { amountOf } from "./line-form.ts";

export interface CheckCreditProps {
  readonly customer: Customer;
  readonly number: string;
  readonly lines: readonly BilledLine[];
  readonly amounts: readonly CreditedLine[];
  readonly reason: string;
  /** Where the form came from, and goes again with `issue` or `edit`. */
  readonly action: string;
  readonly crumbs: readonly Crumb[];
}

export function checkCreditPage(visit: Visit, props: CheckCreditProps): Answer {
  const { title } = visit.say.disputes.settle.check;
  return {
    kind: "page",
    title: title(props.number),
    crumbs: props.crumbs,
    body: <CheckCredit visit={visit} {...props} />,
  };
}

function CheckCredit({ visit, ...props }: CheckCreditProps & { readonly visit: Visit }) {
  const { say, seal, fields } = visit;
  const { customer, number, lines, amounts, reason, action } = props;
  const words = say.disputes.settle;
  const sumMinor = amounts.reduce((sum, { netMinor }) => sum + netMinor, 0n);
  const kept = ["reason", ...amounts.map(({ place }) => amountOf(place))];
  return (
    <>
      <PageHeading
        caption={`${say.outbound.customerNumber} ${customer.customerNumber}`}
        lead={customer.administration ?? customer.name}
      >
        {words.check.title(number)}
      </PageHeading>
      <p>{words.check.lead}</p>
      <DataTable
        caption={words.check.lines}
        captionHidden
        rows={amounts}
        rowKey={({ place }) => String(place)}
        columns={[
          {
            key: "line",
            heading: words.line,
            cell: ({ place }) => lines.find((line) => line.place === place)?.description,
          },
          { key: "amount", heading: words.check.amount, kind: "amount", cell: ({ netMinor }) => kronor(netMinor) },
        ]}
      />
      <SummaryList
        say={say}
        rows={[
          { name: words.check.sum, value: kronor(sumMinor) },
          { name: words.reason, value: reason },
        ]}
      />
      <Form seal={seal} action={action}>
        {kept.map((name) => (
          <input key={name} type="hidden" name={name} value={fields[name] ?? ""} />
        ))}
        <ButtonRow>
          <Button does="issue">{words.check.issue}</Button>
          <Button look="secondary" does="edit">
            {words.check.edit}
          </Button>
        </ButtonRow>
      </Form>
    </>
  );
}
