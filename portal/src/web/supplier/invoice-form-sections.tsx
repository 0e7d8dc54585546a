/** The sections of the invoice form around its lines: receiver, references, dates, message. */
import { bankDayOnOrAfter, isBankDay } from "@fakturaporten/einvoice";
import type { ComponentChildren, VNode } from "preact";
import { Button } from "../components/button/button.tsx";
import { Checkbox } from "../components/checkbox/checkbox.tsx";
import { DateField } from "../components/date-field/date-field.tsx";
import { FieldErrorText } from "../components/field/field.tsx";
import { SelectField } from "../components/select-field/select-field.tsx";
import { TextArea } from "../components/text-area/text-area.tsx";
import { TextField } from "../components/text-field/text-field.tsx";
import { creditingMore, sentElsewhere } from "../../domain/invoices/guard-credit.ts";
import { kindOf } from "../../domain/invoices/read-draft.ts";
import type { Messages } from "../messages/messages.ts";
import type { SectionProps } from "./invoice-form.tsx";
import { casePaths } from "./case-paths.ts";
import { invoicePaths } from "./invoice-paths.ts";

interface SectionFrameProps {
  readonly id: string;
  readonly heading: string;
  readonly children: ComponentChildren;
}

export function Section({ id, heading, children }: SectionFrameProps) {
  return (
    <section class="invoice-section" aria-labelledby={`${id}-heading`}>
      <h2 id={`${id}-heading`}>{heading}</h2>
      {children}
    </section>
  );
}

/** Fields most invoices do without: folded away until they hold something. */
function More({ summary, open, children }: { summary: string; open: boolean; children: ComponentChildren }) {
  return (
    <details class="invoice-more" open={open}>
      <summary>{summary}</summary>
      <div class="fields">{children}</div>
    </details>
  );
}

export function ReceiverSection({ say, state, field, picker }: SectionProps & { readonly picker: VNode }) {
  const words = say.invoices.form;
  const isCredit = kindOf(state.fields) === "credit-note";
  return (
    <Section id="section-receiver" heading={words.sections.receiver}>
      {picker}
      <div class="invoice-kind">
        <SelectField
          {...field("kind")}
          say={say}
          label={words.kind}
          choices={[
            { value: "invoice", label: words.kinds.invoice },
            { value: "credit-note", label: words.kinds["credit-note"] },
          ]}
          width="short"
        />
        <div class={isCredit ? "invoice-credit invoice-credit-chosen" : "invoice-credit"}>
          <p class="hint">{words.creditHint}</p>
          <TextField {...field("credits")} say={say} label={words.credits} hint={words.creditsHint} width="medium" />
          <CreditConfirmation say={say} state={state} field={field} />
        </div>
      </div>
    </Section>
  );
}

/** What a credit that could be a slip asks to have confirmed; drawn when it was asked for, or is ticked. */
function CreditConfirmation({ say, state, field }: Pick<SectionProps, "say" | "state" | "field">) {
  const { form, fields } = say.invoices;
  const elsewhere = state.creditedElsewhere;
  const posts = elsewhere === undefined ? creditingMore : sentElsewhere(elsewhere);
  const confirmation = field("creditMore");
  if (confirmation.error === undefined && confirmation.value !== posts) return null;
  const label = elsewhere === undefined ? form.creditMore : fields.creditMoreElsewhere;
  return <Checkbox {...confirmation} say={say} label={label} posts={posts} />;
}

export function ReferencesSection({ say, language, state, field, inUse }: SectionProps) {
  const words = say.invoices.form;
  const rule = state.receiver?.rule;
  const help = rule === undefined ? words.reference1Hint : rule.referenceHelp[language];
  const example = rule?.referenceExample;
  return (
    <Section id="section-references" heading={words.sections.references}>
      <NumberField say={say} state={state} field={field} />
      <Replaced say={say} {...field("replaces")} />
      <TextField
        {...field("reference1")}
        say={say}
        label={words.reference1}
        hint={
          <>
            <span id="reference-help">{help}</span>{" "}
            <span id="reference-example">{example === undefined ? "" : words.reference1Example(example)}</span>
          </>
        }
        width="medium"
        autoComplete="off"
      />
      <NoReference say={say} state={state} />
      <More summary={words.moreReferences} open={inUse("reference2", "order", "contract", "project")}>
        <TextField {...field("reference2")} say={say} label={words.reference2} hint={words.reference2Hint} optional />
        <TextField
          {...field("order")}
          say={say}
          label={words.order}
          hint={
            <span id="order-example">
              {rule?.orderNumberExample === undefined ? "" : words.reference1Example(rule.orderNumberExample)}
            </span>
          }
          width="medium"
          optional
        />
        <TextField {...field("contract")} say={say} label={words.contract} width="medium" optional />
        <TextField {...field("project")} say={say} label={words.project} width="medium" optional />
      </More>
    </Section>
  );
}

/** The button of the form that leads to asking the unit. */
export const askReferenceButton = "ask-reference";

/** Saves what is typed and goes on to ask the unit; once asked, leads to the case. */
function NoReference({ say, state }: Pick<SectionProps, "say" | "state">) {
  const words = say.references;
  const { referenceAsked: asked } = state;
  return (
    <p class="invoice-no-reference">
      {asked === undefined ? (
        <Button does={askReferenceButton} look="quiet">
          {words.ask}
        </Button>
      ) : (
        <>
          {words.waiting} <a href={casePaths.case(asked.caseId)}>{words.seeCase(asked.reference)}</a>
        </>
      )}
    </p>
  );
}

/** Typed, or told which number the series will give. A number that is used is shown with the invoice that has it. */
function NumberField({ say, state, field }: Pick<SectionProps, "say" | "state" | "field">) {
  const words = say.invoices.form;
  const same = field("sameNumber");
  if (same.value !== "")
    return (
      <div class="field" id="sameNumber" tabIndex={-1}>
        <p class="label">{words.numberAutomatic}</p>
        <FieldErrorText {...same} say={say} />
        <input type="hidden" name="sameNumber" value={same.value} />
        <p class="invoice-number-next">{say.following.number.sameNumber(same.value)}</p>
      </div>
    );
  if (state.terms.numberAutomatic)
    return (
      <div class="field">
        <p class="label">{words.numberAutomatic}</p>
        <p class="invoice-number-next">{words.numberNext(state.terms.nextNumber)}</p>
      </div>
    );
  const taken = state.otherFaults.find(({ code }) => code === "invoice-number-taken");
  return (
    <div>
      <TextField
        {...field("number")}
        say={say}
        label={words.number}
        hint={words.numberHint}
        width="medium"
        autoComplete="off"
      />
      <p class="invoice-number-taken" id="number-taken" role="status">
        {taken === undefined ? null : (
          <a href={invoicePaths.invoice(taken.params["invoiceId"] ?? "")}>
            {words.numberTakenLink(taken.params["number"] ?? "")}
          </a>
        )}
      </p>
    </div>
  );
}

/** Which invoice this one is sent instead of, where it began as a correction: told, and kept with the form. */
function Replaced({ say, name, value }: { readonly say: Messages; readonly name: string; readonly value: string }) {
  if (value === "") return null;
  return (
    <p class="hint">
      <input type="hidden" name={name} value={value} />
      {say.credit.replaces(value)}
    </p>
  );
}

export function DatesSection({ say, state, field, inUse }: SectionProps) {
  const words = say.invoices.form;
  return (
    <Section id="section-dates" heading={words.sections.dates}>
      <DateField {...field("deliveryOn")} say={say} label={words.deliveryOn} hint={words.deliveryHint} />
      <More summary={words.usePeriod} open={inUse("periodStart", "periodEnd")}>
        <div class="invoice-days">
          <DateField {...field("periodStart")} say={say} label={words.periodStart} hint=" " />
          <DateField {...field("periodEnd")} say={say} label={words.periodEnd} hint=" " />
        </div>
      </More>
      <div class="invoice-days">
        <DateField {...field("issueOn")} say={say} label={words.issueOn} hint={words.issueHint} />
        <TextField
          {...field("terms")}
          say={say}
          label={words.terms}
          hint={words.termsHint(state.terms.termsDays)}
          suffix={words.termsSuffix}
          inputMode="numeric"
          width="short"
        />
        <DateField {...field("dueOn")} say={say} label={words.dueOn} hint={dueHint(say, state)} />
      </div>
    </Section>
  );
}

/** When it falls due if nothing is typed; and when money really comes, if a typed day is one when banks are closed. */
function dueHint(say: Messages, { reading, fields }: SectionProps["state"]) {
  const words = say.invoices.form;
  const typed = (fields["dueOn"] ?? "") !== "";
  const closed = typed && !isBankDay(reading.dueOn);
  return (
    <span id="due-hint">
      {closed ? words.dueOnClosedDay(reading.dueOn, bankDayOnOrAfter(reading.dueOn)) : words.dueHint(reading.dueOn)}
    </span>
  );
}

export function NoteSection({ say, field }: SectionProps) {
  const words = say.invoices.form;
  return (
    <Section id="section-note" heading={words.sections.note}>
      <TextArea {...field("note")} say={say} label={words.note} hint={words.noteHint} rows={3} optional />
    </Section>
  );
}
