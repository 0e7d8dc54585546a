import { expect, test } from "vitest";
import { goodPdfs } from "../../../test/pdf/good-pdfs.ts";
import { formsIn, testDoor, type TestBrowser } from "../../../test/support/door.ts";
import { testHouse } from "../../../test/support/house.ts";
import { aSupplier } from "../../../test/support/people.ts";
import { attachmentField } from "../components/attachment-list/attachment-list.tsx";
import { invoiceRoutes } from "./invoice-routes.ts";

const house = testHouse();
const door = testDoor(house, { routes: invoiceRoutes });
const pdf = (goodPdfs["a blank page"]?.() ?? Buffer.alloc(0)).toString("latin1");

/** Posts a draft's form with files of the same bytes, by these names. */
async function attach(browser: TestBrowser, draft: string, names: readonly string[]) {
  const { hidden } = formsIn((await browser.get("/invoices/new")).body)[0] ?? {};
  const boundary = "----files";
  const part = (name: string, value: string, more = ""): string =>
    `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${value}\r\n`;
  const fields = [part("csrf", hidden?.["csrf"] ?? ""), part("version", "0"), part("do", "attach")];
  const files = names.map((name) => part(attachmentField, pdf, `; filename="${name}"`));
  return door.app.inject({
    method: "POST",
    url: draft,
    headers: {
      cookie: [...browser.cookies].map(([name, value]) => `${name}=${value}`).join("; "),
      host: "portal.example",
      origin: "https://portal.example",
      "sec-fetch-site": "same-origin",
      "content-type": `multipart/form-data; boundary=${boundary}`,
    },
    payload: Buffer.from(`${[...fields, ...files].join("")}--${boundary}--\r\n`, "latin1"),
  });
}

const newDraft = (): string => `/invoices/drafts/${crypto.randomUUID()}`;

test("the same file under another name is attached once, and says so", async () => {
  const browser = await door.signedIn((await aSupplier(house)).actor);
  const { statusCode, body } = await attach(browser, newDraft(), ["tidrapport.pdf", "arbetsorder.pdf"]);
  expect(statusCode).toBe(422);
  expect(body).toContain("arbetsorder.pdf är redan bifogad under ett annat namn.");
  expect(body).not.toContain("tidrapport.pdf är redan bifogad");
});

test("the same file by the same name again is nothing to speak of", async () => {
  const browser = await door.signedIn((await aSupplier(house)).actor);
  expect((await attach(browser, newDraft(), ["tidrapport.pdf", "tidrapport.pdf"])).statusCode).toBe(303);
});
