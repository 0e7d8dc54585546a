import { sql } from "kysely";
import { beforeEach, describe, expect, test } from "vitest";
import { testHouse } from "../../test/support/house.ts";
import { importable, importedNumber, importOf } from "../../test/support/importable.ts";
import { pack } from "../../../packages/einvoice/test/pack.ts";
import { aSupplier, type Known } from "../../test/support/people.ts";
import { type Market, openMarket, personOf } from "../../test/support/seller.ts";
import { itemStates } from "../domain/imports/import.ts";
import { openImport, readBatch } from "../domain/imports/read-import.ts";
import { findImport, listItems } from "../domain/imports/queries.ts";
import { cancelImport, sendImport } from "../domain/imports/send-import.ts";
import { sendNextItem } from "../domain/imports/send-item.ts";
import { Refusal } from "../domain/refusal.ts";

const house = testHouse();
let at: Market & { readonly owner: Known };
let sound: string;
beforeEach(async () => {
  await house.forgetJobs();
  const market = await openMarket(house);
  at = { ...market, owner: await aSupplier(house, { organisationId: market.seller, role: "owner" }) };
  sound = await importable(house, { ...at, biller: at.owner.actor });
});

const numbered = (number: string, xml = sound) => xml.replaceAll(importedNumber, number);
const archive = (documents: readonly string[]) =>
  pack(documents.map((bytes, index) => ({ name: `faktura-${index + 1}.xml`, bytes })));
const begin = (bytes: Uint8Array, name = "fakturor.zip") => importOf(house, at.owner.actor, { name, bytes });
const look = (id: string) => house.perform(at.owner.actor, (work) => findImport(work, id));
const send = (id: string) => house.perform(at.owner.actor, (work) => sendImport(work, id));
const items = (id: string) =>
  house.perform(at.owner.actor, (work) =>
    listItems(work, { importId: id, states: itemStates, page: 1, pageSize: 500 }),
  );
const invoices = async () =>
  (
    await house.everything
      .selectFrom("invoices")
      .select("number")
      .where("organisation_id", "=", at.seller)
      .orderBy("number")
      .execute()
  ).map(({ number }) => number);

async function readAll(documents: readonly string[]) {
  const { id } = await begin(archive(documents));
  await house.runJobs();
  return id;
}

/** The codes of one document's faults; for a rule, its name. */
async function faultsOf(xml: string): Promise<readonly string[]> {
  const id = await readAll([xml]);
  const [item] = await items(id);
  return (item?.faults ?? []).map(({ code, params }) => (code === "rule" ? (params["rule"] ?? "") : code));
}

test("a zip is read, waits for a yes, and is sent as its bytes came", async () => {
  const id = await readAll([numbered("A-1"), numbered("A-2")]);
  expect(await look(id)).toMatchObject({ state: "read", counts: { ready: 2, faulty: 0, sent: 0 } });
  expect(await invoices()).toEqual([]);
  await send(id);
  await house.runJobs();
  expect(await look(id)).toMatchObject({ state: "done", counts: { ready: 0, faulty: 0, sent: 2 } });
  expect(await invoices()).toEqual(["A-1", "A-2"]);
  const [first] = await items(id);
  const kept = await house.everything
    .selectFrom("invoice_documents")
    .select("ubl")
    .where("invoice_id", "=", first?.invoiceId ?? "")
    .executeTakeFirstOrThrow();
  expect(kept.ubl.toString()).toBe(numbered("A-1"));
  const received = await house.everything
    .selectFrom("inbox_documents")
    .select("id")
    .where("organisation_id", "=", at.region)
    .execute();
  expect(received).toHaveLength(2);
});

const deliveryTerms = "<cac:DeliveryTerms><cbc:ID>DAP</cbc:ID></cac:DeliveryTerms>";

/** As many business systems write it: with an identity of the document that its readers have no use for. */
function identified(xml: string): string {
  return xml.replace("<cbc:IssueDate>", "<cbc:UUID>0b1c2d3e-4f50-6172-8394-a5b6c7d8e9f0</cbc:UUID><cbc:IssueDate>");
}

test("an identity that the sender's program gave the document is no hindrance, and is kept in its bytes", async () => {
  const xml = identified(numbered("U-1"));
  expect(xml).toContain("<cbc:UUID>");
  const id = await readAll([xml]);
  await send(id);
  await house.runJobs();
  const [item] = await items(id);
  expect(item).toMatchObject({ state: "sent", faults: [] });
  const kept = await house.everything
    .selectFrom("invoice_documents")
    .select("ubl")
    .where("invoice_id", "=", item?.invoiceId ?? "")
    .executeTakeFirstOrThrow();
  expect(kept.ubl.toString()).toBe(xml);
});

describe("a document is faulty, told in a word of its own, when", () => {
  const cases: readonly [string, (xml: string) => string, string][] = [
    ["it is no XML", () => "<Invoice", "UBL"],
    ["it is another document", () => "<Order xmlns='urn:x'/>", "UBL"],
    ["it breaks a rule", (xml) => xml.replace(/<cbc:IssueDate>[^<]*<\/cbc:IssueDate>/, ""), "BR-03"],
    ["it asks for payment to another account", (xml) => xml.replaceAll("54029681", "50501055"), "import-account"],
    ["its giro is another kind", (xml) => xml.replaceAll("SE:BANKGIRO", "SE:PLUSGIRO"), "import-account"],
    [
      "it names no account",
      (xml) => xml.replace(/<cac:PaymentMeans>[\s\S]*<\/cac:PaymentMeans>/, ""),
      "import-account-missing",
    ],
    ["its reference is of the wrong form", (xml) => xml.replace(">123456<", ">12<"), "import-reference-form"],
    ["its currency is another", (xml) => xml.replaceAll("SEK", "EUR"), "import-currency"],
    [
      "it holds what we do not show",
      (xml) => xml.replace("<cbc:IssueDate>", "<cbc:UUID>0</cbc:UUID><cbc:IssueDate>"),
      "import-unread",
    ],
    [
      "it holds what we do not show, behind what is harmless",
      (xml) => identified(xml).replace("<cac:PaymentMeans>", `${deliveryTerms}<cac:PaymentMeans>`),
      "import-unread",
    ],
  ];
  test.each(cases)("%s", async (_, change, code) => {
    expect(change(sound)).not.toBe(sound);
    expect(await faultsOf(change(sound))).toContain(code);
  });

  test("its seller is another company, or its receiver is unknown", async () => {
    const [, other = ""] = />(\d{10})</.exec(await importable(house, await openMarket(house))) ?? [];
    const own = />(\d{10})</.exec(sound)?.[1] ?? "";
    expect(await faultsOf(sound.replaceAll(own, other))).toContain("import-seller");
    const buyer = /<cac:AccountingCustomerParty>[\s\S]*?<cbc:EndpointID schemeID="0007">(\d+)</.exec(sound)?.[1] ?? "";
    expect(await faultsOf(sound.replaceAll(buyer, other))).toContain("import-receiver");
  });

  test("its payee is somebody the settings do not name", async () => {
    const payee = `<cac:PayeeParty><cac:PartyName><cbc:Name>Annan AB</cbc:Name></cac:PartyName></cac:PayeeParty>`;
    const xml = sound.replace("</cac:AccountingCustomerParty>", `</cac:AccountingCustomerParty>${payee}`);
    expect(await faultsOf(xml)).toContain("import-payee");
  });

  test("its number stands twice in the file, or was used before", async () => {
    const id = await readAll([numbered("B-1"), numbered("b - 1")]);
    expect((await items(id)).map(({ state }) => state)).toEqual(["ready", "faulty"]);
    await send(id);
    await house.runJobs();
    expect(await faultsOf(numbered("B–1"))).toEqual(["invoice-number-taken"]);
    expect(await invoices()).toEqual(["B-1"]);
  });
});

test("what has become wrong since it was read is not sent, and the others are", async () => {
  const id = await readAll([numbered("C-1"), numbered("C-2")]);
  const earlier = await readAll([numbered("C-1", sound.replace("Konsultation", "Annat"))]);
  await send(earlier);
  await house.runJobs();
  await send(id);
  await house.runJobs();
  expect((await items(id)).map(({ state }) => state)).toEqual(["faulty", "sent"]);
  expect(await invoices()).toEqual(["C-1", "C-2"]);
});

test("an account that is no longer in use when the yes comes stops the sending", async () => {
  const id = await readAll([numbered("D-1")]);
  await sql`update payment_accounts set number = '50501055' where organisation_id = ${at.seller}`.execute(
    house.everything,
  );
  await send(id);
  await house.runJobs();
  expect((await items(id)).map(({ faults }) => faults.map(({ code }) => code))).toEqual([["import-account"]]);
  expect(await invoices()).toEqual([]);
});

test("killed between batches and between documents it goes on; told twice, and two at once, nothing is sent twice", async () => {
  const documents = Array.from({ length: 120 }, (_, index) => numbered(`E-${1000 + index}`));
  const { id } = await begin(archive(documents));
  const { actor } = at.owner;
  const opened = await house.perform(actor, (work) => openImport(work, id));
  await house.perform(actor, (work) => readBatch(work, id, { documents: opened, looked: new Map() }));
  expect(await look(id)).toMatchObject({ state: "uploaded", readCount: 50 });
  await house.runJobs();
  await house.perform(actor, (work) => readBatch(work, id, { documents: opened, looked: new Map() }));
  expect(await look(id)).toMatchObject({ state: "read", counts: { ready: 120 } });
  await Promise.all([send(id), send(id)]);
  await house.perform(actor, (work) => sendNextItem(work, id));
  await expect(
    house.perform(actor, async (work) => {
      await sendNextItem(work, id);
      throw new Error("killed before its commit");
    }),
  ).rejects.toThrow("killed");
  await Promise.all([1, 2].map(() => house.perform(actor, (work) => sendNextItem(work, id))));
  expect(await look(id)).toMatchObject({ state: "sending", counts: { sent: 3, ready: 117 } });
  await house.runJobs();
  expect(await look(id)).toMatchObject({ state: "done", counts: { sent: 120, ready: 0, faulty: 0 } });
  expect(await invoices()).toHaveLength(120);
  const mails = await house.everything
    .selectFrom("mails")
    .select("kind")
    .where("to_address", "=", at.owner.email)
    .where("kind", "like", "import-%")
    .execute();
  expect(mails.map(({ kind }) => kind).sort()).toEqual(["import-done", "import-read"]);
}, 60_000);

test("the same file again is the import that is there, until that is cancelled", async () => {
  const bytes = archive([numbered("F-1")]);
  const first = await begin(bytes);
  expect(await begin(bytes, "another name.zip")).toEqual({ id: first.id, isAgain: true });
  await house.runJobs();
  await house.perform(at.owner.actor, (work) => cancelImport(work, first.id));
  await expect(send(first.id)).rejects.toThrow(Refusal);
  expect((await items(first.id)).map(({ state }) => state)).toEqual(["skipped"]);
  expect((await begin(bytes)).isAgain).toBe(false);
});

test("a reader imports nothing, nobody else sees it, and who may no longer send sends nothing", async () => {
  const reader = personOf(house, at.seller, "reader");
  await expect(importOf(house, reader, { name: "a.xml", bytes: Buffer.from(sound) })).rejects.toThrow("not-allowed");
  const id = await readAll([numbered("G-1")]);
  const { biller } = await openMarket(house);
  await expect(house.perform(biller, (work) => findImport(work, id))).rejects.toThrow("not-found");
  await expect(house.perform(reader, (work) => sendImport(work, id))).rejects.toThrow("not-allowed");
  const helper = await aSupplier(house, { organisationId: at.seller, role: "biller" });
  await house.perform(helper.actor, (work) => sendImport(work, id));
  await house.everything.deleteFrom("memberships").where("account_id", "=", helper.actor.accountId).execute();
  await house.runJobs();
  expect(await look(id)).toMatchObject({ state: "done", counts: { sent: 0, skipped: 1 } });
  expect(await invoices()).toEqual([]);
});

test("a credit note takes back no more than remains of the invoice it names", async () => {
  const id = await readAll([numbered("H-1")]);
  await send(id);
  await house.runJobs();
  const credit = await importable(house, { ...at, biller: at.owner.actor }, { kind: "credit-note", credits: "H-1" });
  expect(await faultsOf(numbered("H-2", credit))).toEqual([]);
  const larger = await importable(
    house,
    { ...at, biller: at.owner.actor },
    { kind: "credit-note", credits: "H-1", "lines.1.quantity": "3", creditMore: "yes" },
  );
  expect(await faultsOf(numbered("H-3", larger))).toEqual(["credit-exceeds-remaining"]);
});
