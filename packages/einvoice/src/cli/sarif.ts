/** Reports in SARIF 2.1.0, which code hosts and editors show. */
import type { Report } from "../validate.ts";
import type { Language } from "./arguments.ts";
import type { ReportWriter } from "./report-words.ts";

const levels = { fatal: "error", warning: "warning" } as const;

export function sarifWriter(language: Language): ReportWriter {
  let isFirst = true;
  const head = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "einvoice", informationUri: "https://docs.peppol.eu/poacc/billing/3.0/" } },
        results: [],
      },
    ],
  };
  const [start, end] = JSON.stringify(head).split(`"results":[`) as [string, string];
  return {
    start: () => `${start}"results":[`,
    document: (file, report) => {
      const results = resultsOf(file, report, language).map((result) => JSON.stringify(result));
      if (results.length === 0) return "";
      const text = (isFirst ? "\n" : ",\n") + results.join(",\n");
      isFirst = false;
      return text;
    },
    end: () => `\n${end}\n`,
  };
}

function resultsOf(file: string, report: Report, language: Language): object[] {
  const uri = file.split("/").map(encodeURIComponent).join("/");
  const at = (path: string, region?: object) => [
    {
      physicalLocation: { artifactLocation: { uri }, ...(region === undefined ? {} : { region }) },
      ...(path === "" ? {} : { logicalLocations: [{ fullyQualifiedName: path }] }),
    },
  ];
  return [
    ...report.structure.map(({ path, line, column, says }) => ({
      ruleId: report.verdict === "unreadable" ? "unreadable" : "UBL-2.1",
      level: "error",
      message: { text: says[language] },
      locations: at(path, { startLine: line, startColumn: column }),
    })),
    ...report.stopped.map(({ artefact, path, says }) => ({
      ruleId: `${artefact}-stopped`,
      level: "error",
      message: { text: says[language] },
      locations: at(path),
    })),
    ...report.faults.map(({ id, severity, path, terms, says }) => ({
      ruleId: id,
      level: levels[severity],
      message: { text: says[language] },
      locations: at(path),
      properties: { terms },
    })),
  ];
}
