import { beforeEach, expect, test } from "vitest";
import { goodPdfs } from "../../../test/pdf/good-pdfs.ts";
import { formsIn, testDoor } from "../../../test/support/door.ts";
import { testHouse } from "../../../test/support/house.ts";
import { aSupplier } from "../../../test/support/people.ts";
import type { Scanned } from "../../domain/attachments/scan.ts";
import { attachmentField } from "../components/attachment-list/attachment-list.tsx";
import { caseFileField } from "../case-files.ts";
import { caseRoutes } from "./case-routes.ts";
import { invoiceRoutes } from "./invoice-routes.ts";

/** What the operator's program says, and what it was shown. */
const there: { says: Scanned; shown: number; mustAnswer: boolean } = { says: "clean", shown: 0, mustAnswer: true };
const house = testHouse();
const antivirus = {
  scan: async (): Promise<Scanned> => {
    there.shown += 1;
    return there.says;
  },
  get mustAnswer(): boolean {
    return there.mustAnswer;
  },
};
const door = testDoor(house, { routes: [...invoiceRoutes, ...caseRoutes], parts: { antivirus } });
const pdf = goodPdfs["a blank page"]?.() ?? Buffer.alloc(0);

beforeEach(() => {
  Object.assign(there, { says: "clean", shown: 0, mustAnswer: true });
});

async function attach(bytes: Uint8Array = pdf): Promise<string> {
  const browser = await door.signedIn((await aSupplier(house)).actor);
  const { hidden } = formsIn((await browser.get("/invoices/new")).body)[0] ?? {};
  const form = new FormData();
  for (const [name, value] of Object.entries({ csrf: hidden?.["csrf"] ?? "", version: "0", do: "attach" }))
    form.append(name, value);
  form.append(attachmentField, new File([new Uint8Array(bytes)], "arbetsorder.pdf"));
  const packed = new Response(form);
  const { body } = await door.app.inject({
    method: "POST",
    url: `/invoices/drafts/${crypto.randomUUID()}`,
    headers: {
      cookie: [...browser.cookies].map(([name, value]) => `${name}=${value}`).join("; "),
      host: "portal.example",
      origin: "https://portal.example",
      "sec-fetch-site": "same-origin",
      "content-type": packed.headers.get("content-type") ?? "",
    },
    payload: Buffer.from(await packed.arrayBuffer()),
  });
  return body;
}

const kept = async (): Promise<number> =>
  (await house.everything.selectFrom("attachments").select("id").execute()).length;

test.each<[Scanned, boolean, number, string]>([
  ["clean", true, 1, ""],
  ["infected", true, 0, "Antivirusprogrammet hittade något i arbetsorder.pdf"],
  ["infected", false, 0, "Antivirusprogrammet hittade något i arbetsorder.pdf"],
  ["unreachable", true, 0, "arbetsorder.pdf kunde inte kontrolleras av antivirusprogrammet just nu"],
  ["unreachable", false, 1, ""],
])("a file that is %s (an answer is demanded: %s) is kept %i times", async (says, mustAnswer, times, sentence) => {
  Object.assign(there, { says, mustAnswer });
  const before = await kept();
  expect(await attach()).toContain(sentence);
  expect([(await kept()) - before, there.shown]).toEqual([times, 1]);
});

test("a file that the portal's own readers refuse is not shown to it", async () => {
  expect(await attach(Buffer.from("MZ\u0090"))).toContain("arbetsorder.pdf");
  expect(there.shown).toBe(0);
});

test("a file with a case is shown to it too, and what was written stays", async () => {
  there.says = "infected";
  const browser = await door.signedIn((await aSupplier(house)).actor);
  const page = "/cases/new";
  const form = formsIn((await browser.get(page)).body).find(({ action }) => action.startsWith("/cases"));
  const fields = { topic: "other", words: "Fel pris" };
  const file = { field: caseFileField, name: "brev.pdf", bytes: pdf };
  const { statusCode, body } = await browser.upload(page, fields, { action: form?.action ?? "", file });
  expect(statusCode).toBe(422);
  expect(body).toContain("Antivirusprogrammet hittade något i brev.pdf");
  expect(body).toContain("Fel pris");
});
