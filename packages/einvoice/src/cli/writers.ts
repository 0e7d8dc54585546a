/** Writes reports: for a person to read, and for programs. Each writer gives text to print before, for each document, and after. */
import type { Report } from "../validate.ts";
import type { Format, Language, Wish } from "./arguments.ts";
import { htmlWriter } from "./html.ts";
import { cutWords, type ReportWriter, severityWords, verdictWords } from "./report-words.ts";
import { sarifWriter } from "./sarif.ts";

export function writerOf({ format, language }: Pick<Wish, "format" | "language">): ReportWriter {
  return writers[format](language);
}

const nothing = () => "";

const writers: Readonly<Record<Format, (language: Language) => ReportWriter>> = {
  text: (language) => ({ start: nothing, document: (file, report) => textOf(file, report, language), end: nothing }),
  json: (language) => ({
    start: () => "[",
    document: (file, report, index) => `${index === 0 ? "\n" : ",\n"}${JSON.stringify(lineOf(file, report, language))}`,
    end: () => "\n]\n",
  }),
  jsonl: (language) => ({
    start: nothing,
    document: (file, report) => `${oneLine(JSON.stringify(lineOf(file, report, language)))}\n`,
    end: nothing,
  }),
  sarif: sarifWriter,
  html: htmlWriter,
};

/** Some readers of lines also break them at these, which JSON leaves as they are. */
const oneLine = (json: string): string =>
  json.replace(/[\u0085\u2028\u2029]/g, (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, "0")}`);

/**
 * One line of the jsonl contract. `stopped` stands only where an official artefact breaks off on the document, and `isCut` where
 * there is more than is listed.
 */
function lineOf(file: string, report: Report, language: Language): object {
  const { verdict, structure, faults, stopped, isCut } = report;
  return {
    file,
    verdict,
    structure: structure.map(({ path, line, column, says }) => ({ path, line, column, says: says[language] })),
    faults: faults.map(({ id, severity, path, terms, says }) => ({
      id,
      severity,
      path,
      term: terms[0] ?? "",
      says: says[language],
    })),
    ...(stopped.length === 0
      ? {}
      : { stopped: stopped.map(({ artefact, path, says }) => ({ artefact, path, says: says[language] })) }),
    ...(isCut === undefined ? {} : { isCut }),
  };
}

function textOf(file: string, report: Report, language: Language): string {
  const rows = [`${file}: ${verdictWords[language][report.verdict]}`];
  for (const { path, line, column, says } of report.structure)
    rows.push(`  ${line}:${column}${path === "" ? "" : ` ${path}`}`, `    ${says[language]}`);
  for (const { path, says } of report.stopped) rows.push(`  ${path}`, `    ${says[language]}`);
  for (const { id, severity, path, terms, says } of report.faults)
    rows.push(`  ${severityWords[language][severity]} ${id} (${terms.join(", ")}) ${path}`, `    ${says[language]}`);
  if (report.isCut) rows.push(`  ${cutWords[language]}`);
  return `${rows.map(visible).join("\n")}\n`;
}

/** Control characters shown as marks, so that neither a document nor a file's name can command the terminal or make lines of its own. */
function visible(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, "\uFFFD");
}
