/** What tests of signing in with two steps share: a door that says who is in and how, and the way to the second step. */
import { expect } from "vitest";
import { get, type Route } from "../../src/web/route.ts";
import { accessPaths } from "../../src/web/public/access-paths.ts";
import { accessRoutes } from "../../src/web/public/access-routes.ts";
import { type Answered, type Door, formsIn, type TestBrowser } from "./door.ts";
import type { House } from "./house.ts";
import { type Known, password } from "./people.ts";

export const routesToTwoSteps: readonly Route[] = [
  get("/", "anyone", async ({ viewer }) => ({
    kind: "json",
    body: viewer === undefined ? "nobody" : `${viewer.email} by ${viewer.provedBy}`,
  })),
  get("/inside", "signed-in", async () => ({ kind: "json", body: "inside" })),
  ...accessRoutes({ developmentMail: false }),
];

export async function whoIsIn(browser: TestBrowser): Promise<string> {
  return (await browser.get("/")).json();
}

/** What a person has been told about how they sign in, oldest first. */
export async function changesTold(house: House, { email }: Known): Promise<readonly unknown[]> {
  const rows = await house.everything
    .selectFrom("mails")
    .select("facts")
    .where("to_address", "=", email)
    .where("kind", "=", "second-step-changed")
    .orderBy("id")
    .execute();
  return rows.map(({ facts }) => (facts as { change: string }).change);
}

/** The password given, on the page that asks for the second step. */
export async function halfwayIn(door: Door, { email }: Known, query = ""): Promise<TestBrowser> {
  const browser = door.visitor();
  const answered = await browser.submit(`/sign-in${query}`, { email, password });
  expect(answered.statusCode).toBe(303);
  expect(answered.headers.location).toMatch(/^\/sign-in\/second-step/);
  return browser;
}

/** The second step's form, filled in as said. */
export async function givesCode(
  browser: TestBrowser,
  fields: Readonly<Record<string, string>>,
  page: string = accessPaths.secondStep,
): Promise<Answered> {
  const form = formsIn((await browser.get(page)).body).find(({ action }) => action === accessPaths.secondStep);
  return browser.post(accessPaths.secondStep, { ...form?.hidden, ...fields });
}
