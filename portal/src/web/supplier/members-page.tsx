import { rolesOf } from "../../domain/parties/membership.ts";
import type { Member, OpenRequest } from "../../domain/parties/members.ts";
import { dayOf } from "../../time.ts";
import { Button, ButtonRow } from "../components/button/button.tsx";
import { type Column, DataTable } from "../components/data-table/data-table.tsx";
import { ErrorSummary } from "../components/error-summary/error-summary.tsx";
import { Form } from "../components/form/form.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { PasswordField } from "../components/password-field/password-field.tsx";
import { SelectField } from "../components/select-field/select-field.tsx";
import type { FilledForm } from "../filled-form.ts";
import type { Messages } from "../messages/messages.ts";
import { paths } from "../paths.ts";
import type { FormSeal, Viewer } from "../route.ts";

export interface MembersPageProps {
  readonly say: Messages;
  readonly seal: FormSeal;
  readonly viewer: Viewer;
  readonly form: FilledForm;
  readonly members: readonly Member[];
  readonly requests: readonly OpenRequest[];
  /** Whether the viewer may answer newcomers and change members. */
  readonly decides: boolean;
}

export function MembersPage(props: MembersPageProps) {
  const { say, form, viewer, members, requests, decides } = props;
  const words = say.access.members;
  return (
    <>
      <ErrorSummary say={say} errors={form.errors} />
      <PageHeading lead={words.lead(viewer.organisation.name)}>{words.title}</PageHeading>
      {requests.length === 0 ? null : (
        <section aria-labelledby="requests-heading">
          <h2 id="requests-heading">{words.requests}</h2>
          <p>{words.requestsText}</p>
          {requests.map((request) => (
            <RequestForm key={request.id} request={request} {...props} />
          ))}
        </section>
      )}
      <DataTable
        caption={words.all}
        captionHidden={requests.length === 0}
        rows={members}
        rowKey={({ accountId }) => accountId}
        columns={columnsOf(props)}
      />
      {decides ? (
        <section aria-labelledby="how-to-add-heading">
          <h2 id="how-to-add-heading">{words.howToAdd}</h2>
          <p>{words.howToAddText}</p>
        </section>
      ) : null}
    </>
  );
}

function RequestForm({ say, seal, form, viewer, request }: MembersPageProps & { readonly request: OpenRequest }) {
  const words = say.access.members;
  return (
    <article class="request" aria-labelledby={`request-${request.id}`}>
      <h3 id={`request-${request.id}`}>{request.name}</h3>
      <p>
        {request.email}
        <br />
        {words.asked(dayOf(request.askedAt))}
      </p>
      {request.greeting === undefined ? null : <blockquote>{request.greeting}</blockquote>}
      <Form seal={seal} action={`${paths.members}/requests/${request.id}`}>
        <SelectField
          {...form.field(`role-${request.id}`)}
          say={say}
          label={words.role}
          prompt={words.chooseRole}
          choices={roleChoices(say, viewer.organisation.kind)}
        />
        <PasswordField
          {...form.field(`password-${request.id}`)}
          say={say}
          label={words.password}
          hint={words.passwordHint}
          autoComplete="current-password"
        />
        <ButtonRow>
          <Button does="accept" look="secondary" label={words.acceptLabel(request.name)}>
            {words.accept}
          </Button>
          <Button does="decline" look="quiet" label={words.declineLabel(request.name)}>
            {words.decline}
          </Button>
        </ButtonRow>
      </Form>
    </article>
  );
}

/** Roles as a choice, the most modest first. */
export function roleChoices(say: Messages, kind: Viewer["organisation"]["kind"]) {
  return [...rolesOf[kind]].reverse().map((role) => {
    const { label, hint } = say.access.members.roles[role];
    return { value: role, label: `${label}: ${hint}` };
  });
}

function columnsOf({ say, viewer, decides }: MembersPageProps): readonly Column<Member>[] {
  const words = say.access.members;
  const you = (accountId: string): string => (accountId === viewer.actor.accountId ? ` ${words.you}` : "");
  const columns: Column<Member>[] = [
    { key: "name", heading: words.name, cell: ({ name, accountId }) => `${name}${you(accountId)}` },
    { key: "email", heading: words.email, cell: ({ email }) => email },
    { key: "role", heading: words.roleHeading, cell: ({ role }) => words.roles[role].label },
    { key: "joined", heading: words.joined, cell: ({ joinedAt }) => dayOf(joinedAt) },
  ];
  if (!decides) return columns;
  return [
    ...columns,
    {
      key: "change",
      heading: words.actions,
      kind: "action",
      cell: ({ accountId, name }) => (
        <a href={`${paths.members}/${accountId}`} aria-label={words.changeLabel(name)}>
          {words.change}
        </a>
      ),
    },
  ];
}
