import { expect, test } from "vitest";
import {
  attributeValue,
  findAttribute,
  findChild,
  nameId,
  nameOf,
  pathOf,
  scan,
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
  ["<?php x ?><a/>", "processing-instruction"],
  ["<a><?php x ?></a>", "processing-instruction"],
  [`<a xmlns:xi="http://www.w3.org/2001/XInclude"/>`, "xinclude"],
  ["<a>".repeat(65), "too-deep"],
  [`<a>${"<b/>".repeat(200_000)}</a>`, "too-many-elements"],
  [`<a ${Array.from({ length: 101 }, (_, i) => `a${i}=""`).join(" ")}/>`, "too-many-attributes"],
  [`<a>${"x".repeat(10_241)}</a>`, "text-too-long"],
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
  [`<?xml version="1.0" encoding="ISO-8859-1"?><a/>`, "not-utf-8"],
  ["<__proto__><constructor/></__proto__>", "read"],
  [`\uFEFF<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<!-- x --><å ä='1'/>\n<!-- y -->\n`, "read"],
])("%.60s is %s", (text, code) => {
  expect(refusal(text)).toBe(code);
});

test("bytes that are not UTF-8 are refused", () => {
  expect(refusal(Uint8Array.from([0x3c, 0x61, 0xff, 0x3e]))).toBe("not-utf-8");
});
