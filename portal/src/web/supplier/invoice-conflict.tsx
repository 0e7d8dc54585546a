/** Two people, or two windows, changed the same draft: both versions side by side, and nothing lost. */
import { Button, ButtonLink, ButtonRow } from "../components/button/button.tsx";
import { DataTable } from "../components/data-table/data-table.tsx";
import { Form } from "../components/form/form.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { type DraftFields, differingFields } from "../../domain/invoices/draft-fields.ts";
import type { Draft } from "../../domain/invoices/draft.ts";
import { getDraft } from "../../domain/invoices/queries.ts";
import { wallClockOf } from "../../time.ts";
import type { Messages } from "../messages/messages.ts";
import type { Answer, FormSeal, Visit } from "../route.ts";
import { nameOf } from "./invoice-fix.tsx";
import type { FormSource } from "./invoice-form-state.ts";
import { invoicePaths } from "./invoice-paths.ts";

export async function showConflict(visit: Visit, yours: FormSource): Promise<Answer> {
  const theirs = await visit.ask((work) => getDraft(work, yours.id));
  const { say, seal } = visit;
  return {
    kind: "page",
    status: 409,
    title: say.invoices.conflict.title,
    crumbs: [{ label: say.invoices.list.title, href: invoicePaths.list }],
    body: <ConflictPage say={say} seal={seal} yours={yours} theirs={theirs} />,
  };
}

export interface ConflictPageProps {
  readonly say: Messages;
  readonly seal: FormSeal;
  readonly yours: FormSource;
  readonly theirs: Draft;
}

export function ConflictPage({ say, seal, yours, theirs }: ConflictPageProps) {
  const words = say.invoices.conflict;
  const differing = differingFields(yours.fields, theirs.fields);
  const text = (fields: DraftFields, name: string) => fields[name] || <em>{words.empty}</em>;
  return (
    <>
      <PageHeading>{words.title}</PageHeading>
      <p>{words.lead(wallClockOf(theirs.savedAt))}</p>
      <DataTable
        caption={words.title}
        captionHidden
        rows={differing}
        rowKey={(name) => name}
        columns={[
          { key: "field", heading: words.field, cell: (name) => nameOf(name, say) },
          { key: "yours", heading: words.yours, cell: (name) => text(yours.fields, name) },
          { key: "theirs", heading: words.theirs, cell: (name) => text(theirs.fields, name) },
        ]}
      />
      <Form seal={seal} action={invoicePaths.draft(yours.id)} repeatable>
        <input type="hidden" name="version" value={String(theirs.version)} />
        {Object.entries(yours.fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <ButtonRow>
          <Button does="save">{words.keepYours}</Button>
          <ButtonLink href={invoicePaths.draft(yours.id)} look="secondary">
            {words.keepTheirs}
          </ButtonLink>
        </ButtonRow>
      </Form>
    </>
  );
}
