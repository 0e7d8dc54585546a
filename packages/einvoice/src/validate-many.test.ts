import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { validate } from "./validate.ts";

const sound = readFileSync(new URL("../examples/bankgiro-two-rates.xml", import.meta.url), "utf8");
const [line] = /<cac:InvoiceLine>[^]*?<\/cac:InvoiceLine>/.exec(sound) as RegExpExecArray;

const judged = (text: string) => validate(new TextEncoder().encode(text));

/** The invoice with an empty name on each of so many lines more. */
const withNamelessLines = (count: number): string => {
  const nameless = line.replace(/<cbc:Name>[^<]*/, "<cbc:Name>");
  return sound.replace(line, line + nameless.repeat(count));
};

test("a fault on each of ten thousand lines is listed ten thousand times", () => {
  const report = judged(withNamelessLines(10_000));
  expect(report.faults.filter(({ id }) => id === "BR-25")).toHaveLength(10_000);
  expect(report.faults.filter(({ id }) => id === "PEPPOL-EN16931-R008")).toHaveLength(10_000);
  expect(report.isCut).toBeUndefined();
}, 60_000);

test("beyond what is listed the verdict still counts, and the report says that it is cut", () => {
  const group = `z:${"a".repeat(9000)}`;
  const report = judged(sound.replace(line, `${line}<${group} xmlns:z="urn:z">${"<z:b/>".repeat(8000)}</${group}>`));
  expect(report).toMatchObject({ verdict: "invalid", isCut: true });
  expect(report.structure).toHaveLength(1);
  expect(report.faults.length).toBeGreaterThan(1000);
}, 60_000);
