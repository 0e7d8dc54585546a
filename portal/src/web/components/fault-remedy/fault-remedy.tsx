/**
 * What stands beside the sentence at a faulty field: the button that mends it, where that is safe, and the name of the rule for
 * who wants to look it up. Drawn by the server and by the line editor alike.
 */
import type { Remedy } from "../../filled-form.ts";
import type { Messages } from "../../messages/messages.ts";

export interface FaultRemedyProps extends Remedy {
  readonly words: Messages["invoices"]["mend"];
}

export function FaultRemedy({ words, rule, fix }: FaultRemedyProps) {
  if (rule === undefined && fix === undefined) return null;
  return (
    <div class="fault-remedy">
      {fix === undefined ? null : (
        <button class="text-button" type="submit" name="do" value={fix.does} formNoValidate={true}>
          {fix.label}
        </button>
      )}
      {rule === undefined ? null : (
        <details class="error-rule">
          <summary>{words.details}</summary>
          {words.rule} <code>{rule}</code>
        </details>
      )}
    </div>
  );
}
