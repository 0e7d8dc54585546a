import { readFileSync } from "node:fs";
import { join } from "node:path";
import { serialize } from "node:v8";
import { readUbl, validate } from "@fakturaporten/einvoice";
import { expect, test, vi } from "vitest";
import { judgeApart } from "./judge-apart.ts";
import { linesShownMax, shownMax, shownVerdict } from "./shown-verdict.ts";

// A process is started, and the machine may be busy.
vi.setConfig({ testTimeout: 60_000 });

const sound = readFileSync(
  join(import.meta.dirname, "../../../../packages/einvoice/examples/bankgiro-two-rates.xml"),
  "utf8",
);
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
/** White space between elements: a larger document that says the same. */
const padded = (text: string, bytes = 17_000): Uint8Array =>
  bytesOf(text.replace("</Invoice>", `${" ".repeat(bytes)}</Invoice>`));
/** Two hundred thousand elements out of place: some seconds of a page's time when judged where everybody waits. */
const heavy = bytesOf(sound.replace("</Invoice>", `${"<cbc:ID/>".repeat(199_000)}</Invoice>`));

test("a large document gets the verdict that it gets at once", async () => {
  for (const text of [
    sound,
    sound.replace("<cbc:Name>", "<cbc:Nam>"),
    sound.replace(/25(\.00)?<\/cbc:Percent>/g, "24</cbc:Percent>"),
  ]) {
    const read = readUbl(padded(text));
    const expected = shownVerdict(validate(padded(text)), read.ok ? read.invoice : undefined);
    expect(await judgeApart(padded(text))).toEqual({ ok: true, verdict: expected });
  }
});

test("nobody waits while a heavy document is judged", async () => {
  await judgeApart(padded(sound)); // the process is up
  const order: string[] = [];
  const judged = judgeApart(heavy).then((answer) => {
    order.push("heavy");
    return answer;
  });
  // Each turn of the loop is somebody else's request; were the document judged here, there would be none before its answer.
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setTimeout(resolve, 1));
  order.push("twenty turns");
  const answer = await judged;
  expect(order).toEqual(["twenty turns", "heavy"]);
  expect(answer.ok && answer.verdict.verdict).toBe("invalid");
});

test("what comes back from a heavy document is a page of it, and tells how much there was", async () => {
  const answer = await judgeApart(heavy);
  if (!answer.ok) throw new Error(answer.fault);
  const { structure, fatal, carried } = answer.verdict;
  expect(structure.first).toHaveLength(shownMax);
  expect(structure.count).toBeGreaterThan(10_000);
  expect(fatal.first.every(({ paths }) => paths.length <= 10)).toBe(true);
  expect(carried.left).toBeGreaterThan(10_000);
  expect(serialize(answer.verdict).length).toBeLessThan(2_000_000);
});

test("of an invoice the first lines are drawn, and attachments come without their content", () => {
  const read = readUbl(bytesOf(sound));
  if (!read.ok) throw new Error(read.reason);
  const [line] = read.invoice.lines;
  if (line === undefined) throw new Error("no line");
  const long = {
    ...read.invoice,
    lines: Array.from({ length: linesShownMax + 7 }, () => line),
    attachments: [{ id: "1", embedded: { mimeType: "text/csv", fileName: "a.csv", base64: "YWJj" } }],
  };
  const { invoice, linesLeft } = shownVerdict(validate(bytesOf(sound)), long);
  expect([invoice?.lines.length, linesLeft]).toEqual([linesShownMax, 7]);
  expect(invoice?.attachments?.[0]?.embedded).toEqual({ mimeType: "text/csv", fileName: "a.csv", base64: "" });
});

test("an invoice that says more than a page holds is not drawn", () => {
  const read = readUbl(bytesOf(sound));
  if (!read.ok) throw new Error(read.reason);
  const wordy = { ...read.invoice, notes: Array.from({ length: 100 }, () => "x".repeat(20_000)) };
  expect(shownVerdict(validate(bytesOf(sound)), wordy).invoice).toBeUndefined();
  expect(shownVerdict(validate(bytesOf(sound)), read.invoice).invoice).toEqual(read.invoice);
});

test("when many large documents wait, one more is asked to come back", async () => {
  const answers = await Promise.all(Array.from({ length: 30 }, () => judgeApart(padded(sound))));
  const refused = answers.filter(({ ok }) => !ok);
  expect(refused.length).toBeGreaterThan(0);
  expect(refused[0]).toEqual({ ok: false, fault: "try-again" });
  expect(answers[0]?.ok).toBe(true);
});

test("a document that costs more than a process may is ended, and the next one is judged", async () => {
  const { cappedProcesses } = await import("../../capped-processes.ts");
  const program = join(import.meta.dirname, "verdict-process.ts");
  const limits = { processesMax: 1, waitingMax: 2, secondsMax: 0.05, heapMegabytesMax: 512, residentBytesMax: 1e9 };
  const hurried = cappedProcesses(program, { ...limits, questionsMax: 10 });
  expect(await hurried.ask({ bytes: heavy })).toEqual({ outcome: "ended" });
  hurried.stop();
  expect((await judgeApart(padded(sound))).ok).toBe(true);
});
