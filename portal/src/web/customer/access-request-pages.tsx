/** How asking for access looks, and answering. */
import type { AccessRequest } from "../../domain/entry/access-request.ts";
import { accessRoles } from "../../domain/customers/access.ts";
import type { Region } from "../../domain/parties/regions.ts";
import { Button } from "../components/button/button.tsx";
import { DataTable } from "../components/data-table/data-table.tsx";
import { ErrorSummary } from "../components/error-summary/error-summary.tsx";
import { Moment } from "../components/figures/figures.tsx";
import { Form } from "../components/form/form.tsx";
import { Notice } from "../components/notice/notice.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { RadioGroup } from "../components/radio-group/radio-group.tsx";
import { SelectField } from "../components/select-field/select-field.tsx";
import { SummaryList } from "../components/summary-list/summary-list.tsx";
import { TextArea } from "../components/text-area/text-area.tsx";
import { TextField } from "../components/text-field/text-field.tsx";
import type { FilledForm } from "../filled-form.ts";
import type { Messages } from "../messages/messages.ts";
import { paths } from "../paths.ts";
import type { FormSeal } from "../route.ts";
import { casePaths } from "../supplier/case-paths.ts";

interface Page {
  readonly say: Messages;
  readonly seal: FormSeal;
  readonly form: FilledForm;
}

export interface AskAccessPageProps extends Page {
  readonly regions: readonly Region[];
  readonly own: readonly AccessRequest[];
}

export function AskAccessPage({ say, seal, form, regions, own }: AskAccessPageProps) {
  const words = say.entry;
  return (
    <>
      <ErrorSummary say={say} errors={form.errors} />
      <PageHeading lead={words.lead}>{words.title}</PageHeading>
      <Form seal={seal} action={paths.accessRequests}>
        {regions.length < 2 ? null : (
          <SelectField
            {...form.field("desk")}
            say={say}
            label={words.region}
            prompt={words.chooseRegion}
            choices={regions.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        <TextField
          {...form.field("customerNumber")}
          say={say}
          label={words.customerNumber}
          hint={words.numberHint}
          width="medium"
          autoComplete="off"
        />
        <RadioGroup
          {...form.field("role")}
          say={say}
          label={words.role}
          choices={accessRoles.map((role) => ({ value: role, ...say.outbound.accessRoles[role] }))}
        />
        <TextArea {...form.field("words")} say={say} label={words.words} hint={words.wordsHint} rows={3} />
        <Button>{words.send}</Button>
      </Form>
      {own.length === 0 ? null : <Own say={say} own={own} />}
    </>
  );
}

function Own({ say, own }: Pick<AskAccessPageProps, "say" | "own">) {
  const words = say.entry;
  return (
    <section>
      <h2>{words.own}</h2>
      <DataTable
        caption={words.own}
        captionHidden
        rows={own}
        rowKey={({ id }) => id}
        columns={[
          {
            key: "number",
            heading: words.customerNumber,
            cell: ({ customerNumber, caseId }) =>
              caseId === undefined ? customerNumber : <a href={casePaths.case(caseId)}>{customerNumber}</a>,
          },
          { key: "role", heading: words.role, cell: ({ role }) => say.outbound.accessRoles[role].label },
          { key: "asked", heading: words.asked, cell: ({ askedAt }) => <Moment at={askedAt} /> },
          {
            key: "state",
            heading: words.state,
            cell: ({ state, reason }) => (
              <>
                {words.states[state]}
                {reason === undefined ? null : <span class="cell-note">{reason}</span>}
              </>
            ),
          },
        ]}
      />
    </section>
  );
}

export interface AnswerPageProps extends Page {
  readonly request: AccessRequest;
}

export function AnswerPage({ say, seal, form, request }: AnswerPageProps) {
  const words = say.entry;
  const action = `${paths.accessRequests}/${request.id}`;
  const { customerNumber, askedByName, askedByEmail, askedAt, words: said } = request;
  return (
    <>
      <ErrorSummary say={say} errors={form.errors} />
      <PageHeading caption={`${words.customerNumber} ${customerNumber}`} lead={words.answerLead}>
        {words.answerTitle(askedByName)}
      </PageHeading>
      <SummaryList
        say={say}
        rows={[
          { name: words.person, value: askedByName },
          { name: words.email, value: askedByEmail },
          { name: words.asked, value: <Moment at={askedAt} /> },
          ...(said === undefined ? [] : [{ name: words.says, value: said }]),
        ]}
      />
      {request.state !== "orderer" ? (
        <Notice say={say} kind="info">
          {words.answered}
        </Notice>
      ) : (
        <>
          <Form seal={seal} action={action}>
            <input type="hidden" name="decision" value="give" />
            <Button>{words.give}</Button>
          </Form>
          <Form seal={seal} action={action}>
            <input type="hidden" name="decision" value="refuse" />
            <TextArea {...form.field("reason")} say={say} label={words.refuseReason} rows={3} />
            <Button look="secondary">{words.refuse}</Button>
          </Form>
        </>
      )}
    </>
  );
}
