/** Throwing a draft away: asked once, since it cannot be undone. */
import { Button, ButtonLink, ButtonRow } from "../components/button/button.tsx";
import { Form } from "../components/form/form.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { discardDraft } from "../../domain/invoices/discard-draft.ts";
import { getDraft } from "../../domain/invoices/queries.ts";
import { type Answer, get, post, type Route, type Visit } from "../route.ts";
import { invoicePaths } from "./invoice-paths.ts";
import { postedVersion } from "./posted-version.ts";

export const removalRoutes: readonly Route[] = [
  get("/invoices/drafts/:id/removal", "invoice.write", ask),
  post("/invoices/drafts/:id/removal", "invoice.write", remove),
];

async function ask(visit: Visit): Promise<Answer> {
  const { say, seal } = visit;
  const draft = await visit.ask((work) => getDraft(work, visit.params["id"] ?? ""));
  const words = say.invoices.discard;
  return {
    kind: "page",
    title: words.title,
    crumbs: [
      { label: say.invoices.list.title, href: invoicePaths.list },
      { label: say.invoices.form.editTitle, href: invoicePaths.draft(draft.id) },
    ],
    body: (
      <>
        <PageHeading>{words.title}</PageHeading>
        <p>{words.lead}</p>
        <Form seal={seal} action={invoicePaths.removal(draft.id)}>
          <input type="hidden" name="version" value={String(draft.version)} />
          <ButtonRow>
            <Button look="danger" icon="trash">
              {words.confirm}
            </Button>
            <ButtonLink href={invoicePaths.draft(draft.id)} look="secondary">
              {words.keep}
            </ButtonLink>
          </ButtonRow>
        </Form>
      </>
    ),
  };
}

async function remove(visit: Visit): Promise<Answer> {
  const id = visit.params["id"] ?? "";
  const version = postedVersion(visit.fields);
  await visit.perform(
    (work) => discardDraft(work, { id, version }),
    () => invoicePaths.list,
  );
  return { kind: "redirect", to: invoicePaths.list, notice: visit.say.invoices.discard.done };
}
