/** Which systems are let in and when they were last seen, and how each unit hands over. */
import { type ClientScope, clientScopesOf, type ListedClient } from "../../domain/clients/client.ts";
import { handoverOccasions, handoverWays } from "../../domain/handover/handover.ts";
import type { UnitPolicy } from "../../domain/handover/policies.ts";
import type { ListedWebhook } from "../../domain/webhooks/queries.ts";
import type { Receiver } from "../../domain/receivers/receiver.ts";
import { dayOf, type Instant } from "../../time.ts";
import { Button, ButtonLink, ButtonRow } from "../components/button/button.tsx";
import { type Column, DataTable } from "../components/data-table/data-table.tsx";
import { ErrorSummary } from "../components/error-summary/error-summary.tsx";
import { Day, Moment } from "../components/figures/figures.tsx";
import { Form } from "../components/form/form.tsx";
import { NameList } from "../components/name-list/name-list.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { RadioGroup } from "../components/radio-group/radio-group.tsx";
import { StatusWord } from "../components/status-word/status-word.tsx";
import { TextField } from "../components/text-field/text-field.tsx";
import type { FilledForm } from "../filled-form.ts";
import { paths } from "../paths.ts";
import type { Visit } from "../route.ts";
import { Webhooks } from "./webhooks-page.tsx";
import { UnitNames, unitNamesId } from "./unit-names.tsx";

interface Handovers {
  readonly policies: readonly UnitPolicy[];
  readonly receivers: readonly Receiver[];
}

export interface ConnectionsProps {
  readonly visit: Visit;
  readonly facts: {
    readonly now: Instant;
    readonly clients: readonly ListedClient[];
    readonly webhooks: readonly ListedWebhook[];
    /** Absent where nobody receives. */
    readonly handovers: Handovers | undefined;
  };
  readonly form: FilledForm;
}

export function ConnectionsPage({ visit, facts, form }: ConnectionsProps) {
  const { say } = visit;
  const words = say.connections;
  return (
    <>
      <ErrorSummary say={say} errors={form.errors} />
      <PageHeading lead={facts.handovers === undefined ? words.supplierLead : words.lead}>{words.title}</PageHeading>
      <section aria-labelledby="systems-heading">
        <h2 id="systems-heading">{words.systems}</h2>
        {facts.clients.length === 0 ? (
          <p>{words.noSystems}</p>
        ) : (
          <DataTable
            caption={words.systems}
            captionHidden
            columns={clientColumns(visit, facts).filter(({ key }) => key !== "units" || facts.handovers !== undefined)}
            rows={facts.clients}
            rowKey={({ id }) => id}
          />
        )}
        <ButtonRow>
          <ButtonLink href={`${paths.connections}/new`} look="secondary" icon="plus">
            {words.newSystem}
          </ButtonLink>
        </ButtonRow>
      </section>
      <Webhooks say={say} webhooks={facts.webhooks} />
      {facts.handovers === undefined ? null : <Policies visit={visit} facts={facts.handovers} form={form} />}
    </>
  );
}

function clientColumns(
  { say, seal, viewer }: Visit,
  { now }: { readonly now: Instant },
): readonly Column<ListedClient>[] {
  const words = say.connections;
  const inOrder: readonly ClientScope[] = clientScopesOf[viewer?.organisation.kind ?? "customer"];
  return [
    { key: "name", heading: words.name, cell: ({ name }) => name },
    {
      key: "scopes",
      heading: words.scopesLabel,
      // In the order of the form, not in that of the boxes as they were ticked.
      cell: ({ scopes }) => (
        <NameList names={inOrder.filter((one) => scopes.includes(one)).map((one) => words.scopes[one])} />
      ),
    },
    { key: "units", heading: words.units, cell: ({ units }) => units?.join(", ") ?? words.allUnits },
    { key: "until", heading: words.until, cell: ({ expiresAt }) => <Day day={dayOf(expiresAt)} /> },
    {
      key: "used",
      heading: words.lastUsed,
      cell: ({ lastUsedAt }) => (lastUsedAt === undefined ? words.never : <Moment at={lastUsedAt} />),
    },
    {
      key: "standing",
      heading: words.standing,
      cell: ({ revokedAt, expiresAt }) => (
        <StatusWord say={say} status={revokedAt === undefined && expiresAt > now ? "answered" : "refused"}>
          {revokedAt !== undefined ? words.revoked : expiresAt > now ? words.live : words.expired}
        </StatusWord>
      ),
    },
    {
      key: "revoke",
      heading: words.revoke,
      kind: "action",
      cell: ({ id, name, revokedAt }) =>
        revokedAt !== undefined ? null : (
          <Form seal={seal} action={`${paths.connections}/${id}/revoke`} inline>
            <Button look="danger" label={words.revokeLabel(name)}>
              {words.revoke}
            </Button>
          </Form>
        ),
    },
  ];
}

interface PoliciesProps extends Pick<ConnectionsProps, "visit" | "form"> {
  readonly facts: Handovers;
}

function Policies({ visit: { say, seal }, facts, form }: PoliciesProps) {
  const words = say.connections;
  const { ways, occasions } = say.unitWork.handover;
  const names = new Map<string, string>(facts.receivers.map(({ id, name }) => [id, name]));
  return (
    <section aria-labelledby="policies-heading">
      <h2 id="policies-heading">{words.policies}</h2>
      <p>{words.policiesLead}</p>
      {facts.policies.length === 0 ? (
        <p>{words.noPolicies}</p>
      ) : (
        <DataTable
          caption={words.policies}
          captionHidden
          rows={facts.policies}
          rowKey={({ receiverId }) => receiverId}
          columns={[
            { key: "unit", heading: words.policyUnit, cell: ({ receiverId }) => names.get(receiverId) },
            { key: "way", heading: words.way, cell: ({ way }) => ways[way] },
            { key: "occasion", heading: words.occasion, cell: ({ occasion }) => occasions[occasion] },
          ]}
        />
      )}
      <Form seal={seal} action={`${paths.connections}/policies`}>
        <TextField {...form.field("unit")} say={say} label={words.policyUnit} autoComplete="off" list={unitNamesId} />
        <UnitNames receivers={facts.receivers} />
        <RadioGroup
          {...form.field("way")}
          say={say}
          label={words.way}
          hint={words.wayHint}
          choices={handoverWays.map((way) => ({ value: way, label: ways[way] }))}
        />
        <RadioGroup
          {...form.field("occasion")}
          say={say}
          label={words.occasion}
          choices={handoverOccasions.map((occasion) => ({ value: occasion, label: occasions[occasion] }))}
        />
        <ButtonRow>
          <Button look="secondary">{words.savePolicy}</Button>
        </ButtonRow>
      </Form>
    </section>
  );
}
