/**
 * The invoice form: at the left what the law asks for, in its order; at the right the sheet filling in. One form, every
 * button of it a submit button; with scripts the line editor takes over what it can do faster.
 */
import type { VNode } from "preact";
import { Button, ButtonLink, ButtonRow } from "../components/button/button.tsx";
import { DraftSheet } from "../components/draft-sheet/draft-sheet.tsx";
import { isMissing, sheetFactsOf } from "../components/draft-sheet/sheet-facts.ts";
import { type AttachmentRefusal, refusalErrors } from "../components/attachment-list/attachment-list.tsx";
import { ErrorSummary } from "../components/error-summary/error-summary.tsx";
import { FaultFeedback } from "../components/page-feedback/fault-feedback.tsx";
import { Form } from "../components/form/form.tsx";
import { Notice } from "../components/notice/notice.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { faultNameOf } from "../../domain/feedback/fault-tally.ts";
import type { DraftFault } from "../../domain/invoices/draft-fault.ts";
import { kindOf } from "../../domain/invoices/read-draft.ts";
import { dayOf, type Instant, type LocalDate, wallClockOf } from "../../time.ts";
import type { FieldState } from "../filled-form.ts";
import type { Language, Messages } from "../messages/messages.ts";
import { paths } from "../paths.ts";
import type { FormSeal } from "../route.ts";
import { EditorFacts } from "./invoice-editor-facts.tsx";
import { errorsOf, faultWordsOf, gapText, remedyOf, sentenceOf } from "./invoice-fault-text.ts";
import { DatesSection, NoteSection, ReceiverSection, ReferencesSection } from "./invoice-form-sections.tsx";
import { AdjustmentsSection, LinesSection } from "./invoice-form-lines.tsx";
import type { FormState } from "./invoice-form-state.ts";
import { invoicePaths } from "./invoice-paths.ts";

export interface InvoiceFormProps {
  readonly say: Messages;
  readonly language: Language;
  readonly seal: FormSeal;
  readonly state: FormState;
  /** The complete verdict on the form as it stands, each fault with its fix. */
  readonly judged: readonly DraftFault[];
  /** After a send that was refused: every fault, also of fields not yet filled in. */
  readonly faults?: readonly DraftFault[];
  /** What a fix has just changed, and how it is taken back. */
  readonly mended?: VNode | undefined;
  /** The receiver picker and the attachments, which other pages' makers own. */
  readonly picker: VNode;
  readonly attachments: VNode;
  /** Files that were not taken in, for the error summary. */
  readonly refusals?: readonly AttachmentRefusal[];
}

/** What each section is drawn from. */
export interface SectionProps {
  readonly say: Messages;
  readonly language: Language;
  readonly state: FormState;
  readonly judged: readonly DraftFault[];
  field(name: string): FieldState;
  /** Whether any of these fields holds something, or is to be mended. */
  inUse(...names: readonly string[]): boolean;
}

export function InvoiceForm(props: InvoiceFormProps) {
  const { say, language, seal, state } = props;
  const words = say.invoices.form;
  const section = sectionProps(props);
  return (
    <>
      <ErrorSummary
        say={say}
        errors={[...errorsOf(props.faults ?? [], faultWordsOf(say, language)), ...refusalErrors(props.refusals, say)]}
      />
      <FaultFeedback
        say={say}
        seal={seal}
        faults={(props.faults ?? []).map((fault) => ({
          name: faultNameOf({ ...fault, rule: fault.params["rule"] }),
          text: sentenceOf(fault, faultWordsOf(say, language)),
        }))}
        receiverId={state.receiver?.id}
        back={invoicePaths.draft(state.id)}
      />
      <PageHeading>{titleOf(state, say)}</PageHeading>
      <PaymentNotice say={say} state={state} />
      <Form seal={seal} action={invoicePaths.draft(state.id)} repeatable files id="invoice-form" island="line-editor">
        <FirstButton label={words.save} />
        {props.mended}
        <input type="hidden" name="version" value={String(state.version)} />
        <div class="invoice-desk">
          <div class="invoice-fields">
            <ReceiverSection {...section} picker={props.picker} />
            <ReferencesSection {...section} />
            <DatesSection {...section} />
            <LinesSection {...section} />
            <AdjustmentsSection {...section} />
            <NoteSection {...section} />
            <section class="invoice-section" id="attachments">
              <h2>{words.sections.attachments}</h2>
              {props.attachments}
            </section>
          </div>
          <Aside {...section} />
        </div>
        <EditorFacts say={say} state={state} judged={props.judged} />
      </Form>
    </>
  );
}

/** Enter in any field presses a form's first button: here it saves, and nothing else. */
function FirstButton({ label }: { readonly label: string }) {
  return (
    <button
      class="visually-hidden"
      type="submit"
      name="do"
      value="save"
      tabIndex={-1}
      aria-hidden="true"
      formNoValidate
    >
      {label}
    </button>
  );
}

function PaymentNotice({ say, state }: Pick<SectionProps, "say" | "state">) {
  if (state.terms.canBePaid) return null;
  const words = say.invoices.form;
  return (
    <Notice say={say} kind="warning">
      <p>
        {words.settingsMissing} <a href={paths.settingsSend}>{words.settingsMissingLink}</a>
      </p>
    </Notice>
  );
}

/** The sheet, what is left, and the one thing to do: below the form on a phone, always in sight beside it on a desk. */
function Aside({ say, language, state, judged }: SectionProps) {
  const words = say.invoices.form;
  const faultWords = faultWordsOf(say, language);
  const facts = sheetFactsOf({
    words: say.invoices.sheet,
    fields: state.fields,
    reading: { ...state.reading, faults: judged },
    seller: state.terms.seller.name,
    receiver: state.receiver?.name,
    numberAutomatic: state.terms.numberAutomatic,
    gapText: (fault) => gapText(fault, faultWords),
  });
  return (
    <div class="invoice-aside">
      <div id="draft-sheet">
        <DraftSheet words={say.invoices.sheet} facts={facts} />
      </div>
      <div class="invoice-send">
        <Button does="send" icon="send">
          {sendLabel(state, say)}
        </Button>
        <p class="hint">{words.sendHint}</p>
      </div>
      <ButtonRow>
        <Button does="save" look="secondary">
          {words.save}
        </Button>
        <Button does="template" look="quiet">
          {say.prepared.templates.saveAs}
        </Button>
        {state.version === 0 ? null : (
          <ButtonLink href={invoicePaths.removal(state.id)} look="quiet">
            {words.discard}
          </ButtonLink>
        )}
      </ButtonRow>
      <p class="invoice-saved" id="save-status">
        {savedText(state, say)}
      </p>
      <p class="fix-done" id="fix-done" role="status" hidden />
      <p class="visually-hidden" id="announcer" aria-live="polite" />
    </div>
  );
}

export function sendLabel({ receiver, fields }: Pick<FormState, "receiver" | "fields">, say: Messages): string {
  const words = say.invoices.form;
  if (receiver === undefined) return words.sendNowhere;
  return kindOf(fields) === "credit-note" ? words.sendCredit(receiver.name) : words.send(receiver.name);
}

export function titleOf({ version, fields }: Pick<FormState, "version" | "fields">, say: Messages): string {
  const words = say.invoices.form;
  const isCredit = kindOf(fields) === "credit-note";
  if (version === 0) return isCredit ? words.newCreditTitle : words.newTitle;
  return isCredit ? words.editCreditTitle : words.editTitle;
}

function savedText({ savedAt, today }: FormState, say: Messages): string {
  return savedAt === undefined ? say.invoices.form.notSaved : savedAtText(savedAt, { today, say });
}

/** `Sparat 14:32`, with the day when it was another one. */
export function savedAtText(
  at: Instant,
  { today, say }: { readonly today: LocalDate; readonly say: Messages },
): string {
  const words = say.invoices.form;
  const day = dayOf(at);
  return day === today ? words.savedAt(wallClockOf(at)) : words.savedOn(day, wallClockOf(at));
}

/** After a refused send every fault stands at its field; before that, only of what is filled in but cannot be read. */
function sectionProps({ say, language, state, judged, faults }: InvoiceFormProps): SectionProps {
  const words = faultWordsOf(say, language);
  const shown = faults ?? judged.filter((fault) => !isMissing(fault));
  const errors = new Map(shown.map((fault) => [fault.path, sentenceOf(fault, words)]));
  const remedies = new Map(shown.map((fault) => [fault.path, remedyOf(fault, words)]));
  const { fields } = state;
  return {
    say,
    language,
    state,
    judged,
    field: (name) => ({ name, value: fields[name] ?? "", error: errors.get(name), remedy: remedies.get(name) }),
    inUse: (...names) => names.some((name) => (fields[name] ?? "") !== "" || errors.has(name)),
  };
}
