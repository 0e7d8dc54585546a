import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type Answered, formsIn, testDoor } from "../../../test/support/door.ts";
import { testHouse } from "../../../test/support/house.ts";
import { messages } from "../messages/messages.ts";
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
