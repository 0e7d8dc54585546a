import { spawn } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { command, einvoice } from "../../test/command.ts";
import { pack } from "../../test/pack.ts";

// Each test starts processes of its own, and the machine may be busy.
vi.setConfig({ testTimeout: 60_000 });

const examples = new URL("../../examples/", import.meta.url);
const sound = new URL("bankgiro-two-rates.xml", examples).pathname;
const faulty = new URL("faulty/no-invoice-number.xml", examples).pathname;
const folder = mkdtempSync(join(tmpdir(), "einvoice-"));

afterAll(() => rmSync(folder, { recursive: true }));

test("a sound invoice ends with 0, a faulty one with 1, what cannot be read with 2", async () => {
  const codes = await Promise.all(
    [[sound], [sound, faulty], [sound, faulty, "no-such-file.xml"]].map((files) => einvoice(["validate", ...files])),
  );
  expect(codes.map(({ code }) => code)).toEqual([0, 1, 2]);
  expect(codes[1]?.out).toContain("Fakturan ska ha ett fakturanummer. Fyll i det.");
});

test("jsonl is one line a document, in the order given, in the contract's form", async () => {
  const { out, code } = await einvoice(["validate", faulty, "-", sound, "--format", "jsonl", "--lang=en"], "hej");
  const lines = out
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(code).toBe(2);
  expect(lines.map(({ file, verdict }) => [file, verdict])).toEqual([
    [faulty, "invalid"],
    ["-", "unreadable"],
    [sound, "valid"],
  ]);
  expect(lines[0].faults[0]).toEqual({
    id: "BR-02",
    severity: "fatal",
    path: "/Invoice",
    term: "BT-1",
    says: "The invoice must have an invoice number. Fill it in.",
  });
  expect(lines[1].structure[0]).toMatchObject({ path: "", line: 1, column: 1 });
});

test("folders and archives are opened, and only what is XML in them is judged", async () => {
  writeFileSync(join(folder, "a.xml"), readFileSync(sound));
  writeFileSync(join(folder, "notes.txt"), "x");
  writeFileSync(join(folder, "b.zip"), pack([{ name: "inside/faktura.xml", bytes: readFileSync(faulty) }]));
  writeFileSync(join(folder, "c.zip"), "not an archive");
  writeFileSync(
    join(folder, "d.zip"),
    pack([{ name: "__MACOSX/inside/._faktura.xml", bytes: Buffer.from("\u0000\u0005") }]),
  );
  const { out, code } = await einvoice(["validate", folder, "--format", "jsonl"]);
  const lines = out
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(code).toBe(2);
  expect(lines.map(({ file, verdict }) => `${file.slice(folder.length + 1)} ${verdict}`)).toEqual([
    "a.xml valid",
    "b.zip!inside/faktura.xml invalid",
    "c.zip unreadable",
  ]);
});

test("json, sarif and html are whole documents of their kind", async () => {
  const [json, sarif, html] = await Promise.all(
    ["json", "sarif", "html"].map((format) => einvoice(["validate", faulty, faulty, "--format", format])),
  );
  expect(JSON.parse(json?.out ?? "")).toHaveLength(2);
  expect(JSON.parse(sarif?.out ?? "").runs[0].results[0]).toMatchObject({ ruleId: "BR-02", level: "error" });
  expect(html?.out).toMatch(/^<!doctype html>[\s\S]*BR-02[\s\S]*<\/html>\n$/);
});

test("a document cannot command the terminal or the page", async () => {
  const trick = `<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2">&#x9b;31m<script>alert(1)</script>\u009b31m</Invoice>`;
  const [text, html] = await Promise.all([
    einvoice(["validate", "-"], trick),
    einvoice(["validate", "-", "--format", "html"], trick),
  ]);
  expect(text?.out).not.toContain("\u009b");
  expect(html?.out).not.toContain("<script>");
});

test("an unknown word is told, with help, and ends with 2", async () => {
  const { code, err } = await einvoice(["validate", "--colour", "red"]);
  expect([code, err]).toEqual([2, expect.stringContaining("there is no option --colour")]);
});

test("an older release can be chosen, by whichever name, and is judged by", async () => {
  const undue = readFileSync(sound, "utf8")
    .replace(/<cbc:DueDate>[^<]*<\/cbc:DueDate>/, "")
    .replace(/<cac:PaymentTerms>[^]*?<\/cac:PaymentTerms>/, "");
  const choices = [
    ["--release", "2025-11"],
    ["--release=2025.11"],
    ["--release", "3.0.20"],
    ["--release", "2026.5"],
    [],
  ];
  const ended = await Promise.all(choices.map((choice) => einvoice(["validate", "-", ...choice], undue)));
  expect(ended.map(({ code, out }) => [code, out.includes("BR-CO-25")])).toEqual([
    [1, true],
    [1, true],
    [1, true],
    [0, false],
    [0, false],
  ]);
  const { code, err } = await einvoice(["validate", sound, "--release", "2019-01"]);
  expect([code, err]).toEqual([2, expect.stringContaining("--release takes one of 2025-11, 2026-05")]);
});

test("every rule can be written as a table", async () => {
  const { out } = await einvoice(["rules"]);
  expect(out.split("\n").filter((line) => line.startsWith("| "))).toHaveLength(1146);
});

test("a line of jsonl holds no mark that some readers take for a line's end", async () => {
  const odd = readFileSync(sound, "utf8").replace(/(<cbc:IssueDate>)[^<]*/, "$1\u2028den\u0085 första\u2029");
  const { out } = await einvoice(["validate", "-", "--format", "jsonl"], odd);
  expect(out.trimEnd()).not.toMatch(/[\u0085\u2028\u2029]/);
  expect(JSON.parse(out).structure[0].says).toContain("\u2028den");
});

test("a folder that cannot be read is told of, and the rest judged", async () => {
  const locked = join(folder, "locked");
  mkdirSync(locked);
  chmodSync(locked, 0);
  const { out, code } = await einvoice(["validate", locked, sound, "--format", "jsonl"]);
  chmodSync(locked, 0o700);
  expect([code, out]).toEqual(
    process.getuid?.() === 0 ? [0, expect.any(String)] : [2, expect.stringContaining(locked)],
  );
  expect(out).toContain(sound);
});

/** A Node that cannot run TypeScript hands over to the repository's own. */
test("the command starts with a Node too old for the sources", async () => {
  const { out, code } = await einvoice(["validate", sound], "", ["--no-experimental-strip-types"]);
  expect([code, out]).toEqual([0, expect.stringContaining("går att skicka")]);
});

test("what is no file in a folder is passed by, and a name cannot make lines of its own", async () => {
  const inside = join(folder, "odd names");
  mkdirSync(inside);
  const door = createServer();
  await new Promise<void>((resolve) => door.listen(join(inside, "door.xml"), resolve));
  writeFileSync(join(inside, "a\nb.xml"), readFileSync(sound));
  writeFileSync(join(inside, "c d åäö 'x'.XML"), readFileSync(sound, "utf8").replaceAll("\n", "\r\n"));
  const [text, jsonl] = await Promise.all([
    einvoice(["validate", inside, "--lang", "en"]),
    einvoice(["validate", inside, "--format", "jsonl"]),
  ]);
  expect(
    text?.out
      .trimEnd()
      .split("\n")
      .map((line) => line.slice(inside.length + 1)),
  ).toEqual(["a\uFFFDb.xml: can be sent", "c d åäö 'x'.XML: can be sent"]);
  expect(
    jsonl?.out
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line).verdict),
  ).toEqual(["valid", "valid"]);
  door.close();
});

test("the command stops when its reader has gone", async () => {
  const child = spawn(process.execPath, [
    command,
    "validate",
    ...Array<string>(20_000).fill(faulty),
    "--format",
    "jsonl",
  ]);
  let got = "";
  const status = await new Promise((resolve) => {
    child.stdout.on("data", (data) => {
      got += data;
      child.stdout.destroy();
    });
    child.on("close", resolve);
  });
  expect(got).not.toBe("");
  expect(status).toBe(1);
});
