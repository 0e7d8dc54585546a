import fc from "fast-check";
import { expect, test } from "vitest";
import { hostileDocuments } from "../test/hostile.ts";
import { validate } from "./validate.ts";

const encoder = new TextEncoder();

test.each(Object.keys(hostileDocuments))(
  "%s is refused or judged faulty, and soon",
  (name) => {
    const bytes = encoder.encode(hostileDocuments[name]?.() ?? "");
    const before = process.threadCpuUsage();
    const report = validate(bytes);
    const spent = process.threadCpuUsage(before);
    expect(report.verdict).not.toBe("valid");
    expect(report.structure.length + report.faults.length + report.stopped.length).toBeGreaterThan(0);
    expect((spent.user + spent.system) / 1000).toBeLessThan(3000);
  },
  60_000,
);

/** The pieces XML is made of, put together any way; the seed is kept so that a failure can be found again. */
const pieces = fc.constantFrom(
  ..."<,>,/,=,',\",&,;,!,?,[,],-,--,#,x,:,a,cbc:ID,cac:Party,Invoice,xmlns,xmlns:cbc,CDATA,<![CDATA[,]]>,<!--,-->,&amp;,&#65;,&#x0;, ,\n,\u00a0,\u0000,\ud83d\ude00,å,</,/>,<?xml".split(
    ",",
  ),
);

test("no text makes the engine throw", () => {
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => {
      expect(["invalid", "unreadable"]).toContain(validate(encoder.encode(parts.join(""))).verdict);
    }),
    { seed: 20261121, numRuns: 3000 },
  );
}, 60_000);

test("no bytes make the engine throw", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(validate(bytes).verdict).not.toBe("valid");
    }),
    { seed: 20261121, numRuns: 2000 },
  );
}, 60_000);
