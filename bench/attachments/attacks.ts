/**
 * What a hostile hand does to a sound PDF of any producer: objects are put in by qpdf, which then writes the file in one of its
 * three ways, so that the evil stands in plain sight, in object streams, or in a linearized file. Some attacks are on the bytes.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "./producers.ts";

type Value = string | number | boolean | null | readonly Value[] | { readonly [name: string]: Value };

interface Change {
  readonly catalog?: Readonly<Record<string, Value>>;
  readonly page?: Readonly<Record<string, Value>>;
  /** Further objects; `$1` in any value names the first of them. */
  readonly objects?: readonly Value[];
}

type Attack =
  | { readonly put: Change }
  | { readonly bytes: (sound: Buffer) => Buffer }
  | { readonly command: (sound: string, folder: string) => readonly string[] };

const rectangle = [50, 50, 200, 90];
const annotation = (entries: Readonly<Record<string, Value>>): Attack => ({
  put: { page: { "/Annots": [{ "/Type": "/Annot", "/Rect": rectangle, ...entries }] } },
});
const click = (action: Readonly<Record<string, Value>>): Attack => annotation({ "/Subtype": "/Link", "/A": action });
const script = { "/S": "/JavaScript", "/JS": "u:app.alert(1)" };
const zip = Buffer.from("504b0304140000000800", "hex");
const html = Buffer.from("<!doctype html><script>alert(1)</script>\n");

export const attacks: Readonly<Record<string, Attack>> = {
  "a script on opening": { put: { catalog: { "/OpenAction": script } } },
  "a script on opening, in an object of its own": {
    put: { catalog: { "/OpenAction": "$1" }, objects: [{ ...script, "/JS": "$2" }, "u:app.alert(2)"] },
  },
  "a script by name": {
    put: { catalog: { "/Names": { "/JavaScript": { "/Names": ["u:a", "$1"] } } }, objects: [script] },
  },
  "a script after a click": click(script),
  "a script as a second action": click({ "/S": "/URI", "/URI": "u:https://exempel.se", "/Next": script }),
  "a script nobody refers to": { put: { page: { "/PieceInfo": { "/A": "$1" } }, objects: [script] } },
  "a program started": click({ "/S": "/Launch", "/F": "u:cmd.exe" }),
  "a program started on opening": { put: { catalog: { "/OpenAction": { "/S": "/Launch", "/F": "u:/bin/sh" } } } },
  "an action on the page": { put: { page: { "/AA": { "/O": { "/S": "/Named", "/N": "/Print" } } } } },
  "an action of the document": {
    put: { catalog: { "/AA": { "/WC": "$1" } }, objects: [{ "/S": "/Named", "/N": "/Print" }] },
  },
  "a web page on opening": { put: { catalog: { "/OpenAction": { "/S": "/URI", "/URI": "u:https://exempel.se" } } } },
  "a form that sends": click({ "/S": "/SubmitForm", "/F": "u:https://exempel.se" }),
  "a form that fetches": click({ "/S": "/ImportData", "/F": "u:a.fdf" }),
  "another document": click({ "/S": "/GoToR", "/F": "u:\\\\server\\a.pdf", "/D": [0, "/Fit"] }),
  "a document inside": click({ "/S": "/GoToE", "/F": "u:a.pdf" }),
  "a script as an address": click({ "/S": "/URI", "/URI": "u:javascript:alert(1)" }),
  "a file of the reader's as an address": click({ "/S": "/URI", "/URI": "u:file:///etc/passwd" }),
  "a film": annotation({ "/Subtype": "/Movie", "/Movie": { "/F": "u:a.avi" } }),
  "rich media": annotation({ "/Subtype": "/RichMedia" }),
  "a rendition": click({ "/S": "/Rendition", "/OP": 0 }),
  "a sound": click({ "/S": "/Sound", "/Sound": null }),
  "a form of XFA": { put: { catalog: { "/AcroForm": { "/Fields": [], "/XFA": "u:<xdp/>" } } } },
  "a file pinned to the page": annotation({
    "/Subtype": "/FileAttachment",
    "/FS": { "/F": "u:a", "/EF": { "/F": "$1" } },
  }),
  "a file inside": {
    command: (sound, folder) => {
      writeFileSync(join(folder, "inside.exe"), "MZ");
      return [sound, "--add-attachment", join(folder, "inside.exe"), "--"];
    },
  },
  "a password to open": { command: (sound) => ["--encrypt", "hemlig", "ägare", "256", "--", sound] },
  "rights without a password": { command: (sound) => ["--encrypt", "", "ägare", "256", "--print=none", "--", sound] },
  "a web page before": { bytes: (sound) => Buffer.concat([html, sound]) },
  "an archive after": { bytes: (sound) => Buffer.concat([sound, zip]) },
  "a web page after": { bytes: (sound) => Buffer.concat([sound, html]) },
  "cut off": { bytes: (sound) => sound.subarray(0, Math.floor(sound.length * 0.7)) },
  "another kind of file": {
    bytes: (sound) => Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), sound.subarray(8)]),
  },
  "no end": { bytes: (sound) => Buffer.from(sound.toString("latin1").replaceAll("%%EOF", "%%EOE"), "latin1") },
};

const ways = ["--object-streams=disable", "--object-streams=generate", "--linearize"] as const;

/** @returns the bytes of the attacked file. */
export function attacked(
  name: string,
  { sound, folder, number }: { readonly sound: string; readonly folder: string; readonly number: number },
): Buffer {
  const attack = attacks[name];
  if (attack === undefined) throw new Error(`No attack "${name}"`);
  if ("bytes" in attack) return attack.bytes(readFileSync(sound));
  const out = join(folder, "attacked.pdf");
  if ("command" in attack) run("qpdf", [...attack.command(sound, folder), out]);
  else {
    const change = join(folder, "change.json");
    writeFileSync(change, JSON.stringify(changeOf(sound, attack.put)));
    run("qpdf", [ways[number % ways.length] ?? ways[0], sound, `--update-from-json=${change}`, out]);
  }
  return readFileSync(out);
}

interface Told {
  readonly qpdf: readonly [
    { readonly maxobjectid: number },
    Readonly<Record<string, { readonly value: Record<string, Value> }>>,
  ];
  readonly pages: readonly { readonly object: string }[];
}

function changeOf(sound: string, { catalog, page, objects = [] }: Change): unknown {
  const told = JSON.parse(run("qpdf", ["--json=2", "--json-key=qpdf", "--json-key=pages", sound]).toString()) as Told;
  const [head, all] = told.qpdf;
  const named = (value: Value): Value =>
    JSON.parse(
      JSON.stringify(value).replaceAll(/"\$(\d)"/g, (_, at: string) => `"${head.maxobjectid + Number(at)} 0 R"`),
    ) as Value;
  const changed: Record<string, { readonly value: Value }> = {};
  const alter = (reference: Value | undefined, entries: Readonly<Record<string, Value>>): void => {
    if (typeof reference !== "string") throw new Error(`${sound} has no place for this`);
    changed[`obj:${reference}`] = { value: { ...all[`obj:${reference}`]?.value, ...(named(entries) as object) } };
  };
  if (catalog !== undefined) alter(all["trailer"]?.value["/Root"], catalog);
  if (page !== undefined) alter(told.pages[0]?.object, page);
  for (const [at, object] of objects.entries())
    changed[`obj:${head.maxobjectid + 1 + at} 0 R`] = { value: named(object) };
  return { qpdf: [{ ...head, jsonversion: 2, pdfversion: "1.7" }, changed] };
}
