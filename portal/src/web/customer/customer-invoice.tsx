/** A customer's invoice: the sheet drawn from the document's own bytes, as PDF and as e-invoice. For the customer and for the creditor. */
import { type Invoice, readUbl } from "@fakturaporten/einvoice";
import type { CustomerInvoice } from "../../domain/billing/queries.ts";
import type { CustomerDeliveryState } from "../../domain/billing/deliver-customer-invoice.ts";
import { findCustomerDelivery, getCustomerInvoice, getCustomerInvoiceBytes } from "../../domain/billing/queries.ts";
import { getCustomerDeliveryProof } from "../../domain/billing/customer-delivery-proof.ts";
import { getCustomer } from "../../domain/customers/queries.ts";
import { Refusal } from "../../domain/refusal.ts";
import { may } from "../../domain/access/permissions.ts";
import { disputePaths } from "../disputes/dispute-paths.ts";
import { ButtonLink, ButtonRow } from "../components/button/button.tsx";
import { DataTable } from "../components/data-table/data-table.tsx";
import { Amount, Day } from "../components/figures/figures.tsx";
import { InvoiceSheet } from "../components/invoice-sheet/invoice-sheet.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { creditorPaths } from "../creditor/creditor-paths.ts";
import type { Messages } from "../messages/messages.ts";
import { printPaper, printsPerMinuteMax } from "../paper/print-paper.ts";
import { paths } from "../paths.ts";
import { type Admission, type Answer, get, type Route, type Visit } from "../route.ts";
import { purchasePaths } from "./purchase-paths.ts";

type PathOf = (customerId: string, id: string) => string;

/** The same page at either side, each under its own address. */
function routesAt(pathOf: PathOf, admits: Admission): readonly Route[] {
  const path = pathOf(":id", ":invoiceId");
  return [
    get(path, admits, (visit) => showInvoice(visit, pathOf)),
    get(`${path}/xml`, admits, downloadXml),
    get(`${path}/pdf`, admits, downloadPdf, { requestsPerMinuteMax: printsPerMinuteMax }),
  ];
}

export const customerInvoiceRoutes: readonly Route[] = [
  get(`${creditorPaths.invoice(":id", ":invoiceId")}/evidence`, "customer.read", downloadProof),
  ...routesAt(purchasePaths.invoice, "purchase.read"),
  ...routesAt(creditorPaths.invoice, "customer.read"),
];

interface Shown {
  readonly invoice: CustomerInvoice;
  readonly ubl: Uint8Array;
  readonly delivery: CustomerDeliveryState | undefined;
  /** Whether its single items may be credited by Vårdgivarservice. */
  readonly isPrivateCare: boolean;
}

/** An invoice of the customer in the address; another's is as if absent. */
function shown({ ask, params }: Visit): Promise<Shown> {
  return ask(async (work) => {
    const invoice = await getCustomerInvoice(work, params["invoiceId"] ?? "");
    if (invoice.customerId !== params["id"]) throw new Refusal("not-found");
    return {
      invoice,
      ubl: await getCustomerInvoiceBytes(work, invoice.id),
      delivery: await findCustomerDelivery(work, invoice.id),
      isPrivateCare: (await getCustomer(work, invoice.customerId)).kind === "private-care",
    };
  });
}

async function downloadXml(visit: Visit): Promise<Answer> {
  const { invoice, ubl } = await shown(visit);
  return { kind: "file", name: `${invoice.number}.xml`, type: "application/xml", bytes: ubl };
}

/** What was tried, and what the access point answered: the creditor's own. */
async function downloadProof(visit: Visit): Promise<Answer> {
  const { invoice } = await shown(visit);
  const proof = await visit.ask((work) => getCustomerDeliveryProof(work, invoice.id));
  const name = `${visit.say.delivery.proofName(proof.invoiceNumber)}.json`;
  return { kind: "file", name, type: "application/json", bytes: Buffer.from(`${JSON.stringify(proof, null, 2)}\n`) };
}

async function downloadPdf(visit: Visit): Promise<Answer> {
  return printPaper(visit, { ubl: (await shown(visit)).ubl });
}

async function showInvoice(visit: Visit, pathOf: PathOf): Promise<Answer> {
  const { say } = visit;
  const { invoice, ubl, delivery, isPrivateCare } = await shown(visit);
  const read = readUbl(ubl);
  if (!read.ok) throw new Refusal("document-unreadable");
  const words = say.outbound.invoices;
  const title = words.title[invoice.kind](invoice.number);
  const here = pathOf(invoice.customerId, invoice.id);
  const isCustomer = visit.viewer?.organisation.kind === "customer";
  const customer = isCustomer ? purchasePaths.customer : creditorPaths.customer;
  const start = { label: say.frame.navigation.start, href: paths.start };
  return {
    kind: "page",
    title,
    crumbs: [
      isCustomer ? start : { label: say.outbound.list.title, href: paths.customers },
      { label: invoice.customerName, href: customer(invoice.customerId) },
    ],
    body: (
      <InvoicePage
        visit={visit}
        title={title}
        invoice={invoice}
        document={read.invoice}
        here={here}
        delivery={delivery}
        isPrivateCare={isPrivateCare}
      />
    ),
    wide: true,
  };
}

interface InvoicePageProps {
  readonly visit: Visit;
  readonly title: string;
  readonly invoice: CustomerInvoice;
  readonly document: Invoice;
  readonly here: string;
  readonly delivery: CustomerDeliveryState | undefined;
  readonly isPrivateCare: boolean;
}

function InvoicePage({ visit, title, isPrivateCare, invoice, document, here, delivery }: InvoicePageProps) {
  const { say, language, viewer } = visit;
  const words = say.outbound.invoices;
  return (
    <>
      <PageHeading caption={invoice.customerName}>{title}</PageHeading>
      <p>{words.deliveries[delivery ?? "none"]}</p>
      <ButtonRow>
        <ButtonLink href={`${here}/pdf`} look="secondary" icon="download">
          {words.pdf}
        </ButtonLink>
        <ButtonLink href={`${here}/xml`} look="secondary" icon="download">
          {words.xml}
        </ButtonLink>
        {invoice.kind === "invoice" && viewer?.organisation.kind === "customer" ? (
          <ButtonLink href={purchasePaths.accountInvoice(invoice.customerId, invoice.id)} look="secondary">
            {words.standing}
          </ButtonLink>
        ) : null}
        {delivery !== undefined && viewer !== undefined && may(viewer.actor.role, "customer.read") ? (
          <ButtonLink href={`${here}/evidence`} look="quiet" icon="download">
            {say.delivery.proof}
          </ButtonLink>
        ) : null}
        {invoice.kind === "invoice" ? (
          <Objecting visit={visit} invoice={invoice} isPrivateCare={isPrivateCare} />
        ) : null}
      </ButtonRow>
      <InvoiceSheet say={say} language={language} invoice={document} />
    </>
  );
}

type ObjectingProps = Pick<InvoicePageProps, "visit" | "invoice" | "isPrivateCare">;

/** What a customer, or its creditor, does about an invoice that is wrong. */
function Objecting({ visit: { say, viewer }, invoice, isPrivateCare }: ObjectingProps) {
  const words = say.disputes;
  const { id, customerId } = invoice;
  if (viewer?.organisation.kind === "customer")
    return (
      <>
        <ButtonLink href={disputePaths.file(customerId, id)} look="secondary">
          {words.link}
        </ButtonLink>
        {isPrivateCare ? (
          <ButtonLink href={disputePaths.file(customerId, id, "item-credit")} look="secondary">
            {words.itemLink}
          </ButtonLink>
        ) : null}
      </>
    );
  return viewer !== undefined && may(viewer.actor.role, "billing.credit") ? (
    <ButtonLink href={disputePaths.creditInvoice(customerId, id)} look="secondary">
      {words.creditLink}
    </ButtonLink>
  ) : null;
}

export interface InvoiceTableProps {
  readonly say: Messages;
  readonly invoices: readonly CustomerInvoice[];
  readonly pathOf: PathOf;
  /** What is left of each, by its id. */
  readonly left: ReadonlyMap<string, bigint>;
}

export function CustomerInvoiceTable({ say, invoices, pathOf, left }: InvoiceTableProps) {
  const words = say.outbound.invoices;
  return (
    <DataTable
      caption={words.heading}
      captionHidden
      rows={invoices}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "number",
          heading: words.number,
          cell: ({ id, customerId, kind, number }) => <a href={pathOf(customerId, id)}>{words.title[kind](number)}</a>,
        },
        { key: "month", heading: words.month, cell: ({ month }) => month?.slice(0, 7) },
        { key: "issued", heading: words.issueOn, cell: ({ issueOn }) => <Day day={issueOn} /> },
        { key: "due", heading: words.dueOn, cell: ({ dueOn }) => (dueOn === undefined ? null : <Day day={dueOn} />) },
        {
          key: "payable",
          heading: words.amount,
          kind: "amount",
          cell: ({ payableMinor, kind }) => (
            <Amount amount={{ minor: kind === "invoice" ? payableMinor : -payableMinor, currency: "SEK" }} />
          ),
        },
        {
          key: "left",
          heading: say.ledger.invoice.left,
          kind: "amount",
          cell: ({ id, kind }) =>
            kind === "invoice" ? <Amount amount={{ minor: left.get(id) ?? 0n, currency: "SEK" }} /> : null,
        },
      ]}
    />
  );
}
