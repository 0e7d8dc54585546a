/** The customer's pages: which invoice, which lines, and what is wrong with each. */
import { addDays } from "@fakturaporten/einvoice";
import { type BilledLine, leftOf } from "../../domain/billing/credited-lines.ts";
import { wordsCharactersMax } from "../../domain/cases/case.ts";
import { disputeReasons, itemReasons } from "../../domain/cases/kinds.ts";
import { AmountField } from "../components/amount-field/amount-field.tsx";
import { CaseFileField } from "../case-file-field.tsx";
import { Button, ButtonLink, ButtonRow } from "../components/button/button.tsx";
import { DataTable } from "../components/data-table/data-table.tsx";
import { ErrorSummary } from "../components/error-summary/error-summary.tsx";
import { Form } from "../components/form/form.tsx";
import { Notice } from "../components/notice/notice.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { RadioGroup } from "../components/radio-group/radio-group.tsx";
import { SelectField } from "../components/select-field/select-field.tsx";
import { TextArea } from "../components/text-area/text-area.tsx";
import { TextField } from "../components/text-field/text-field.tsx";
import { decimalText, priceText } from "../figures-text.ts";
import type { FilledForm } from "../filled-form.ts";
import { kronor } from "../ledger/kronor.ts";
import type { Messages } from "../messages/messages.ts";
import type { FormSeal, Visit } from "../route.ts";
import { purchasePaths } from "../customer/purchase-paths.ts";
import { disputePaths } from "./dispute-paths.ts";
import type { Disputable } from "./file-dispute.tsx";

interface FindPageProps {
  readonly say: Messages;
  readonly seal: FormSeal;
  readonly form: FilledForm;
}

export function FindPage({ say, seal, form }: FindPageProps) {
  const words = say.disputes.find;
  return (
    <>
      <ErrorSummary say={say} errors={form.errors} />
      <PageHeading lead={words.lead}>{words.title}</PageHeading>
      <Form seal={seal} action={disputePaths.find}>
        <TextField
          {...form.field("customerNumber")}
          say={say}
          label={say.outbound.customerNumber}
          hint={words.customerHint}
          width="medium"
          autoComplete="off"
        />
        <TextField
          {...form.field("number")}
          say={say}
          label={words.number}
          width="medium"
          inputMode="numeric"
          autoComplete="off"
        />
        <Button>{words.button}</Button>
      </Form>
    </>
  );
}

/** So near the due date that the answer may come after it. */
const nearDays = 10;

/** What holds whatever one writes: before anybody begins. */
function Rules({ say, found }: { readonly say: Messages; readonly found: Disputable }) {
  const words = say.disputes.file;
  const { collector, invoice, rule, today } = found;
  const { dueOn = invoice.issueOn } = invoice;
  if (collector !== undefined)
    return (
      <Notice say={say} kind="warning" heading={words.inCollection.heading}>
        {words.inCollection.text(collector.collectorName, collector.collectorContact)}
      </Notice>
    );
  if (dueOn < today)
    return (
      <Notice say={say} kind="warning" heading={words.late.heading(dueOn)}>
        {words.late.text[rule]}
      </Notice>
    );
  return (
    <>
      <p>{words.rules[rule](dueOn)}</p>
      {dueOn > addDays(today, nearDays) ? null : (
        <Notice say={say} kind="warning" heading={words.near.heading(dueOn)}>
          {words.near.text}
        </Notice>
      )}
    </>
  );
}

interface ChoosePageProps {
  readonly visit: Visit;
  readonly found: Disputable;
  readonly isNoneChosen: boolean;
}

export function ChoosePage({ visit: { say }, found, isNoneChosen }: ChoosePageProps) {
  const words = say.disputes.file;
  const { kind, customer, invoice, lines, disputed, earlier, collector } = found;
  const errors = isNoneChosen && collector === undefined ? [{ field: "lines", text: words.noneChosen }] : [];
  return (
    <>
      <ErrorSummary say={say} errors={errors} />
      <PageHeading caption={`${say.outbound.customerNumber} ${customer.customerNumber}`} lead={words.lead[kind]}>
        {words.title[kind](invoice.number)}
      </PageHeading>
      <Rules say={say} found={found} />
      {collector !== undefined ? null : (
        <form method="get" action={disputePaths.file(customer.id, invoice.id, kind)} class="stack">
          <input type="hidden" name="chosen" value="yes" />
          <h2 id="lines">{words.choose}</h2>
          <DataTable
            caption={words.choose}
            captionHidden
            rows={lines}
            rowKey={({ place }) => String(place)}
            columns={[
              {
                key: "line",
                heading: words.line,
                cell: (line) => (
                  <LineChoice
                    say={say}
                    line={line}
                    isDisputed={disputed.has(line.place)}
                    isRefused={earlier.get(line.place)?.state === "refused"}
                  />
                ),
              },
              { key: "quantity", heading: words.quantity, kind: "amount", cell: (line) => decimalText(line.quantity) },
              { key: "price", heading: words.price, kind: "amount", cell: (line) => priceText(line.price) },
              { key: "net", heading: words.net, kind: "amount", cell: (line) => kronor(line.netMinor) },
            ]}
          />
          <ButtonRow>
            <Button>{words.goOn}</Button>
            <ButtonLink href={purchasePaths.invoice(customer.id, invoice.id)} look="secondary">
              {words.back}
            </ButtonLink>
          </ButtonRow>
        </form>
      )}
    </>
  );
}

interface LineChoiceProps {
  readonly say: Messages;
  readonly line: BilledLine;
  readonly isDisputed: boolean;
  readonly isRefused: boolean;
}

/** A line that is disputed or credited already says so instead. */
function LineChoice({ say, line, isDisputed, isRefused }: LineChoiceProps) {
  const words = say.disputes.file;
  const name = `line-${line.place}`;
  if (isDisputed || leftOf(line) === 0n)
    return (
      <>
        {line.description} <span class="hint">{isDisputed ? words.disputed : words.credited}</span>
      </>
    );
  return (
    <span class="choice">
      <input class="choice-control" type="checkbox" id={name} name={name} value="yes" />
      <label class="choice-label" for={name}>
        {line.description}
        {isRefused ? <span class="hint"> {words.refusedBefore}</span> : null}
      </label>
    </span>
  );
}

interface FilePageProps {
  readonly visit: Visit;
  readonly found: Disputable;
  readonly chosen: readonly BilledLine[];
  readonly form: FilledForm;
}

export function FilePage({ visit: { say, seal }, found, chosen, form }: FilePageProps) {
  const words = say.disputes.file;
  const { kind, customer, invoice } = found;
  return (
    <>
      <ErrorSummary say={say} errors={form.errors} />
      <PageHeading caption={`${say.outbound.customerNumber} ${customer.customerNumber}`}>
        {words.title[kind](invoice.number)}
      </PageHeading>
      <Rules say={say} found={chosen.every(({ place }) => found.earlier.has(place)) ? paidMeanwhile(found) : found} />
      <Form seal={seal} action={disputePaths.file(customer.id, invoice.id, kind)} files>
        {chosen.map((line) => (
          <LineFields
            key={line.place}
            say={say}
            form={form}
            line={line}
            kind={kind}
            isOnceMore={found.earlier.has(line.place)}
          />
        ))}
        <RadioGroup
          {...form.field("wish")}
          value={form.field("wish").value === "" ? "credit" : form.field("wish").value}
          say={say}
          label={words.wish}
          choices={(["credit", "answer"] as const).map((value) => ({ value, label: words.wishes[value] }))}
        />
        <TextArea
          {...form.field("words")}
          say={say}
          label={words.words}
          hint={words.wordsHint}
          rows={4}
          maxLength={wordsCharactersMax}
          optional
        />
        <CaseFileField say={say} form={form} label={words.evidence} />
        <ButtonRow>
          <Button icon="send">{words.send}</Button>
          <ButtonLink href={disputePaths.file(customer.id, invoice.id, kind)} look="secondary">
            {words.otherLines}
          </ButtonLink>
        </ButtonRow>
      </Form>
    </>
  );
}

/** Lines that have waited once do not wait again by themselves. */
function paidMeanwhile(found: Disputable): Disputable {
  return { ...found, rule: "pay-anyway" };
}

interface LineFieldsProps {
  readonly say: Messages;
  readonly form: FilledForm;
  readonly line: BilledLine;
  readonly kind: Disputable["kind"];
  readonly isOnceMore: boolean;
}

function LineFields({ say, form, line, kind, isOnceMore }: LineFieldsProps) {
  const words = say.disputes.file;
  const { place, description, quantity, price } = line;
  const reasons = kind === "dispute" ? disputeReasons : itemReasons;
  return (
    <fieldset class="disputed-line">
      <legend>{description}</legend>
      <p class="hint">
        {words.terms(decimalText(quantity), priceText(price), kronor(line.netMinor))}
        {line.creditedMinor === 0n ? null : ` ${words.left(kronor(leftOf(line)))}`}
      </p>
      {isOnceMore ? <p class="hint">{words.onceMore}</p> : null}
      <AmountField {...form.field(`amount-${place}`)} say={say} label={words.amount} suffix="kr" width="short" />
      <SelectField
        {...form.field(`reason-${place}`)}
        say={say}
        label={words.reason}
        prompt={words.chooseReason}
        choices={reasons.map((value) => ({ value, label: say.disputes.reasons[value] }))}
        width="full"
      />
      <TextField {...form.field(`words-${place}`)} say={say} label={words.lineWords} maxLength={500} optional />
    </fieldset>
  );
}
