import { beforeAll, describe, expect, test } from "vitest";
import { formsIn, testDoor, type TestBrowser } from "../../../test/support/door.ts";
import { testHouse } from "../../../test/support/house.ts";
import { aSupplier } from "../../../test/support/people.ts";
import { invoiceRoutes } from "./invoice-routes.ts";

const house = testHouse();
const door = testDoor(house, { routes: invoiceRoutes });
let browser: TestBrowser;
let csrf: string;

beforeAll(async () => {
  browser = await door.signedIn((await aSupplier(house)).actor);
  csrf = formsIn((await browser.get("/invoices/new")).body)[0]?.hidden["csrf"] ?? "";
});

const address = (): string => `/invoices/drafts/${crypto.randomUUID()}`;

describe("what no form of ours posts is a save, or nothing, and never a crash", () => {
  test.each([
    "constructor",
    "__proto__",
    "toString.1",
    "valueOf",
    "move-up.99",
    "remove-line.-5",
    "copy-line.x",
    "remove-attachment.x",
    "no such button",
  ])("a button called %s", async (button) => {
    const form = { csrf, version: "0", do: button, note: "kept" };
    expect((await browser.post(address(), form)).statusCode).toBe(303);
  });

  test("a search that is cut in the middle of a character", async () => {
    const form = { csrf, version: "0", do: "search-receiver", "receiver-search": `${"a".repeat(199)}\u{1F600}` };
    expect((await browser.post(address(), form)).statusCode).toBe(303);
  });

  test.each(["abc", "NaN", "1.5", "-1", "1e400", "99999999999"])("version %s of a draft", async (version) => {
    const draft = address();
    await browser.post(draft, { csrf, version: "0", do: "save", note: "kept" });
    expect((await browser.post(`${draft}/removal`, { csrf, version })).statusCode).toBe(409);
    expect((await browser.post(`${draft}/issue`, { csrf, version })).statusCode).toBe(303);
    expect((await browser.get(draft)).body).toContain("kept");
  });

  test.each(["2026-99-99T99:99:99.999Z", "2026-02-30T00:00:00.000Z", "0000-01-01T00:00:00.000Z", "2026"])(
    "a list that goes on after %s",
    async (moment) => {
      const place = `${moment}_0197a000-0000-7000-8000-00000000dead`;
      expect((await browser.get(`/invoices?after=${place}`)).statusCode).toBe(200);
      expect((await browser.get(`/invoices?state=drafts&after=${place}`)).statusCode).toBe(200);
    },
  );
});
