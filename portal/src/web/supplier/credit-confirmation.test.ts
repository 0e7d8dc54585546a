import { beforeAll, describe, expect, test } from "vitest";
import { formsIn, testDoor, type TestBrowser } from "../../../test/support/door.ts";
import { testHouse } from "../../../test/support/house.ts";
import { type Market, openMarket } from "../../../test/support/seller.ts";
import { aSupplier } from "../../../test/support/people.ts";
import { invoiceRoutes } from "./invoice-routes.ts";

const house = testHouse();
const door = testDoor(house, { routes: invoiceRoutes });
let at: Market;
let browser: TestBrowser;
let csrf: string;

beforeAll(async () => {
  at = await openMarket(house);
  const { actor } = await aSupplier(house, { organisationId: at.seller });
  browser = await door.signedIn(actor);
  csrf = formsIn((await browser.get("/invoices/new")).body)[0]?.hidden["csrf"] ?? "";
});

const form = (kind: string, change: Readonly<Record<string, string>> = {}) => ({
  kind,
  receiver: at.unit,
  reference1: "123456",
  deliveryOn: "2026-11-20",
  "lines.1.description": "Kabel",
  "lines.1.quantity": "1",
  "lines.1.unit": "st",
  "lines.1.price": "100",
  "lines.1.vat": "25",
  csrf,
  version: "0",
  do: "send",
  ...change,
});

const address = (): string => `/invoices/drafts/${crypto.randomUUID()}`;
const boxOf = (html: string): string => /<input[^>]*name="creditMore"[^>]*>/.exec(html)?.[0] ?? "";
const valueOf = (box: string): string => /value="([^"]*)"/.exec(box)?.[1] ?? "";

describe("a credit of an invoice that was never sent here", () => {
  test.each(["GAMMAL-1", "gammal\u200b – 2"])(
    "%j is asked about in the form, and goes on when it is confirmed",
    async (credits) => {
      const draft = address();
      const asked = await browser.post(draft, form("credit-note", { credits }));
      expect(asked.statusCode).toBe(422);
      expect(asked.body).toContain("Har du sänt den på annat sätt kan du fortsätta");
      expect(asked.body).toContain("Ja, jag har sänt fakturan på annat sätt");
      expect(boxOf(asked.body)).not.toContain("checked");
      expect((await browser.get(`${draft}/check`)).statusCode).toBe(422);

      const creditMore = valueOf(boxOf(asked.body));
      const confirmed = await browser.post(draft, form("credit-note", { credits, creditMore, version: "1" }));
      expect(confirmed.headers.location).toBe(`${draft}/check`);
      expect((await browser.get(`${draft}/check`)).statusCode).toBe(200);
      expect(boxOf((await browser.get(draft)).body)).toContain("checked");
    },
  );

  test("confirmed for one number, it is asked about again for the next", async () => {
    const draft = address();
    const asked = await browser.post(draft, form("credit-note", { credits: "A-1" }));
    const creditMore = valueOf(boxOf(asked.body));
    const again = await browser.post(draft, form("credit-note", { credits: "A-2", creditMore, version: "1" }));
    expect(again.statusCode).toBe(422);
    expect(boxOf(again.body)).not.toContain("checked");
  });
});

test("a credit of an invoice to somebody else says at the number to whom it went", async () => {
  const other = (await openMarket(house)).unit;
  const invoice = address();
  await browser.post(invoice, form("invoice", { receiver: other }));
  const sent = await browser.submit(`${invoice}/check`, {}, `${invoice}/issue`);
  expect(sent.headers.location).toBe(`/invoices/${invoice.split("/").at(-1)}/sent`);
  const { body, statusCode } = await browser.post(address(), form("credit-note", { credits: "F-1001" }));
  expect(statusCode).toBe(422);
  expect(body).toMatch(
    /Fakturan F-1001 sändes till Kardiologmottagningen \d+. En kreditfaktura ska till samma mottagare/,
  );
  expect(body).toMatch(/<a href="#credits"/);
});
