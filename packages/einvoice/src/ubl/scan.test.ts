import { expect, test } from "vitest";
import {
  attributeValue,
  decodeTextNodes,
  findAttribute,
  findChild,
  nameId,
  nameOf,
  pathOf,
  scan,
  scanLimits,
  type Scan,
  valueOf,
  whereIs,
} from "./scan.ts";

/** Ids are asked for before a document is scanned, as a module does when it loads. */
const currencyId = nameId("@currencyID");
const taxTotal = nameId("cac:TaxTotal");

const invoice = (inside: string) =>
  `<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2" xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">${inside}</Invoice>`;

function scanned(text: string): Scan {
  const found = scan(new TextEncoder().encode(text));
  if ("refused" in found) throw new Error(found.refused.code);
  return found;
}

function refusal(text: string | Uint8Array): string {
  const found = scan(typeof text === "string" ? new TextEncoder().encode(text) : text);
  return "refused" in found ? found.refused.code : "read";
}

test("a document becomes elements in document order, with names, values and attributes", () => {
  const found = scanned(
    invoice(
      `<cbc:ID>A&amp;B<!-- x -->C</cbc:ID>\n<cac:TaxTotal><cbc:TaxAmount currencyID='SEK'>1.00</cbc:TaxAmount></cac:TaxTotal>`,
    ),
  );
  expect(Array.from(found.name.subarray(0, found.count), (n) => nameOf(found, n))).toEqual([
    "ubl:Invoice",
    "cbc:ID",
    "cac:TaxTotal",
    "cbc:TaxAmount",
  ]);
  expect(valueOf(found, 1)).toBe("A&BC");
  expect(valueOf(found, 3)).toBe("1.00");
  expect(attributeValue(found, findAttribute(found, 3, currencyId))).toBe("SEK");
  expect(pathOf(found, 3)).toBe("/Invoice/cac:TaxTotal/cbc:TaxAmount");
  expect(whereIs(found, 2).line).toBe(2);
  expect(findChild(found, 0, taxTotal)).toBe(2);
});

test("names are told by namespace, not by prefix", () => {
  const cbc = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2";
  const found = scanned(
    `<x:A xmlns:x="urn:x"><b:ID xmlns:b="${cbc}">1</b:ID><ID xmlns="${cbc}">2</ID><cbc:ID xmlns:cbc="urn:y"/></x:A>`,
  );
  expect(Array.from(found.name.subarray(0, found.count), (n) => nameOf(found, n))).toEqual([
    "{urn:x}A",
    "cbc:ID",
    "cbc:ID",
    "{urn:y}ID",
  ]);
});

test("CDATA and line ends are read as XML says", () => {
  const found = scanned(invoice("<cbc:Note>a\r\nb<![CDATA[<&>]]></cbc:Note>"));
  expect(valueOf(found, 1)).toBe("a\nb<&>");
});

test.each([
  ["<!DOCTYPE a><a/>", "doctype"],
  [`<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>`, "doctype"],
  ["<a>&x;</a>", "entity"],
  ["<a>&#0;</a>", "bad-character"],
  ["<?php x ?><a/><?b?>", "read"],
  ["<a><?b c='?><?d <&>]]> -- e??></a>", "read"],
  ["<a><?b", "cut-off"],
  ["<a><?b \u0001?></a>", "bad-character"],
  ["<a><??></a>", "bad-name"],
  ["<a><? b?></a>", "bad-name"],
  ["<a><?b:c?></a>", "bad-name"],
  ["<a><?b?c?></a>", "bad-name"],
  ["<a><?XML b?></a>", "bad-markup"],
  [`<!-- x --><?xml version="1.0"?><a/>`, "bad-markup"],
  [`<a xmlns:xi="http://www.w3.org/2001/XInclude"/>`, "xinclude"],
  ["<a>".repeat(65), "too-deep"],
  [`<a>${"<b/>".repeat(200_000)}</a>`, "too-many-elements"],
  [`<a ${Array.from({ length: 101 }, (_, i) => `a${i}=""`).join(" ")}/>`, "too-many-attributes"],
  [`<a>${"x".repeat(1_000_000)}</a>`, "read"],
  [`<a>${"x".repeat(1_000_001)}</a>`, "text-too-long"],
  [`<a b="${"x".repeat(1_000_001)}"/>`, "text-too-long"],
  [`<${"a".repeat(10_001)}/>`, "text-too-long"],
  ["<a><b></a></b>", "wrong-end-tag"],
  ["<a><ab></a></ab>", "wrong-end-tag"],
  ["<a", "cut-off"],
  ["<a>", "cut-off"],
  ["<a/><b/>", "text-outside"],
  ["<a/>x", "text-outside"],
  ["", "no-document"],
  ["hej", "no-document"],
  ["<a b='1' b='2'/>", "repeated-attribute"],
  [`<a xmlns:p="urn:x" xmlns:q="urn:x" p:b="1" q:b="2"/>`, "repeated-attribute"],
  ["<p:a/>", "unknown-prefix"],
  ["<a b='<'/>", "bad-markup"],
  ["<a b=1/>", "bad-markup"],
  ["<a b='1'c='2'/>", "bad-markup"],
  ["<a>]]></a>", "bad-markup"],
  ["<a><!-- -- --></a>", "bad-markup"],
  ["<a>\u0001</a>", "bad-character"],
  ["<1a/>", "bad-name"],
  ["<a:b:c/>", "bad-name"],
  [`<?xml version="1.2"?><a/>`, "xml-version"],
  [`<?xml version="1.0" encoding="utf8"?><a/>`, "unknown-encoding"],
  [`<?xml version="1.0" encoding="UTF-16"?><a/>`, "unknown-encoding"],
  [`<?xml version="1.0" encoding="US-ASCII"?><a>å</a>`, "unknown-encoding"],
  [`<?xml version="1.0" encoding="US-ASCII"?><a>x</a>`, "read"],
  [`<?xml version="1.0" encoding="Shift_JIS"?><a/>`, "unknown-encoding"],
  [`<?xml version="1.0" standalone="yes" encoding="UTF-8"?><a/>`, "bad-markup"],
  ["<__proto__><constructor/></__proto__>", "read"],
  [`\uFEFF<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<!-- x --><å ä='1'/>\n<!-- y -->\n`, "read"],
])("%.60s is %s", (text, code) => {
  expect(refusal(text)).toBe(code);
});

test("an instruction parts a text like a comment, and says nothing", () => {
  const found = scanned(invoice(`<cbc:ID>A<?b ">?>B</cbc:ID>`));
  expect(valueOf(found, 1)).toBe("AB");
  expect(decodeTextNodes("A<?b '>?>B<!-- -->C")).toEqual(["A", "B", "C"]);
});

const utf16 = (text: string, isBig: boolean): Uint8Array =>
  Uint8Array.from(
    text
      .split("")
      .flatMap((c) =>
        isBig ? [c.charCodeAt(0) >> 8, c.charCodeAt(0) & 255] : [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8],
      ),
  );
const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (c) => c.charCodeAt(0));
const declared = (encoding: string, letters = "å") => `<?xml version="1.0" encoding="${encoding}"?><a>${letters}</a>`;

test.each<[string, Uint8Array, string]>([
  ["UTF-16 with a mark", utf16(`\uFEFF${declared("utf-16", "å😀")}`, false), "å😀"],
  ["UTF-16 the other way round", utf16(`\uFEFF<a>å</a>`, true), "å"],
  ["UTF-16 that only its declaration shows", utf16(declared("UTF-16LE"), false), "å"],
  ["UTF-16 of another kind than it says", utf16(declared("UTF-16BE"), false), "unknown-encoding"],
  ["UTF-16 that says UTF-8", utf16(`\uFEFF${declared("UTF-8")}`, true), "unknown-encoding"],
  ["UTF-16 without mark or declaration", utf16("<a>å</a>", false), "not-utf-8"],
  ["UTF-16 with half a character", utf16("\uFEFF<a>\ud800x</a>", false), "unknown-encoding"],
  ["Latin 1", latin1(declared("ISO-8859-1")), "å"],
  ["Windows 1252", latin1(declared("windows-1252", "\x80")), "€"],
  ["Latin 9", latin1(declared("iso-8859-15", "\xa4")), "€"],
  ["Latin 1 that says nothing", latin1("<a>å</a>"), "not-utf-8"],
  ["Latin 1 that says UTF-8", latin1(declared("UTF-8")), "not-utf-8"],
])("%s", (_, bytes, read) => {
  const found = scan(bytes);
  expect("refused" in found ? found.refused.code : valueOf(found, 0)).toBe(read);
});

test("XML 1.1 has two more line ends, and fewer characters", () => {
  expect(valueOf(scanned(`<?xml version="1.1"?><a>x\x85\u2028</a>`), 0)).toBe("x\n\n");
  expect(refusal(`<?xml version="1.1"?><a>\x7f</a>`)).toBe("bad-character");
  expect(refusal(`<?xml version="1.0"?><a>\x7f</a>`)).toBe("read");
});

test("more different names or namespaces than any invoice has are refused", () => {
  const of = (count: number, part: (n: number) => string) =>
    `<a>${Array.from({ length: count }, (_, n) => part(n)).join("")}</a>`;
  const most = scanLimits.foreignNamesMax;
  expect(refusal(of(most, (n) => `<b${n}/>`))).toBe("too-many-names");
  expect(refusal(of(most + 1, (n) => `<b xmlns="urn:${n}"/>`))).toBe("too-many-names");
  expect(refusal(of(most - 1, (n) => `<b${n}/>`.repeat(2)))).toBe("read");
});

test("bytes that are not UTF-8 are refused", () => {
  expect(refusal(Uint8Array.from([0x3c, 0x61, 0xff, 0x3e]))).toBe("not-utf-8");
  expect(refusal(Uint8Array.from([0xef, 0xbb, 0xbf, 0x20, 0x3c, 0x61, 0xff, 0x3e]))).toBe("not-utf-8");
});

test("a PDF or a picture is told to hold no XML, not to be in another encoding", () => {
  expect(refusal(latin1("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n"))).toBe("no-document");
  expect(refusal(latin1("\u0089PNG\r\n"))).toBe("no-document");
  expect(refusal(Uint8Array.from([0xff, 0xd8, 0xff, 0xe0]))).toBe("no-document");
});
