/** The command `einvoice`: judges files, folders, zip archives and standard input. The only part of the package that knows Node. */
import { parseArguments, type Wish } from "./arguments.ts";
import { helpText } from "./help.ts";
import { Output } from "./output.ts";
import { rulesTable } from "./rules-table.ts";
import { documentsIn, type SourceDocument } from "./sources.ts";
import { writerOf } from "./writers.ts";
import { validate } from "../validate.ts";

/** What the shell is told: all valid, faults found, or something that could not be judged. */
const exitCodes = { valid: 0, invalid: 1, unreadable: 2 } as const;
const usageError = 2;

/** From so many documents on, progress is shown when a person is looking. */
const manyDocuments = 20;

export async function run(words: readonly string[]): Promise<number> {
  const parsed = parseArguments(words);
  if ("says" in parsed) {
    process.stderr.write(`einvoice: ${parsed.says}\n\n${helpText}`);
    return usageError;
  }
  const output = new Output(process.stdout);
  if (parsed.command === "help") await output.write(helpText);
  else if (parsed.command === "rules") await output.write(rulesTable(parsed.language));
  else return judgeAll(parsed, output);
  return 0;
}

async function judgeAll(wish: Wish, output: Output): Promise<number> {
  const writer = writerOf(wish);
  let worst = 0;
  let done = 0;
  await output.write(writer.start());
  for (const document of documentsIn(wish.sources)) {
    const report = judgeOne(document, wish);
    worst = Math.max(worst, exitCodes[report.verdict]);
    await output.write(writer.document(document.file, report, done));
    showProgress(++done, document.file);
    if (output.isGone) break;
  }
  if (done === 0) {
    process.stderr.write("einvoice: no XML documents found\n");
    worst = usageError;
  }
  clearProgress(done);
  await output.write(writer.end());
  return worst;
}

function judgeOne(document: SourceDocument, { release }: Wish): ReturnType<typeof validate> {
  if ("bytes" in document) return validate(document.bytes, release === undefined ? {} : { release });
  return {
    verdict: "unreadable",
    structure: [{ path: "", line: 1, column: 1, says: document.says }],
    faults: [],
    stopped: [],
    release: "",
  };
}

function showProgress(done: number, file: string): void {
  if (!process.stderr.isTTY || process.stdout.isTTY || done % manyDocuments !== 0) return;
  process.stderr.write(`\r\u001b[K${done} … ${file.slice(-60)}`);
}

function clearProgress(done: number): void {
  if (process.stderr.isTTY && !process.stdout.isTTY && done >= manyDocuments) process.stderr.write("\r\u001b[K");
}
