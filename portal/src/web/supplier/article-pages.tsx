/** The article register: the list, and the form of one. */
import {
  parseSwedishAmount,
  type Parsed,
  parsed,
  refused,
  unitFromText,
  isNegative,
  formatDecimal,
} from "@fakturaporten/einvoice";
import { z } from "zod";
import { ButtonLink } from "../components/button/button.tsx";
import { DataTable } from "../components/data-table/data-table.tsx";
import { EmptyState } from "../components/empty-state/empty-state.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import type { Article } from "../../domain/articles/article.ts";
import { findArticleByNumber, getArticle, listArticles } from "../../domain/articles/queries.ts";
import { removeArticle } from "../../domain/articles/remove-article.ts";
import { saveArticle } from "../../domain/articles/save-article.ts";
import { type VatChoiceId, vatChoiceIds } from "../../domain/invoices/vat-choices.ts";
import { priceText } from "../figures-text.ts";
import { fillForm } from "../filled-form.ts";
import { type FieldFault, type Fields, oneOf, optionalText, parsedBy, readForm, requiredText } from "../form.ts";
import { type Answer, get, post, type Route, type Visit } from "../route.ts";
import { ArticleFormPage } from "./article-form-page.tsx";
import { invoicePaths } from "./invoice-paths.ts";
import { postedVersion } from "./posted-version.ts";
import { PreparedNav } from "./prepared-nav.tsx";
import { preparedPaths } from "./prepared-paths.ts";

export const articleRoutes: readonly Route[] = [
  get(preparedPaths.articles, "invoice.write", showList),
  get(preparedPaths.newArticle, "invoice.write", async (visit) => formPage(visit, { fields: { vat: "25" } })),
  post(preparedPaths.newArticle, "invoice.write", (visit) => save(visit, undefined)),
  get(preparedPaths.article(":id"), "invoice.write", async (visit) => {
    const article = await one(visit);
    return formPage(visit, { article, fields: fieldsOf(article) });
  }),
  post(preparedPaths.article(":id"), "invoice.write", async (visit) => save(visit, await one(visit))),
  post(preparedPaths.removeArticle(":id"), "invoice.write", remove),
];

/** A line's reason for "another reason" belongs to the invoice. */
export const articleVatChoices = vatChoiceIds.filter((id) => id !== "0-other");

async function showList(visit: Visit): Promise<Answer> {
  const { say } = visit;
  const words = say.prepared.articles;
  const articles = await visit.ask(listArticles);
  const create = (
    <ButtonLink href={preparedPaths.newArticle} icon="plus">
      {words.create}
    </ButtonLink>
  );
  const body = (
    <>
      <PageHeading lead={words.lead} actions={create}>
        {words.title}
      </PageHeading>
      <PreparedNav say={say} here="articles" />
      {articles.length === 0 ? (
        <EmptyState heading={words.emptyHeading}>{words.emptyBody}</EmptyState>
      ) : (
        <DataTable
          caption={words.caption}
          captionHidden
          rows={articles}
          rowKey={({ id }) => id}
          columns={[
            {
              key: "description",
              heading: words.description,
              cell: ({ id, description }) => <a href={preparedPaths.article(id)}>{description}</a>,
            },
            { key: "number", heading: words.number, cell: ({ number }) => number },
            { key: "unit", heading: words.unit, cell: ({ unit }) => unit },
            { key: "price", heading: words.price, kind: "amount", cell: ({ price }) => priceText(price) },
            { key: "vat", heading: words.vat, cell: ({ vat }) => say.invoices.lines.vatChoices[vat] },
          ]}
        />
      )}
    </>
  );
  const crumbs = [{ label: say.invoices.list.title, href: invoicePaths.list }];
  return { kind: "page", title: words.title, crumbs, body, wide: true };
}

function one(visit: Visit): Promise<Article> {
  return visit.ask((work) => getArticle(work, visit.params["id"] ?? ""));
}

type UnitFault = "missing" | "unit-unknown";

function parseUnit(text: string): Parsed<string, UnitFault> {
  if (text.trim() === "") return refused("missing");
  return unitFromText(text) === undefined ? refused("unit-unknown") : parsed(text.trim());
}

function parsePrice(
  text: string,
): Parsed<string, Extract<ReturnType<typeof parseSwedishAmount>, { ok: false }>["fault"] | "price-negative"> {
  const amount = parseSwedishAmount(text, 6);
  if (!amount.ok) return amount;
  return isNegative(amount.value) ? refused("price-negative") : parsed(formatDecimal(amount.value));
}

const [firstVat = "25", ...otherVats] = articleVatChoices;

const schema = z.object({
  number: optionalText(50),
  description: requiredText(300),
  unit: parsedBy(parseUnit),
  price: parsedBy(parsePrice),
  vat: oneOf([firstVat, ...otherVats] as [VatChoiceId, ...VatChoiceId[]]),
});

async function save(visit: Visit, article: Article | undefined): Promise<Answer> {
  const { fields, say } = visit;
  const read = readForm(schema, fields);
  if (!read.ok) return formPage(visit, { article, fields, faults: read.faults });
  const { number } = read.value;
  const other = number === undefined ? undefined : await visit.ask((work) => findArticleByNumber(work, number));
  if (other !== undefined && other.id !== article?.id)
    return formPage(visit, { article, fields, faults: [{ path: "number", code: "article-number-taken", params: {} }] });
  const change = article && { change: { id: article.id, version: postedVersion(fields) } };
  await visit.perform(
    (work) => saveArticle(work, { ...read.value, number, ...change }),
    () => preparedPaths.articles,
  );
  const notice = say.prepared.articles.saved(read.value.description);
  return { kind: "redirect", to: preparedPaths.articles, notice };
}

async function remove(visit: Visit): Promise<Answer> {
  const { id, description } = await one(visit);
  await visit.perform(
    (work) => removeArticle(work, id),
    () => preparedPaths.articles,
  );
  return { kind: "redirect", to: preparedPaths.articles, notice: visit.say.prepared.articles.removed(description) };
}

function fieldsOf({ number = "", description, unit, price, vat }: Article): Fields {
  return { number, description, unit, price: price.replace(".", ","), vat };
}

interface Shown {
  readonly article?: Article | undefined;
  readonly fields: Fields;
  readonly faults?: readonly FieldFault[];
}

function formPage(visit: Visit, { article, fields, faults }: Shown): Answer {
  const { say, seal } = visit;
  const words = say.prepared.articles;
  return {
    kind: "page",
    ...(faults !== undefined && { status: 422 as const }),
    title: article?.description ?? words.createTitle,
    crumbs: [
      { label: say.invoices.list.title, href: invoicePaths.list },
      { label: words.title, href: preparedPaths.articles },
    ],
    body: (
      <ArticleFormPage
        say={say}
        seal={seal}
        form={fillForm({ say, fields, ...(faults && { faults }), sentences: words.faults })}
        article={article}
        vatChoices={articleVatChoices}
      />
    ),
  };
}
