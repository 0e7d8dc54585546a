/** What the command says of itself. */
import { releases } from "../rules/releases.ts";
import { formats } from "./arguments.ts";

const releaseIds = releases.map((release) => release.id).join("|");

export const helpText = `einvoice validate FILE|FOLDER|ZIP|- … [--lang sv|en] [--format ${formats.join("|")}] [--release ${releaseIds}]

  Judges Peppol BIS Billing invoices and credit notes (UBL 2.1) as the official artefacts do.
  A folder is searched for .xml and .zip; - reads one document from standard input.

  --lang     language of the sentences (sv)
  --format   text, or json, jsonl (one line a document), sarif, html
  --release  release of rules (${releases.at(-1)?.id})

  Exit code: 0 all valid, 1 faults found, 2 something could not be judged.

einvoice rules [--lang sv|en]

  Writes every rule as a table.
`;
