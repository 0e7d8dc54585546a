/** "Does the message help you?", for each fault that stopped an invoice. Folded away below the summary; answered in place. */
import type { Messages } from "../../messages/messages.ts";
import { feedbackPaths } from "../../feedback/feedback-paths.ts";
import type { FormSeal } from "../../route.ts";
import { ButtonRow } from "../button/button.tsx";
import { Form } from "../form/form.tsx";
import { AnswerButton } from "./page-feedback.tsx";

export interface FaultToAskAbout {
  /** As it is counted (domain/feedback). */
  readonly name: string;
  readonly text: string;
}

export interface FaultFeedbackProps {
  readonly say: Messages;
  readonly seal: FormSeal;
  readonly faults: readonly FaultToAskAbout[];
  readonly receiverId?: string | undefined;
  /** Where one came from, for those without scripts. */
  readonly back: string;
}

export function FaultFeedback({ say, seal, faults, receiverId, back }: FaultFeedbackProps) {
  const words = say.feedback;
  const asked = faults.filter(({ name }, place) => faults.findIndex((one) => one.name === name) === place);
  if (asked.length === 0) return null;
  return (
    <details class="fault-feedback">
      <summary>{words.aboutFaults}</summary>
      <ul>
        {asked.map(({ name, text }) => (
          <li key={name}>
            <p>{text}</p>
            <Form seal={seal} action={feedbackPaths.fault} inline repeatable inPlace={words.thanks}>
              <input type="hidden" name="fault" value={name} />
              <input type="hidden" name="receiver" value={receiverId ?? ""} />
              <input type="hidden" name="back" value={back} />
              <ButtonRow>
                <AnswerButton value="yes" label={words.helps} />
                <AnswerButton value="no" label={words.helpsNot} />
              </ButtonRow>
            </Form>
          </li>
        ))}
      </ul>
    </details>
  );
}
