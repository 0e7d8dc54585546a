import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Report } from "@fakturaporten/einvoice";
import { expect, test } from "vitest";
import { type Answered, formsIn, testDoor } from "../../../test/support/door.ts";
import { testHouse } from "../../../test/support/house.ts";
import { messages } from "../messages/messages.ts";
import { feedbackPaths } from "../feedback/feedback-paths.ts";
import { otherKindOf } from "./other-kind.ts";
import { carriedOf } from "../../domain/verdicts/shown-verdict.ts";
import { validatorRoutes } from "./validator.tsx";

const door = testDoor(testHouse(), { routes: validatorRoutes });
const words = messages.sv.validator;
const sound = readFileSync(
  join(import.meta.dirname, "../../../../packages/einvoice/examples/bankgiro-two-rates.xml"),
  "utf8",
);

function paste(text: string): Promise<Answered> {
  return door.visitor().submit("/validator", { text }, "/validator");
}

test("a sound e-invoice is told to hold, and is shown as the receiver will see it", async () => {
  const answer = await paste(sound);
  expect(answer.statusCode).toBe(200);
  expect(answer.body).toContain(words.resultTitle.valid);
  expect(answer.body).toContain("Exempelbolaget AB");
});

test("a broken rule is told in plain Swedish, with the official id in the details and the report to download", async () => {
  const answer = await paste(sound.replace(/<cbc:ID>[^<]*<\/cbc:ID>/, "<cbc:ID> </cbc:ID>"));
  expect(answer.body).toContain(words.resultTitle.invalid);
  expect(answer.body).toContain("Fakturan ska ha ett fakturanummer. Fyll i det.");
  expect(answer.body).toContain("<code>BR-02</code>");
  const [, base64 = ""] = /href="data:application\/json;charset=utf-8;base64,([^"]+)"/.exec(answer.body) ?? [];
  const report = JSON.parse(Buffer.from(base64, "base64").toString("utf8")) as {
    verdict: string;
    faults: { id: string }[];
  };
  expect(report.verdict).toBe("invalid");
  expect(report.faults.map(({ id }) => id)).toContain("BR-02");
});

test("the report to download carries a thousand findings of a kind, and says that there are more", async () => {
  const { body } = await paste(sound.replace("</Invoice>", `${"<cbc:ID/>".repeat(1500)}</Invoice>`));
  const report = Buffer.from(/text\/plain;charset=utf-8;base64,([^"]+)"/.exec(body)?.[1] ?? "", "base64").toString();
  expect(report).toMatch(/… och \d+ till\. Rätta de här först och kontrollera igen\.\r\n$/);
  expect(body).not.toContain(words.more(1, true).slice(-24));
  expect(body.length).toBeLessThan(3_000_000);
});

test("a report of long paths is carried so far as the page holds it, and a short one whole", () => {
  const says = { sv: "En uppgift är tom.", en: "A field is empty." };
  const finding = { path: `/Invoice/${"x".repeat(20_000)}`, line: 1, column: 1, says };
  const report = (times: number): Report => ({
    verdict: "invalid",
    structure: Array.from({ length: times }, () => finding),
    faults: [],
    stopped: [],
    release: "2026-05",
  });
  const long = carriedOf(report(100_000));
  expect([long.report.structure.length, long.left, long.report.isCut]).toEqual([24, 99_976, true]);
  expect(carriedOf(report(3))).toEqual({ report: report(3), left: 0 });
});

test("each rule's sentence is asked about once, and the answer is counted for the rule", async () => {
  const browser = door.visitor();
  const twice = sound.replace(/<cbc:LineExtensionAmount ([^>]*)>[^<]*/g, "<cbc:LineExtensionAmount $1>1.001");
  const { body } = await browser.submit("/validator", { text: twice }, "/validator");
  const asked = formsIn(body).filter(({ action }) => action === feedbackPaths.fault);
  const names = asked.map(({ hidden }) => hidden["fault"]);
  expect(names).toContain("BR-DEC-23");
  expect(names).toEqual([...new Set(names)]);
  expect(asked.every(({ hidden }) => hidden["back"] === "/validator")).toBe(true);
});

test.each([
  ["%PDF-1.7\n1 0 obj", "is-pdf"],
  ["PK\u0003\u0004\u0014", "is-archive"],
] as const)("what is pasted or chosen in place of an e-invoice is called by its name: %j", async (text, code) => {
  const answer = await paste(text);
  expect(answer.statusCode).toBe(422);
  expect(answer.body).toContain(words.faults[code]);
});

test("pictures and archives are known by their first bytes, and XML is nothing of the kind", () => {
  const kindOf = (...bytes: number[]) => otherKindOf(Uint8Array.from(bytes));
  expect(kindOf(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a)).toBe("is-picture");
  expect(kindOf(0xff, 0xd8, 0xff, 0xe0)).toBe("is-picture");
  expect(kindOf(0x50, 0x4b, 0x03, 0x04)).toBe("is-archive");
  expect(kindOf(0xff, 0xfe, 0x3c, 0x00)).toBeUndefined();
  expect(otherKindOf(new TextEncoder().encode(sound))).toBeUndefined();
  expect(kindOf()).toBeUndefined();
});

test("what is no XML is told with its place, and nothing fails", async () => {
  const answer = await paste("hej <b>");
  expect(answer.statusCode).toBe(200);
  expect(answer.body).toContain(words.resultTitle.unreadable);
  expect(answer.body).toContain(words.position(1, 1));
});

test("markup in a document is shown as text", async () => {
  const answer = await paste(sound.replace("Exempelbolaget AB", "&lt;script&gt;alert(1)&lt;/script&gt;"));
  expect(answer.body).not.toContain("<script>alert");
  expect(answer.body).toContain("&lt;script>alert(1)&lt;/script>");
});

test("nothing chosen is asked for again, at its field", async () => {
  const answer = await paste("  ");
  expect(answer.statusCode).toBe(422);
  expect(answer.body).toContain(words.faults.nothing);
});

test("a document over the limit is told so, in words", async () => {
  const answer = await paste("x".repeat(5 * 1024 * 1024 + 1));
  expect(answer.statusCode).toBe(422);
  expect(answer.body).toContain(words.faults["too-large"]);
});

test("a file with pasted text beside it asks which one is meant", async () => {
  const browser = door.visitor();
  const form = formsIn((await browser.get("/validator")).body).find(({ action }) => action === "/validator");
  const boundary = "----limit";
  const part = (name: string, value: string, more = ""): string =>
    `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${value}\r\n`;
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const answer = await door.app.inject({
    method: "POST",
    url: "/validator",
    headers: {
      cookie,
      host: "portal.example",
      origin: "https://portal.example",
      "sec-fetch-site": "same-origin",
      "content-type": `multipart/form-data; boundary=${boundary}`,
    },
    payload: `${part("csrf", form?.hidden["csrf"] ?? "")}${part("file", sound, '; filename="a.xml"')}${part("text", "x")}--${boundary}--\r\n`,
  });
  expect(answer.statusCode).toBe(422);
  expect(answer.body).toContain(words.faults.both);
});

// Last, since what it uses up is the minute of everybody here.
test("whoever asks more than sixty times in a minute is told to come back, and the page itself stays open", async () => {
  let answers = 0;
  let last = await paste("");
  for (; last.statusCode === 422 && answers < 61; answers++) last = await paste("");
  expect(last.statusCode).toBe(429);
  expect(Number(last.headers["retry-after"])).toBeGreaterThan(0);
  expect(answers).toBeGreaterThan(20);
  expect((await door.visitor().get("/validator")).statusCode).toBe(200);
});
