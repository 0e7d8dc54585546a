import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { ordinaryInvoice } from "../../web/components/invoice-sheet/sample-invoices.ts";
import { messages } from "../../web/messages/messages.ts";
import { invoicePaper } from "../../web/paper/invoice-paper.ts";
import { pressLimits } from "./limits.ts";
import type { PaperOrder } from "./paper.ts";
import { type Press, press } from "./press.ts";

const program = new URL("./press-process.ts", import.meta.url).pathname;
const open: Press[] = [];

function aPress(file = program, limits: Partial<Record<keyof typeof pressLimits, number>> = {}, keptBytesMax?: number) {
  const made = press(file, { ...pressLimits, ...limits }, keptBytesMax);
  open.push(made);
  return made;
}

afterEach(() => {
  for (const made of open.splice(0)) made.stop();
});

const order = (number = "1"): PaperOrder => ({
  paper: invoicePaper({ ...ordinaryInvoice, number }, { language: "sv", say: messages.sv }),
  document: undefined,
});

/** A press process that counts what it prints, and does something bad with the paper titled "bad". */
function processDoing(what: string): string {
  const file = join(mkdtempSync(join(tmpdir(), "press-")), "process.mjs");
  writeFileSync(
    file,
    `let printed = 0;
    process.on("message", ({ paper }) => {
      if (paper.title === "Faktura bad") { ${what} }
      process.send({ ok: true, pdf: Buffer.from(String(++printed)) });
    });`,
  );
  return file;
}

const textOf = async (paper: Promise<Uint8Array>): Promise<string> => Buffer.from(await paper).toString();

describe("papers are printed in a process of their own", () => {
  test("an invoice becomes a PDF", async () => {
    const pdf = await aPress().print({ ...order(), document: Buffer.from("<Invoice/>") });
    expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe("%PDF-");
  });

  test("the same order is printed once, also when many ask at once, and another is another", async () => {
    const { print } = aPress(processDoing(""));
    expect(await Promise.all([order("a"), order("a"), order("a")].map((one) => textOf(print(one))))).toEqual(
      Array.from({ length: 3 }, () => "1"),
    );
    expect(await textOf(print(order("a")))).toBe("1");
    expect(await textOf(print(order("b")))).toBe("2");
    expect(await textOf(print({ ...order("a"), document: Buffer.from("x") }))).toBe("3");
  });

  test("papers are kept while there is room, the last asked for longest", async () => {
    const { print } = aPress(processDoing(""), {}, 2);
    expect(await textOf(print(order("a")))).toBe("1");
    expect(await textOf(print(order("b")))).toBe("2");
    expect(await textOf(print(order("a")))).toBe("1");
    expect(await textOf(print(order("c")))).toBe("3");
    expect(await textOf(print(order("a")))).toBe("1");
    expect(await textOf(print(order("b")))).toBe("4");
  });

  test("a paper that never gets done, or brings the press down, costs itself alone", async () => {
    for (const what of ["for (;;);", "process.abort();"]) {
      const { print } = aPress(processDoing(what), { secondsMax: 0.5 });
      const [bad, good] = await Promise.allSettled([print(order("bad")), print(order("good"))]);
      expect([bad?.status, good?.status]).toEqual(["rejected", "fulfilled"]);
    }
  });

  test("a process is replaced when it has printed its share", async () => {
    const { print } = aPress(processDoing(""), { questionsMax: 2 });
    const printed: string[] = [];
    for (const number of ["a", "b", "c", "d", "e"]) printed.push(await textOf(print(order(number))));
    expect(printed).toEqual(["1", "2", "1", "2", "1"]);
  });

  test("when too many wait, one more is asked to come back", async () => {
    const { print } = aPress(processDoing(""), { waitingMax: 1 });
    const results = await Promise.allSettled(["a", "b", "c"].map((number) => print(order(number))));
    expect(results.at(-1)).toMatchObject({ status: "rejected", reason: { statusCode: 503 } });
  });
});
