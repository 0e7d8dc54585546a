/** What a report says, for someone who sends invoices now and then: what to do first, rule and place in the details. */
import type { Fault, Report } from "@fakturaporten/einvoice";
import type { ComponentChildren } from "preact";
import { Notice } from "../components/notice/notice.tsx";
import type { Language, Messages } from "../messages/messages.ts";

/** Findings shown of each kind; the rest stand in the report. */
export const shownMax = 100;

interface FindingsProps {
  readonly say: Messages;
  readonly language: Language;
  readonly report: Report;
  /** Whether the report to download holds everything. */
  readonly isWhole: boolean;
}

export function Findings({ say, language, report, isWhole }: FindingsProps) {
  const words = say.validator;
  const { structure, faults, stopped } = report;
  return (
    <>
      {stopped.map((stop) => (
        <Notice key={stop.path} say={say} kind="warning" heading={words.stopped}>
          {stop.says[language]}
        </Notice>
      ))}
      <Group
        heading={words.structure}
        lead={words.structureLead}
        rows={structure.length}
        words={words}
        isWhole={isWhole}
      >
        {structure.slice(0, shownMax).map((one) => (
          <li key={`${one.line}:${one.column}:${one.path}`}>
            <p>{one.says[language]}</p>
            <p class="hint">
              {words.position(one.line, one.column)}
              {one.path === "" ? null : (
                <>
                  {" "}
                  <code>{shownPath(one.path)}</code>
                </>
              )}
            </p>
          </li>
        ))}
      </Group>
      {(["fatal", "warning"] as const).map((severity) => {
        const rows = gathered(faults.filter((fault) => fault.severity === severity));
        return (
          <Group key={severity} heading={words[severity]} rows={rows.length} words={words} isWhole={isWhole}>
            {rows.slice(0, shownMax).map((row) => (
              <Row key={row.fault.id} row={row} words={words} language={language} />
            ))}
          </Group>
        );
      })}
    </>
  );
}

interface GroupProps {
  readonly heading: string;
  readonly lead?: string;
  readonly rows: number;
  readonly words: Messages["validator"];
  readonly isWhole: boolean;
  readonly children: ComponentChildren;
}

function Group({ heading, lead, rows, words, isWhole, children }: GroupProps) {
  if (rows === 0) return null;
  return (
    <section class="validator-group">
      <h2>
        {heading} <span class="validator-count">({rows})</span>
      </h2>
      {lead === undefined ? null : <p class="hint">{lead}</p>}
      <ul class="validator-findings">{children}</ul>
      {rows > shownMax ? <p class="hint">{words.more(rows - shownMax, isWhole)}</p> : null}
    </section>
  );
}

/** One rule, with every place it fired: a forgotten unit on a thousand lines is one thing to learn. */
interface GatheredFault {
  readonly fault: Fault;
  readonly paths: readonly string[];
}

function gathered(faults: readonly Fault[]): readonly GatheredFault[] {
  const byRule = new Map<string, { fault: Fault; paths: string[] }>();
  for (const fault of faults) {
    const row = byRule.get(fault.id);
    if (row === undefined) byRule.set(fault.id, { fault, paths: [fault.path] });
    else row.paths.push(fault.path);
  }
  return [...byRule.values()];
}

interface RowProps {
  readonly row: GatheredFault;
  readonly words: Messages["validator"];
  readonly language: Language;
}

const pathsShownMax = 10;
const pathCharactersMax = 300;

/** The end of a path tells most. */
const shownPath = (path: string): string =>
  path.length > pathCharactersMax ? `…${path.slice(-pathCharactersMax)}` : path;

function Row({ row: { fault, paths }, words, language }: RowProps) {
  return (
    <li>
      <p>{fault.says[language]}</p>
      <details>
        <summary>
          {words.details}
          {paths.length > 1 ? ` · ${words.times(paths.length)}` : ""}
        </summary>
        <dl class="validator-facts">
          <dt>{words.rule}</dt>
          <dd>
            <code>{fault.id}</code>
          </dd>
          <dt>{words.terms}</dt>
          <dd>{fault.terms.join(", ")}</dd>
          <dt>{words.place}</dt>
          {paths.slice(0, pathsShownMax).map((path, index) => (
            <dd key={`${index}:${path}`}>
              <code>{shownPath(path)}</code>
            </dd>
          ))}
        </dl>
      </details>
    </li>
  );
}
