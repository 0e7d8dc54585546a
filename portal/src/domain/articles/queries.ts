/** What pages and the invoice form ask about articles. */
import { decimal, formatDecimal, shortest } from "@fakturaporten/einvoice";
import { sql } from "kysely";
import type { Work } from "../../work.ts";
import { requireOrganisation } from "../access/permissions.ts";
import { isInvoiceId } from "../invoices/draft.ts";
import type { VatChoiceId } from "../invoices/vat-choices.ts";
import { Refusal } from "../refusal.ts";
import type { Article } from "./article.ts";

/** As many as a page and a form carry; a register that is larger is searched by its first words. */
export const articlesListedMax = 500;

export async function listArticles(work: Work): Promise<readonly Article[]> {
  const rows = await selectArticles(work)
    .orderBy(sql`lower(description)`)
    .orderBy("id")
    .limit(articlesListedMax)
    .execute();
  return rows.map(articleOf);
}

export async function getArticle(work: Work, id: string): Promise<Article> {
  const row = isInvoiceId(id) ? await selectArticles(work).where("id", "=", id).executeTakeFirst() : undefined;
  if (row === undefined) throw new Refusal("not-found");
  return articleOf(row);
}

export async function findArticleByNumber(work: Work, number: string): Promise<Article | undefined> {
  const row = await selectArticles(work).where(sql`lower(number)`, "=", sql`lower(${number})`).executeTakeFirst();
  return row && articleOf(row);
}

function selectArticles(work: Work) {
  return work.db
    .selectFrom("articles")
    .select(["id", "number", "description", "unit", "price", "vat", "version"])
    .where("organisation_id", "=", requireOrganisation(work));
}

type Row = Awaited<ReturnType<ReturnType<typeof selectArticles>["executeTakeFirstOrThrow"]>>;

function articleOf({ number, price, vat, ...row }: Row): Article {
  return {
    ...row,
    number: number ?? undefined,
    price: formatDecimal(shortest(decimal(String(price)))),
    vat: vat as VatChoiceId,
  };
}
