import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeUblBytes } from "@fakturaporten/einvoice";
import { afterEach, describe, expect, test } from "vitest";
import { badPdfs } from "../../../test/pdf/bad-pdfs.ts";
import { goodPdfs } from "../../../test/pdf/good-pdfs.ts";
import { ordinaryInvoice } from "../../web/components/invoice-sheet/sample-invoices.ts";
import { messages } from "../../web/messages/messages.ts";
import { invoicePaper } from "../../web/paper/invoice-paper.ts";
import { setPaper } from "../paper/set-paper.ts";
import { checkLimits } from "./limits.ts";
import { pointOut } from "./notices.ts";
import { type PdfChecker, pdfChecker } from "./pdf-checker.ts";

const program = new URL("./check-process.ts", import.meta.url).pathname;
const blankPage = goodPdfs["a blank page"]?.() ?? Buffer.alloc(0);
const open: PdfChecker[] = [];

function checker(processFile = program, limits: Partial<typeof checkLimits> | Record<string, number> = {}): PdfChecker {
  const made = pdfChecker(processFile, { ...checkLimits, ...limits });
  open.push(made);
  return made;
}

/** A looking process that does something bad with the file "bad" and finds every other harmless. */
function processDoing(what: string): string {
  const file = join(mkdtempSync(join(tmpdir(), "check-")), "process.mjs");
  writeFileSync(
    file,
    `process.on("message", ({ bytes }) => {
      if (Buffer.from(bytes).toString() === "bad") { ${what} }
      process.send({ ok: true, pages: 1 });
    });`,
  );
  return file;
}

afterEach(() => {
  for (const made of open.splice(0)) made.stop();
});

/** Width and height of a PNG. */
function sizeOf(picture: Uint8Array | undefined): readonly [number, number] {
  const bytes = Buffer.from(picture ?? []);
  expect(bytes.subarray(1, 4).toString()).toBe("PNG");
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}

describe("files are looked into in a process of their own", () => {
  test("a harmless file comes back with its pages and fingerprint, a bad one with its reason", async () => {
    const { check } = checker();
    expect(await check(blankPage)).toMatchObject({ ok: true, pdf: { pages: 1, bytes: blankPage } });
    const script = badPdfs["a script inside an object stream"]?.build() ?? Buffer.alloc(0);
    expect(await check(script)).toEqual({ ok: false, fault: "script" });
  });

  test("a harmless file comes back with a small picture of its first page and with what its text means", async () => {
    const paper = invoicePaper(ordinaryInvoice, { language: "sv", say: messages.sv, draft: true });
    const { pdf } = setPaper({ paper, document: undefined });
    const { check, drawPage } = checker();
    const answer = await check(pdf);
    if (!answer.ok) throw new Error(answer.fault);
    const { thumbnail, reading } = answer.pdf;
    expect(sizeOf(thumbnail)).toEqual([226, 320]);
    expect(pointOut({ reading, dismissed: [] }, { number: "2026-1042", dueMinor: 863_178n })).toHaveLength(1);
    expect(sizeOf(await drawPage(pdf, 1))).toEqual([990, 1400]);
    expect(await drawPage(pdf, 2)).toBeUndefined();
  });

  test("the portal's own PDF carries the invoice, and is refused as a file with files in it", async () => {
    const paper = invoicePaper(ordinaryInvoice, { language: "sv", say: messages.sv });
    const { pdf } = setPaper({ paper, document: writeUblBytes(ordinaryInvoice) });
    expect(await checker().check(pdf)).toEqual({ ok: false, fault: "embedded-file" });
  });

  test("many files at once share a few processes, and each gets its own answer", async () => {
    const { check } = checker();
    const launch = badPdfs["a program started by a click"]?.build() ?? Buffer.alloc(0);
    const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => check(n % 2 === 0 ? blankPage : launch)));
    expect(answers.map((answer) => answer.ok)).toEqual(Array.from({ length: 20 }, (_, n) => n % 2 === 0));
  });

  test("a file that is never done is ended, and the next is looked into as if nothing had happened", async () => {
    const { check } = checker(processDoing("for (;;);"), { secondsMax: 0.4, processesMax: 1 });
    const [bad, good] = await Promise.all([check(Buffer.from("bad")), check(Buffer.from("good"))]);
    expect(bad).toEqual({ ok: false, fault: "took-too-long" });
    expect(good).toMatchObject({ ok: true });
  });

  test("a file that takes too much memory is ended", async () => {
    const hoard = "const kept = []; setInterval(() => kept.push(Buffer.alloc(20e6, 1)), 5); return;";
    const { check } = checker(processDoing(hoard), { residentBytesMax: 200e6 });
    expect(await check(Buffer.from("bad"))).toEqual({ ok: false, fault: "took-too-long" });
  });

  test("a file that brings its process down is refused, not the next", async () => {
    const { check } = checker(processDoing("process.abort();"), { processesMax: 1 });
    expect(await check(Buffer.from("bad"))).toEqual({ ok: false, fault: "took-too-long" });
    expect(await check(Buffer.from("good"))).toMatchObject({ ok: true });
  });

  test("when too many wait, one more is asked to try again", async () => {
    const { check } = checker(processDoing(""), { processesMax: 1, waitingMax: 1 });
    const answers = await Promise.all([check(blankPage), check(blankPage), check(blankPage)]);
    expect(answers.at(-1)).toEqual({ ok: false, fault: "try-again" });
  });
});
