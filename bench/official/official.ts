/**
 * Our verdicts beside those of the official artefacts, run here and now on documents drawn by a seed (and on files, if any are named).
 * Prints how many are equal, and by rule what is not. Nothing official lies in this repository: fetch it, and say where it is.
 *
 *   --rules    a folder with CEN-EN16931-UBL.xslt and PEPPOL-EN16931-UBL.xslt, as phax/phive-rules keeps them for each release
 *              under phive-rules-peppol/src/main/resources/external/schematron/openpeppol/2026.5/xslt
 *   --schemas  folders, searched, with the UBL 2.1 schemas and those they import (CCTS, xmldsig, XAdES): phax/ph-ubl and phax/ph-xsds
 *   --saxon    the jar of Saxon-HE; without it Debian's, from libsaxonhe-java. Java 11 or newer runs it.
 *
 *   node --conditions=source bench/official/official.ts --rules R --schemas S [--schemas S …] [--saxon J]
 *                                                       [--count N] [--odd N] [--seed N] [--release 2026-05] [FILE …]
 *
 * --count draws good documents with one to four changes, --odd those of the kinds least tried.
 */
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { type Report, type ReleaseId, validate } from "../../packages/einvoice/src/validate.ts";
import { changedDocuments } from "./changed-documents.ts";
import { oddDocuments } from "./odd-documents.ts";

const { values: options, positionals: files } = parseArgs({
  allowPositionals: true,
  options: {
    rules: { type: "string" },
    schemas: { type: "string", multiple: true },
    saxon: { type: "string", default: "/usr/share/java/Saxon-HE.jar" },
    count: { type: "string", default: "1000" },
    odd: { type: "string", default: "0" },
    seed: { type: "string", default: "1" },
    release: { type: "string", default: "2026-05" },
  },
});
if (options.rules === undefined || options.schemas === undefined) throw new Error("--rules and --schemas are needed");

/** What Official.java answers on one document. */
type OfficialVerdict =
  | { readonly unreadable: true }
  | {
      readonly structure: "valid" | "invalid";
      readonly fired: Readonly<Record<string, number>>;
      readonly stopped: readonly string[];
    };

const work = mkdtempSync(join(tmpdir(), "official-"));
try {
  gatherSchemas(options.schemas);
  await compareAll(options.rules);
} finally {
  rmSync(work, { recursive: true });
}

/** The schemas side by side: without the document type that one fetches over the net, and with the unit that quantities must have. */
function gatherSchemas(folders: readonly string[]): void {
  for (const part of ["common", "maindoc"]) mkdirSync(join(work, part));
  for (const folder of folders)
    for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
      const name = basename(file);
      if (
        !/^(?:CCTS_CCT_|xmldsig-core-|XAdES01903|UBL-(?:Common|Core|Ext|Qual|Sign|Unqual|Invoice-2.1|CreditNote-2.1)).*\.xsd$/.test(
          name,
        )
      )
        continue;
      const text = readFileSync(join(folder, file), "utf8")
        .replace(/<!DOCTYPE[^[>]*(?:\[[^]*?\])?\s*>/, "")
        .replace(/(<xsd:complexType name="QuantityType">[^]*?name="unitCode"[^>]*use=")optional/, "$1required");
      writeFileSync(join(work, /^UBL-(?:Invoice|CreditNote)/.test(name) ? "maindoc" : "common", name), text);
    }
}

async function compareAll(rules: string): Promise<void> {
  const java = spawn("java", ["-cp", options.saxon, join(import.meta.dirname, "Official.java"), rules, work], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const asked = [...documents()];
  void (async () => {
    for (const { bytes } of asked)
      if (!java.stdin.write(`${Buffer.from(bytes).toString("base64")}\n`))
        await new Promise((resolve) => java.stdin.once("drain", resolve));
    java.stdin.end();
  })();
  const unequal = new Map<string, string[]>();
  const tally = { documents: 0, equal: 0, "structure faulty": 0, stopped: 0, unreadable: 0 };
  const seen = new Set<string>();
  for await (const line of createInterface({ input: java.stdout })) {
    const { name, bytes } = asked[tally.documents++] as (typeof asked)[number];
    const official = JSON.parse(line) as OfficialVerdict;
    const found = differences(validate(bytes, { release: options.release as ReleaseId }), official);
    const where = "structure" in official && official.structure === "invalid" ? ", structure faulty" : "";
    if ("unreadable" in official) tally.unreadable++;
    else {
      for (const id of Object.keys(official.fired)) seen.add(id);
      if (official.structure === "invalid") tally["structure faulty"]++;
      if (official.stopped.length > 0) tally.stopped++;
    }
    if (found.length === 0) tally.equal++;
    for (const what of found) unequal.set(what + where, [...(unequal.get(what + where) ?? []), name]);
  }
  if (tally.documents !== asked.length) throw new Error(`${tally.documents} verdicts on ${asked.length} documents`);
  console.log({ ...tally, "rules seen to fire": seen.size });
  for (const [what, names] of unequal)
    console.log(`unequal: ${what} × ${names.length}, as in ${names.slice(0, 3).join("; ")}`);
  process.exitCode = unequal.size === 0 ? 0 : 1;
}

function* documents(): Generator<{ readonly name: string; readonly bytes: Uint8Array }> {
  for (const name of files) yield { name, bytes: readFileSync(name) };
  const [count, odd, seed] = [options.count, options.odd, options.seed].map(Number) as [number, number, number];
  for (const { name, text } of [...changedDocuments(count, seed), ...oddDocuments(odd, seed)])
    yield { name, bytes: new TextEncoder().encode(text) };
}

/** Where an artefact stops on both sides, what it had fired by then is void and not compared. */
function differences(ours: Report, official: OfficialVerdict): string[] {
  if ("unreadable" in official) return ours.verdict === "unreadable" ? [] : ["readable"];
  if (ours.verdict === "unreadable") return ["unreadable"];
  const found: string[] = [];
  if (ours.structure.length > 0 !== (official.structure === "invalid")) found.push("structure");
  const stopped = ours.stopped.map(({ artefact }) => (artefact === "EN16931" ? "CEN" : artefact));
  if (stopped.join() !== official.stopped.join())
    return [...found, `stopped ${stopped.join("+")} / ${official.stopped.join("+")}`];
  const counts: Record<string, number> = {};
  for (const { id } of ours.faults) counts[id] = (counts[id] ?? 0) + 1;
  const isVoid = (id: string) =>
    official.stopped.includes(id.startsWith("BR-") || id.startsWith("UBL-") ? "CEN" : "PEPPOL");
  const ids = new Set([...Object.keys(counts), ...Object.keys(official.fired)]);
  return [...found, ...[...ids].filter((id) => counts[id] !== official.fired[id] && !isVoid(id))];
}
