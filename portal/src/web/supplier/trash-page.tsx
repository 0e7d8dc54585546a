/** Drafts thrown away, each with the button that takes it back. */
import { Button } from "../components/button/button.tsx";
import { DataTable } from "../components/data-table/data-table.tsx";
import { EmptyState } from "../components/empty-state/empty-state.tsx";
import { Day } from "../components/figures/figures.tsx";
import { Form } from "../components/form/form.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { listTrash, restoreDraft } from "../../domain/invoices/trash.ts";
import { dayOf } from "../../time.ts";
import { type Answer, get, post, type Route, type Visit } from "../route.ts";
import { invoicePaths } from "./invoice-paths.ts";
import { PreparedNav } from "./prepared-nav.tsx";
import { preparedPaths } from "./prepared-paths.ts";

export const trashRoutes: readonly Route[] = [
  get(preparedPaths.trash, "invoice.write", showTrash),
  post(preparedPaths.restore(":id"), "invoice.write", restore),
];

async function showTrash(visit: Visit): Promise<Answer> {
  const { say, seal } = visit;
  const words = say.prepared.trash;
  const drafts = await visit.ask(listTrash);
  const body = (
    <>
      <PageHeading lead={words.lead}>{words.title}</PageHeading>
      <PreparedNav say={say} here="trash" />
      {drafts.length === 0 ? (
        <EmptyState heading={words.emptyHeading}>{words.emptyBody}</EmptyState>
      ) : (
        <DataTable
          caption={words.caption}
          captionHidden
          rows={drafts}
          rowKey={({ id }) => id}
          columns={[
            {
              key: "receiver",
              heading: words.receiver,
              cell: ({ receiverName }) => receiverName ?? say.invoices.list.noReceiver,
            },
            { key: "number", heading: words.number, cell: ({ number }) => number ?? say.invoices.list.noNumber },
            { key: "thrown", heading: words.thrown, cell: ({ trashedAt }) => <Day day={dayOf(trashedAt)} /> },
            {
              key: "actions",
              heading: words.actions,
              kind: "action",
              cell: ({ id, receiverName }) => (
                <Form seal={seal} action={preparedPaths.restore(id)} inline>
                  <Button look="secondary" label={`${words.restore}: ${receiverName ?? say.invoices.list.noReceiver}`}>
                    {words.restore}
                  </Button>
                </Form>
              ),
            },
          ]}
        />
      )}
    </>
  );
  const crumbs = [{ label: say.invoices.list.title, href: invoicePaths.list }];
  return { kind: "page", title: words.title, crumbs, body, wide: true };
}

async function restore(visit: Visit): Promise<Answer> {
  const id = visit.params["id"] ?? "";
  await visit.perform(
    (work) => restoreDraft(work, id),
    () => invoicePaths.draft(id),
  );
  return { kind: "redirect", to: invoicePaths.draft(id), notice: visit.say.prepared.trash.restored };
}
