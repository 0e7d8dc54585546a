/** What has happened to an object, each fact on its own, the newest last; then what is expected next, if known. */
import type { ComponentChildren } from "preact";
import type { Instant } from "../../../time.ts";
import { Moment } from "../figures/figures.tsx";

export interface TimelineStep {
  readonly key: string;
  /** What happened, as a short sentence. */
  readonly heading: string;
  readonly at?: Instant;
  /** Who did it, as people know them. */
  readonly by?: string;
  readonly body?: ComponentChildren;
  /** "done" happened; "needs-you" waits for the reader; "refused" went wrong; "expected" has not happened yet. */
  readonly kind?: "done" | "needs-you" | "refused" | "expected";
}

export interface TimelineProps {
  readonly steps: readonly TimelineStep[];
  readonly label: string;
}

export function Timeline({ steps, label }: TimelineProps) {
  return (
    <ol class="timeline" aria-label={label}>
      {steps.map((step) => (
        <li key={step.key} class={`timeline-step timeline-${step.kind ?? "done"}`}>
          <p class="timeline-heading">{step.heading}</p>
          {step.at === undefined && step.by === undefined ? null : (
            <p class="timeline-when">
              {step.at === undefined ? null : <Moment at={step.at} />}
              {step.at !== undefined && step.by !== undefined ? " · " : null}
              {step.by}
            </p>
          )}
          {step.body ? <div class="timeline-body">{step.body}</div> : null}
        </li>
      ))}
    </ol>
  );
}
