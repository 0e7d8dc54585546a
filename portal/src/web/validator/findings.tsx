/** What a report says, for someone who sends invoices now and then: what to do first, rule and place in the details. */
import type { ComponentChildren } from "preact";
import type { GatheredFault, ShownVerdict } from "../../domain/verdicts/shown-verdict.ts";
import { Notice } from "../components/notice/notice.tsx";
import type { Language, Messages } from "../messages/messages.ts";

interface FindingsProps {
  readonly say: Messages;
  readonly language: Language;
  readonly verdict: ShownVerdict;
}

export function Findings({ say, language, verdict }: FindingsProps) {
  const words = say.validator;
  const { structure, stopped } = verdict;
  const isWhole = verdict.carried.left === 0;
  return (
    <>
      {stopped.map((stop) => (
        <Notice key={stop.path} say={say} kind="warning" heading={words.stopped}>
          {stop.says[language]}
        </Notice>
      ))}
      <Group heading={words.structure} lead={words.structureLead} rows={structure} words={words} isWhole={isWhole}>
        {structure.first.map((one) => (
          <li key={`${one.line}:${one.column}:${one.path}`}>
            <p>{one.says[language]}</p>
            <p class="hint">
              {words.position(one.line, one.column)}
              {one.path === "" ? null : (
                <>
                  {" "}
                  <code>{one.path}</code>
                </>
              )}
            </p>
          </li>
        ))}
      </Group>
      {(["fatal", "warning"] as const).map((severity) => (
        <Group key={severity} heading={words[severity]} rows={verdict[severity]} words={words} isWhole={isWhole}>
          {verdict[severity].first.map((row) => (
            <Row key={row.fault.id} row={row} words={words} language={language} />
          ))}
        </Group>
      ))}
    </>
  );
}

interface GroupProps {
  readonly heading: string;
  readonly lead?: string;
  readonly rows: { readonly count: number; readonly first: readonly unknown[] };
  readonly words: Messages["validator"];
  readonly isWhole: boolean;
  readonly children: ComponentChildren;
}

function Group({ heading, lead, rows, words, isWhole, children }: GroupProps) {
  const { count, first } = rows;
  if (count === 0) return null;
  return (
    <section class="validator-group">
      <h2>
        {heading} <span class="validator-count">({count})</span>
      </h2>
      {lead === undefined ? null : <p class="hint">{lead}</p>}
      <ul class="validator-findings">{children}</ul>
      {count > first.length ? <p class="hint">{words.more(count - first.length, isWhole)}</p> : null}
    </section>
  );
}

interface RowProps {
  readonly row: GatheredFault;
  readonly words: Messages["validator"];
  readonly language: Language;
}

function Row({ row: { fault, times, paths }, words, language }: RowProps) {
  return (
    <li>
      <p>{fault.says[language]}</p>
      <details>
        <summary>
          {words.details}
          {times > 1 ? ` · ${words.times(times)}` : ""}
        </summary>
        <dl class="validator-facts">
          <dt>{words.rule}</dt>
          <dd>
            <code>{fault.id}</code>
          </dd>
          <dt>{words.terms}</dt>
          <dd>{fault.terms.join(", ")}</dd>
          <dt>{words.place}</dt>
          {paths.map((path, index) => (
            <dd key={`${index}:${path}`}>
              <code>{path}</code>
            </dd>
          ))}
        </dl>
      </details>
    </li>
  );
}
