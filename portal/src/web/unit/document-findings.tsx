/** What the rules say of a received document, in plain words; rule numbers for those who ask. */
import type { Report } from "@fakturaporten/einvoice";
import type { Language, Messages } from "../messages/messages.ts";

export interface FindingsProps {
  readonly say: Messages;
  readonly language: Language;
  readonly report: Report;
}

const shownMax = 20;

export function Findings({ say, language, report }: FindingsProps) {
  const words = say.inbox.document;
  const findings = findingsOf(report, language);
  const faults = findings.filter(({ fatal }) => fatal).length;
  const warnings = findings.length - faults;
  return (
    <section aria-labelledby="findings-heading">
      <h2 id="findings-heading">{words.findings}</h2>
      {findings.length === 0 ? (
        <p>{words.noFindings(report.release)}</p>
      ) : (
        <>
          <p>
            {[faults > 0 ? words.faults(faults) : "", warnings > 0 ? words.warnings(warnings) : ""]
              .filter((text) => text !== "")
              .join(", ")}
          </p>
          <ul class="findings">
            {findings.slice(0, shownMax).map(({ key, text, rule }) => (
              <li key={key}>
                {text} {rule === "" ? null : <span class="finding-rule">{words.rule(rule)}</span>}
              </li>
            ))}
          </ul>
          {findings.length > shownMax ? <p>{words.more(findings.length - shownMax)}</p> : null}
        </>
      )}
    </section>
  );
}

interface Finding {
  readonly key: string;
  readonly text: string;
  readonly rule: string;
  readonly fatal: boolean;
}

function findingsOf({ structure, faults, stopped }: Report, language: Language): readonly Finding[] {
  return [
    ...structure.map(({ says, path, line }, place) => {
      return { key: `structure ${place} ${path} ${line}`, text: says[language], rule: "", fatal: true };
    }),
    ...stopped.map(({ says, path }) => ({ key: `stop ${path}`, text: says[language], rule: "", fatal: true })),
    ...faults.map(({ id, says, path, severity }, place) => {
      return { key: `${place} ${id} ${path}`, text: says[language], rule: id, fatal: severity === "fatal" };
    }),
  ];
}
