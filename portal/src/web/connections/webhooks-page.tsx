/** How webhooks look: in the list of connections, each with its attempts, and the page that shows a secret once. */
import type { ListedAttempt, ListedWebhook, WebhookDeed } from "../../domain/webhooks/queries.ts";
import type { WebhookEvent } from "../../domain/webhooks/webhook.ts";
import { Button, ButtonLink, ButtonRow } from "../components/button/button.tsx";
import { Checkbox } from "../components/checkbox/checkbox.tsx";
import { type Column, DataTable } from "../components/data-table/data-table.tsx";
import { EmptyState } from "../components/empty-state/empty-state.tsx";
import { ErrorSummary } from "../components/error-summary/error-summary.tsx";
import { FieldErrorText } from "../components/field/field.tsx";
import { Moment } from "../components/figures/figures.tsx";
import { Form } from "../components/form/form.tsx";
import { Notice } from "../components/notice/notice.tsx";
import { NameList } from "../components/name-list/name-list.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { PasswordField } from "../components/password-field/password-field.tsx";
import { StatusWord } from "../components/status-word/status-word.tsx";
import { SummaryList } from "../components/summary-list/summary-list.tsx";
import { TextField } from "../components/text-field/text-field.tsx";
import type { FilledForm } from "../filled-form.ts";
import type { Messages } from "../messages/messages.ts";
import type { Visit } from "../route.ts";
import { webhookPaths } from "./webhook-paths.ts";

export function Webhooks({ say, webhooks }: { readonly say: Messages; readonly webhooks: readonly ListedWebhook[] }) {
  const words = say.webhooks;
  return (
    <section aria-labelledby="webhooks-heading">
      <h2 id="webhooks-heading">{words.heading}</h2>
      <p>{words.lead}</p>
      {webhooks.length === 0 ? null : (
        <DataTable
          caption={words.heading}
          captionHidden
          rows={webhooks}
          rowKey={({ id }) => id}
          columns={[
            { key: "name", heading: words.name, cell: ({ id, name }) => <a href={webhookPaths.one(id)}>{name}</a> },
            { key: "host", heading: words.host, cell: ({ url }) => new URL(url).host },
            {
              key: "events",
              heading: words.events,
              cell: ({ events }) => <NameList names={events.map((event) => words.eventNames[event] ?? event)} />,
            },
            { key: "standing", heading: words.standing, cell: (webhook) => <Standing say={say} webhook={webhook} /> },
          ]}
        />
      )}
      <ButtonRow>
        <ButtonLink href={webhookPaths.new} look="secondary" icon="plus">
          {words.newTitle}
        </ButtonLink>
      </ButtonRow>
    </section>
  );
}

/** The list alone, for organisations without other connections. */
export function WebhookListPage(props: { readonly say: Messages; readonly webhooks: readonly ListedWebhook[] }) {
  const words = props.say.webhooks;
  return (
    <>
      <PageHeading>{words.listTitle}</PageHeading>
      <Webhooks {...props} />
    </>
  );
}

function Standing({ say, webhook }: { readonly say: Messages; readonly webhook: ListedWebhook }) {
  const { stopped } = webhook;
  return (
    <StatusWord say={say} status={stopped === undefined ? "answered" : "refused"}>
      {stopped === undefined ? say.webhooks.live : say.webhooks.stops[stopped.because]}
    </StatusWord>
  );
}

interface FormPageProps {
  readonly visit: Visit;
  readonly form: FilledForm;
}

export function NewWebhookPage({
  visit: { say, seal },
  events,
  form,
}: FormPageProps & { readonly events: readonly WebhookEvent[] }) {
  const words = say.webhooks;
  const { error } = form.field("events");
  return (
    <>
      <ErrorSummary say={say} errors={form.errors} />
      <PageHeading lead={words.lead}>{words.newTitle}</PageHeading>
      <Form seal={seal} action={webhookPaths.new}>
        <TextField {...form.field("name")} say={say} label={words.name} hint={words.nameHint} autoComplete="off" />
        <TextField {...form.field("url")} say={say} label={words.url} hint={words.urlHint} autoComplete="off" />
        <fieldset class={error === undefined ? "field" : "field field-faulty"} id="events" tabIndex={-1}>
          <legend class="label">{words.eventsLabel}</legend>
          <FieldErrorText name="events" error={error} say={say} />
          {events.map((event) => (
            <Checkbox
              key={event}
              {...form.field(`events.${event.replace(".", "-")}`)}
              say={say}
              label={words.eventNames[event] ?? event}
            />
          ))}
        </fieldset>
        <Password say={say} form={form} />
        <ButtonRow>
          <Button>{words.make}</Button>
        </ButtonRow>
      </Form>
    </>
  );
}

function Password({ say, form }: { readonly say: Messages; readonly form: FilledForm }) {
  return (
    <PasswordField
      {...form.field("password")}
      value=""
      say={say}
      label={say.connections.password}
      hint={say.webhooks.passwordHint}
      autoComplete="current-password"
    />
  );
}

export function RenewSecretPage({ visit: { say, seal }, id, form }: FormPageProps & { readonly id: string }) {
  const words = say.webhooks;
  return (
    <>
      <ErrorSummary say={say} errors={form.errors} />
      <PageHeading lead={words.renewLead}>{words.renewTitle}</PageHeading>
      <Form seal={seal} action={webhookPaths.secret(id)}>
        <Password say={say} form={form} />
        <ButtonRow>
          <Button>{words.renewTitle}</Button>
        </ButtonRow>
      </Form>
    </>
  );
}

interface SecretPageProps {
  readonly say: Messages;
  readonly id: string;
  readonly secret: string;
}

export function SecretPage({ say, id, secret }: SecretPageProps) {
  const words = say.webhooks;
  return (
    <>
      <PageHeading>{words.secretTitle}</PageHeading>
      <Notice say={say} kind="warning">
        {words.secretText}
      </Notice>
      <TextField
        say={say}
        name="secret"
        value={secret}
        label={words.secret}
        hint={words.secretHint}
        autoComplete="off"
      />
      <ButtonRow>
        <ButtonLink href={webhookPaths.one(id)}>{words.toWebhook}</ButtonLink>
      </ButtonRow>
    </>
  );
}

export interface WebhookPageProps {
  readonly visit: Visit;
  readonly webhook: ListedWebhook;
  readonly attempts: readonly ListedAttempt[];
  readonly deeds: readonly WebhookDeed[];
}

export function WebhookPage({ visit, webhook, attempts, deeds }: WebhookPageProps) {
  const { say } = visit;
  const words = say.webhooks;
  return (
    <>
      <PageHeading caption={words.heading}>{webhook.name}</PageHeading>
      <SummaryList
        say={say}
        rows={[
          { name: words.url, value: webhook.url },
          {
            name: words.events,
            value: <NameList names={webhook.events.map((event) => words.eventNames[event] ?? event)} />,
          },
          { name: words.standing, value: <Standing say={say} webhook={webhook} /> },
        ]}
      />
      <Deeds visit={visit} webhook={webhook} />
      <section aria-labelledby="attempts-heading">
        <h2 id="attempts-heading">{words.attempts}</h2>
        {attempts.length === 0 ? (
          <EmptyState heading={words.noAttempts}>{words.noAttemptsText}</EmptyState>
        ) : (
          <DataTable
            caption={words.attempts}
            captionHidden
            rows={attempts}
            rowKey={({ messageId, number }) => `${messageId} ${number}`}
            columns={attemptColumns(visit, webhook)}
          />
        )}
      </section>
      <section aria-labelledby="history-heading">
        <h2 id="history-heading">{words.history}</h2>
        <DataTable
          caption={words.history}
          captionHidden
          rows={deeds}
          rowKey={({ at, kind, event }) => `${at} ${kind} ${event ?? ""}`}
          columns={deedColumns(visit)}
        />
      </section>
    </>
  );
}

function Deeds({ visit: { say, seal }, webhook }: Omit<WebhookPageProps, "attempts" | "deeds">) {
  const words = say.webhooks;
  const { id, stopped } = webhook;
  return (
    <ButtonRow>
      {stopped !== undefined ? null : (
        <Form seal={seal} action={webhookPaths.test(id)} inline>
          <Button look="secondary">{words.test}</Button>
        </Form>
      )}
      <Form seal={seal} action={webhookPaths.pause(id)} inline>
        <Button look="secondary" does={stopped === undefined ? "stop" : "start"}>
          {stopped === undefined ? words.stop : words.start}
        </Button>
      </Form>
      <ButtonLink href={webhookPaths.secret(id)} look="quiet">
        {words.renewTitle}
      </ButtonLink>
    </ButtonRow>
  );
}

function deedColumns({ say: { webhooks: words } }: Visit): readonly Column<WebhookDeed>[] {
  return [
    { key: "at", heading: words.at, cell: ({ at }) => <Moment at={at} /> },
    {
      key: "what",
      heading: words.deed,
      cell: ({ kind, event }) => words.deeds[kind](event && (words.eventNames[event] ?? event)),
    },
    { key: "by", heading: words.by, cell: ({ by }) => by ?? words.byPortal },
  ];
}

function attemptColumns({ say, seal }: Visit, webhook: ListedWebhook): readonly Column<ListedAttempt>[] {
  const words = say.webhooks;
  return [
    { key: "at", heading: words.at, cell: ({ startedAt }) => <Moment at={startedAt} /> },
    { key: "event", heading: words.event, cell: ({ event }) => words.eventNames[event] ?? event },
    { key: "number", heading: words.number, cell: ({ number }) => String(number) },
    {
      key: "outcome",
      heading: words.outcome,
      cell: ({ outcome, status, reason }) => (
        <span>
          <StatusWord
            say={say}
            status={outcome === "accepted" ? "delivered" : outcome === "started" ? "sent" : "refused"}
          >
            {words.outcomes[outcome]}
          </StatusWord>
          {status === undefined ? null : ` ${status}`}
          {reason === undefined ? null : <span class="hint"> {words.reasons[reason] ?? reason}</span>}
        </span>
      ),
    },
    {
      key: "again",
      heading: words.again,
      kind: "action",
      cell: ({ messageId, state, isLatest }) =>
        state !== "waiting" && isLatest && webhook.stopped === undefined ? (
          <Form seal={seal} action={webhookPaths.resending(webhook.id, messageId)} inline>
            <Button look="quiet">{words.again}</Button>
          </Form>
        ) : null,
    },
  ];
}
