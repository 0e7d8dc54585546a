/** The inbox as a unit works in it, through the door: marked rows, what became of them, who takes care, the list as a file. */
import { expect, test } from "vitest";
import { testDoor } from "../../../test/support/door.ts";
import { testHouse } from "../../../test/support/house.ts";
import { aUnitScene, receivedAt } from "../../../test/support/unit-scene.ts";
import { unitRoutes } from "./unit-routes.ts";

const house = testHouse();
const door = testDoor(house, { routes: unitRoutes });

test("marked invoices are accepted after one more look at the sum, and the page of it tells which were refused", async () => {
  const here = await aUnitScene(house);
  const ids = [await receivedAt(house, here, { number: "M-1" }), await receivedAt(house, here, { number: "M-2" })];
  const browser = await door.signedIn(here.officer.actor);
  const marked = Object.fromEntries(ids.map((id) => [`marked.${id}`, "yes"]));
  const asked = await browser.submit("/inbox", { ...marked, deed: "accept" }, "/inbox/batches");
  expect(asked.body).toContain("Godkänn 2 fakturor?");
  expect(asked.body).toContain("2\u00a0500,00\u00a0kr");
  await browser.submit(`/inbox/${ids[0] ?? ""}`, { move: "accept" }, `/inbox/${ids[0] ?? ""}/answers`);
  const done = await browser.submit(
    "/inbox?view=all",
    { ...marked, deed: "accept", confirmed: "yes" },
    "/inbox/batches",
  );
  const result = (await browser.get(String(done.headers["location"]))).body;
  expect(result).toContain("Gjort med 1 av 2 fakturor");
  expect(result).toMatch(/M-2[\s\S]*Godkänd/);
});

test("nothing marked, or nothing chosen, is told at the list, which stays as it was", async () => {
  const here = await aUnitScene(house);
  const id = await receivedAt(house, here, { number: "K-1" });
  const browser = await door.signedIn(here.officer.actor);
  const none = await browser.submit("/inbox", { deed: "receive" }, "/inbox/batches");
  expect(none.statusCode).toBe(422);
  expect(none.body).toContain("Markera minst en faktura i listan");
  const undecided = await browser.submit("/inbox", { [`marked.${id}`]: "yes", deed: "" }, "/inbox/batches");
  expect(undecided.body).toContain("Välj vad du vill göra med de markerade");
  expect(undecided.body).toMatch(/<input[^>]*name="marked\.[^"]*"[^>]*checked/);
  const all = (await browser.get("/inbox?mark=all")).body;
  expect(all).toMatch(/<input[^>]*name="marked\.[^"]*"[^>]*checked/);
});

test("a filter that is no day and no amount is told at its field, with what was typed", async () => {
  const here = await aUnitScene(house);
  await receivedAt(house, here);
  const browser = await door.signedIn(here.officer.actor);
  const page = await browser.get("/inbox?from=igår&amountFrom=mycket&unit=%27%20or%201=1&sort=x&after=1.2&view=hej");
  expect(page.statusCode).toBe(200);
  expect(page.body).toContain('value="igår"');
  expect(page.body).toContain('aria-describedby="from-hint from-error"');
});

test("the list is a file for a spreadsheet, with as many rows as there are, and no formula in it", async () => {
  const here = await aUnitScene(house);
  for (const number of ["=1+1", "C-2"]) await receivedAt(house, here, { number });
  const browser = await door.signedIn(here.officer.actor);
  const csv = await browser.get("/inbox/list.csv?view=open");
  expect(csv.headers["content-type"]).toContain("text/csv");
  expect(csv.headers["content-disposition"]).toContain("mottagna-fakturor");
  const lines = csv.body.trim().split("\r\n");
  expect(lines).toHaveLength(3);
  expect(csv.body).toContain(";1250,00;SEK");
  expect(csv.body).toContain("'=1+1;");
  const strange = await door.signedIn((await aUnitScene(house)).officer.actor);
  expect((await strange.get("/inbox/list.csv?view=all")).body.trim().split("\r\n")).toHaveLength(1);
});

test("a document is taken care of by a colleague, and its page says who", async () => {
  const here = await aUnitScene(house);
  const id = await receivedAt(house, here);
  const browser = await door.signedIn(here.officer.actor);
  const page = `/inbox/${id}`;
  const saved = await browser.submit(page, { assignee: here.colleague.actor.accountId }, `${page}/assignment`);
  expect(saved.headers["location"]).toBe(page);
  expect((await browser.get("/inbox")).body).toContain("Karl Kollega");
  const theirs = await door.signedIn(here.colleague.actor);
  expect((await theirs.get("/inbox?view=mine")).body).toContain(page);
  const refused = await browser.submit(page, {}, `${page}/assignment`);
  expect(refused.statusCode).toBe(303);
});
