import { writeFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import { readPaper } from "../../../test/paper/read-paper.ts";
import { formsIn, testDoor, type TestBrowser } from "../../../test/support/door.ts";
import { testHouse } from "../../../test/support/house.ts";
import {
  aCreditor,
  aCustomer,
  aCustomerUser,
  aService,
  billed,
  settleCreditor,
  usageFile,
} from "../../../test/support/outbound.ts";
import type { Person } from "../../domain/access/permissions.ts";
import type { Customer } from "../../domain/customers/customer.ts";
import { getCustomer } from "../../domain/customers/queries.ts";
import { routesOf } from "../routes.ts";

const house = testHouse({ startsAt: "2026-05-02T09:00:00.000Z" });
const door = testDoor(house, { routes: routesOf({ development: false, keepsMail: true }) });
let officer: Person;
let customer: Customer;
let reader: TestBrowser;
let path = "";

beforeAll(async () => {
  officer = await aCreditor(house);
  await settleCreditor(house, officer);
  const id = await aCustomer(house, officer, { facts: { name: "Kliniken <b>AB" } });
  customer = await house.perform(officer, (work) => getCustomer(work, id));
  await aService(house, officer, { code: "SAMTAL", name: "Samtal", charged: "by-use", price: "0.5" });
  await aService(house, officer, { code: "PAPPER", name: "=Papper", charged: "by-use", price: "2" });
  const kund = customer.customerNumber;
  await usageFile(house, officer, [
    `${kund};SAMTAL;2026-04-03;7;Reception;4711;Anna Ek;a1`,
    `${kund};PAPPER;2026-04-05;13;Lab;;;a3`,
  ]);
  await billed(house, officer, "2026-04", { issueOn: "2026-05-02" });
  await house.turnTo("2026-06-02T09:00:00.000Z");
  await usageFile(house, officer, [
    `${kund};SAMTAL;2026-05-20;9;Reception;4711;Anna Ek;b2`,
    `${kund};SAMTAL;2026-05-20;9;Reception;4711;Anna Ek;b3`,
  ]);
  await billed(house, officer, "2026-05", { issueOn: "2026-06-02" });
  reader = await door.signedIn(await aCustomerUser(house, officer, customer.id));
  path = `/purchases/${customer.id}/specification`;
});

test("the latest month stands first, with why it differs and the way to its rows", async () => {
  const { statusCode, body } = await reader.get(path);
  expect(statusCode).toBe(200);
  expect(body).toContain("Kliniken &lt;b>AB");
  expect(body).toContain("9,00");
  expect(body).toContain("Slut, förra månaden 13");
  expect(body).toContain("Annat antal, från 7 till 18");
  expect(body).toContain("2 rader kan vara fel");
  expect(body).toContain(`href="${path}?month=2026-04`);
  for (const by of ["service", "unit", "ansvar", "employee"]) {
    const shown = await reader.get(`${path}?month=2026-04&by=${by}`);
    expect(shown.statusCode).toBe(200);
    expect(shown.body).toContain("29,50");
  }
  const own = (await reader.get("/")).body;
  expect(own).toContain(`href="${path}"`);
});

test("rows are searched and paged, and leave as a file that no cell of makes a formula", async () => {
  const all = await reader.get(`${path}/rows?month=2026-04`);
  expect(all.body).toContain("Anna Ek");
  expect(all.body).toContain("1–2 av 2");
  const found = await reader.get(`${path}/rows?month=2026-04&q=lab`);
  expect(found.body).not.toContain("Anna Ek");
  expect((await reader.get(`${path}/rows?month=2026-04&q=finns%20inte`)).body).toContain("Inga rader passar");
  const doubtful = await reader.get(`${path}/rows?month=2026-05&doubt=yes`);
  expect(doubtful.body).toContain("Samma person har samma sak två gånger den dagen");
  const file = await reader.get(`${path}/rows.csv?month=2026-04`);
  expect(file.headers["content-type"]).toContain("text/csv");
  const lines = file.body.trim().split("\r\n");
  expect(lines).toHaveLength(3);
  expect(file.body).toContain("'=Papper;Lab;;;13;2;26,00");
  expect(file.body).toContain("2026-04-03;Samtal;Reception;4711;Anna Ek;7;0,5;3,50;100001;");
});

test.each(["?month=2026-13", "?month=x&by=nothing", "?month=1999-01", "/rows?month=2026-04&service=x&page=0&page=-1"])(
  "%j is answered as far as it is understood",
  async (query) => {
    expect((await reader.get(`${path}${query}`)).statusCode).toBe(200);
  },
);

test("a month that is not billed says so, and rows without a month lead to the month", async () => {
  expect((await reader.get(`${path}?month=2026-09`)).body).toContain("2026-09 är inte fakturerad");
  expect((await reader.get(`${path}/rows`)).headers.location).toBe(path);
});

test("the officer reads the same at the other side; another customer's user and a supplier read nothing", async () => {
  const desk = await door.signedIn(officer);
  const own = await desk.get(`/customers/${customer.id}/specification?month=2026-04`);
  expect(own.body).toContain("29,50");
  const stranger = await door.signedIn(await aCustomerUser(house, officer, await aCustomer(house, officer)));
  for (const place of [path, `${path}/rows?month=2026-04`, `${path}/rows.csv?month=2026-04`])
    expect((await stranger.get(place)).statusCode).toBe(404);
  expect((await reader.get(`/customers/${customer.id}/specification`)).statusCode).toBe(403);
  expect((await door.visitor().get(path)).statusCode).toBe(303);
});

test("marked rows become a dispute, filled in with how much, why and which", async () => {
  const rows = await reader.get(`${path}/rows?month=2026-05`);
  const marks = [...rows.body.matchAll(/name="(row-\d+)"/g)].map(([, name]) => name ?? "");
  expect(marks).toHaveLength(2);
  const none = await reader.get(`${path}/rows/marked?month=2026-05`);
  expect((await reader.get(String(none.headers.location))).body).toContain("Markera minst en rad");
  const marked = await reader.get(`${path}/rows/marked?month=2026-05&${marks[1]}=yes&do=dispute`);
  const form = String(marked.headers.location);
  expect(form).toMatch(/\/invoices\/[^/]+\/dispute\?/);
  const { body } = await reader.get(form);
  expect(body).toContain('value="4,50"');
  expect(body).toMatch(/<option value="double" selected/);
  expect(body).toContain("Rader i specifikationen: 2026-05-20 Anna Ek Reception 9");
  const officers = await door.signedIn(officer);
  expect((await officers.get(`/customers/${customer.id}/specification/rows?month=2026-05`)).body).not.toContain("row-");
});

test("a month that is not billed is shown as far as it is known, and says that it may change", async () => {
  const kund = customer.customerNumber;
  await usageFile(house, officer, [
    `${kund};SAMTAL;2026-06-01;4;Reception;4711;Anna Ek;c1`,
    `${kund};SAMTAL;2026-05-21;3;Reception;4711;Anna Ek;late`,
  ]);
  const { body } = await reader.get(`${path}?month=2026-06&by=unit`);
  expect(body).toContain("2026-06 är inte fakturerad. Det här är vad som är känt hittills, och det kan ändras.");
  expect(body).toContain("Hittills, inte fakturerat");
  expect(body).toContain("2,00");
  const billedOnce = (await reader.get(`${path}?month=2026-05`)).body;
  expect(billedOnce).toContain("2026-06 (inte fakturerad)");
  expect(billedOnce).toContain("En rad har kommit efter fakturan och är inte fakturerad.");
  expect((await reader.get(`${path}?month=2026-04`)).body).not.toContain("kommit efter fakturan");
});

test("rows marked on two invoices are shown by invoice, so that none is left out unsaid", async () => {
  await house.turnTo("2026-06-02T09:20:00.000Z");
  await billed(house, officer, "2026-05", { issueOn: "2026-06-02" });
  const rows = await reader.get(`${path}/rows?month=2026-05`);
  const marks = [...rows.body.matchAll(/name="(row-\d+)"/g)].map(([, name]) => name ?? "");
  expect(marks).toHaveLength(3);
  const marked = await reader.get(
    `${path}/rows/marked?month=2026-05&do=dispute&${marks.map((one) => `${one}=yes`).join("&")}`,
  );
  expect(marked.statusCode).toBe(200);
  expect(marked.body).toContain("Du har markerat rader på 2 fakturor");
  expect(marked.body).toContain("2 markerade rader,");
  expect(marked.body).toContain("En markerad rad,");
  const forms = [...marked.body.matchAll(/href="([^"]+\/dispute\?[^"]+)"/g)].map(([, href = ""]) =>
    href.replaceAll("&amp;", "&"),
  );
  expect(forms).toHaveLength(2);
  const amounts = [];
  for (const form of forms) amounts.push(/value="(\d+,\d\d)"/.exec((await reader.get(form)).body)?.[1]);
  expect(amounts).toEqual(["9,00", "1,50"]);
});

test("sums and rows are printed with the sum of the invoice, and what nobody has is not found", async () => {
  const sums = await reader.get(`${path}.pdf?month=2026-04&by=unit`);
  expect(sums.headers["content-type"]).toContain("application/pdf");
  const paper = await readPaper(sums.rawPayload);
  const text = (pages: readonly string[]): string => pages.join(" ").replace(/[\s\u00a0]+/g, " ");
  for (const said of [
    "Fakturaspecifikation 2026-04",
    "Kliniken <b>AB",
    "Lab",
    "26,00",
    "Summa utan moms: 29,50",
    "Faktura 100001",
  ])
    expect(text(paper.pages)).toContain(said);
  const rows = await reader.get(`${path}/rows.pdf?month=2026-05`);
  const printed = text((await readPaper(rows.rawPayload)).pages);
  expect(printed).toContain("Samma person har samma sak två gånger den dagen");
  expect(printed).toContain("Summa utan moms: 10,50");
  if (process.env["LOOK"] !== undefined)
    writeFileSync(`${process.env["LOOK"]}/specification-rows.pdf`, rows.rawPayload);
  if (process.env["LOOK"] !== undefined)
    writeFileSync(`${process.env["LOOK"]}/specification-sums.pdf`, sums.rawPayload);
  // The first month is compared with nothing: 0,00 would say that everything is new.
  expect(text(paper.pages)).toMatch(/Lab 1 26,00 kr – –/);
  expect((await reader.get(`${path}.pdf?month=2020-01`)).statusCode).toBe(404);
  expect((await reader.get(`${path}/rows.pdf?month=2020-01`)).statusCode).toBe(404);
});

test("rows that were searched say so on paper and on the page, so that their sum is not taken for the month's", async () => {
  const question = "month=2026-04&q=lab";
  const { rawPayload } = await reader.get(`${path}/rows.pdf?${question}`);
  const printed = (await readPaper(rawPayload)).pages.join(" ").replace(/[\s\u00a0]+/g, " ");
  expect(printed).toContain("Urval Sökt: lab");
  expect(printed).toContain("Summa av urvalet utan moms: 26,00 kr");
  const page = (await reader.get(`${path}/rows?${question}`)).body;
  expect(page).toContain("Sökt: lab");
  expect(page).toContain("Summa av urvalet utan moms");
  const doubtful = (await reader.get(`${path}/rows?month=2026-05&doubt=yes`)).body;
  expect(doubtful).toContain("Bara rader som kan vara fel");
  expect((await reader.get(`${path}/rows?month=2026-04`)).body).not.toContain("urvalet");
});

test("a favourite is named, opened, replaced and removed by its own person alone", async () => {
  const page = `${path}/favourites`;
  const unnamed = await reader.submit(`${page}?shows=rows&month=2026-05&q=anna`, { name: " ", latest: "yes" }, page);
  expect(unnamed.statusCode).toBe(422);
  expect(unnamed.body).toContain("Ge favoriten ett namn");
  expect(unnamed.body).toMatch(/<input[^>]*name="latest"[^>]* checked/);
  const saved = await reader.submit(
    `${page}?shows=rows&month=2026-05&q=anna`,
    { name: "Annas rader", latest: "yes" },
    page,
  );
  expect(saved.headers.location).toBe(`${path}/rows?month=latest&q=anna`);
  const latest = await reader.get(String(saved.headers.location));
  expect(latest.headers.location).toBe(`${path}/rows?month=2026-05&q=anna`);
  const shown = (await reader.get(`${path}?month=2026-04`)).body;
  expect(shown).toContain("Annas rader");
  const replaced = await reader.submit(`${page}?shows=month&month=2026-04&by=unit`, { name: "ANNAS rader" }, page);
  expect(replaced.headers.location).toBe(`${path}?month=2026-04&by=unit`);
  const colleague = await door.signedIn(await aCustomerUser(house, officer, customer.id));
  expect((await colleague.get(`${path}?month=2026-04`)).body).not.toContain("ANNAS rader");
  const own = (await reader.get(page)).body;
  const removal = /action="([^"]+removal)"/.exec(own)?.[1] ?? "";
  const theirs = formsIn((await colleague.get(page)).body).find(({ action }) => action === page);
  await colleague.post(removal, theirs?.hidden ?? {});
  expect((await reader.get(page)).body).toContain("ANNAS rader");
  await reader.submit(page, {}, removal);
  expect((await reader.get(page)).body).not.toContain("ANNAS rader");
});
