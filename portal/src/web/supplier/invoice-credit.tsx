/** Crediting an invoice: what has been credited, what is left of each line, and the choice of all of it or parts. */
import { isWhollyCredited, isZero, toMinor } from "@fakturaporten/einvoice";
import { type CreditStanding, loadCreditStanding } from "../../domain/invoices/credit-standing.ts";
import type { Invoice } from "../../domain/invoices/invoice.ts";
import { getInvoice } from "../../domain/invoices/queries.ts";
import { startCredit } from "../../domain/invoices/start-credit.ts";
import { Button, ButtonLink, ButtonRow } from "../components/button/button.tsx";
import { Checkbox } from "../components/checkbox/checkbox.tsx";
import { ErrorSummary } from "../components/error-summary/error-summary.tsx";
import { Form } from "../components/form/form.tsx";
import { moneyIn } from "../components/invoice-sheet/figures.tsx";
import { Inset, Notice } from "../components/notice/notice.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { SummaryList } from "../components/summary-list/summary-list.tsx";
import { amountText } from "../figures-text.ts";
import { type FilledForm, fillForm } from "../filled-form.ts";
import type { Fields } from "../form.ts";
import { type Answer, get, post, type Route, type Visit } from "../route.ts";
import { type CreditReading, meansMoreField, readCreditForm } from "./credit-form.ts";
import { CreditParts } from "./credit-parts.tsx";
import { invoicePaths } from "./invoice-paths.ts";

export const creditRoutes: readonly Route[] = [
  get("/invoices/:id/credit", "invoice.write", showCredit),
  post("/invoices/:id/credit", "invoice.write", startsCredit, { bodyBytesMax: 1_000_000 }),
];

interface Crediting {
  readonly invoice: Invoice;
  readonly standing: CreditStanding;
}

async function showCredit(visit: Visit): Promise<Answer> {
  const crediting = await load(visit);
  return creditPage(visit, { crediting, fields: {} });
}

/** One button credits all that is left, the other what was written; both lead to a draft that nobody has sent yet. */
async function startsCredit(visit: Visit): Promise<Answer> {
  const crediting = await load(visit);
  const { invoice, standing } = crediting;
  const { fields, say } = visit;
  const all = fields["do"] === "all";
  const reading = readCreditForm(fields, { balance: standing.balance, currency: invoice.currency });
  if (!all && reading.faults.length > 0) return creditPage(visit, { crediting, fields, reading });
  const draftId = await visit.perform(
    (work) =>
      startCredit(work, {
        invoiceId: invoice.id,
        choice: all ? "all-left" : reading.chosen,
        meansMore: !all && reading.asksForMore,
      }),
    invoicePaths.draft,
  );
  return { kind: "redirect", to: invoicePaths.draft(draftId), notice: say.credit.started };
}

function load(visit: Visit): Promise<Crediting> {
  const id = visit.params["id"] ?? "";
  return visit.ask(async (work) => ({
    invoice: await getInvoice(work, id),
    standing: await loadCreditStanding(work, id),
  }));
}

interface Shown {
  readonly crediting: Crediting;
  readonly fields: Fields;
  readonly reading?: CreditReading;
}

function creditPage(visit: Visit, { crediting, fields, reading }: Shown): Answer {
  const { say } = visit;
  const { invoice } = crediting;
  const faults = reading?.faults ?? [];
  const form = fillForm({ say, fields, faults, sentences: { ...say.invoices.faults, ...say.credit.faults } });
  const title = say.credit.title(invoice.number);
  return {
    kind: "page",
    ...(faults.length > 0 && { status: 422 as const }),
    title,
    crumbs: [
      { label: say.invoices.list.title, href: invoicePaths.list },
      { label: say.delivery.title(invoice.kind, invoice.number), href: invoicePaths.invoice(invoice.id) },
    ],
    wide: true,
    body: (
      <>
        <ErrorSummary say={say} errors={form.errors} />
        <PageHeading lead={say.credit.lead(invoice.receiverName)}>{title}</PageHeading>
        {invoice.kind === "credit-note" ? (
          <Notice say={say} kind="info">
            {say.credit.notCreditable}
          </Notice>
        ) : (
          <CreditForm visit={visit} crediting={crediting} form={form} asksForMore={reading?.asksForMore ?? false} />
        )}
      </>
    ),
  };
}

interface CreditFormProps {
  readonly visit: Visit;
  readonly crediting: Crediting;
  readonly form: FilledForm;
  readonly asksForMore: boolean;
}

function CreditForm({ visit, crediting, form, asksForMore }: CreditFormProps) {
  const { say, seal, language } = visit;
  const { invoice, standing } = crediting;
  const { balance } = standing;
  const words = say.credit;
  const isSpent = isWhollyCredited(balance);
  const left = amountText(toMinor(balance.due, invoice.currency));
  return (
    <Form seal={seal} action={invoicePaths.credit(invoice.id)}>
      <SummaryList say={say} rows={summaryOf(visit, crediting, isSpent)} />
      {isSpent ? null : (
        <section class="credit-part" aria-labelledby="credit-all-heading">
          <h2 id="credit-all-heading">{words.all.heading}</h2>
          <p>{words.all.text}</p>
          <Button does="all" icon="credit">
            {words.all.button(left)}
          </Button>
        </section>
      )}
      <section class="credit-part" aria-labelledby="credit-parts-heading">
        <h2 id="credit-parts-heading">{words.parts.heading}</h2>
        <p>{words.parts.text}</p>
        <CreditParts say={say} language={language} balance={balance} currency={invoice.currency} form={form} />
        <Remarks visit={visit} standing={standing} />
      </section>
      {asksForMore || form.isChosen(meansMoreField) ? (
        <Checkbox {...form.field(meansMoreField)} say={say} label={words.meansMore} />
      ) : null}
      <ButtonRow>
        <Button does="parts" look={isSpent ? "primary" : "secondary"} icon="edit">
          {words.parts.button}
        </Button>
        <ButtonLink href={invoicePaths.invoice(invoice.id)} look="quiet">
          {say.credit.back}
        </ButtonLink>
      </ButtonRow>
    </Form>
  );
}

function summaryOf({ say }: Visit, { invoice, standing }: Crediting, isSpent: boolean) {
  const { currency, payableMinor } = invoice;
  const words = say.credit;
  const dueMinor = toMinor(standing.balance.due, currency).minor;
  const text = (minor: bigint): string => words.leftText(amountText({ minor, currency }));
  return [
    { name: words.invoicedWhole, value: text(payableMinor) },
    { name: words.creditedBefore, value: text(payableMinor - dueMinor) },
    { name: words.left, value: isSpent ? words.nothingLeft : text(dueMinor) },
  ];
}

/** What follows along by itself, and what cannot be told apart. */
function Remarks({ visit, standing }: { readonly visit: Visit; readonly standing: CreditStanding }) {
  const words = visit.say.credit;
  const { document, balance } = standing;
  const allowances = balance.adjustments.filter(({ adjustment }) => adjustment.kind === "allowance");
  const remarks = [
    ...allowances.map(({ adjustment: { reason = "", amount } }) =>
      words.allowance(reason, moneyIn(amount, document.currency)),
    ),
    ...(document.totals.rounding === undefined ? [] : [words.rounding]),
    ...(isZero(balance.untied) ? [] : [words.untied(moneyIn(balance.untied, document.currency))]),
  ];
  if (remarks.length === 0) return null;
  return (
    <Inset>
      {remarks.map((remark) => (
        <p key={remark}>{remark}</p>
      ))}
    </Inset>
  );
}
