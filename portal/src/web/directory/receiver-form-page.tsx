/** The form of one unit: what it is called, where documents go, what it asks of references, whom to ask. */
import type { ComponentChildren } from "preact";
import { Button } from "../components/button/button.tsx";
import { Checkbox } from "../components/checkbox/checkbox.tsx";
import { ErrorSummary } from "../components/error-summary/error-summary.tsx";
import { Form } from "../components/form/form.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { RadioGroup } from "../components/radio-group/radio-group.tsx";
import { TextArea } from "../components/text-area/text-area.tsx";
import { TextField } from "../components/text-field/text-field.tsx";
import { type Receiver, receiverRoutes } from "../../domain/receivers/receiver.ts";
import type { FilledForm } from "../filled-form.ts";
import type { Messages } from "../messages/messages.ts";
import { receiverCardPath } from "../public/receiver-paths.ts";
import type { FormSeal } from "../route.ts";

export interface ReceiverFormProps {
  readonly say: Messages;
  readonly seal: FormSeal;
  readonly form: FilledForm;
  /** Absent for a new one. */
  readonly receiver: Receiver | undefined;
  readonly action: string;
}

export function ReceiverFormPage(props: ReceiverFormProps) {
  const { say, seal, form, receiver, action } = props;
  const words = say.directory;
  return (
    <>
      <ErrorSummary say={say} errors={form.errors} />
      <PageHeading>{receiver?.name ?? words.newTitle}</PageHeading>
      {receiver === undefined ? null : (
        <p>
          <a href={receiverCardPath(receiver.id)}>{words.card}</a>
        </p>
      )}
      <Form seal={seal} action={action}>
        <Names {...props} />
        <References {...props} />
        <Reaching {...props} />
        <RadioGroup
          {...form.field("route")}
          say={say}
          label={words.route}
          hint={words.routeHint}
          choices={receiverRoutes.map((route) => ({ value: route, ...words.routes[route] }))}
        />
        <Checkbox {...form.field("active")} say={say} label={words.active} hint={words.activeHint} />
        <Button>{words.save}</Button>
      </Form>
    </>
  );
}

function Section({ id, heading, children }: { id: string; heading: string; children: ComponentChildren }) {
  return (
    <section class="fields" aria-labelledby={id}>
      <h2 id={id}>{heading}</h2>
      {children}
    </section>
  );
}

type FieldsProps = Pick<ReceiverFormProps, "say" | "form">;

function Names({ say, form }: FieldsProps) {
  const words = say.directory;
  return (
    <Section id="section-names" heading={words.names}>
      <TextField {...form.field("name")} say={say} label={words.name} autoComplete="off" />
      <TextArea {...form.field("aliases")} say={say} label={words.aliases} hint={words.aliasesHint} rows={3} optional />
      <TextField {...form.field("organisationNumber")} say={say} label={words.organisationNumber} width="medium" />
      <TextField {...form.field("gln")} say={say} label={words.gln} width="medium" optional />
      <TextField
        {...form.field("peppolId")}
        say={say}
        label={words.peppolId}
        hint={words.peppolIdHint}
        width="medium"
      />
    </Section>
  );
}

function References({ say, form }: FieldsProps) {
  const words = say.directory;
  return (
    <Section id="section-references" heading={words.references}>
      <TextField
        {...form.field("referencePattern")}
        say={say}
        label={words.referencePattern}
        hint={words.patternHint}
        optional
      />
      <TextField {...form.field("referenceExample")} say={say} label={words.referenceExample} width="medium" optional />
      <TextArea {...form.field("referenceHelpSv")} say={say} label={words.helpSv} hint={words.helpHint} rows={3} />
      <TextArea {...form.field("referenceHelpEn")} say={say} label={words.helpEn} rows={3} />
      <TextField
        {...form.field("orderNumberPattern")}
        say={say}
        label={words.orderNumberPattern}
        hint={words.patternHint}
        optional
      />
      <TextField
        {...form.field("orderNumberExample")}
        say={say}
        label={words.orderNumberExample}
        width="medium"
        optional
      />
      <TextField {...form.field("attachmentsMax")} say={say} label={words.attachmentsMax} width="short" />
      <TextField {...form.field("attachmentMbMax")} say={say} label={words.attachmentMbMax} width="short" suffix="MB" />
    </Section>
  );
}

function Reaching({ say, form }: FieldsProps) {
  const words = say.directory;
  return (
    <Section id="section-reaching" heading={words.reaching}>
      <TextField {...form.field("street")} say={say} label={words.street} />
      <TextField {...form.field("postalCode")} say={say} label={words.postalCode} width="short" />
      <TextField {...form.field("city")} say={say} label={words.city} width="medium" />
      <TextField {...form.field("contactName")} say={say} label={words.contactName} hint={words.contactHint} optional />
      <TextField {...form.field("contactEmail")} say={say} label={words.contactEmail} inputMode="email" optional />
      <TextField {...form.field("contactPhone")} say={say} label={words.contactPhone} inputMode="tel" optional />
    </Section>
  );
}
