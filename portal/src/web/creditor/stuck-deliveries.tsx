/** E-invoices to customers that a person must look at, and what is decided about each. */
import {
  listStuckDeliveries,
  settleDelivery,
  type StuckDelivery,
  stuckDecisions,
  stuckLifecycle,
} from "../../domain/billing/settle-delivery.ts";
import { Refusal } from "../../domain/refusal.ts";
import { Button } from "../components/button/button.tsx";
import { DataTable } from "../components/data-table/data-table.tsx";
import { EmptyState } from "../components/empty-state/empty-state.tsx";
import { Day, Moment } from "../components/figures/figures.tsx";
import { Form } from "../components/form/form.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { AttemptList } from "../delivery/attempt-list.tsx";
import { paths } from "../paths.ts";
import { type Answer, get, post, type Route, type Visit } from "../route.ts";
import { creditorPaths } from "./creditor-paths.ts";

export const stuckDeliveryRoutes: readonly Route[] = [
  get(creditorPaths.deliveries, "billing.run", show),
  post(creditorPaths.settleDelivery(":invoiceId"), "billing.run", settle),
];

async function show(visit: Visit): Promise<Answer> {
  const { say } = visit;
  const words = say.billing.stuck;
  const stuck = await visit.ask(listStuckDeliveries);
  return {
    kind: "page",
    title: words.title,
    crumbs: [{ label: say.billing.title, href: paths.billing }],
    wide: true,
    body: (
      <>
        <PageHeading lead={words.lead}>{words.title}</PageHeading>
        {stuck.length === 0 ? (
          <EmptyState heading={words.none}>
            <p>{words.noneText}</p>
          </EmptyState>
        ) : (
          <Stuck visit={visit} stuck={stuck} />
        )}
      </>
    ),
  };
}

function Stuck({ visit: { say, seal }, stuck }: { readonly visit: Visit; readonly stuck: readonly StuckDelivery[] }) {
  const words = say.billing.stuck;
  const title = ({ kind, number }: StuckDelivery) => say.outbound.invoices.title[kind](number);
  return (
    <DataTable
      caption={words.title}
      captionHidden
      rows={stuck}
      rowKey={({ invoiceId }) => invoiceId}
      columns={[
        {
          key: "invoice",
          heading: words.invoice,
          cell: (one) => <a href={creditorPaths.invoice(one.customerId, one.invoiceId)}>{title(one)}</a>,
        },
        { key: "customer", heading: words.customer, cell: ({ customerName }) => customerName },
        { key: "state", heading: words.state, cell: ({ state }) => words.states[state] },
        {
          key: "attempts",
          heading: say.delivery.watch.answerAttempts,
          cell: ({ attempts }) => <AttemptList say={say} attempts={attempts} />,
        },
        { key: "since", heading: words.since, cell: ({ changedAt }) => <Moment at={changedAt} /> },
        { key: "due", heading: words.due, cell: ({ dueOn }) => (dueOn === undefined ? null : <Day day={dueOn} />) },
        {
          key: "decide",
          heading: words.decide,
          kind: "action",
          cell: (one) => (
            <Form seal={seal} action={creditorPaths.settleDelivery(one.invoiceId)} inline>
              {stuckDecisions
                .filter((decision) => stuckLifecycle.allows(one.state, decision))
                .map((decision) => (
                  <Button
                    key={decision}
                    look="quiet"
                    does={decision}
                    label={`${words.decisions[decision]}: ${title(one)}`}
                  >
                    {words.decisions[decision]}
                  </Button>
                ))}
            </Form>
          ),
        },
      ]}
    />
  );
}

async function settle(visit: Visit): Promise<Answer> {
  const { fields, params, say } = visit;
  const decision = stuckDecisions.find((one) => one === fields["do"]);
  if (decision === undefined) throw new Refusal("changed-meanwhile");
  await visit.perform(
    (work) => settleDelivery(work, { invoiceId: params["invoiceId"] ?? "", decision }),
    () => creditorPaths.deliveries,
  );
  return { kind: "redirect", to: creditorPaths.deliveries, notice: say.billing.stuck.done[decision] };
}
