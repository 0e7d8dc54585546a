import { expect, test } from "vitest";
import { pack } from "../../../../packages/einvoice/test/pack.ts";
import { importLimits } from "./limits.ts";
import { openFile } from "./open-file.ts";

const open = (bytes: Uint8Array | string) => openFile({ name: "fil", bytes: Buffer.from(bytes as string) });

test("one document is a file of one; a zip holds its documents and nothing that a system adds", () => {
  const one = open("\ufeff<?xml version='1.0'?><Invoice/>");
  expect(one.ok && one.documents.length).toBe(1);
  const many = open(
    pack([
      { name: "a.xml", bytes: "<a/>" },
      { name: "mapp/B.XML", bytes: "<b/>" },
      { name: "__MACOSX/._a.xml", bytes: "x" },
      { name: ".dold.xml", bytes: "x" },
      { name: "läsmig.txt", bytes: "x" },
    ]),
  );
  expect(many.ok && many.documents.map(({ name }) => name)).toEqual(["a.xml", "mapp/B.XML"]);
  expect(many.ok && Buffer.from(many.documents[1]?.read() ?? []).toString()).toBe("<b/>");
});

test.each([
  ["nothing", ""],
  ["not-a-file-we-read", "Faktura;Belopp"],
  ["not-a-file-we-read", "%PDF-1.7"],
  ["not-a-file-we-read", "PK\u0003\u0004 broken"],
  ["no-documents", pack([{ name: "bild.png", bytes: "x" }])],
  [
    "too-many-documents",
    pack(Array.from({ length: importLimits.documentsMax + 1 }, (_, i) => ({ name: `${i}.xml`, bytes: "" }))),
  ],
])("is told as %s", (fault, bytes) => {
  expect(open(bytes)).toEqual({ ok: false, fault });
});

test("a file over the limit is told so before it is looked into", () => {
  expect(openFile({ name: "x", bytes: new Uint8Array(importLimits.fileBytesMax + 1) })).toEqual({
    ok: false,
    fault: "too-large",
  });
});

test("a document that unpacks to more than it may is not unpacked, and costs no more than its limit", () => {
  const bomb = pack([
    { name: "bomb.xml", bytes: Buffer.alloc(importLimits.documentBytesMax + 1, 32) },
    { name: "good.xml", bytes: "<a/>" },
  ]);
  const opened = open(bomb);
  if (!opened.ok) throw new Error(opened.fault);
  expect(opened.documents[0]?.read()).toBeUndefined();
  expect(opened.documents[1]?.read()).toHaveLength(4);
});
