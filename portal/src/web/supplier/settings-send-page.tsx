/** The page of Settings › Send: one form, in the order in which a supplier has the papers at hand. */
import type { ComponentChildren } from "preact";
import { Button } from "../components/button/button.tsx";
import { Checkbox } from "../components/checkbox/checkbox.tsx";
import { ErrorSummary } from "../components/error-summary/error-summary.tsx";
import { Form } from "../components/form/form.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { RadioGroup } from "../components/radio-group/radio-group.tsx";
import { SelectField } from "../components/select-field/select-field.tsx";
import { TextArea } from "../components/text-area/text-area.tsx";
import { TextField } from "../components/text-field/text-field.tsx";
import { factoringAccountKinds } from "../../domain/settings/read-factoring.ts";
import { type SendSettings, vatPercents } from "../../domain/settings/send-settings.ts";
import { bankOf } from "../../domain/settings/payment-account.ts";
import type { FilledForm } from "../filled-form.ts";
import type { Messages } from "../messages/messages.ts";
import { paths } from "../paths.ts";
import type { FormSeal } from "../route.ts";
import { Told } from "./settings-send-told.tsx";

export interface SettingsSendProps {
  readonly say: Messages;
  readonly seal: FormSeal;
  readonly form: FilledForm;
  readonly current: SendSettings;
  /** A number whose check failed may be insisted on: the tick for it is shown. */
  readonly mayInsist: { readonly account: boolean; readonly factoring: boolean };
  /** What is saved now, when somebody else saved it meanwhile. */
  readonly conflict?: ComponentChildren;
  /** A draft waits for its writer, who may have come from it. */
  readonly hasDraft?: boolean;
  readonly history?: ComponentChildren;
  /** A changed account that waits. */
  readonly waiting?: ComponentChildren;
}

export function SettingsSendPage({ conflict, hasDraft = false, history, waiting, ...props }: SettingsSendProps) {
  const { say, seal, form, current } = props;
  const words = say.settings;
  return (
    <>
      <ErrorSummary say={say} errors={form.errors} />
      <PageHeading caption={words.caption} lead={words.lead}>
        {words.title}
      </PageHeading>
      <Told say={say} current={current} hasFaults={form.errors.length > 0} hasDraft={hasDraft} waiting={waiting}>
        {conflict}
      </Told>
      <Form seal={seal} action={paths.settingsSend}>
        <input type="hidden" name="version" value={current.version} />
        <OwnAccounts {...props} />
        <Abroad {...props} />
        <Factoring {...props} />
        <InvoiceNumbers {...props} />
        <Defaults {...props} />
        <Button>{words.save}</Button>
      </Form>
      <p>
        <a href={paths.planLevel}>{say.plans.own.link}</a>
      </p>
      <p>
        <a href={paths.connections}>{say.connections.fromSettings}</a>
      </p>
      {history}
    </>
  );
}

interface SectionProps {
  readonly id: string;
  readonly heading: string;
  readonly intro?: string;
  readonly children: ComponentChildren;
}

function Section({ id, heading, intro, children }: SectionProps) {
  return (
    <section class="fields settings-section" aria-labelledby={id}>
      <h2 id={id}>{heading}</h2>
      {intro === undefined ? null : <p class="settings-intro">{intro}</p>}
      {children}
    </section>
  );
}

interface MoreProps {
  readonly form: FilledForm;
  readonly summary: string;
  /** Open from the start when any of these is filled in or to be mended. */
  readonly names: readonly string[];
  readonly children: ComponentChildren;
}

/** Fields that few need, folded away until somebody does. */
function More({ form, summary, names, children }: MoreProps) {
  const isInUse = names.map(form.field).some(({ value, error }) => value !== "" || error !== undefined);
  return (
    <details class="invoice-more" open={isInUse}>
      <summary>{summary}</summary>
      <div class="fields">{children}</div>
    </details>
  );
}

function OwnAccounts({ say, form, current, mayInsist }: SettingsSendProps) {
  const words = say.settings.own;
  const bank = current.accounts.map(bankOf).find((name) => name !== undefined);
  return (
    <Section id="section-own" heading={words.heading} intro={words.intro}>
      <div class="settings-pair">
        <Digits {...form.field("bankgiro")} say={say} label={words.bankgiro} hint={words.bankgiroHint} optional />
        <Digits {...form.field("plusgiro")} say={say} label={words.plusgiro} hint={words.plusgiroHint} optional />
      </div>
      <div class="settings-pair">
        <Digits {...form.field("clearing")} say={say} label={words.clearing} hint={words.clearingHint} optional />
        <Digits
          {...form.field("accountNumber")}
          say={say}
          label={words.accountNumber}
          hint={words.accountNumberHint}
          optional
        />
      </div>
      {mayInsist.account ? (
        <Checkbox {...form.field("accountInsists")} say={say} label={words.insists} hint={words.insistsHint} />
      ) : null}
      <TextField
        {...form.field("bankName")}
        say={say}
        label={words.bankName}
        hint={bank === undefined ? words.bankNameHint : words.bankKnown(bank)}
        width="medium"
        autoComplete="off"
        optional
      />
    </Section>
  );
}

function Abroad({ say, form }: SettingsSendProps) {
  const words = say.settings.abroad;
  return (
    <Section id="section-abroad" heading={words.heading} intro={words.intro}>
      <More form={form} summary={words.open} names={["iban", "bic"]}>
        <TextField
          {...form.field("iban")}
          say={say}
          label={words.iban}
          hint={words.ibanHint}
          autoComplete="off"
          optional
        />
        <TextField
          {...form.field("bic")}
          say={say}
          label={words.bic}
          hint={words.bicHint}
          width="short"
          autoComplete="off"
          optional
        />
      </More>
    </Section>
  );
}

/** Without the kind of account, which has a standing answer. */
const factoringNames = [
  "factoringName",
  "factoringOrganisationNumber",
  "factoringClearing",
  "factoringAccountNumber",
  "assignmentText",
];

function Factoring({ say, form, mayInsist }: SettingsSendProps) {
  const words = say.settings.factoring;
  const clearing = (
    <Digits {...form.field("factoringClearing")} say={say} label={words.clearing} hint={words.clearingHint} />
  );
  return (
    <Section id="section-factoring" heading={words.heading} intro={words.intro}>
      <More form={form} summary={words.open} names={factoringNames}>
        <TextField {...form.field("factoringName")} say={say} label={words.name} autoComplete="off" />
        <Digits
          {...form.field("factoringOrganisationNumber")}
          say={say}
          label={words.organisationNumber}
          hint={words.organisationNumberHint}
        />
        <RadioGroup
          {...form.field("factoringAccountKind")}
          say={say}
          label={words.accountKind}
          choices={factoringAccountKinds.map((value) => ({
            value,
            label: words.kinds[value],
            ...(value === "bank-account" && { below: clearing }),
          }))}
        />
        <Digits
          {...form.field("factoringAccountNumber")}
          say={say}
          label={words.accountNumber}
          hint={words.accountNumberHint}
        />
        {mayInsist.factoring ? (
          <Checkbox
            {...form.field("factoringInsists")}
            say={say}
            label={say.settings.own.insists}
            hint={say.settings.own.insistsHint}
          />
        ) : null}
        <TextArea
          {...form.field("assignmentText")}
          say={say}
          label={words.assignmentText}
          hint={words.assignmentTextHint}
          rows={3}
        />
      </More>
    </Section>
  );
}

function InvoiceNumbers({ say, form, current }: SettingsSendProps) {
  const words = say.settings.numbering;
  const { automatic, prefix, nextNumber } = current.numbering;
  return (
    <Section id="section-numbers" heading={words.heading}>
      <Checkbox {...form.field("numberAutomatic")} say={say} label={words.automatic} hint={words.automaticHint} />
      <div class="settings-pair">
        <TextField
          {...form.field("numberPrefix")}
          say={say}
          label={words.prefix}
          hint={words.prefixHint}
          width="short"
          autoComplete="off"
          optional
        />
        <Digits
          {...form.field("nextNumber")}
          say={say}
          label={words.nextNumber}
          hint={automatic ? words.nextWillBe(`${prefix}${nextNumber}`) : words.nextNumberHint}
        />
      </div>
      <input type="hidden" name="nextNumberShown" value={String(nextNumber)} />
    </Section>
  );
}

function Defaults({ say, form }: SettingsSendProps) {
  const words = say.settings.defaults;
  return (
    <Section id="section-defaults" heading={words.heading}>
      <Digits
        {...form.field("paymentTermsDays")}
        say={say}
        label={words.paymentTermsDays}
        hint={words.paymentTermsHint}
        suffix={words.days}
      />
      <SelectField
        {...form.field("vatPercent")}
        say={say}
        label={words.vatPercent}
        choices={vatPercents.map((percent) => ({ value: String(percent), label: words.vatPercents[percent] }))}
        width="short"
      />
      <TextField
        {...form.field("ourReference")}
        say={say}
        label={words.ourReference}
        hint={words.ourReferenceHint}
        autoComplete="off"
        optional
      />
    </Section>
  );
}

type DigitsProps = Parameters<typeof TextField>[0];

/** A number as people write it, with spaces and hyphens. */
function Digits(props: DigitsProps) {
  return <TextField {...props} width="short" inputMode="text" autoComplete="off" />;
}
