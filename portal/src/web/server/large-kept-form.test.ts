/** Forms sent without a session that hold much: kept whole, or told as lost. */
import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { formsIn, type TestBrowser, testDoor } from "../../../test/support/door.ts";
import { testHouse } from "../../../test/support/house.ts";
import { aSupplier, password } from "../../../test/support/people.ts";
import { accessRoutes } from "../public/access-routes.ts";
import { post } from "../route.ts";
import { readKept } from "./kept-form.ts";
import { webLimits } from "./limits.ts";

const house = testHouse();
const door = testDoor(house, {
  routes: [
    post("/note", "signed-in", async () => ({ kind: "redirect", to: "/" })),
    post("/large", "signed-in", async () => ({ kind: "redirect", to: "/" }), { bodyBytesMax: 4_000_000 }),
    ...accessRoutes({ developmentMail: false }),
  ],
});

async function signsIn(browser: TestBrowser, page: string, fields: Readonly<Record<string, string>>) {
  const form = formsIn(page).find(({ action }) => action === "/sign-in");
  return browser.post("/sign-in", { ...form?.hidden, ...fields });
}

describe("a large form", () => {
  /** Letters by chance, that cannot be pressed together to less. */
  const letters = (count: number): string => randomBytes(count).toString("base64").slice(0, count);
  const packed = (text: string) => ({
    headers: { "content-type": "multipart/form-data; boundary=x", "sec-fetch-site": "same-origin" },
    payload: `--x\r\ncontent-disposition: form-data; name="note"\r\n\r\n${text}\r\n--x--\r\n`,
  });

  test.each([
    ["letters with rings", "å".repeat(40_000)],
    ["as much as any form may hold", letters(webLimits.bodyBytesMax - 20_000)],
  ])("of %s is kept whole, through a wrong password too", async (_, note) => {
    const { email } = await aSupplier(house);
    const browser = door.visitor();
    const asked = await browser.post("/note", { note });
    const wrong = await signsIn(browser, asked.body, { email, password: "fel lösenord helt" });
    const entered = await signsIn(browser, wrong.body, { email, password });
    const { hidden } = formsIn(entered.body).find(({ action }) => action === "/note") ?? {};
    expect(hidden?.["note"] === note).toBe(true);
  });

  test("sent with files is kept as well", async () => {
    const note = "å".repeat(120_000);
    const answered = await door.app.inject({ method: "POST", url: "/note", ...packed(note) });
    expect(
      readKept(formsIn(answered.body).find(({ action }) => action === "/sign-in")?.hidden["kept"])?.fields["note"] ===
        note,
    ).toBe(true);
  });

  test.each([
    [
      "fields",
      (text: string) => ({
        ...packed(""),
        headers: { ...packed("").headers, "content-type": "application/x-www-form-urlencoded" },
        payload: `note=${encodeURIComponent(text)}`,
      }),
    ],
    ["files", packed],
  ])("that is too large, sent as %s, is told: nothing is saved, and the way to sign in", async (_, sent) => {
    const answered = await door.app.inject({ method: "POST", url: "/large", ...sent(letters(1_200_000)) });
    expect(answered.statusCode).toBe(401);
    expect(answered.headers["cache-control"]).toBe("no-store");
    expect(answered.body).toContain("Ingenting har sparats");
    expect(answered.body).toContain('href="/sign-in" target="_blank"');
  });
});
