import { may } from "../../domain/access/permissions.ts";
import type { OwnSession } from "../../domain/access/list-sessions.ts";
import { dayOf, type Instant, wallClockOf } from "../../time.ts";
import { Button } from "../components/button/button.tsx";
import { DataTable } from "../components/data-table/data-table.tsx";
import { ErrorSummary } from "../components/error-summary/error-summary.tsx";
import { Form } from "../components/form/form.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { PasswordField } from "../components/password-field/password-field.tsx";
import { SummaryList } from "../components/summary-list/summary-list.tsx";
import type { FilledForm } from "../filled-form.ts";
import type { Messages } from "../messages/messages.ts";
import { paths } from "../paths.ts";
import type { FormSeal, Viewer } from "../route.ts";
import { accessPaths } from "./access-paths.ts";
import { UsernameField } from "./username-field.tsx";

export interface AccountPageProps {
  readonly say: Messages;
  readonly seal: FormSeal;
  readonly form: FilledForm;
  readonly viewer: Viewer;
  readonly sessions: readonly OwnSession[];
}

export function AccountPage(props: AccountPageProps) {
  const { say, form, viewer } = props;
  const words = say.access.account;
  const organisations = [viewer.organisation.name, ...viewer.alsoActsFor.map(({ name }) => name)];
  return (
    <>
      <ErrorSummary say={say} errors={form.errors} />
      <PageHeading>{words.title}</PageHeading>
      <SummaryList
        say={say}
        rows={[
          { name: words.name, value: viewer.name },
          { name: words.email, value: viewer.email },
          { name: words.organisations, value: organisations.join(", ") },
        ]}
      />
      {viewer.organisation.kind === "supplier" ? (
        <p>
          <a href={paths.register}>{words.addOrganisation}</a>
        </p>
      ) : null}
      {may(viewer.actor.role, "invoice.send") ? (
        <p>
          <a href={`${paths.account}/mail`}>{say.following.mail.link}</a>
        </p>
      ) : null}
      <p>
        <a href={accessPaths.ownSecondStep}>{say.secondStep.own.link}</a>
      </p>
      <PasswordSection {...props} />
      <SessionsSection {...props} />
    </>
  );
}

function PasswordSection({ say, seal, form, viewer }: AccountPageProps) {
  const words = say.access.account;
  return (
    <section aria-labelledby="password-heading">
      <h2 id="password-heading">{words.password}</h2>
      <p>{words.passwordText}</p>
      <Form seal={seal} action={accessPaths.accountPassword}>
        <UsernameField email={viewer.email} />
        <PasswordField {...form.field("current")} say={say} label={words.current} autoComplete="current-password" />
        <PasswordField
          {...form.field("password")}
          say={say}
          label={words.next}
          hint={say.access.register.passwordHint}
          autoComplete="new-password"
        />
        <Button look="secondary">{words.save}</Button>
      </Form>
    </section>
  );
}

function SessionsSection({ say, seal, viewer, sessions }: AccountPageProps) {
  const words = say.access.account;
  const isHere = ({ id }: OwnSession): boolean => id === viewer.sessionId;
  return (
    <section aria-labelledby="sessions-heading">
      <h2 id="sessions-heading">{words.sessions}</h2>
      <p>{words.sessionsText}</p>
      <DataTable
        caption={words.sessions}
        captionHidden
        rows={sessions}
        rowKey={({ id }) => id}
        columns={[
          { key: "started", heading: words.sessionStarted, cell: ({ startedAt }) => momentOf(startedAt) },
          { key: "seen", heading: words.sessionSeen, cell: ({ lastSeenAt }) => momentOf(lastSeenAt) },
          { key: "network", heading: words.sessionNetwork, cell: ({ network }) => network },
          { key: "organisation", heading: words.sessionOrganisation, cell: ({ organisationName }) => organisationName },
          {
            key: "end",
            heading: words.sessionActions,
            kind: "action",
            cell: (session) =>
              isHere(session) ? (
                words.here
              ) : (
                <Form seal={seal} action={`${accessPaths.accountSessions}/${session.id}/end`} inline repeatable>
                  <Button look="quiet" label={words.endLabel(momentOf(session.startedAt))}>
                    {words.end}
                  </Button>
                </Form>
              ),
          },
        ]}
      />
      {sessions.length > 1 ? (
        <Form seal={seal} action={accessPaths.accountSessions} inline repeatable>
          <Button look="secondary">{words.endOthers}</Button>
        </Form>
      ) : null}
    </section>
  );
}

function momentOf(at: Instant): string {
  return `${dayOf(at)} ${wallClockOf(at)}`;
}
