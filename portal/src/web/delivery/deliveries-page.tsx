/** Three lists: roads on which something is wrong, messages whose fate nobody knows, and what came and could not be dealt with. */
import type { QuarantinedArrival } from "../../domain/arrivals/quarantine.ts";
import type { TroubledRoad } from "../../domain/delivery/carrier-health.ts";
import type { ParkedTransmission } from "../../domain/delivery/transmissions.ts";
import type { StuckAnswer } from "../../domain/inbox/list-stuck-answers.ts";
import { Button } from "../components/button/button.tsx";
import { DataTable } from "../components/data-table/data-table.tsx";
import { EmptyState } from "../components/empty-state/empty-state.tsx";
import { Moment } from "../components/figures/figures.tsx";
import { Form } from "../components/form/form.tsx";
import { Notice } from "../components/notice/notice.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import type { Messages } from "../messages/messages.ts";
import type { FormSeal } from "../route.ts";
import { AttemptList } from "./attempt-list.tsx";
import { deliveryPaths } from "./delivery-paths.ts";

export interface DeliveriesPageProps {
  readonly say: Messages;
  readonly seal: FormSeal;
  readonly roads: readonly TroubledRoad[];
  readonly parked: readonly ParkedTransmission[];
  readonly quarantined: readonly QuarantinedArrival[];
  readonly answers: readonly StuckAnswer[];
}

export function DeliveriesPage(props: DeliveriesPageProps) {
  const { say, roads, quarantined, answers } = props;
  // Answers have a list of their own, which says of which invoice they are.
  const parked = props.parked.filter(({ about }) => about !== "answer");
  const words = say.delivery.watch;
  const isQuiet = roads.length + parked.length + quarantined.length + answers.length === 0;
  return (
    <>
      <PageHeading lead={words.lead}>{words.title}</PageHeading>
      {roads.map((road) => (
        <Road key={road.route} say={say} road={road} />
      ))}
      {isQuiet ? <EmptyState heading={words.quiet} /> : null}
      {parked.length === 0 ? null : <Parked say={say} parked={parked} />}
      {answers.length === 0 ? null : <Answers say={say} answers={answers} />}
      {quarantined.length === 0 ? null : <Quarantined {...props} />}
    </>
  );
}

function Road({ say, road }: { readonly say: Messages; readonly road: TroubledRoad }) {
  const words = say.delivery.watch;
  return (
    <Notice say={say} kind="warning" heading={words.roads[road.route]}>
      <p>{say.delivery.reasons[road.reason ?? ""] ?? road.reason}</p>
      <p>
        {words.failures(road.failures)}
        {road.failingSince === undefined ? null : (
          <>
            {" "}
            {words.since} <Moment at={road.failingSince} />.
          </>
        )}
      </p>
    </Notice>
  );
}

function Parked({ say, parked }: Pick<DeliveriesPageProps, "say" | "parked">) {
  const words = say.delivery.watch;
  return (
    <section aria-labelledby="parked-heading">
      <h2 id="parked-heading">{words.parkedHeading}</h2>
      <p>{words.parkedText}</p>
      <DataTable
        caption={words.parkedHeading}
        captionHidden
        columns={[
          { key: "seller", heading: words.seller, cell: ({ sellerName }) => sellerName },
          { key: "since", heading: words.parkedAt, cell: ({ parkedAt }) => <Moment at={parkedAt} /> },
          {
            key: "message",
            heading: words.message,
            cell: ({ instanceId }) => <a href={deliveryPaths.parked(instanceId)}>{instanceId}</a>,
          },
          { key: "why", heading: words.why, cell: ({ reason }) => words.causes[reason] ?? reason },
        ]}
        rows={parked}
        rowKey={({ instanceId }) => instanceId}
      />
    </section>
  );
}

function Answers({ say, answers }: Pick<DeliveriesPageProps, "say" | "answers">) {
  const words = say.delivery.watch;
  return (
    <section aria-labelledby="answers-heading">
      <h2 id="answers-heading">{words.answersHeading}</h2>
      <p>{words.answersText}</p>
      <DataTable
        caption={words.answersHeading}
        captionHidden
        columns={[
          { key: "seller", heading: words.receiverOfAnswer, cell: ({ sellerName }) => sellerName },
          {
            key: "number",
            heading: words.invoiceNumber,
            cell: ({ answerId, documentNumber, isParked }) =>
              isParked ? <a href={deliveryPaths.parked(answerId)}>{documentNumber}</a> : documentNumber,
          },
          { key: "since", heading: words.parkedAt, cell: ({ since }) => <Moment at={since} /> },
          {
            key: "why",
            heading: words.why,
            cell: ({ reason }) => words.causes[reason] ?? say.delivery.reasons[reason] ?? reason,
          },
          {
            key: "attempts",
            heading: words.answerAttempts,
            cell: ({ attempts }) => <AttemptList say={say} attempts={attempts} />,
          },
        ]}
        rows={answers}
        rowKey={({ answerId }) => answerId}
      />
    </section>
  );
}

function Quarantined({ say, seal, quarantined }: DeliveriesPageProps) {
  const words = say.delivery.watch;
  return (
    <section aria-labelledby="quarantined-heading">
      <h2 id="quarantined-heading">{words.quarantinedHeading}</h2>
      <p>{words.quarantinedText}</p>
      <DataTable
        caption={words.quarantinedHeading}
        captionHidden
        columns={[
          { key: "since", heading: words.arrivedAt, cell: ({ receivedAt }) => <Moment at={receivedAt} /> },
          { key: "kind", heading: words.kind, cell: ({ kind }) => words.kinds[kind] },
          {
            key: "message",
            heading: words.message,
            cell: ({ id, messageId }) => <a href={deliveryPaths.arrival(id)}>{messageId}</a>,
          },
          { key: "why", heading: words.why, cell: ({ reason }) => words.causes[reason] ?? reason },
          {
            key: "act",
            heading: words.act,
            cell: ({ id, messageId }) => (
              <Form seal={seal} action={deliveryPaths.arrival(id)} inline>
                <Button look="secondary" label={words.tryAgainLabel(messageId)}>
                  {words.tryAgain}
                </Button>
              </Form>
            ),
          },
        ]}
        rows={quarantined}
        rowKey={({ id }) => id}
      />
    </section>
  );
}
