import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { testDoor } from "../../../test/support/door.ts";
import { testHouse } from "../../../test/support/house.ts";
import { anOfficer, aSupplier, type Known, password } from "../../../test/support/people.ts";
import { saveAs, settingsAs } from "../../../test/support/settings-form.ts";
import { getPaymentPolicy } from "../../domain/settings/payment-policy.ts";
import { paymentPolicyRoutes } from "../desk/payment-policy.tsx";
import { notMeRoutes } from "../public/not-me.tsx";
import { settingsRoutes } from "./settings-send.tsx";

const house = testHouse({ startsAt: "2026-09-01T08:00:00.000Z" });
const door = testDoor(house, { routes: [...settingsRoutes, ...notMeRoutes, ...paymentPolicyRoutes] });
const page = "/settings/send";
let support: Known;
let owner: Known;
let second: Known;

beforeAll(async () => {
  support = await anOfficer(house, { role: "support" });
});

beforeEach(async () => {
  await house.turnTo("2026-09-01T08:00:00.000Z");
  owner = await aSupplier(house);
  second = await aSupplier(house, { organisationId: owner.actor.organisationId });
  await saveAs(house, owner);
  await house.turnTo("2026-11-23T08:00:00.000Z");
  const accounts = [{ kind: "bankgiro", number: "9912346" }] as never;
  await saveAs(house, owner, { accounts }, { version: 1 });
});

const wordsOf = (html: string): string => html.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");

describe("a changed account that waits", () => {
  test("is told on the page with its day, and whoever made it sees no button to approve", async () => {
    const words = wordsOf((await (await door.signedIn(owner.actor)).get(page)).body);
    expect(words).toContain("Det används från och med 2026-11-27. Till dess står det gamla på era fakturor.");
    expect(words).toContain("5402-9681 991-2346");
    expect(words).toContain("Dessutom måste en annan ägare hos er godkänna ändringen.");
    expect(words).not.toContain("Godkänn ändringen");
  });

  test("another owner approves it with the password; without it, the fault stands at the field", async () => {
    const browser = await door.signedIn(second.actor);
    expect((await browser.get(page)).body).toContain("Godkänn ändringen");
    const approval = `${page}/waiting/approval`;
    const empty = await browser.submit(approval, { password: "" }, approval);
    expect(empty.statusCode).toBe(422);
    expect(empty.body).toContain("Skriv ditt lösenord");
    const approved = await browser.submit(approval, { password }, approval);
    expect([approved.statusCode, approved.headers.location]).toEqual([303, page]);
    expect(wordsOf((await browser.get(page)).body)).toContain("Ändringen är godkänd.");
  });

  test("is taken back by one press", async () => {
    const browser = await door.signedIn(second.actor);
    const withdrawn = await browser.submit(page, {}, `${page}/waiting/withdrawal`);
    expect(withdrawn.statusCode).toBe(303);
    expect((await browser.get(page)).body).not.toContain("Ett ändrat konto väntar");
  });
});

describe("the link in the letter", () => {
  const link = async () => {
    const { facts } = await house.everything
      .selectFrom("mails")
      .select("facts")
      .where("to_address", "=", owner.email)
      .where("kind", "=", "payment-account-proposed")
      .executeTakeFirstOrThrow();
    return `/not-me/${(facts as { token: string }).token}`;
  };

  test("changes nothing by being opened, stops everything by one press, and then says so", async () => {
    const path = await link();
    const visitor = door.visitor();
    const opened = await visitor.get(path);
    expect(wordsOf(opened.body)).toContain("sänds inga fakturor från företaget");
    expect(await settingsAs(house, owner)).toMatchObject({ isStopped: false });
    const stopped = await visitor.submit(path, {}, path);
    expect([stopped.statusCode, stopped.headers.location]).toEqual([303, "/not-me"]);
    expect(wordsOf((await visitor.get("/not-me")).body)).toContain("Leverantörsstödet har fått ett ärende");
    expect(await settingsAs(house, owner)).toMatchObject({ isStopped: true });
    const again = await visitor.get(path);
    expect([again.statusCode, wordsOf(again.body).includes("Det är redan stoppat")]).toEqual([404, true]);
    expect(wordsOf((await (await door.signedIn(owner.actor)).get(page)).body)).toContain("Allt är stoppat");
  });

  test("that nobody knows is told so", async () => {
    const answered = await door.visitor().get(`/not-me/${"x".repeat(43)}`);
    expect([answered.statusCode, wordsOf(answered.body).includes("Länken känns inte igen")]).toEqual([404, true]);
  });
});

describe("the region's rules", () => {
  const rules = "/desk/payment-policy";

  test("are set by supplier support, all faults at once with what was typed", async () => {
    const browser = await door.signedIn(support.actor);
    const typed = { bankDays: "sju", cautiousBankDays: "99", secondPerson: "" };
    const faulty = await browser.submit(rules, typed, rules);
    expect(faulty.statusCode).toBe(422);
    for (const sentence of [
      "Skriv ett antal dagar mellan 0 och 30",
      "Skriv ett antal dagar mellan 0 och 60, minst lika många som i vanliga fall",
      "Välj vem mer som ska godkänna",
    ])
      expect(faulty.body).toContain(sentence);
    expect(faulty.body).toContain('value="sju"');
    const right = { bankDays: "5", cautiousBankDays: "5", secondPerson: "region" };
    expect((await browser.submit(rules, right, rules)).statusCode).toBe(303);
    const policy = await house.perform(owner.actor, getPaymentPolicy);
    expect(policy).toEqual({ bankDays: 5, cautiousBankDays: 5, secondPerson: "region" });
  });

  test("are nothing for an officer or a supplier", async () => {
    const officer = await anOfficer(house, { organisationId: support.actor.organisationId });
    for (const { actor } of [officer, owner])
      expect((await (await door.signedIn(actor)).get(rules)).statusCode).toBe(403);
  });
});
