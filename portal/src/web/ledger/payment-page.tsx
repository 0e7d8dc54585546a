/** One payment that waits for a person: what the bank told, where it may belong, and the forms that place it or set it aside. */
import { z } from "zod";
import { findTarget, listSuggestions, type Target } from "../../domain/payments/find-target.ts";
import type { Candidate } from "../../domain/payments/match-payment.ts";
import { decidePayment, placePayment } from "../../domain/payments/place-payment.ts";
import { getPayment, type Payment, paymentDecisions } from "../../domain/payments/queries.ts";
import { AmountField } from "../components/amount-field/amount-field.tsx";
import { Button } from "../components/button/button.tsx";
import { DataTable } from "../components/data-table/data-table.tsx";
import { ErrorSummary } from "../components/error-summary/error-summary.tsx";
import { Day } from "../components/figures/figures.tsx";
import { Form } from "../components/form/form.tsx";
import { Notice } from "../components/notice/notice.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { RadioGroup } from "../components/radio-group/radio-group.tsx";
import { SummaryList } from "../components/summary-list/summary-list.tsx";
import { TextField } from "../components/text-field/text-field.tsx";
import { type FilledForm, fillForm } from "../filled-form.ts";
import { type FieldFault, type Fields, oneOf, parsedBy, readForm, requiredText } from "../form.ts";
import type { Answer, Visit } from "../route.ts";
import { fieldKronor, kronor, parseKronor } from "./kronor.ts";
import { ledgerPaths } from "./ledger-paths.ts";
import { toldOf } from "./payment-table.tsx";

interface Seen {
  readonly payment: Payment;
  readonly suggestions: readonly Candidate[];
}

function see(visit: Visit): Promise<Seen> {
  return visit.ask(async (work) => {
    const payment = await getPayment(work, visit.params["id"] ?? "");
    return { payment, suggestions: payment.leftMinor > 0n ? await listSuggestions(work, payment) : [] };
  });
}

export async function showPayment(visit: Visit): Promise<Answer> {
  const seen = await see(visit);
  return page(visit, seen, { amount: fieldKronor(size(seen.payment.leftMinor)) });
}

const placeShape = z.object({ target: requiredText(40), amount: parsedBy(parseKronor) });

export async function place(visit: Visit): Promise<Answer> {
  const seen = await see(visit);
  const read = readForm(placeShape, visit.fields);
  const typed = visit.fields["target"] ?? "";
  const target = typed.trim() === "" ? undefined : await visit.ask((work) => findTarget(work, typed));
  const unknown =
    typed.trim() !== "" && target === undefined ? [{ path: "target", code: "target-unknown", params: {} }] : [];
  if (!read.ok) return page(visit, seen, visit.fields, [...unknown, ...read.faults]);
  const faults = [...unknown, ...judgeAmount(seen.payment, target, read.value.amount)];
  if (target === undefined || faults.length > 0) return page(visit, seen, visit.fields, faults);
  const { id, leftMinor } = seen.payment;
  const amountMinor = leftMinor < 0n ? -read.value.amount : read.value.amount;
  const placed = { paymentId: id, customerId: target.customerId, invoiceId: target.invoice?.invoiceId, amountMinor };
  const isDone = amountMinor === leftMinor;
  const to = isDone ? ledgerPaths.payments : ledgerPaths.payment(id);
  await visit.perform(
    (work) => placePayment(work, placed),
    () => to,
  );
  return { kind: "redirect", to, notice: visit.say.ledger.payment.placed };
}

function judgeAmount({ leftMinor }: Payment, target: Target | undefined, amount: bigint): readonly FieldFault[] {
  if (amount <= 0n) return [{ path: "amount", code: "amount-direction", params: {} }];
  const left = size(leftMinor);
  const owed = target?.invoice === undefined || leftMinor < 0n ? left : target.invoice.balanceMinor;
  const max = owed < left ? (owed < 0n ? 0n : owed) : left;
  return amount > max ? [{ path: "amount", code: "amount-too-much", params: { max: kronor(max) } }] : [];
}

function size(minor: bigint): bigint {
  return minor < 0n ? -minor : minor;
}

const asideShape = z.object({ kind: oneOf(paymentDecisions), reason: requiredText(500) });

export async function setAside(visit: Visit): Promise<Answer> {
  const seen = await see(visit);
  const read = readForm(asideShape, visit.fields);
  if (!read.ok) return page(visit, seen, visit.fields, read.faults);
  await visit.perform(
    (work) => decidePayment(work, { paymentId: seen.payment.id, ...read.value }),
    () => ledgerPaths.payments,
  );
  return { kind: "redirect", to: ledgerPaths.payments, notice: visit.say.ledger.payment.setAside };
}

function page(visit: Visit, seen: Seen, fields: Fields, faults?: readonly FieldFault[]): Answer {
  const { say } = visit;
  const { payment } = seen;
  const words = say.ledger.payment;
  const form = fillForm({ say, fields, ...(faults && { faults }), sentences: words.faults });
  const title = words.title(kronor(payment.amountMinor));
  const isOpen = payment.decision === undefined && payment.leftMinor !== 0n;
  return {
    kind: "page",
    ...(faults !== undefined && { status: 422 as const }),
    title,
    crumbs: [
      { label: say.ledger.title, href: ledgerPaths.overview },
      { label: say.ledger.payments.title, href: ledgerPaths.payments },
    ],
    body: (
      <>
        <ErrorSummary say={say} errors={form.errors} />
        <PageHeading>{title}</PageHeading>
        <Told visit={visit} payment={payment} />
        {isOpen ? <Ways visit={visit} seen={seen} form={form} /> : <Done visit={visit} payment={payment} />}
      </>
    ),
  };
}

function Told({ visit: { say }, payment }: { readonly visit: Visit; readonly payment: Payment }) {
  const words = say.ledger.payment;
  const maybe = (name: string, value: string | undefined) =>
    value === undefined || value === "" ? [] : [{ name, value }];
  return (
    <SummaryList
      say={say}
      rows={[
        { name: words.day, value: <Day day={payment.bookedOn} /> },
        { name: words.payer, value: payment.payerName ?? say.ledger.payments.unknownPayer },
        ...maybe(words.number, payment.payerNumber),
        ...maybe(words.account, payment.payerAccount),
        ...maybe(words.references, toldOf({ references: payment.references, texts: [] })),
        ...maybe(words.texts, payment.texts.join(", ")),
        { name: words.left, value: <strong>{kronor(payment.leftMinor)}</strong> },
      ]}
    />
  );
}

function Done({ visit: { say }, payment: { decision } }: { readonly visit: Visit; readonly payment: Payment }) {
  const words = say.ledger.payment;
  if (decision === undefined) return <p>{words.done}</p>;
  return <p>{words.decided(words.decisions[decision.kind], decision.reason)}</p>;
}

interface WaysProps {
  readonly visit: Visit;
  readonly seen: Seen;
  readonly form: FilledForm;
}

function Ways({ visit, seen, form }: WaysProps) {
  const { say, seal } = visit;
  const words = say.ledger.payment;
  const { payment } = seen;
  return (
    <>
      {payment.twinOf === undefined ? null : (
        <Notice say={say} kind="warning">
          {words.twin} <a href={ledgerPaths.payment(payment.twinOf)}>{words.twinLink}</a>
        </Notice>
      )}
      {seen.suggestions.length === 0 ? null : <Suggestions visit={visit} seen={seen} />}
      <section>
        <h2>{words.placeTitle}</h2>
        <Form seal={seal} action={ledgerPaths.place(payment.id)}>
          <TextField {...form.field("target")} say={say} label={words.target} hint={words.targetHint} width="medium" />
          <AmountField {...form.field("amount")} say={say} label={words.amount} suffix="kr" width="short" />
          <Button>{words.place}</Button>
        </Form>
      </section>
      {payment.leftMinor === payment.amountMinor ? (
        <section>
          <h2>{words.asideTitle}</h2>
          <Form seal={seal} action={ledgerPaths.setAside(payment.id)}>
            <RadioGroup
              {...form.field("kind")}
              say={say}
              label={words.asideKind}
              choices={paymentDecisions.map((value) => ({ value, label: words.decisions[value] }))}
            />
            <TextField {...form.field("reason")} say={say} label={words.reason} />
            <Button look="secondary">{words.aside}</Button>
          </Form>
        </section>
      ) : null}
    </>
  );
}

function Suggestions({ visit: { say, seal }, seen: { payment, suggestions } }: Omit<WaysProps, "form">) {
  const words = say.ledger.payment;
  const fitting = ({ balanceMinor }: Candidate): bigint =>
    balanceMinor < payment.leftMinor ? balanceMinor : payment.leftMinor;
  return (
    <section>
      <h2>{words.candidates}</h2>
      <DataTable
        caption={words.candidatesCaption}
        captionHidden
        rows={suggestions}
        rowKey={({ invoiceId }) => invoiceId}
        columns={[
          { key: "number", heading: say.ledger.account.invoice, cell: ({ number }) => number },
          { key: "customer", heading: say.ledger.overview.customer, cell: ({ customerName }) => customerName },
          {
            key: "left",
            heading: say.ledger.account.left,
            kind: "amount",
            cell: ({ balanceMinor }) => kronor(balanceMinor),
          },
          {
            key: "place",
            heading: words.place,
            kind: "action",
            cell: (one) => (
              <Form seal={seal} action={ledgerPaths.place(payment.id)} inline>
                <input type="hidden" name="target" value={one.ocrReference} />
                <input type="hidden" name="amount" value={fieldKronor(fitting(one))} />
                <Button look="secondary" label={words.placeOn(kronor(fitting(one)), one.number)}>
                  {words.placeShort(kronor(fitting(one)))}
                </Button>
              </Form>
            ),
          },
        ]}
      />
    </section>
  );
}
