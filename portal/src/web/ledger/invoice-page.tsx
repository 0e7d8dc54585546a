/** One invoice in the ledger, for the officer. */
import { listRates } from "../../domain/reminders/queries.ts";
import { lateInterest } from "../../domain/reminders/claim.ts";
import { type Dunning, getDunning } from "../../domain/reminders/dunning.ts";
import type { Interest } from "../../domain/reminders/interest.ts";
import { lapsesOn } from "../../domain/reminders/limitation.ts";
import type { LedgerEntry } from "../../domain/ledger/ledger.ts";
import type { LocalDate } from "../../time.ts";
import type { Work } from "../../work.ts";
import { Button } from "../components/button/button.tsx";
import { ErrorSummary } from "../components/error-summary/error-summary.tsx";
import { Form } from "../components/form/form.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { fillForm } from "../filled-form.ts";
import type { FieldFault, Fields } from "../form.ts";
import type { Answer, Visit } from "../route.ts";
import { InvoiceActions } from "./invoice-actions.tsx";
import { InvoiceFacts } from "./invoice-facts.tsx";
import { fieldKronor, kronor } from "./kronor.ts";
import { ledgerPaths } from "./ledger-paths.ts";

export interface InvoiceSeen {
  readonly dunning: Dunning;
  readonly interest: Interest | undefined;
  readonly today: LocalDate;
}

export async function seeInvoice(work: Work, id: string): Promise<InvoiceSeen> {
  const dunning = await getDunning(work, id);
  const { policy, invoice, customer } = dunning;
  const rates = await listRates(work, customer.creditorId);
  const interest = policy && lateInterest({ invoice, policy, rates, lastOn: work.today });
  return { dunning, interest, today: work.today };
}

export async function showInvoice(visit: Visit): Promise<Answer> {
  const seen = await visit.ask((work) => seeInvoice(work, visit.params["id"] ?? ""));
  const left = seen.dunning.invoice.balanceMinor;
  const amount = fieldKronor(left < 0n ? -left : left);
  return invoicePage(visit, seen, { fields: { writeOffAmount: amount, amount } });
}

interface Filled {
  readonly fields: Fields;
  readonly faults?: readonly FieldFault[];
}

export function invoicePage(visit: Visit, seen: InvoiceSeen, { fields, faults }: Filled): Answer {
  const { say, seal } = visit;
  const { invoice, customer, history } = seen.dunning;
  const title = say.ledger.invoice.title(invoice.number);
  const form = fillForm({ say, fields, ...(faults && { faults }), sentences: say.ledger.actionFaults });
  const interruptedOn = [
    ...history.steps.map(({ takenOn }) => takenOn),
    ...invoice.entries.filter(({ kind }) => kind === "payment").map(({ onDay }) => onDay),
  ];
  const lapses = lapsesOn({ arisenOn: invoice.issuedOn, isOnConsumer: false, interruptedOn });
  return {
    kind: "page",
    ...(faults !== undefined && { status: 422 as const }),
    title,
    crumbs: [
      { label: say.ledger.title, href: ledgerPaths.overview },
      { label: customer.administration ?? customer.name, href: ledgerPaths.customer(customer.id) },
    ],
    body: (
      <>
        <ErrorSummary say={say} errors={form.errors} />
        <PageHeading caption={`${say.outbound.customerNumber} ${customer.customerNumber}`}>{title}</PageHeading>
        <InvoiceFacts
          say={say}
          {...seen}
          lapses={lapses}
          entryAction={(entry) => (
            <Correction visit={visit} invoiceId={invoice.id} entry={entry} entries={invoice.entries} />
          )}
        />
        <InvoiceActions say={say} seal={seal} dunning={seen.dunning} form={form} />
      </>
    ),
    wide: true,
  };
}

interface CorrectionProps {
  readonly visit: Visit;
  readonly invoiceId: string;
  readonly entry: LedgerEntry;
  readonly entries: readonly LedgerEntry[];
}

function Correction({ visit: { say, seal }, invoiceId, entry, entries }: CorrectionProps) {
  const isDocument = entry.kind === "debit" || entry.kind === "credit" || entry.kind === "transfer";
  if (isDocument || entry.correctsId !== undefined || entries.some(({ correctsId }) => correctsId === entry.id))
    return null;
  return (
    <Form seal={seal} action={ledgerPaths.correct(invoiceId, entry.id)} inline>
      <Button
        look="quiet"
        label={say.ledger.invoice.correctLabel(say.ledger.kinds[entry.kind], kronor(entry.amountMinor))}
      >
        {say.ledger.invoice.correct}
      </Button>
    </Form>
  );
}
