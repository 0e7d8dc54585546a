import { beforeAll, describe, expect, test } from "vitest";
import { anIssuedInvoice, aUnit } from "../../../test/support/documents.ts";
import { readPaper } from "../../../test/paper/read-paper.ts";
import { testDoor } from "../../../test/support/door.ts";
import { testHouse } from "../../../test/support/house.ts";
import { anOfficer, aSupplier, type Known } from "../../../test/support/people.ts";
import { attachmentRoutes } from "./attachment-pages.tsx";
import { invoicePageRoutes } from "./invoice-page.tsx";

const house = testHouse();
const door = testDoor(house, { routes: [...invoicePageRoutes, ...attachmentRoutes] });
let seller: Known;
let officer: Known;
let unit: string;

beforeAll(async () => {
  seller = await aSupplier(house);
  officer = await anOfficer(house);
  unit = await aUnit(house, [officer.actor]);
});

const issue = () => anIssuedInvoice(house, seller.actor, { receiverId: unit });
/** The page's words, without markup. */
const wordsOf = (html: string): string => html.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");

describe("an issued invoice's page", () => {
  test("before delivery it says that delivery is under way, and claims nothing more", async () => {
    const { invoiceId } = await issue();
    const words = wordsOf((await (await door.signedIn(seller.actor)).get(`/invoices/${invoiceId}`)).body);
    expect(words).toContain("Leverans pågår");
    expect(words).not.toContain("Levererad till mottagarens inkorg");
    await house.runJobs();
  });

  test("after delivery it says so, and that an answer is awaited", async () => {
    const { invoiceId } = await issue();
    await house.runJobs();
    const words = wordsOf((await (await door.signedIn(seller.actor)).get(`/invoices/${invoiceId}`)).body);
    expect(words).toContain("Levererad till mottagarens inkorg");
    expect(words).toContain("Svar från mottagaren Brukar komma inom tre arbetsdagar.");
    expect(words).not.toContain("Mottagaren har");
  });

  test("what was given up says why, and can be tried again from the page", async () => {
    const { invoiceId } = await issue();
    await house.runJobs();
    await house.everything
      .updateTable("deliveries")
      .set({ state: "given-up", standing: "stopped", reason: "no-answer" })
      .where("invoice_id", "=", invoiceId)
      .execute();
    const browser = await door.signedIn(seller.actor);
    const words = wordsOf((await browser.get(`/invoices/${invoiceId}`)).body);
    expect(words).toContain("Fakturan har inte kommit fram");
    expect(words).toContain("Mottagarens inkorg svarade inte.");
    const retried = await browser.submit(`/invoices/${invoiceId}`, {}, `/invoices/${invoiceId}/delivery`);
    expect(retried.headers.location).toBe(`/invoices/${invoiceId}`);
    await house.runJobs();
    const { state } = await house.everything
      .selectFrom("deliveries")
      .select("state")
      .where("invoice_id", "=", invoiceId)
      .executeTakeFirstOrThrow();
    expect(state).toBe("delivered");
  });

  test("is fetched as a PDF that says what the page says, under a name that tells what it is", async () => {
    const { invoiceId, number } = await issue();
    const answer = await (await door.signedIn(seller.actor)).get(`/invoices/${invoiceId}/pdf`);
    expect(answer.headers["content-type"]).toBe("application/pdf");
    expect(answer.headers["content-disposition"]).toMatch(/^attachment; filename="Faktura /);
    const paper = await readPaper(answer.rawPayload);
    expect(paper.pages[0]).toContain(number);
  });

  test("another company's invoice, its XML and its files are as if absent; so is what does not exist", async () => {
    const { invoiceId } = await issue();
    await house.runJobs();
    const stranger = await door.signedIn((await aSupplier(house)).actor);
    const own = await door.signedIn(seller.actor);
    const below = ["", "/ubl", "/pdf", "/attachments/0197a000-0000-7000-8000-00000000dead"];
    for (const path of below) expect((await stranger.get(`/invoices/${invoiceId}${path}`)).statusCode, path).toBe(404);
    for (const id of ["0197a000-0000-7000-8000-00000000dead", "x", "..%2fnew"])
      expect((await own.get(`/invoices/${id}`)).statusCode, id).toBe(404);
    expect((await (await door.signedIn(officer.actor)).get(`/invoices/${invoiceId}`)).statusCode).toBe(403);
  });

  test("a reader sees it but is offered nothing to do", async () => {
    const { invoiceId, ubl } = await issue();
    const reader = await aSupplier(house, { role: "reader", organisationId: seller.actor.organisationId });
    const browser = await door.signedIn(reader.actor);
    const page = await browser.get(`/invoices/${invoiceId}`);
    expect(page.statusCode).toBe(200);
    expect(wordsOf(page.body)).not.toContain("Kreditera");
    expect((await browser.get(`/invoices/${invoiceId}/ubl`)).rawPayload.equals(Buffer.from(ubl))).toBe(true);
    await house.runJobs();
  });
});
