/** The creditor's pages about credits: lines with what is left of each, and the reason the customer reads. */
import type { BilledLine } from "../../domain/billing/credited-lines.ts";
import { leftOf } from "../../domain/billing/credited-lines.ts";
import type { CustomerInvoice } from "../../domain/billing/queries.ts";
import type { Customer } from "../../domain/customers/customer.ts";
import type { DisputeLine } from "../../domain/disputes/dispute.ts";
import { AmountField } from "../components/amount-field/amount-field.tsx";
import { Button, ButtonLink, ButtonRow } from "../components/button/button.tsx";
import { DataTable } from "../components/data-table/data-table.tsx";
import { EmptyState } from "../components/empty-state/empty-state.tsx";
import { ErrorSummary } from "../components/error-summary/error-summary.tsx";
import { Day } from "../components/figures/figures.tsx";
import { Form } from "../components/form/form.tsx";
import { Notice } from "../components/notice/notice.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { SummaryList } from "../components/summary-list/summary-list.tsx";
import { TextArea } from "../components/text-area/text-area.tsx";
import { creditorPaths } from "../creditor/creditor-paths.ts";
import { deskPaths } from "../desk/desk-paths.ts";
import type { LocalDate } from "../../time.ts";
import type { FilledForm } from "../filled-form.ts";
import { kronor } from "../ledger/kronor.ts";
import type { Messages } from "../messages/messages.ts";
import type { Visit } from "../route.ts";
import { disputePaths } from "./dispute-paths.ts";
import { amountOf } from "./line-form.ts";
import type { Settled } from "./settle.tsx";

interface SettlePageProps {
  readonly visit: Visit;
  readonly settled: Settled;
  readonly form: FilledForm;
}

export function SettlePage({ visit: { say, seal }, settled, form }: SettlePageProps) {
  const words = say.disputes.settle;
  const { dispute, invoice, customer, lines, disputed, waiting, found } = settled;
  const isOpen = dispute.state === "open" && waiting === undefined;
  return (
    <>
      <ErrorSummary say={say} errors={form.errors} />
      <PageHeading caption={`${say.outbound.customerNumber} ${customer.customerNumber}`} lead={customerName(customer)}>
        {words.title(invoice.number)}
      </PageHeading>
      <SummaryList
        say={say}
        rows={[
          { name: words.state, value: say.disputes.states[dispute.state] },
          { name: words.disputed, value: kronor(dispute.disputedMinor) },
          { name: words.payable, value: kronor(invoice.payableMinor) },
          ...(invoice.dueOn === undefined ? [] : [{ name: words.due, value: <Day day={invoice.dueOn} /> }]),
          { name: words.rule, value: say.disputes.rules[dispute.rule].label },
          ...(dispute.heldUntil === undefined
            ? []
            : [{ name: words.heldUntil, value: <Day day={dispute.heldUntil} /> }]),
        ]}
      />
      <ButtonRow>
        <ButtonLink href={creditorPaths.invoice(customer.id, invoice.id)} look="secondary">
          {words.seeInvoice}
        </ButtonLink>
        <ButtonLink href={deskPaths.case(found.id)} look="secondary">
          {words.seeThread}
        </ButtonLink>
        {dispute.state === "open" ? (
          <ButtonLink href={disputePaths.hold(found.id)} look="secondary">
            {say.disputes.hold.link}
          </ButtonLink>
        ) : null}
      </ButtonRow>
      {waiting === undefined ? null : (
        <Notice say={say} kind="warning" heading={words.waitsHeading}>
          <a href={disputePaths.credit(waiting.id)}>{words.waits(waiting.askedByName, kronor(waiting.netMinor))}</a>
        </Notice>
      )}
      {isOpen ? (
        <Form seal={seal} action={disputePaths.settle(found.id)}>
          <LineTable say={say} lines={lines} disputed={disputed} holds={settled.holds} form={form} />
          <Reason say={say} form={form} />
          <ButtonRow>
            <Button does="credit">{words.credit}</Button>
            <Button look="secondary" does="refuse">
              {words.refuse}
            </Button>
          </ButtonRow>
        </Form>
      ) : (
        <LineTable say={say} lines={lines} disputed={disputed} />
      )}
    </>
  );
}

function customerName({ administration, name }: Customer): string {
  return administration ?? name;
}

function Reason({ say, form }: { readonly say: Messages; readonly form: FilledForm }) {
  const words = say.disputes.settle;
  return (
    <TextArea
      {...form.field("reason")}
      say={say}
      label={words.reason}
      hint={words.reasonHint}
      rows={4}
      maxLength={1000}
    />
  );
}

interface LineTableProps {
  readonly say: Messages;
  readonly lines: readonly BilledLine[];
  readonly disputed?: readonly DisputeLine[];
  /** Until when disputed lines need not be paid; not told of what is decided. */
  readonly holds?: ReadonlyMap<number, LocalDate> | undefined;
  /** Without one the table only shows. */
  readonly form?: FilledForm;
}

function LineTable({ say, lines, disputed = [], holds, form }: LineTableProps) {
  const words = say.disputes.settle;
  const saidOf = (line: BilledLine) => disputed.find(({ place }) => place === line.place);
  return (
    <section>
      <h2>{words.lines}</h2>
      <DataTable
        caption={words.lines}
        captionHidden
        rows={lines}
        rowKey={({ place }) => String(place)}
        columns={[
          { key: "line", heading: words.line, cell: ({ description }) => description },
          ...(disputed.length === 0
            ? []
            : [
                {
                  key: "said",
                  heading: words.said,
                  cell: (line: BilledLine) => <Said say={say} line={saidOf(line)} holds={holds} />,
                },
              ]),
          { key: "net", heading: words.net, kind: "amount", cell: ({ netMinor }) => kronor(netMinor) },
          { key: "left", heading: words.left, kind: "amount", cell: (line) => kronor(leftOf(line)) },
          ...(form === undefined
            ? []
            : [
                {
                  key: "amount",
                  heading: words.amount,
                  kind: "amount" as const,
                  cell: (line: BilledLine) =>
                    leftOf(line) === 0n ? null : (
                      <AmountField
                        {...form.field(amountOf(line.place))}
                        say={say}
                        label={words.amountOf(line.description)}
                        labelHidden
                        suffix="kr"
                        width="short"
                      />
                    ),
                },
              ]),
        ]}
      />
    </section>
  );
}

interface SaidProps extends Pick<LineTableProps, "say" | "holds"> {
  readonly line: DisputeLine | undefined;
}

function Said({ say, line, holds }: SaidProps) {
  if (line === undefined) return null;
  const until = holds?.get(line.place);
  const words = say.disputes.hold;
  return (
    <>
      {say.disputes.reasons[line.reason]}, {kronor(line.netMinor)}
      {line.words === undefined ? null : `: ${line.words}`}
      {holds === undefined ? null : `. ${until === undefined ? words.paidMeanwhile : words.until(until)}`}
    </>
  );
}

interface CreditPageProps {
  readonly visit: Visit;
  readonly customer: Customer;
  readonly invoice: CustomerInvoice;
  readonly lines: readonly BilledLine[];
  readonly form: FilledForm;
}

export function CreditPage({ visit: { say, seal }, customer, invoice, lines, form }: CreditPageProps) {
  const words = say.disputes.credit;
  return (
    <>
      <ErrorSummary say={say} errors={form.errors} />
      <PageHeading caption={`${say.outbound.customerNumber} ${customer.customerNumber}`} lead={words.lead}>
        {words.title(invoice.number)}
      </PageHeading>
      {lines.every((line) => leftOf(line) === 0n) ? (
        <EmptyState heading={words.nothingLeft}>
          <p>{words.nothingLeftText}</p>
        </EmptyState>
      ) : (
        <Form seal={seal} action={disputePaths.creditInvoice(customer.id, invoice.id)}>
          <LineTable say={say} lines={lines} form={form} />
          <Reason say={say} form={form} />
          <ButtonRow>
            <Button>{words.button}</Button>
            <ButtonLink href={creditorPaths.invoice(customer.id, invoice.id)} look="secondary">
              {words.back}
            </ButtonLink>
          </ButtonRow>
        </Form>
      )}
    </>
  );
}
