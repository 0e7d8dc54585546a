/** The browser's verdict on a form, from the data its page carries, against the server's own when the form is sent. */
import { beforeAll, describe, expect, test } from "vitest";
import { testDoor } from "../../../../test/support/door.ts";
import { testHouse } from "../../../../test/support/house.ts";
import { type Market, openMarket } from "../../../../test/support/seller.ts";
import { aSupplier, type Known } from "../../../../test/support/people.ts";
import type { DraftFault } from "../../../domain/invoices/draft-fault.ts";
import { type DraftFields, draftFieldsFrom } from "../../../domain/invoices/draft-fields.ts";
import { InvoiceNotReady } from "../../../domain/invoices/invoice-not-ready.ts";
import { issueInvoice } from "../../../domain/invoices/issue-invoice.ts";
import { saveDraft } from "../../../domain/invoices/save-draft.ts";
import { routes } from "../../routes.ts";
import type { EditorKnowledge } from "../../supplier/invoice-editor-facts.tsx";
import { judge } from "./rules.ts";

const house = testHouse();
const door = testDoor(house, { routes });
let sells: Seller;
let unregistered: Seller;
let unpaid: Seller;

interface Seller extends Market {
  readonly known: Known;
}

async function seller(): Promise<Seller> {
  const market = await openMarket(house);
  return { ...market, known: await aSupplier(house, { organisationId: market.seller, role: "biller" }) };
}

beforeAll(async () => {
  sells = await seller();
  unregistered = await seller();
  await house.everything
    .updateTable("organisations")
    .set({ vat_number: null, f_skatt: false })
    .where("id", "=", unregistered.seller)
    .execute();
  unpaid = await seller();
  await house.everything.deleteFrom("payment_accounts").where("organisation_id", "=", unpaid.seller).execute();
});

const line = (place: number, change: DraftFields = {}): DraftFields =>
  Object.fromEntries(
    Object.entries({
      description: "Service",
      quantity: "2",
      unit: "tim",
      price: "650",
      vat: "25",
      vatReason: "",
      allowance: "",
      ...change,
    }).map(([name, text]) => [`lines.${place}.${name}`, text]),
  );

const good: DraftFields = { reference1: "123456", deliveryOn: "2026-11-20", ...line(1) };

const adjustment = (change: DraftFields): DraftFields =>
  Object.fromEntries(
    Object.entries({ kind: "charge", amount: "50", reason: "Frakt", vat: "25", vatReason: "", ...change }).map(
      ([name, text]) => [`adjustments.1.${name}`, text],
    ),
  );

interface Told {
  readonly path: string;
  readonly code: string;
  readonly rule: string | undefined;
}

const told = (faults: readonly DraftFault[]): Told[] =>
  faults.map(({ path, code, params }) => ({ path, code, rule: params["rule"] }));

async function draftOf(at: Seller, fields: DraftFields): Promise<string> {
  const draft = await house.perform(at.biller, (work) =>
    saveDraft(work, { id: work.newId(), version: 0, fields: draftFieldsFrom({ receiver: at.unit, ...fields }) }),
  );
  return draft.id;
}

/** What sending says; nothing is sent. */
async function serverSays(at: Seller, draftId: string): Promise<Told[]> {
  const taken = new Error("Sent, and taken back");
  try {
    await house.perform(at.biller, async (work) => {
      await issueInvoice(work, { draftId, version: 1 });
      throw taken;
    });
  } catch (error) {
    if (error instanceof InvoiceNotReady) return told(error.faults);
    if (error !== taken) throw error;
  }
  return [];
}

/** What the rules say in the browser: of what stands in the form, from the data that its page carries, and nothing else. */
async function browserSays(at: Seller, draftId: string): Promise<Told[]> {
  const { body } = await (await door.signedIn(at.known.actor)).get(`/invoices/drafts/${draftId}`);
  const text = /<data id="editor-facts" value="([^"]*)"/.exec(body)?.[1] ?? "";
  const { facts } = JSON.parse(
    text.replaceAll("&quot;", '"').replaceAll("&lt;", "<").replaceAll("&amp;", "&"),
  ) as EditorKnowledge;
  const { fields } = await house.everything
    .selectFrom("invoice_drafts")
    .select("fields")
    .where("id", "=", draftId)
    .executeTakeFirstOrThrow();
  return told(judge(fields as DraftFields, facts));
}

describe("the browser and the server say the same of", () => {
  const forms: readonly (readonly [string, () => Seller, DraftFields])[] = [
    ["a form that can be sent", () => sells, good],
    ["an empty form", () => sells, {}],
    ["a form without a receiver", () => sells, { ...good, receiver: "" }],
    [
      "cells that cannot be read",
      () => sells,
      { ...good, ...line(2, { price: "gratis", unit: "balja" }), ...line(3, { vat: "20" }) },
    ],
    ["a reference in another form", () => sells, { ...good, reference1: "12 34" }],
    ["days that are none", () => sells, { ...good, deliveryOn: "31/2", dueOn: "2026-01-01", issueOn: "2027-01-01" }],
    ["no VAT, for a reason not told", () => sells, { ...good, ...line(2, { vat: "0-other" }) }],
    ["reverse charge beside ordinary VAT", () => sells, { ...good, ...line(2, { vat: "reverse" }) }],
    ["an allowance larger than its line", () => sells, { ...good, ...line(2, { allowance: "9 999" }) }],
    ["a charge without words", () => sells, { ...good, ...adjustment({ reason: "" }) }],
    [
      "a charge, an allowance and whole kronor",
      () => sells,
      { ...good, ...adjustment({}), rounding: "yes", ...line(1, { allowance: "10 %" }) },
    ],
    [
      "sums that no invoice can carry",
      () => sells,
      { ...good, ...line(2, { quantity: "999999999999", price: "9999999999" }) },
    ],
    ["a credit of nothing", () => sells, { ...good, kind: "credit-note", credits: "", ...line(1, { price: "0" }) }],
    ["signs that turn text around", () => sells, { ...good, note: "\u202E1234", order: "a\u0007b" }],
    ["a company without VAT number that charges VAT", () => unregistered, good],
    [
      "the same, with other things to mend",
      () => unregistered,
      { ...good, reference1: "", ...line(2, { vat: "0-health" }) },
    ],
    ["the same, with a line to mend", () => unregistered, { ...good, ...line(2, { price: "gratis" }) }],
    ["a seller that cannot be paid", () => unpaid, good],
  ];
  test.each(forms)("%s", async (_name, at, fields) => {
    const draftId = await draftOf(at(), fields);
    expect(await browserSays(at(), draftId)).toEqual(await serverSays(at(), draftId));
  });
});

test("a broken rule is told at the field that caused it, with its name", async () => {
  const draftId = await draftOf(unregistered, { ...good, ...line(1, { vat: "0-health" }), ...line(2) });
  expect(await browserSays(unregistered, draftId)).toEqual([
    { path: "lines.1.vat", code: "rule", rule: "BR-E-02" },
    { path: "lines.2.vat", code: "rule", rule: "BR-S-02" },
  ]);
});

test("what has its own fault is not told again as a rule, and other rules are told beside it", async () => {
  const draftId = await draftOf(unregistered, { ...good, reference1: "" });
  expect(await browserSays(unregistered, draftId)).toEqual([
    { path: "reference1", code: "reference-missing", rule: undefined },
    { path: "lines.1.vat", code: "rule", rule: "BR-S-02" },
  ]);
});
