/**
 * Another organisation's identifiers, put into every route of articles, templates, recurring invoices, drafts, imports, invoices,
 * saved views and cases: answered as what does not exist, shown nothing of, and nothing of the other's is changed (TRUST §6).
 */
import { sql } from "kysely";
import { beforeAll, describe, expect, test } from "vitest";
import { anIssuedInvoice } from "../../test/support/documents.ts";
import { testDoor, type TestBrowser } from "../../test/support/door.ts";
import { testHouse } from "../../test/support/house.ts";
import { importable, importOf } from "../../test/support/importable.ts";
import { anOfficer, aSupplier, type Known } from "../../test/support/people.ts";
import { openMarket } from "../../test/support/seller.ts";
import { saveArticle } from "../domain/articles/save-article.ts";
import { openCase } from "../domain/cases/open-case.ts";
import { saveTemplate as saveReplyTemplate } from "../domain/cases/reply-templates.ts";
import { saveView } from "../domain/following/saved-views.ts";
import { keepSheet } from "../domain/imports/kept-sheet.ts";
import { discardDraft } from "../domain/invoices/discard-draft.ts";
import { saveDraft } from "../domain/invoices/save-draft.ts";
import { setRecurring } from "../domain/recurring/set-recurring.ts";
import { saveTemplate } from "../domain/templates/save-template.ts";
import type { OrganisationId } from "../work.ts";
import type { Route } from "./route.ts";
import { routesOf } from "./routes.ts";

const house = testHouse({ startsAt: "2026-11-20T09:00:00Z" });
const routes = routesOf({ development: false, keepsMail: false });
const door = testDoor(house, { routes });

/** Stands in everything of the other's, and may stand on no page that somebody else sees. */
const secret = "Kanariefågeln";
const nobodys = "01999999-0000-7000-8000-00000000beef";

/** Whose ids a route's are, by the beginning of its path: the longest that fits. */
const beginnings = [
  "/invoices/articles/:id",
  "/invoices/templates/:id",
  "/invoices/recurring/:id",
  "/invoices/imports/:id",
  "/invoices/sheets/:id",
  "/invoices/drafts/:id",
  "/invoices/trash/:id",
  "/invoices/views/:id",
  "/invoices/:id",
  "/cases/:id",
  "/desk/templates/:id",
  "/desk/:id",
] as const;
type Beginning = (typeof beginnings)[number];

function beginningOf({ path }: Route): Beginning | undefined {
  return beginnings.find((one) => path === one || path.startsWith(`${one}/`));
}

const asked = routes.filter((route) => beginningOf(route) !== undefined);
const ids = {} as Record<Beginning, string>;
const victims: { supplier: Known; support: Known } = {} as never;
const strangers: { supplier: TestBrowser; support: TestBrowser } = {} as never;
const owners: { supplier: TestBrowser; support: TestBrowser } = {} as never;

beforeAll(async () => {
  const market = await openMarket(house);
  const supplier = await aSupplier(house, { role: "owner", organisationId: market.seller });
  const support = await anOfficer(house, { role: "support", organisationId: market.region });
  Object.assign(victims, { supplier, support });
  const other = await openMarket(house);
  const stranger = await aSupplier(house, { role: "owner", organisationId: other.seller });
  const elsewhere = await anOfficer(house, { role: "support", organisationId: other.region });
  strangers.supplier = await door.signedIn(stranger.actor);
  strangers.support = await door.signedIn(elsewhere.actor);
  owners.supplier = await door.signedIn(supplier.actor);
  owners.support = await door.signedIn(support.actor);
  await fill(market, supplier, support);
  await house.runJobs();
}, 60_000);

/** One of each, with the canary in it. */
async function fill(market: Awaited<ReturnType<typeof openMarket>>, { actor }: Known, support: Known): Promise<void> {
  const fields = {
    kind: "invoice",
    receiver: market.unit,
    reference1: "123456",
    deliveryOn: "2026-11-19",
    note: secret,
    "lines.1.description": secret,
    "lines.1.quantity": "1",
    "lines.1.unit": "st",
    "lines.1.price": "10",
    "lines.1.vat": "25",
  };
  const article = { number: undefined, description: secret, unit: "st", price: "10", vat: "25" } as const;
  const draft = () => house.perform(actor, (work) => saveDraft(work, { id: work.newId(), version: 0, fields }));
  ids["/invoices/articles/:id"] = await house.perform(actor, (work) => saveArticle(work, article));
  const templateId = await house.perform(actor, (work) => saveTemplate(work, { name: secret, fields }));
  ids["/invoices/templates/:id"] = templateId;
  ids["/invoices/recurring/:id"] = await house.perform(actor, (work) =>
    setRecurring(work, {
      templateId,
      firstOn: "2026-12-01" as never,
      every: "month",
      covers: "day",
      handling: "review",
    }),
  );
  ids["/invoices/drafts/:id"] = (await draft()).id;
  const trashed = await draft();
  await house.perform(actor, (work) => discardDraft(work, trashed));
  ids["/invoices/trash/:id"] = trashed.id;
  const ubl = Buffer.from(await importable(house, { biller: actor, unit: market.unit }, { note: secret }));
  ids["/invoices/imports/:id"] = (await importOf(house, actor, { name: `${secret}.xml`, bytes: ubl })).id;
  const rows = [
    { row: 1, cells: ["Fakturanummer", "Mottagare"] },
    { row: 2, cells: ["1", secret] },
  ];
  const sheet = await house.perform(actor, (work) =>
    keepSheet(work, { fileName: `${secret}.csv`, rows, unreadable: [] }),
  );
  ids["/invoices/sheets/:id"] = sheet.id;
  ids["/invoices/:id"] = (await anIssuedInvoice(house, actor, { receiverId: market.unit })).invoiceId;
  await house.perform(actor, (work) => saveView(work, { name: secret, question: "state=all", isDefault: false }));
  const view = await house.everything
    .selectFrom("saved_views")
    .select("id")
    .where("name", "=", secret)
    .executeTakeFirst();
  ids["/invoices/views/:id"] = view?.id ?? "";
  const opened = await house.perform(actor, (work) =>
    openCase(work, {
      kind: "question",
      about: { topic: "other", invoiceNumber: "" },
      deskId: market.region,
      words: secret,
    }),
  );
  ids["/cases/:id"] = opened.id;
  await house.runJobs();
  ids["/desk/:id"] = opened.id;
  await house.perform(support.actor, (work) =>
    saveReplyTemplate(work, { id: undefined, queue: "supplier-support", name: secret, words: secret }),
  );
  const reply = await house.everything
    .selectFrom("reply_templates")
    .select("id")
    .where("name", "=", secret)
    .executeTakeFirst();
  ids["/desk/templates/:id"] = reply?.id ?? "";
}

const roleOf = (route: Route): "supplier" | "support" => (route.path.startsWith("/desk") ? "support" : "supplier");

const addressOf = (route: Route, id: string): string => route.path.replace(":id", id).replace(/:(\w+)/g, () => nobodys);

/** What every table holds of an organisation's, as a sum: a change anywhere changes it. */
async function heldBy(organisationId: OrganisationId): Promise<string> {
  const tables = await sql<{ part: string }>`
    select format('select %L || coalesce(sum(hashtext(t::text)::bigint), 0) || ''/'' || count(*) as held from %I t where organisation_id = %L',
                  table_name || ' ', table_name, ${organisationId}::text) as part
    from information_schema.columns join information_schema.tables using (table_schema, table_name)
    where table_schema = 'public' and column_name = 'organisation_id' and table_type = 'BASE TABLE'
      and table_name <> 'sessions' order by 1`.execute(house.everything);
  const held = await sql<{ held: string }>`${sql.raw(tables.rows.map(({ part }) => part).join(" union all "))}`.execute(
    house.everything,
  );
  return held.rows
    .map((row) => row.held)
    .sort()
    .join("\n");
}

const heldByVictims = async (): Promise<string> =>
  (
    await Promise.all([heldBy(victims.supplier.actor.organisationId), heldBy(victims.support.actor.organisationId)])
  ).join("\n");

test("there are such routes, of each kind", () => {
  for (const beginning of beginnings)
    expect(
      asked.some((route) => beginningOf(route) === beginning),
      beginning,
    ).toBe(true);
  expect(asked.length).toBeGreaterThan(40);
});

test("a change to anything of theirs would be seen", async () => {
  const before = await heldByVictims();
  const change = (description: string) =>
    house.everything
      .updateTable("articles")
      .set({ description })
      .where("id", "=", ids["/invoices/articles/:id"])
      .execute();
  await change("changed");
  expect(await heldByVictims()).not.toBe(before);
  await change(secret);
  expect(await heldByVictims()).toBe(before);
});

const pagesOfOne: readonly string[] = [
  "/invoices/articles/:id",
  "/invoices/recurring/:id",
  "/invoices/recurring/:id/edit",
  "/invoices/imports/:id",
  "/invoices/sheets/:id/columns",
  "/invoices/drafts/:id",
  "/invoices/:id",
  "/cases/:id",
  "/desk/:id",
  "/desk/templates/:id",
];
test.each(pagesOfOne)("whose it is finds it: %s", async (path) => {
  const route = asked.find((one) => one.method === "GET" && one.path === path);
  if (route === undefined) throw new Error(`There is no page ${path}`);
  const { statusCode } = await owners[roleOf(route)].get(addressOf(route, ids[beginningOf(route) as Beginning]));
  expect(statusCode).toBe(200);
});

describe("somebody else's, of the same role elsewhere", () => {
  const gets = asked.filter(({ method }) => method === "GET").map((route) => [route.path, route] as const);
  test.each(gets)("GET %s finds nothing", async (_path, route) => {
    const browser = strangers[roleOf(route)];
    const { statusCode, body } = await browser.get(addressOf(route, ids[beginningOf(route) as Beginning]));
    expect(statusCode).toBe(404);
    expect(body).not.toContain(secret);
  });

  /** Removing what one has not got is done already. */
  const doneAlready = ["/invoices/views/:id/removal", "/desk/templates/:id/removal"];
  const posts = asked.filter(({ method }) => method === "POST").map((route) => [route.path, route] as const);
  test.each(posts)("POST %s changes nothing, and is answered as for an id of nobody's", async (path, route) => {
    const browser = strangers[roleOf(route)];
    const before = await heldByVictims();
    const theirs = await post(browser, addressOf(route, ids[beginningOf(route) as Beginning]));
    const none = await post(browser, addressOf(route, nobodys));
    expect(await heldByVictims()).toBe(before);
    expect(theirs.statusCode).toBe(none.statusCode);
    expect(theirs.statusCode).toBe(doneAlready.includes(path) ? 303 : 404);
    expect(theirs.body).not.toContain(secret);
  });

  test("a new draft saved under the id of theirs is a draft of one's own", async () => {
    const before = await heldByVictims();
    const draftId = ids["/invoices/drafts/:id"];
    const { statusCode } = await post(strangers.supplier, `/invoices/drafts/${draftId}`, { version: "0", note: "Min" });
    expect(statusCode).toBe(303);
    expect(await heldByVictims()).toBe(before);
    const own = await strangers.supplier.get(`/invoices/drafts/${draftId}`);
    expect(own.body).not.toContain(secret);
    expect((await owners.supplier.get(`/invoices/drafts/${draftId}`)).body).toContain(secret);
  });
});

/** With everything that any of these forms asks for, so that nothing but whose it is can stop it. */
const everyField = {
  name: "Mall",
  description: "Ändrad",
  unit: "st",
  price: "1",
  vat: "25",
  version: "1",
  templateId: nobodys,
  firstOn: "2026-12-24",
  every: "month",
  covers: "day",
  handling: "review",
  words: "Hej",
  queue: "supplier-support",
  decision: "approve",
  do: "save",
};

async function post(browser: TestBrowser, path: string, fields: Readonly<Record<string, string>> = {}) {
  const page = (await browser.get("/account")).body;
  const [, csrf = ""] = /name="csrf" value="([^"]*)"/.exec(page) ?? [];
  return browser.post(path, { csrf, ...everyField, ...fields });
}
