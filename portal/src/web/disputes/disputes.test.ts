import { decimal, localDate } from "@fakturaporten/einvoice";
import { beforeAll, describe, expect, test } from "vitest";
import { aDisputeScene, type DisputeScene } from "../../../test/support/disputed.ts";
import { testDoor, type TestBrowser } from "../../../test/support/door.ts";
import { testHouse } from "../../../test/support/house.ts";
import { readPaper } from "../../../test/paper/read-paper.ts";
import { remindOn, remindsBy } from "../../../test/support/dunning.ts";
import { refuseDispute } from "../../domain/disputes/give-credit.ts";
import { replyToParty } from "../../domain/cases/reply-to-party.ts";
import { enterRate } from "../../domain/reminders/set-policy.ts";
import { routesOf } from "../routes.ts";

const house = testHouse({ startsAt: "2026-11-02T09:00:00.000Z" });
const door = testDoor(house, { routes: routesOf({ development: false, keepsMail: true }) });
let scene: DisputeScene;
let customer: TestBrowser;
let officer: TestBrowser;
let form = "";

beforeAll(async () => {
  scene = await aDisputeScene(house);
  customer = await door.signedIn(scene.customer);
  officer = await door.signedIn(scene.officer);
  form = `/purchases/${scene.customerId}/invoices/${scene.invoiceId}/dispute`;
});

describe("finding the invoice", () => {
  const find = "/invoice-questions/dispute";
  test("every fault at its field, and every mismatch the same sentence", async () => {
    const empty = await customer.submit(find, {}, find);
    expect(empty.statusCode).toBe(422);
    for (const told of ["Skriv ert Kund-ID", "Skriv fakturans nummer"]) expect(empty.body).toContain(told);
    for (const named of [
      { customerNumber: scene.customerNumber, number: "1" },
      { customerNumber: "K-1", number: scene.number },
    ]) {
      const { statusCode, body } = await customer.submit(find, named, find);
      expect(statusCode).toBe(422);
      expect(body).toContain("Vi hittar ingen av era fakturor med det numret och det Kund-ID:t");
      expect(body).toContain(`value="${named.number}"`);
    }
  });

  test("found, it leads to its lines", async () => {
    const named = { customerNumber: scene.customerNumber.toLowerCase(), number: scene.number };
    expect((await customer.submit(find, named, find)).headers.location).toBe(form);
    expect((await officer.get(find)).statusCode).toBe(403);
  });
});

describe("a dispute, as the customer and the officer see it", () => {
  let caseOf = "";
  test("lines are chosen first, and what it means for payment is told before", async () => {
    const { body } = await customer.get(form);
    expect(body).toContain("Betala fakturan senast 2026-12-02 även om ni har invändningar");
    expect(body).toContain('name="line-1"');
    const none = await customer.get(`${form}?chosen=yes`);
    expect(none.statusCode).toBe(422);
    expect(none.body).toContain("Välj minst en rad");
    const chosen = (await customer.get(`${form}?line-1=yes`)).body;
    expect(chosen).toContain('name="amount-1"');
    expect(chosen).not.toContain('name="amount-2"');
    expect(chosen).toMatch(/3 × 199,50?\s?kr = 598,50\s?kr utan moms/);
  });

  test("what is wrong is told all at once, and nothing typed is lost", async () => {
    const wrong = { "amount-1": "999", "amount-2": "tio", "words-1": "Vi har <en>", wish: "credit" };
    const { statusCode, body } = await customer.submit(`${form}?line-1=yes&line-2=yes`, wrong, form);
    expect(statusCode).toBe(422);
    expect(body).toContain("Av raden återstår 598,50");
    expect(body).toContain("Skriv beloppet med siffror");
    expect(body.match(/Välj vad som är fel med raden/g)?.length).toBeGreaterThanOrEqual(2);
    for (const kept of ['value="999"', 'value="tio"', 'value="Vi har &lt;en>"']) expect(body).toContain(kept);
  });

  test("sent, it is a case on both sides, and stands on the start pages", async () => {
    const right = { "amount-1": "399", "reason-1": "quantity", "words-1": "Vi har en, inte tre.", wish: "credit" };
    const sent = await customer.submit(`${form}?line-1=yes`, right, form);
    expect(sent.statusCode).toBe(303);
    caseOf = String(sent.headers.location);
    await house.runJobs();
    const own = (await customer.get(caseOf)).body;
    const byWhen = "Räkna med svar senast 2026-11-09.";
    for (const told of ["Utreds", "Betala fakturan i tid ändå", "Fel antal: Vi har en, inte tre.", byWhen])
      expect(own).toContain(told);
    expect((await customer.get("/")).body).toContain(`Faktura ${scene.number}`);
    expect((await officer.get("/")).body).toContain("Ett ärende väntar på svar");
    expect((await customer.get(form)).body).toContain("Utreds redan");
    const owed = (await customer.get(`/purchases/${scene.customerId}/account/${scene.invoiceId}`)).body;
    for (const link of [caseOf, form, `/purchases/${scene.customerId}/invoices/${scene.invoiceId}`])
      expect(owed).toContain(`href="${link}"`);
    const desk = (await officer.get(caseOf.replace("/cases", "/desk"))).body;
    expect(desk).toContain(caseOf.replace("/cases/", "/billing/disputes/"));
    expect(desk).not.toContain('value="close"');
  });

  test("the officer must say why, and how much; credited, the customer reads it and the invoice is less", async () => {
    const settle = caseOf.replace("/cases/", "/billing/disputes/");
    expect((await officer.get(settle)).body).toContain('value="399,00"');
    const wrong = await officer.submit(settle, { do: "credit", "amount-1": "", "amount-2": "101" }, settle);
    expect(wrong.statusCode).toBe(422);
    for (const told of ["Av raden återstår 100,00", "Skriv varför"]) expect(wrong.body).toContain(told);
    const none = await officer.submit(settle, { do: "credit", "amount-1": "", reason: "Ja" }, settle);
    expect(none.body).toContain("Skriv hur mycket som ska krediteras av minst en rad");
    const credit = { do: "credit", "amount-1": "399", reason: "Ni <har> rätt." };
    const check = await officer.submit(settle, credit, settle);
    expect(check.statusCode).toBe(200);
    for (const told of ["Kontrollera krediteringen", "399,00", "Ni &lt;har> rätt."]) expect(check.body).toContain(told);
    expect((await officer.submit(settle, { ...credit, do: "edit" }, settle)).body).toContain('value="399"');
    expect((await customer.get(caseOf)).body).not.toContain("Krediterad");
    const right = await officer.submit(settle, { ...credit, do: "issue", reason: "Ni har rätt." }, settle);
    expect(right.statusCode).toBe(303);
    await house.runJobs();
    const own = (await customer.get(caseOf)).body;
    for (const told of ["Krediterad", "Ni har rätt.", `${Number(scene.number) + 1}`]) expect(own).toContain(told);
    const account = await customer.get(`/purchases/${scene.customerId}/account/${scene.invoiceId}`);
    expect(account.body).toContain("374,38");
    // The month still explains what was billed, and says what is left of it once the credit note is taken off.
    const month = `/purchases/${scene.customerId}/specification`;
    expect((await customer.get(`${month}?month=2026-10`)).body).toMatch(/Kvar efter kreditering.+299,50\s?kr/s);
    const { rawPayload } = await customer.get(`${month}.pdf?month=2026-10`);
    expect((await readPaper(rawPayload)).pages.join()).toMatch(/Kvar efter kreditering\s+299,50\s?kr/);
    expect((await officer.get(settle)).body).not.toContain('name="reason"');
    const start = (await customer.get("/")).body;
    expect(start).not.toContain("Era öppna ärenden");
    expect(start).toMatch(/Kvar att betala: 374,38\s?kr/);
    expect((await customer.get(`/purchases/${scene.customerId}`)).body).toMatch(/Kvar att betala: 374,38\s?kr/);
  });

  test("what belongs to others is as if it were not there", async () => {
    const other = await aDisputeScene(house);
    const stranger = await door.signedIn(other.customer);
    const neighbour = await door.signedIn(other.officer);
    expect((await stranger.get(form)).statusCode).toBe(404);
    expect((await stranger.get(caseOf)).statusCode).toBe(404);
    expect((await neighbour.get(caseOf.replace("/cases/", "/billing/disputes/"))).statusCode).toBe(404);
    expect((await customer.get(caseOf.replace("/cases/", "/billing/disputes/"))).statusCode).toBe(403);
    const credit = `/customers/${scene.customerId}/invoices/${scene.invoiceId}/credit`;
    expect((await neighbour.get(credit)).statusCode).toBe(404);
    expect((await officer.get(credit)).statusCode).toBe(200);
  });
});

test("a dispute says by when to expect the answer, that it is late, and no day once the customer is asked", async () => {
  const late = await aDisputeScene(house);
  const caseId = await late.arrived();
  const told = async () => (await (await door.signedIn(late.customer)).get(`/cases/${caseId}`)).body;
  expect(await told()).toContain("Räkna med svar senast 2026-11-09.");
  await house.turnTo("2026-11-10T09:00:00.000Z");
  expect(await told()).toContain("Svaret dröjer. Det skulle ha kommit senast 2026-11-09.");
  await house.perform(late.officer, (work) => replyToParty(work, { caseId, act: "ask", words: "Vilken?", files: [] }));
  await house.runJobs();
  expect(await told()).not.toContain("2026-11-09");
});

test("a line refused before needs something new, and an officer may let it wait", async () => {
  const again = await aDisputeScene(house);
  const refused = await again.arrived();
  await house.perform(again.officer, (work) => refuseDispute(work, { caseId: refused, words: "Ni beställde tre." }));
  await house.runJobs();
  const [theirs, ours] = [await door.signedIn(again.customer), await door.signedIn(again.officer)];
  const address = `/purchases/${again.customerId}/invoices/${again.invoiceId}/dispute`;
  expect((await theirs.get(address)).body).toContain("Avslogs förra gången");
  expect((await theirs.get(`${address}?line-1=yes`)).body).toContain("Raden har prövats förut");
  const same = { "amount-1": "399", "reason-1": "quantity", wish: "credit" };
  const told = await theirs.submit(`${address}?line-1=yes`, same, address);
  expect(told.statusCode).toBe(422);
  expect(told.body).toContain("Skriv vad som är nytt, välj en annan anledning");
  const sent = await theirs.submit(`${address}?line-1=yes`, { ...same, "words-1": "Två har gått tillbaka." }, address);
  expect(sent.statusCode).toBe(303);
  await house.runJobs();
  const caseId = String(sent.headers.location).replace("/cases/", "");
  const hold = `/billing/disputes/${caseId}/hold`;
  expect((await ours.get(`/billing/disputes/${caseId}`)).body).toContain(hold);
  for (const untilOn of ["2026-11-01", "2027-03-01", "i morgon"])
    expect((await ours.submit(hold, { rule: "hold-disputed", untilOn }, hold)).statusCode).toBe(422);
  expect((await ours.submit(hold, { rule: "", untilOn: "2026-12-31" }, hold)).body).toContain("Välj vad som väntar");
  expect((await ours.submit(hold, { rule: "hold-disputed", untilOn: "2026-12-31" }, hold)).statusCode).toBe(303);
  expect((await theirs.get(`/cases/${caseId}`)).body).toMatch(
    /Till och med 2026-12-31 behöver 498,75\s?kr inte betalas/,
  );
  expect((await theirs.get(hold)).statusCode).toBe(403);
});

test("a private care provider asks Vårdgivarservice to credit a single item, without scripts", async () => {
  const one = await aDisputeScene(house);
  const [theirs, ours] = [await door.signedIn(one.customer), await door.signedIn(one.officer)];
  const invoice = `/purchases/${one.customerId}/invoices/${one.invoiceId}`;
  const address = `${invoice}/item-credit`;
  expect((await theirs.get(invoice)).body).toContain(`href="${address}"`);
  const shown = (await theirs.get(`${address}?line-2=yes`)).body;
  for (const reason of ["double", "not-here"]) expect(shown).toContain(`value="${reason}"`);
  expect(shown).not.toContain('value="price"');
  const item = { "amount-2": "100", "reason-2": "double", wish: "credit" };
  const wrong = await theirs.submit(`${address}?line-2=yes`, { ...item, "reason-2": "price" }, address);
  expect(wrong.statusCode).toBe(422);
  const sent = await theirs.submit(`${address}?line-2=yes`, item, address);
  expect(sent.statusCode).toBe(303);
  await house.runJobs();
  const caseId = String(sent.headers.location).replace("/cases/", "");
  expect((await ours.get(`/desk/${caseId}`)).body).toContain("Samma sak står två gånger");
  const settle = `/billing/disputes/${caseId}`;
  const credit = { do: "issue", "amount-2": "100", reason: "Raden stod två gånger." };
  expect((await ours.submit(settle, credit, settle)).statusCode).toBe(303);
  await house.runJobs();
  expect((await theirs.get(`/cases/${caseId}`)).body).toContain("Raden stod två gånger.");
});

describe("the creditor's rules", () => {
  const policy = "/billing/dispute-policy";
  test("are said from a day on, every fault told", async () => {
    const wrong = { rule: "", holdDays: "91", secondFrom: "mycket", fromOn: "2020-01-01" };
    const refused = await officer.submit(policy, wrong, policy);
    expect(refused.statusCode).toBe(422);
    for (const told of ["Välj vad som gäller", "mellan 1 och 90", "Skriv beloppet med siffror"])
      expect(refused.body).toContain(told);
    const early = { rule: "hold-all", holdDays: "20", secondFrom: "", fromOn: "2020-01-01" };
    expect((await officer.submit(policy, early, policy)).body).toContain("Välj i dag eller en senare dag");
    const right = await officer.submit(policy, { ...early, secondFrom: "0", fromOn: "2026-11-02" }, policy);
    expect(right.statusCode).toBe(303);
    expect((await customer.get(form)).body).toContain("Fakturan påminns inte medan vi utreder");
  });

  test("two must agree: the first is told so, the second does it", async () => {
    const credit = `/customers/${scene.customerId}/invoices/${scene.invoiceId}/credit`;
    const wish = { "amount-2": "100", reason: "Fel pris" };
    expect((await officer.submit(credit, wish, credit)).body).toContain("Kontrollera krediteringen");
    expect((await officer.get("/billing/credits")).body).not.toContain("Fel pris");
    const asked = await officer.submit(credit, { ...wish, do: "issue" }, credit);
    expect(asked.statusCode).toBe(303);
    const list = (await officer.get("/billing/credits")).body;
    const page = /href="(\/billing\/credits\/[^"]+)"/.exec(list)?.[1] ?? "";
    expect((await officer.get(page)).body).toContain("Någon annan än du måste godkänna den");
    const second = await door.signedIn(await scene.colleague());
    expect((await second.get("/")).body).toContain("En kreditering väntar på en andra person");
    expect((await second.get(page)).body).toContain("125,00");
    expect((await second.submit(page, { do: "issue" }, page)).statusCode).toBe(303);
    expect((await second.get(page)).body).not.toContain("Godkänn och gör kreditfakturan");
  });
});

test("with the collection company it is no longer the creditor's to look into", async () => {
  const late = await aDisputeScene(house);
  await remindsBy(house, late.officer, "2026-11-02", { daysFirst: 1, daysSecond: 1, daysThird: 1, daysCollection: 8 });
  await house.perform(late.officer, (work) =>
    enterRate(work, { fromOn: localDate("2026-07-01"), percent: decimal("2.00"), source: "Riksbanken" }),
  );
  for (const day of ["2026-12-03", "2026-12-04", "2026-12-07", "2026-12-15"]) await remindOn(house, day);
  const theirs = `/purchases/${late.customerId}/invoices/${late.invoiceId}/dispute`;
  const browser = await door.signedIn(late.customer);
  const { body } = await browser.get(`${theirs}?line-1=yes`);
  expect(body).toContain("har Inkasso Prov AB tagit över kravet");
  expect(body).toContain("08-123 45 67");
  expect(body).not.toContain('name="amount-1"');
});
