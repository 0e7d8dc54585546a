/** What a person sees when an invoice has gone: its number, what happens next and when, and what to do now. */
import { ButtonLink, ButtonRow } from "../components/button/button.tsx";
import { Notice } from "../components/notice/notice.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import type { Invoice } from "../../domain/invoices/invoice.ts";
import { getInvoice } from "../../domain/invoices/queries.ts";
import { amountText } from "../figures-text.ts";
import type { Messages } from "../messages/messages.ts";
import { type Answer, get, type Route, type Visit } from "../route.ts";
import { invoicePaths } from "./invoice-paths.ts";

export const sentRoutes: readonly Route[] = [get("/invoices/:id/sent", "invoice.read", showSent)];

async function showSent(visit: Visit): Promise<Answer> {
  const { say } = visit;
  const invoice = await visit.ask((work) => getInvoice(work, visit.params["id"] ?? ""));
  return {
    kind: "page",
    title: titleOf(invoice, say),
    crumbs: [{ label: say.invoices.list.title, href: invoicePaths.list }],
    body: <SentPage say={say} invoice={invoice} />,
  };
}

export function SentPage({ say, invoice }: { readonly say: Messages; readonly invoice: Invoice }) {
  const words = say.invoices.sent;
  const amount = amountText({ minor: invoice.payableMinor, currency: invoice.currency });
  return (
    <>
      <PageHeading>{titleOf(invoice, say)}</PageHeading>
      <Notice say={say} kind="success">
        <p>
          {words.to(amount, invoice.receiverName)} {invoice.dueOn === undefined ? null : words.due(invoice.dueOn)}
        </p>
      </Notice>
      <section>
        <h2>{words.next}</h2>
        <ol>
          {words.steps(invoice.receiverName).map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </section>
      <ButtonRow>
        <ButtonLink href={invoicePaths.invoice(invoice.id)} icon="eye">
          {words.follow}
        </ButtonLink>
        <ButtonLink href={invoicePaths.new} look="secondary" icon="plus">
          {words.another}
        </ButtonLink>
      </ButtonRow>
      <p>
        <a href={invoicePaths.pdf(invoice.id)} download>
          {say.paper.get}
        </a>
      </p>
      <p>
        <a href={invoicePaths.ubl(invoice.id)} download>
          {words.xml}
        </a>
      </p>
    </>
  );
}

function titleOf({ kind, number }: Invoice, say: Messages): string {
  const words = say.invoices.sent;
  return kind === "credit-note" ? words.creditTitle(number) : words.title(number);
}
