import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readUbl } from "../ubl/read.ts";
import { readEnvelope } from "../ubl/read-envelope.ts";
import { writeEnvelope } from "../ubl/write-envelope.ts";
import { type Envelope, formatDocumentType, parseDocumentType, ublDocumentType } from "./envelope.ts";

const bytes = (xml: string) => new TextEncoder().encode(xml);
const invoice = readFileSync(new URL("../../examples/bankgiro-two-rates.xml", import.meta.url), "utf8");
const billing = "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0";

const envelope: Envelope = {
  instanceId: "0197a000-0000-7000-8000-00000000beef",
  sender: { scheme: "0007", id: "5566778899" },
  receiver: { scheme: "0007", id: "2321000255" },
  documentType: ublDocumentType("Invoice", billing),
  process: "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0",
  country: "SE",
  createdAt: "2026-11-21T09:00:00.000Z",
};

describe("an envelope", () => {
  test("is read back as it was written, with the document's text inside", () => {
    const read = readEnvelope(bytes(writeEnvelope(envelope, invoice)));
    expect(read).toMatchObject({ ok: true, envelope });
    if (!read.ok) return;
    expect(readUbl(bytes(read.document))).toEqual(readUbl(bytes(invoice)));
    expect(invoice).toContain(read.document);
  });

  test("is the same bytes every time", () => {
    expect(writeEnvelope(envelope, invoice)).toBe(writeEnvelope({ ...envelope }, invoice));
  });

  test("names the document type as the network does", () => {
    expect(formatDocumentType(envelope.documentType)).toBe(
      `urn:oasis:names:specification:ubl:schema:xsd:Invoice-2::Invoice##${billing}::2.1`,
    );
    expect(parseDocumentType(formatDocumentType(envelope.documentType))).toEqual(envelope.documentType);
  });

  test("another's envelope is read: prefixes, a scheme before the value, white space", () => {
    const xml = writeEnvelope(envelope, "<x/>")
      .replace(/<(\/?)(?=[A-Z])/g, "<$1h:")
      .replace("xmlns=", "xmlns:h=")
      .replace("urn:oasis:names:specification:ubl:schema:xsd:Invoice-2::", "busdox-docid-qns::$&")
      .replace("0007:5566778899", "\n  0007:5566778899\n");
    expect(readEnvelope(bytes(xml))).toMatchObject({ ok: true, envelope, document: "<x/>" });
  });

  test.each(["<a/>", "<a></a>", '<a b="/>"/>', "<a><b/></a>"])(
    "the document %s is handed on as it stands",
    (document) => {
      expect(readEnvelope(bytes(writeEnvelope(envelope, document)))).toMatchObject({ ok: true, document });
    },
  );
});

describe("what is no envelope is told", () => {
  const whole = writeEnvelope(envelope, "<a/>");
  test.each([
    ["a bare invoice", invoice, "not-an-envelope"],
    ["nothing", "", "refused"],
    ["half", whole.slice(0, 400), "refused"],
    ["a document type declaration", whole.replace("<Standard", "<!DOCTYPE x><Standard"), "refused"],
  ])("%s", (_, xml, reason) => {
    expect(readEnvelope(bytes(xml))).toMatchObject({ ok: false, reason });
  });

  test.each([
    ["header", /<StandardBusinessDocumentHeader>.*<\/StandardBusinessDocumentHeader>/],
    ["sender", /<Sender>.*<\/Sender>/],
    ["receiver", /0007:2321000255/],
    ["instance-id", /<InstanceIdentifier>0197[^<]*<\/InstanceIdentifier>/],
    ["document-type", /<Type>DOCUMENTID<\/Type>/],
    ["process", /<Type>PROCESSID<\/Type>/],
    ["document", /<a\/>/],
  ])("without its %s", (missing, part) => {
    expect(readEnvelope(bytes(whole.replace(part, "")))).toEqual({ ok: false, reason: "incomplete", missing });
  });

  test("two documents in one envelope are one too many", () => {
    expect(readEnvelope(bytes(whole.replace("<a/>", "<a/><b/>")))).toMatchObject({ missing: "document" });
  });

  test("no bytes make it throw", () => {
    fc.assert(
      fc.property(fc.nat(whole.length), fc.string({ maxLength: 5 }), (at, text) => {
        readEnvelope(bytes(whole.slice(0, at) + text + whole.slice(at + text.length)));
      }),
    );
  });
});
