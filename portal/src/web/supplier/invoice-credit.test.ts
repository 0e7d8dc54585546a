import { beforeAll, describe, expect, test } from "vitest";
import { formsIn, testDoor, type TestBrowser } from "../../../test/support/door.ts";
import { testHouse } from "../../../test/support/house.ts";
import { aSupplier } from "../../../test/support/people.ts";
import { type Market, openMarket } from "../../../test/support/seller.ts";
import { issueInvoice } from "../../domain/invoices/issue-invoice.ts";
import { getDraft } from "../../domain/invoices/queries.ts";
import { saveDraft } from "../../domain/invoices/save-draft.ts";
import { invoiceRoutes } from "./invoice-routes.ts";

const house = testHouse();
const door = testDoor(house, { routes: invoiceRoutes });
let at: Market;
let browser: TestBrowser;

beforeAll(async () => {
  at = await openMarket(house);
  browser = await door.signedIn((await aSupplier(house, { organisationId: at.seller })).actor);
});

async function issued(): Promise<string> {
  return house.perform(at.biller, async (work) => {
    const fields = {
      kind: "invoice",
      receiver: at.unit,
      reference1: "123456",
      deliveryOn: "2026-11-20",
      "lines.1.description": "Takarbete <b>",
      "lines.1.quantity": "8",
      "lines.1.unit": "tim",
      "lines.1.price": "650",
      "lines.1.vat": "25",
      "adjustments.1.kind": "charge",
      "adjustments.1.amount": "100",
      "adjustments.1.reason": "Frakt",
      "adjustments.1.vat": "25",
    };
    const draft = await saveDraft(work, { id: work.newId(), version: 0, fields });
    return (await issueInvoice(work, { draftId: draft.id, version: draft.version })).invoiceId;
  });
}

const submit = (id: string, fields: Readonly<Record<string, string>>) =>
  browser.submit(`/invoices/${id}/credit`, fields);
const wordsOf = (html: string): string => html.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");

async function draftOf(location: string | undefined) {
  const id = (location ?? "").split("/").at(-1) ?? "";
  return house.perform(at.biller, (work) => getDraft(work, id));
}

async function credited(id: string, fields: Readonly<Record<string, string>>): Promise<void> {
  const draft = await draftOf((await submit(id, fields)).headers.location);
  await house.perform(at.biller, (work) => issueInvoice(work, { draftId: draft.id, version: draft.version }));
}

describe("the credit page", () => {
  test("shows what was invoiced, credited and left of each line, and takes part of one", async () => {
    const id = await issued();
    await credited(id, { do: "parts", "lines.1.quantity": "3" });
    const words = wordsOf((await browser.get(`/invoices/${id}/credit`)).body);
    expect(words).toContain("Takarbete &lt;b> 8 tim, 5 200,00 kr 3 tim, 1 950,00 kr 5 tim, 3 250,00 kr");
    expect(words).toContain("Frakt 100,00 kr Inget 100,00 kr");
    expect(words).toContain("Kreditera allt som återstår, 4 187,50 kr");
    const draft = await draftOf((await submit(id, { do: "parts", "lines.1.amount": "250,50" })).headers.location);
    expect(draft.fields).toMatchObject({ kind: "credit-note", "lines.1.quantity": "1", "lines.1.price": "250,5" });
  });

  test("one button takes all that is left, and is gone when nothing is", async () => {
    const id = await issued();
    await credited(id, { do: "all" });
    const { body } = await browser.get(`/invoices/${id}/credit`);
    expect(body).toContain("Allt är redan krediterat.");
    expect(body).not.toContain("Kreditera allt som återstår");
  });

  const slips: readonly [string, Record<string, string>, string, string][] = [
    ["nothing", {}, "lines.1.quantity", "Skriv ett antal eller ett belopp på minst en rad."],
    ["both", { "lines.1.quantity": "1", "lines.1.amount": "1" }, "lines.1.quantity", "antingen antal eller belopp"],
    ["words", { "lines.1.quantity": "tre" }, "lines.1.quantity", "med siffror"],
    ["what can be read in two ways", { "lines.1.amount": "1,234" }, "lines.1.amount", ""],
    ["a minus", { "lines.1.amount": "-5" }, "lines.1.amount", "utan minus"],
    ["more than is left", { "lines.1.quantity": "9" }, "lines.1.quantity", "återstår 5.200,00"],
    ["more than the charge", { "adjustments.1.amount": "101" }, "adjustments.1.amount", "100,00"],
    ["a line there is not", { "lines.7.quantity": "1" }, "lines.1.quantity", "minst en rad"],
  ];

  test.each(slips)("tells at the field when %s is written, and keeps it", async (_, fields, field, words) => {
    const id = await issued();
    const { body, statusCode } = await submit(id, { do: "parts", ...fields });
    expect(statusCode).toBe(422);
    expect(body).toContain(`href="#${encodeURIComponent(field)}"`);
    expect(body).toMatch(new RegExp(`id="${field.replaceAll(".", "\\.")}-error"[^]*?${words}`));
    for (const [name, text] of Object.entries(fields))
      if (!name.includes("7")) expect(body).toMatch(new RegExp(`name="${name}"[^>]*value="${text}"`));
  });

  test("all faults are told at once", async () => {
    const id = await issued();
    const { body } = await submit(id, { do: "parts", "lines.1.quantity": "x", "adjustments.1.amount": "y" });
    expect(body.match(/class="field-error"/g)).toHaveLength(2);
  });

  test("more than is left goes on when the person says that it is meant, and the draft remembers it", async () => {
    const id = await issued();
    const asked = await submit(id, { do: "parts", "lines.1.quantity": "9" });
    expect(asked.body).toContain('name="meansMore"');
    const meant = await submit(id, { do: "parts", "lines.1.quantity": "9", meansMore: "yes" });
    expect((await draftOf(meant.headers.location)).fields).toMatchObject({
      creditMore: "yes",
      "lines.1.quantity": "9",
    });
  });

  test("a credit note offers nothing to credit", async () => {
    const id = await issued();
    const draft = await draftOf((await submit(id, { do: "all" })).headers.location);
    const { invoiceId } = await house.perform(at.biller, (work) =>
      issueInvoice(work, { draftId: draft.id, version: draft.version }),
    );
    const { body } = await browser.get(`/invoices/${invoiceId}/credit`);
    expect(body).toContain("En kreditfaktura kan inte krediteras");
    expect(formsIn(body).map(({ action }) => action)).not.toContain(`/invoices/${invoiceId}/credit`);
  });

  test("the same press twice leads to the same draft", async () => {
    const id = await issued();
    const form = formsIn((await browser.get(`/invoices/${id}/credit`)).body).find(({ action }) =>
      action.endsWith("/credit"),
    );
    const press = { ...form?.hidden, do: "all" };
    const [first, second] = [
      await browser.post(`/invoices/${id}/credit`, press),
      await browser.post(`/invoices/${id}/credit`, press),
    ];
    expect(first.headers.location).toMatch(/^\/invoices\/drafts\//);
    expect(second.headers.location).toBe(first.headers.location);
  });

  test("the invoice's page shows the chain and what is left", async () => {
    const id = await issued();
    await house.turnBy({ minutes: 1 });
    await credited(id, { do: "parts", "lines.1.quantity": "8" });
    const words = wordsOf((await browser.get(`/invoices/${id}`)).body);
    expect(words).toMatch(
      /Hör ihop Faktura F-\d+ 6 625,00 kr Faktura 2026-11-21 · Den du ser Kreditfaktura F-\d+ −6 500,00 kr/,
    );
    expect(words).toMatch(/Kvar av F-\d+ 125,00 kr/);
  });
});
