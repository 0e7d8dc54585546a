/** The report as files to keep. They travel inside the page itself, so that nothing about a document is stored here. */
import type { Report } from "@fakturaporten/einvoice";
import type { Carried } from "../../domain/verdicts/shown-verdict.ts";
import type { Language, Messages } from "../messages/messages.ts";

interface ReportLinksProps {
  readonly say: Messages;
  readonly language: Language;
  readonly carried: Carried;
  /** The judged file's own name, empty when it was pasted. */
  readonly name: string;
}

export function ReportLinks({ say, language, carried: { report, left }, name }: ReportLinksProps) {
  const words = say.validator;
  const stem = `${words.reportName}-${name.replace(/\.[a-z]+$/i, "").replace(/[^\p{L}\p{N}_-]+/gu, "-") || "e-faktura"}`;
  const json = JSON.stringify({ file: name, ...report }, null, 2);
  return (
    <p class="validator-report">
      {words.report}:{" "}
      <a
        href={dataUrl("text/plain", textOf(report, language, words) + (left > 0 ? `${words.reportCut(left)}\r\n` : ""))}
        download={`${stem}.txt`}
      >
        {words.reportText}
      </a>{" "}
      <a href={dataUrl("application/json", json)} download={`${stem}.json`}>
        {words.reportJson}
      </a>
    </p>
  );
}

function dataUrl(type: string, text: string): string {
  return `data:${type};charset=utf-8;base64,${Buffer.from(text, "utf8").toString("base64")}`;
}

function textOf(report: Report, language: Language, words: Messages["validator"]): string {
  const { verdict, release, structure, faults, stopped } = report;
  return [
    words.resultTitle[verdict],
    words.judgedBy(release),
    "",
    ...stopped.map(({ path, says }) => `${words.stopped}: ${says[language]} (${path})`),
    ...structure.map((one) => `${words.position(one.line, one.column)}: ${one.says[language]} ${one.path}`.trimEnd()),
    ...faults.map(
      (one) => `${words[one.severity]}: ${one.says[language]} [${one.id}, ${one.terms.join(" ")}] ${one.path}`,
    ),
    "",
  ].join("\r\n");
}
