/** Credits that wait for a second person: the list, and one of them. */
import { type BilledLine, withVat } from "../../domain/billing/credited-lines.ts";
import type { CustomerInvoice } from "../../domain/billing/queries.ts";
import type { CreditRequest } from "../../domain/disputes/credit-request.ts";
import { Button, ButtonRow } from "../components/button/button.tsx";
import { DataTable } from "../components/data-table/data-table.tsx";
import { EmptyState } from "../components/empty-state/empty-state.tsx";
import { Moment } from "../components/figures/figures.tsx";
import { Form } from "../components/form/form.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { SummaryList } from "../components/summary-list/summary-list.tsx";
import { kronor } from "../ledger/kronor.ts";
import type { Visit } from "../route.ts";
import { disputePaths } from "./dispute-paths.ts";

export function CreditsPage({
  visit: { say },
  waiting,
}: {
  readonly visit: Visit;
  readonly waiting: readonly CreditRequest[];
}) {
  const words = say.disputes.credits;
  return (
    <>
      <PageHeading lead={words.lead} actions={<a href={disputePaths.policy}>{say.disputes.policy.title}</a>}>
        {words.title}
      </PageHeading>
      {waiting.length === 0 ? (
        <EmptyState heading={words.none}>
          <p>{words.noneText}</p>
        </EmptyState>
      ) : (
        <DataTable
          caption={words.title}
          captionHidden
          rows={waiting}
          rowKey={({ id }) => id}
          columns={[
            {
              key: "reason",
              heading: words.reason,
              cell: ({ id, reason }) => <a href={disputePaths.credit(id)}>{reason}</a>,
            },
            { key: "by", heading: words.by, cell: ({ askedByName }) => askedByName },
            { key: "at", heading: words.at, cell: ({ askedAt }) => <Moment at={askedAt} /> },
            { key: "net", heading: words.net, kind: "amount", cell: ({ netMinor }) => kronor(netMinor) },
          ]}
        />
      )}
    </>
  );
}

interface SecondPageProps {
  readonly visit: Visit;
  readonly request: CreditRequest;
  readonly invoice: CustomerInvoice;
  readonly lines: readonly BilledLine[];
}

/** What the second person looks at: the same lines, who wants it, and why. */
export function SecondPage({ visit: { say, seal, viewer }, request, invoice, lines }: SecondPageProps) {
  const words = say.disputes.credit;
  const isOwn = request.askedBy === viewer?.actor.accountId;
  const lineOf = (place: number) => lines.find((line) => line.place === place);
  return (
    <>
      <PageHeading lead={request.reason}>{words.title(invoice.number)}</PageHeading>
      <SummaryList
        say={say}
        rows={[
          { name: say.disputes.credits.by, value: request.askedByName },
          { name: say.disputes.credits.at, value: <Moment at={request.askedAt} /> },
          { name: words.state, value: say.disputes.requestStates[request.state] },
        ]}
      />
      <DataTable
        caption={say.disputes.settle.lines}
        rows={request.lines}
        rowKey={({ place }) => String(place)}
        columns={[
          { key: "line", heading: say.disputes.settle.line, cell: ({ place }) => lineOf(place)?.description },
          { key: "net", heading: say.disputes.credits.net, kind: "amount", cell: ({ netMinor }) => kronor(netMinor) },
          {
            key: "vat",
            heading: words.withVat,
            kind: "amount",
            cell: ({ place, netMinor }) => kronor(withVat(netMinor, lineOf(place)?.vatPercent ?? 0)),
          },
        ]}
      />
      {request.state !== "waiting" ? null : isOwn ? (
        <p>{words.otherDecides}</p>
      ) : (
        <Form seal={seal} action={disputePaths.credit(request.id)}>
          <ButtonRow>
            <Button does="issue">{words.issue}</Button>
            <Button look="secondary" does="decline">
              {words.decline}
            </Button>
          </ButtonRow>
        </Form>
      )}
    </>
  );
}
