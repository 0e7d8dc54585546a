/** "Did you get help from the information on this page?", at the end of a help page. Two buttons; words come afterwards. */
import type { Messages } from "../../messages/messages.ts";
import { feedbackPaths } from "../../feedback/feedback-paths.ts";
import type { FormSeal } from "../../route.ts";
import { ButtonRow } from "../button/button.tsx";
import { Form } from "../form/form.tsx";

export interface PageFeedbackProps {
  readonly say: Messages;
  readonly seal: FormSeal;
  /** The path of the page it stands on. */
  readonly page: string;
}

export function PageFeedback({ say, seal, page }: PageFeedbackProps) {
  const words = say.feedback;
  return (
    <section class="page-feedback" aria-labelledby="page-feedback-question">
      <h2 id="page-feedback-question">{words.question}</h2>
      <Form seal={seal} action={feedbackPaths.page} inline>
        <input type="hidden" name="page" value={page} />
        <ButtonRow>
          <AnswerButton value="yes" label={words.yes} />
          <AnswerButton value="no" label={words.no} />
        </ButtonRow>
      </Form>
    </section>
  );
}

export function AnswerButton({ value, label }: { readonly value: "yes" | "no"; readonly label: string }) {
  return (
    <button class="button button-secondary" type="submit" name="helped" value={value} formNoValidate>
      <span>{label}</span>
    </button>
  );
}
