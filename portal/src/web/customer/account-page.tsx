/** A customer's own account with the region: each invoice with credits and payments, what happens next with it, and why. */
import { getCustomer } from "../../domain/customers/queries.ts";
import { getAccount } from "../../domain/ledger/queries.ts";
import { listDunnings } from "../../domain/reminders/dunning.ts";
import { listDisputesOf } from "../../domain/disputes/queries.ts";
import { disputePaths } from "../disputes/dispute-paths.ts";
import { paymentTold } from "../disputes/dispute-standing.tsx";
import { casePaths } from "../supplier/case-paths.ts";
import { ButtonLink, ButtonRow } from "../components/button/button.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { AccountView } from "../ledger/account-view.tsx";
import { InvoiceFacts } from "../ledger/invoice-facts.tsx";
import { seeInvoice } from "../ledger/invoice-page.tsx";
import { paths } from "../paths.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { Answer, Visit } from "../route.ts";
import { purchasePaths } from "./purchase-paths.ts";

export async function showAccount(visit: Visit): Promise<Answer> {
  const { say } = visit;
  const words = say.ledger.account;
  const { customer, account, dunnings, today } = await visit.ask(async (work) => {
    const found = await getCustomer(work, visit.params["id"] ?? "");
    const account = await getAccount(work, found);
    return { customer: found, account, dunnings: await listDunnings(work, found, account.invoices), today: work.today };
  });
  const caption = `${say.outbound.customerNumber} ${customer.customerNumber}`;
  const body = (
    <>
      <PageHeading
        caption={caption}
        lead={words.lead}
        actions={
          <ButtonLink href={purchasePaths.statement(customer.id)} look="secondary">
            {words.print}
          </ButtonLink>
        }
      >
        {words.title}
      </PageHeading>
      <AccountView
        say={say}
        account={account}
        dunnings={dunnings}
        today={today}
        hrefOf={(invoiceId) => purchasePaths.accountInvoice(customer.id, invoiceId)}
        surplus={words.surplusText}
      />
      <p>
        <a href={`${paths.help}/payments`}>{say.ledger.helpLink}</a>
      </p>
    </>
  );
  const name = customer.administration ?? customer.name;
  return {
    kind: "page",
    title: words.title,
    crumbs: crumbs(visit, customer.id, name),
    body,
    wide: true,
  };
}

function crumbs({ say }: Visit, customerId: string, name: string) {
  return [
    { label: say.frame.navigation.start, href: paths.start },
    { label: name, href: purchasePaths.customer(customerId) },
  ];
}

export async function showAccountInvoice(visit: Visit): Promise<Answer> {
  const { say } = visit;
  const { disputes, ...seen } = await visit.ask(async (work) => {
    const invoiceId = visit.params["invoiceId"] ?? "";
    const found = await seeInvoice(work, invoiceId);
    return { ...found, disputes: (await listDisputesOf(work, [invoiceId])).get(invoiceId) ?? [] };
  });
  const { invoice, customer } = seen.dunning;
  if (customer.id !== visit.params["id"]) throw new Refusal("not-found");
  const title = say.ledger.invoice.title(invoice.number);
  const body = (
    <>
      <PageHeading caption={`${say.outbound.customerNumber} ${customer.customerNumber}`}>{title}</PageHeading>
      {disputes
        .filter(({ state }) => state === "open")
        .map((dispute) => (
          <p key={dispute.caseId}>
            <a href={casePaths.case(dispute.caseId)}>{say.cases.kinds[dispute.kind]}</a>:{" "}
            {paymentTold(say, dispute, seen.today)}
          </p>
        ))}
      <InvoiceFacts say={say} {...seen} />
      <ButtonRow>
        <ButtonLink href={purchasePaths.invoice(customer.id, invoice.id)} look="secondary">
          {say.disputes.settle.seeInvoice}
        </ButtonLink>
        <ButtonLink href={disputePaths.file(customer.id, invoice.id)} look="secondary">
          {say.disputes.link}
        </ButtonLink>
      </ButtonRow>
    </>
  );
  const name = customer.administration ?? customer.name;
  return {
    kind: "page",
    title,
    crumbs: [
      ...crumbs(visit, customer.id, name),
      { label: say.ledger.account.title, href: purchasePaths.account(customer.id) },
    ],
    body,
    wide: true,
  };
}
