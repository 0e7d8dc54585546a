import { sql } from "kysely";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { bytesOfBgMax } from "../../../test/support/bgmax.ts";
import { testDoor, type TestBrowser } from "../../../test/support/door.ts";
import { remindOn, remindsBy } from "../../../test/support/dunning.ts";
import { testHouse } from "../../../test/support/house.ts";
import { aCreditor, aCustomer, aCustomerUser } from "../../../test/support/outbound.ts";
import { anInvoiceTo, pay } from "../../../test/support/owed.ts";
import type { Person } from "../../domain/access/permissions.ts";
import type { CustomerId } from "../../domain/customers/customer.ts";
import { routesOf } from "../routes.ts";

const house = testHouse({ startsAt: "2026-01-05T09:00:00.000Z" });
const door = testDoor(house, { routes: routesOf({ development: false, keepsMail: true }) });
let officer: Person;
let browser: TestBrowser;
let customerId: CustomerId;

beforeAll(async () => {
  officer = await aCreditor(house);
  await remindsBy(house, officer, "2026-01-05");
});
beforeEach(async () => {
  await house.turnTo("2026-02-04T09:00:00.000Z");
  customerId = await aCustomer(house, officer);
  browser = await door.signedIn(officer);
});

const invoice = (payableMinor = 1000_00n) =>
  anInvoiceTo(house, officer, { customerId, payableMinor, issuedOn: "2026-01-05" });
const shown = async (path: string) =>
  (await browser.get(path)).body.replace(/<[^>]+>/g, " ").replace(/[\s\u00a0]+/g, " ");
const stray = async (amountMinor: bigint) => {
  const file = await pay(house, officer, [{ amountMinor, name: "Okänd Avsändare" }], "2026-02-03");
  const row = await house.everything
    .selectFrom("bank_payments")
    .select("id")
    .where("bank_file_id", "=", file)
    .executeTakeFirst();
  return `/ledger/payments/${row?.id ?? ""}`;
};

describe("the officer", () => {
  test("sees who owes what, the account with debit, credit and payment in one row, and what happens next", async () => {
    const { id, number, ocr } = await invoice();
    await anInvoiceTo(house, officer, { customerId, payableMinor: 100_00n, credits: id });
    await pay(house, officer, [{ amountMinor: 300_00n, reference: ocr }], "2026-02-03");
    expect(await shown("/ledger")).toContain("600,00 kr");
    const account = await shown(`/ledger/customers/${customerId}`);
    expect(account).toMatch(new RegExp(`${number} .*1 000,00 kr .*−100,00 kr .*−300,00 kr .*600,00 kr`));
    const page = await shown(`/ledger/invoices/${id}`);
    expect(page).toContain("Påminnelse 1 skickas 2026-02-09 om fakturan inte är betald.");
    expect(page).toContain("Sista säkra betalningsdag är 2026-02-05.");
    expect(page).toContain("Fordran preskriberas 2036-02-03.");
  });

  test("takes a file from the bank, and places what did not say where it belongs", async () => {
    const { id, number } = await invoice();
    const bytes = bytesOfBgMax({ payments: [{ amountMinor: 1000_00n, name: "Fel Namn" }], on: "2026-02-03" });
    const uploaded = await browser.upload(
      "/ledger/payments",
      {},
      { action: "/ledger/payments", file: { field: "file", name: "b.txt", bytes } },
    );
    expect(uploaded.statusCode).toBe(303);
    await house.runJobs();
    const path = await stray(250_00n);
    expect(await shown("/ledger/payments")).toContain("Okänd Avsändare");
    const placed = await browser.submit(path, { target: number, amount: "250" }, `${path}/placement`);
    expect(placed.statusCode).toBe(303);
    expect(await shown(`/ledger/invoices/${id}`)).toContain("750,00 kr");
    expect(await shown(path)).toContain("Hela betalningen är avprickad.");
  });

  test("is told line by line what is wrong with a file that is cut off, and quotes nothing where nothing stands", async () => {
    const file = { field: "file", name: "fel.txt", bytes: new TextEncoder().encode("01BGMAX\n20\n15") };
    const { headers } = await browser.upload("/ledger/payments", {}, { action: "/ledger/payments", file });
    await house.runJobs();
    const told = await shown(String(headers.location));
    for (const said of ["Filen är inte inläst", "Datum saknas.", "Slutposten (70) saknas."])
      expect(told).toContain(said);
    expect(told).not.toContain("””");
  });

  test("is told every fault of a placement at its field, with what was typed kept", async () => {
    const path = await stray(250_00n);
    const answered = await browser.submit(path, { target: "finns inte", amount: "femtio" }, `${path}/placement`);
    expect(answered.statusCode).toBe(422);
    expect(answered.body).toContain("Vi hittar ingen faktura och ingen kund med det numret");
    expect(answered.body).toContain("Skriv beloppet med siffror");
    expect(answered.body).toContain('value="femtio"');
    const { number } = await invoice(100_00n);
    const tooMuch = await browser.submit(path, { target: number, amount: "250" }, `${path}/placement`);
    expect(tooMuch.body.replace(/\u00a0/g, " ")).toContain("Högst 100,00 kr kan prickas av här");
    const aside = await browser.submit(path, {}, `${path}/decision`);
    expect(aside.statusCode).toBe(422);
    const done = await browser.submit(path, { kind: "returned", reason: "Fel mottagare" }, `${path}/decision`);
    expect(done.statusCode).toBe(303);
    expect(await shown(path)).toContain("Skickad tillbaka till betalaren: Fel mottagare");
  });

  test("stops reminders for a promise, writes off, and takes an entry back", async () => {
    const { id } = await invoice();
    const path = `/ledger/invoices/${id}`;
    const bad = await browser.submit(path, { stopKind: "promise", untilOn: "2027-01-01" }, `${path}/stops`);
    expect(bad.statusCode).toBe(422);
    for (const said of ["Välj en dag från i dag och högst 90 dagar framåt", "Skriv hur mycket som är lovat"]) {
      if (said.startsWith("Välj")) expect(bad.body).not.toContain("undefined");
    }
    const stop = { stopKind: "promise", stopReason: "Bidraget kommer", untilOn: "2026-02-20", promised: "1000" };
    expect((await browser.submit(path, stop, `${path}/stops`)).statusCode).toBe(303);
    // The day, and the last safe one, before why it was moved: the account shows the first two.
    expect(await shown(path)).toMatch(
      /Påminnelse 1 skickas 2026-02-23 om .+ Sista säkra betalningsdag är 2026-02-19\. .+framflyttad: löfte om betalning\./,
    );
    const off = await browser.submit(path, { writeOffAmount: "1,00", writeOffReason: "Öre" }, `${path}/write-off`);
    expect(off.statusCode).toBe(303);
    expect(await shown(path)).toContain("999,00 kr");
    const correction = /action="([^"]+correction)"/.exec((await browser.get(path)).body)?.[1] ?? "";
    expect((await browser.submit(path, {}, correction)).statusCode).toBe(303);
    expect(await shown(path)).toContain("Rättelse: Avskrivet");
  });

  test("moves a surplus to another invoice, and no further than it goes", async () => {
    const one = await invoice(100_00n);
    await anInvoiceTo(house, officer, { customerId, payableMinor: 160_00n, credits: one.id });
    const two = await invoice(50_00n);
    const path = `/ledger/invoices/${one.id}`;
    const move = (fields: Record<string, string>) =>
      browser.submit(path, { moveReason: "Överskott", ...fields }, `${path}/surplus`);
    expect((await move({ amount: "60", toNumber: two.number })).statusCode).toBe(422);
    expect((await move({ amount: "50", toNumber: "0000" })).statusCode).toBe(422);
    expect((await move({ amount: "50", toNumber: two.number })).statusCode).toBe(303);
    expect((await move({ amount: "10", toNumber: "" })).statusCode).toBe(303);
    expect(await shown(path)).toContain("Betald");
  });

  test("sets rules from a day on, and is told every fault of them", async () => {
    const path = "/ledger/reminders/policy";
    const faulty = {
      fromOn: "2025-01-01",
      daysFirst: "0",
      daysSecond: "x",
      daysThird: "91",
      daysCollection: "7",
      feeMinor: "61",
      pointsAbove: "9",
      minimumMinor: "",
      handsOver: "on",
    };
    const answered = await browser.submit(path, faulty, path);
    expect(answered.statusCode).toBe(422);
    expect(answered.body.match(/class="error"|field-error|error-text/g)?.length ?? 0).toBeGreaterThan(0);
    const sound = {
      customerKind: "municipality",
      fromOn: "2026-03-01",
      daysFirst: "6",
      daysSecond: "11",
      daysThird: "11",
      daysCollection: "12",
      feeMinor: "60",
      minimumMinor: "100",
      pointsAbove: "8",
      dayCount: "act/365",
    };
    expect((await browser.submit(path, sound, path)).statusCode).toBe(303);
    expect(await shown(path)).toContain("6 + 11 + 11 + aldrig");
    const rate = { halfYear: "2026-07-01", ratePercent: "1,75", rateSource: "riksbank.se" };
    const early = await browser.submit(path, { ...rate, halfYear: "2026-05-01" }, "/ledger/reminders/rates");
    expect(early.statusCode).toBe(422);
    expect((await browser.submit(path, rate, "/ledger/reminders/rates")).statusCode).toBe(303);
    expect(await shown(path)).toContain("1,75");
  });

  test("downloads the vouchers of a period", async () => {
    await invoice();
    const file = await browser.submit(
      "/ledger/vouchers",
      { fromOn: "2026-01-01", toOn: "2026-01-31" },
      "/ledger/vouchers",
    );
    expect(file.statusCode).toBe(200);
    expect(file.body).toContain("#SIETYP 4");
    const before = await browser.submit(
      "/ledger/vouchers",
      { fromOn: "2026-02-01", toOn: "2026-01-31" },
      "/ledger/vouchers",
    );
    expect(before.statusCode).toBe(422);
  });

  test("follows a claim to the collection company and back", async () => {
    const { id } = await invoice();
    for (const day of ["2026-02-09", "2026-02-19", "2026-03-02", "2026-03-12"]) await remindOn(house, day);
    browser = await door.signedIn(officer);
    expect(await shown("/ledger/reminders")).toContain("Lämnat, väntar på kvitto");
    const claims = await browser.get("/ledger/reminders/claims");
    const written = JSON.parse(claims.body) as { readonly claims: readonly { readonly invoiceId: string }[] };
    const own = written.claims.filter(({ invoiceId }) => invoiceId === id);
    expect(own).toMatchObject([{ claim: { capitalMinor: "100000" } }]);
    const path = `/ledger/invoices/${id}`;
    expect((await browser.submit(path, { receipt: "INK-1" }, `${path}/receipt`)).statusCode).toBe(303);
    expect((await browser.submit(path, { recallReason: "" }, `${path}/recall`)).statusCode).toBe(422);
    expect((await browser.submit(path, { recallReason: "Fel kund" }, `${path}/recall`)).statusCode).toBe(303);
    expect((await browser.submit(path, { acknowledgement: "ÅTER-1" }, `${path}/acknowledgement`)).statusCode).toBe(303);
    expect(await shown(path)).toMatch(
      /Inkasso har lämnat tillbaka kravet\. Bekräftelse: ÅTER-1\. Frågor och betalning går till regionen igen\./,
    );
  });
});

describe("the customer", () => {
  test("sees its own account with the very day and the last safe day, and who has the case afterwards", async () => {
    const { id, number } = await invoice();
    const user = await door.signedIn(await aCustomerUser(house, officer, customerId));
    const text = async (path: string) =>
      (await user.get(path)).body.replace(/<[^>]+>/g, " ").replace(/[\s\u00a0]+/g, " ");
    const path = `/purchases/${customerId}/account`;
    expect(await text(path)).toContain(number);
    expect(await text(`${path}/${id}`)).toContain("Betalas fakturan senast 2026-02-05 händer inget mer.");
    for (const day of ["2026-02-09", "2026-02-19", "2026-03-02", "2026-03-12"]) await remindOn(house, day);
    const again = await door.signedIn(await aCustomerUser(house, officer, customerId));
    const body = (await again.get(`${path}/${id}`)).body;
    expect(body).toContain("Inkasso Prov AB har kravet nu.");
    expect(body).not.toContain('<form class="form" action="/ledger');
  });

  test("sees no other customer's, nor the officer's pages", async () => {
    const { id } = await invoice();
    const other = await aCustomer(house, officer);
    const user = await door.signedIn(await aCustomerUser(house, officer, other));
    for (const path of [
      `/purchases/${customerId}/account`,
      `/purchases/${customerId}/account/${id}`,
      `/purchases/${other}/account/${id}`,
    ]) {
      expect((await user.get(path)).statusCode, path).toBe(404);
    }
    for (const path of ["/ledger", "/ledger/payments", `/ledger/invoices/${id}`])
      expect((await user.get(path)).statusCode).toBe(403);
  });
});

// The last in the file: so many invoices would be reminded of in every test that came after.
test("an officer sees the first two hundred reminders to come, and is told where there are more", async () => {
  const { id } = await invoice();
  await sql`insert into customer_invoices (organisation_id, id, kind, number, ocr_reference, customer_id, customer_key,
      customer_name, issue_on, due_on, currency, net_minor, vat_minor, payable_minor, issued_at)
    select organisation_id, gen_random_uuid(), kind, (900000 + n)::text, (900000 + n)::text, customer_id, customer_key,
      customer_name, issue_on, due_on, currency, net_minor, vat_minor, payable_minor, issued_at
    from customer_invoices, generate_series(1, 200) n where id = ${id}`.execute(house.everything);
  const { body } = await browser.get("/ledger/reminders");
  expect(body).toContain("200 första");
  const planned = body.slice(0, body.indexOf("200 första"));
  expect([...planned.matchAll(/href="\/ledger\/invoices\//g)]).toHaveLength(200);
});
