/**
 * All faults of a form, first in main: each leads to its field. It takes focus when the page has loaded; without scripts
 * it is still the first thing after the skip link, and forms post to `#error-summary`, so browsers scroll to it.
 */
import type { FieldError } from "../../filled-form.ts";
import type { Messages } from "../../messages/messages.ts";

export const errorSummaryId = "error-summary";

export interface ErrorSummaryProps {
  readonly say: Messages;
  readonly errors: readonly FieldError[];
}

export function ErrorSummary({ say, errors }: ErrorSummaryProps) {
  if (errors.length === 0) return null;
  const heading =
    errors.length === 1 ? say.frame.errorSummaryHeading : say.frame.errorSummaryHeadingMany(errors.length);
  return (
    <div
      class="error-summary"
      id={errorSummaryId}
      tabIndex={-1}
      role="alert"
      aria-labelledby="error-summary-heading"
      data-takes-focus
    >
      <h2 class="error-summary-heading" id="error-summary-heading">
        {heading}
      </h2>
      <ul class="error-summary-list">
        {errors.map(({ field, text, rule }) => (
          <li key={`${field} ${rule ?? ""}`}>
            {field === "" ? text : <a href={`#${encodeURIComponent(field)}`}>{text}</a>}
            {rule === undefined ? null : <RuleDetails say={say} rule={rule} />}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The rule's official name, out of the way until asked for. */
function RuleDetails({ say, rule }: { readonly say: Messages; readonly rule: string }) {
  return (
    <details class="error-rule">
      <summary>{say.validator.details}</summary>
      {say.validator.rule}: <code>{rule}</code>
    </details>
  );
}
