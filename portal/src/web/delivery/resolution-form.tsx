/** What became of a delivery whose fate nobody knew, said by a person: which of the two it was, and how they know. */
import { z } from "zod";
import { becauseCharactersMax, resolutions } from "../../domain/delivery/resolve-parked.ts";
import { Button, ButtonRow } from "../components/button/button.tsx";
import { ErrorSummary } from "../components/error-summary/error-summary.tsx";
import { Form } from "../components/form/form.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { RadioGroup } from "../components/radio-group/radio-group.tsx";
import { TextArea } from "../components/text-area/text-area.tsx";
import type { FilledForm } from "../filled-form.ts";
import { oneOf, requiredText } from "../form.ts";
import type { Messages } from "../messages/messages.ts";
import type { FormSeal } from "../route.ts";

export const resolutionSchema = z.object({
  resolution: oneOf(resolutions),
  because: requiredText(becauseCharactersMax),
});

export interface ResolutionFormProps {
  readonly say: Messages;
  readonly seal: FormSeal;
  readonly form: FilledForm;
  readonly action: string;
  readonly heading: string;
  readonly lead: string;
}

export function ResolutionForm({ say, seal, form, action, heading, lead }: ResolutionFormProps) {
  const words = say.delivery.parked;
  return (
    <>
      <ErrorSummary say={say} errors={form.errors} />
      <PageHeading lead={lead}>{heading}</PageHeading>
      <Form seal={seal} action={action}>
        <RadioGroup
          {...form.field("resolution")}
          say={say}
          label={words.question}
          choices={resolutions.map((one) => ({ value: one, label: words[one], hint: words[`${one}Hint`] }))}
        />
        <TextArea
          {...form.field("because")}
          say={say}
          label={words.because}
          hint={words.becauseHint}
          maxLength={becauseCharactersMax}
        />
        <ButtonRow>
          <Button>{words.save}</Button>
        </ButtonRow>
      </Form>
    </>
  );
}
