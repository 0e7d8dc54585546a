/** Every format on the same documents, in both languages: one valid, one with faults, one the official artefact stops on, one no XML. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { type Ended, einvoice } from "../../test/command.ts";
import { type Report, validate } from "../validate.ts";
import { formats } from "./arguments.ts";

// Each test starts processes of its own, and the machine may be busy.
vi.setConfig({ testTimeout: 60_000 });

const folder = mkdtempSync(join(tmpdir(), "einvoice formats-"));
afterAll(() => rmSync(folder, { recursive: true }));

const sound = readFileSync(new URL("../../examples/bankgiro-two-rates.xml", import.meta.url), "utf8");
const documents: Readonly<Record<string, string>> = {
  "sound.xml": sound,
  "fåulty & <odd>.xml": sound.replace(/(<\/cbc:ProfileID>\s*)<cbc:ID>[^<]*<\/cbc:ID>/, "$1"),
  "stopped.xml": sound.replace(/(<cbc:PayableAmount[^>]*>)[^<]*/, "$1x"),
  "no.xml": "hej",
};
for (const [name, text] of Object.entries(documents)) writeFileSync(join(folder, name), text);
const files = Object.keys(documents).map((name) => join(folder, name));
const reports: readonly Report[] = Object.values(documents).map((text) => validate(new TextEncoder().encode(text)));

const judged = (format: string, language: string): Promise<Ended> =>
  einvoice(["validate", ...files, "--format", format, "--lang", language]);

interface Line {
  readonly file: string;
  readonly verdict: string;
  readonly structure: readonly Record<string, unknown>[];
  readonly faults: readonly Record<string, unknown>[];
  readonly stopped?: readonly unknown[];
}

test("the documents are what they are called", () => {
  expect(reports.map(({ verdict }) => verdict)).toEqual(["valid", "invalid", "invalid", "unreadable"]);
  expect(reports.map(({ stopped }) => stopped.length > 0)).toEqual([false, false, true, false]);
});

test.each(formats)(
  "%s ends with 2 in either language, since one could not be judged, and says nothing aside",
  async (format) => {
    const ended = await Promise.all([judged(format, "sv"), judged(format, "en")]);
    expect(ended.map(({ code, err }) => [code, err])).toEqual([
      [2, ""],
      [2, ""],
    ]);
    expect(ended[0]?.out).not.toBe(ended[1]?.out);
  },
);

test.each(["sv", "en"] as const)(
  "jsonl says in %s what the engine finds, with the contract's keys and no others",
  async (language) => {
    const { out } = await judged("jsonl", language);
    const lines = out
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as Line);
    expect(lines.map(({ file }) => file)).toEqual(files);
    for (const [place, line] of lines.entries()) {
      const report = reports[place] as Report;
      expect(Object.keys(line)).toEqual([
        "file",
        "verdict",
        "structure",
        "faults",
        ...(report.stopped.length > 0 ? ["stopped"] : []),
      ]);
      expect(line.verdict).toBe(report.verdict);
      expect(line.structure).toEqual(
        report.structure.map(({ path, line: row, column, says }) => ({
          path,
          line: row,
          column,
          says: says[language],
        })),
      );
      expect(line.faults).toEqual(
        report.faults.map(({ id, severity, path, terms, says }) => ({
          id,
          severity,
          path,
          term: terms[0],
          says: says[language],
        })),
      );
    }
    const json = JSON.parse((await judged("json", language)).out) as Line[];
    expect(json).toEqual(lines);
  },
);

interface Sarif {
  readonly $schema: string;
  readonly version: string;
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly name: string } };
    readonly results: readonly {
      readonly ruleId: string;
      readonly level: string;
      readonly message: { readonly text: string };
      readonly locations: readonly {
        readonly physicalLocation: {
          readonly artifactLocation: { readonly uri: string };
          readonly region?: { readonly startLine: number; readonly startColumn: number };
        };
      }[];
    }[];
  }[];
}

test("sarif holds a result for every finding, where an editor finds it", async () => {
  const sarif = JSON.parse((await judged("sarif", "en")).out) as Sarif;
  expect([sarif.version, sarif.runs.length, sarif.runs[0]?.tool.driver.name]).toEqual(["2.1.0", 1, "einvoice"]);
  const results = sarif.runs[0]?.results ?? [];
  const found = reports.flatMap(({ structure, stopped, faults }) => [...structure, ...stopped, ...faults]);
  expect(results.map(({ message }) => message.text)).toEqual(found.map(({ says }) => says.en));
  for (const { ruleId, level, locations } of results) {
    expect(ruleId).toMatch(/^[A-Z0-9][A-Za-z0-9.-]+$|^unreadable$/);
    expect(["error", "warning"]).toContain(level);
    const [location] = locations;
    const uri = location?.physicalLocation.artifactLocation.uri ?? "";
    expect(files).toContain(new URL(uri, "file:///").pathname.split("/").map(decodeURIComponent).join("/"));
    const region = location?.physicalLocation.region;
    if (region !== undefined) expect(Math.min(region.startLine, region.startColumn)).toBeGreaterThanOrEqual(1);
  }
});

test("html shows every document and sentence as text, and fetches and runs nothing", async () => {
  const { out } = await judged("html", "sv");
  expect(out.match(/<h2>/g)).toHaveLength(files.length);
  expect(out).toContain("fåulty &amp; &lt;odd&gt;.xml");
  const escaped = (text: string) =>
    text
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll(">", "&gt;")
      .replaceAll('"', "&quot;")
      .replaceAll("'", "&#39;");
  for (const { structure, stopped, faults } of reports)
    for (const { says } of [...structure, ...stopped, ...faults]) expect(out).toContain(escaped(says.sv));
  expect(out).not.toMatch(/<script|<link|<img|src=|href=|@import|url\(/i);
});

test("text is what a person reads: each file with its verdict, each fault with its rule and its sentence", async () => {
  const { out } = await judged("text", "sv");
  expect(out.split("\n").filter((line) => line.startsWith(folder))).toEqual(
    ["går att skicka", "behöver rättas", "behöver rättas", "gick inte att läsa"].map(
      (words, at) => `${files[at]}: ${words}`,
    ),
  );
  expect(out).toContain("fel BR-02 (BT-1) /Invoice\n    Fakturan ska ha ett fakturanummer. Fyll i det.");
});

/** A person looks at standard error while the reports go to a file. */
const watched = ["--import", "data:text/javascript,process.stderr.isTTY=true"];

test("on many files a person sees how far it has come, and nothing of it stays", async () => {
  const many = Array<string>(45).fill(files[0] as string);
  const { err, out, code } = await einvoice(["validate", ...many, "--format", "jsonl"], "", watched);
  expect(code).toBe(0);
  expect(out.trimEnd().split("\n")).toHaveLength(45);
  expect(err.split("\r\u001b[K")).toEqual([
    "",
    expect.stringMatching(/^20 … .*sound\.xml$/),
    expect.stringMatching(/^40 … /),
    "",
  ]);
});

test("few files, or no one looking, show nothing of the kind", async () => {
  const many = Array<string>(45).fill(files[0] as string);
  const [few, unwatched] = await Promise.all([
    einvoice(["validate", ...files, "--format", "jsonl"], "", watched),
    einvoice(["validate", ...many, "--format", "jsonl"]),
  ]);
  expect([few.err, unwatched.err]).toEqual(["", ""]);
});
