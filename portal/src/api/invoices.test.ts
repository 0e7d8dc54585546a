/** What a supplier's own system may do with a token: send and follow its own invoices, and nobody else's. */
import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { testApi, tokenFor } from "../../test/support/api.ts";
import { badPdfs } from "../../test/pdf/bad-pdfs.ts";
import { goodPdfs } from "../../test/pdf/good-pdfs.ts";
import { testHouse } from "../../test/support/house.ts";
import { embedded, importable, importedNumber, withFiles } from "../../test/support/importable.ts";
import { aSupplier, proofOf } from "../../test/support/people.ts";
import { type Market, openMarket } from "../../test/support/seller.ts";
import { secretHash } from "../domain/access/secret-hash.ts";
import type { Antivirus } from "../domain/attachments/scan.ts";
import { type ClientScope, clientScopesOf, tokenText } from "../domain/clients/client.ts";
import { makeClient } from "../domain/clients/make-client.ts";
import { later } from "../time.ts";

const house = testHouse();
/** Finds something in what says so. */
const antivirus: Antivirus = {
  mustAnswer: true,
  scan: async (bytes) => (Buffer.from(bytes).includes("EICAR") ? "infected" : "clean"),
};
const sound = goodPdfs["a blank page"]?.() ?? Buffer.alloc(0);
const api = testApi(house, { antivirus });
let here: Market;
let ubl = "";
let token = "";
beforeAll(async () => {
  here = await openMarket(house);
  ubl = await importable(house, here);
  token = await tokenOf(here);
});

/** Let in as its owner would, whose password the market has not. */
async function tokenOf(market: Market, scopes: readonly ClientScope[] = clientScopesOf.supplier): Promise<string> {
  const id = randomUUID();
  const text = tokenText(
    id,
    Buffer.from(randomUUID() + randomUUID())
      .toString("base64url")
      .slice(0, 43),
  );
  const own = { id, organisation_id: market.seller, name: "Affärssystemet", secret_hash: secretHash(text) };
  const made = { scopes: [...scopes], made_at: house.now(), made_by: market.biller.accountId };
  await house.everything
    .insertInto("clients")
    .values({ ...own, ...made, expires_at: later(house.now(), { days: 90 }) })
    .execute();
  return text;
}

const numbered = (number: string): string => ubl.replaceAll(importedNumber, number);
const send = (text: string, as = token, key: string = randomUUID()) => api.post("/invoices", as, { ubl: text }, key);

test("an invoice is sent once however often the request comes, listed, read and followed", async () => {
  const key = randomUUID();
  const first = await send(numbered("API-1"), token, key);
  expect(first.statusCode, first.body).toBe(201);
  expect((await send(numbered("API-1"), token, key)).json()).toEqual(first.json());
  const { id } = first.json<{ id: string }>();
  await house.runJobs();
  const { invoices } = (await api.get("/invoices?search=API-1", token)).json();
  expect(invoices).toMatchObject([{ id, number: "API-1", standing: "delivered", kind: "invoice" }]);
  const one = (await api.get(`/invoices/${id}`, token)).json();
  expect(one).toMatchObject({ invoice: { id }, delivery: { state: "delivered", route: "portal", attempts: 1 } });
  expect(one.answers).toEqual([]);
  expect((await api.get(`/invoices/${id}/ubl`, token)).body).toBe(numbered("API-1"));
  const issued = house.everything.selectFrom("invoices").select("issued_by").where("id", "=", id);
  expect(await issued.executeTakeFirstOrThrow()).toEqual({ issued_by: null });
});

test.each([
  ["is no invoice", () => "Hej!", /./],
  ["breaks a rule", () => numbered("API-2").replace(/(<cbc:PayableAmount[^>]*>)[^<]*/, "$11.00"), /^BR-CO-16: /],
  [
    "names another seller",
    () => numbered("API-2").replaceAll(/55\d{8}/g, "5560360793"),
    /import-seller|import-receiver/,
  ],
  ["asks to be paid elsewhere", () => numbered("API-2").replaceAll("54029681", "9912346"), /^import-account: /],
  [
    "holds something the antivirus program knows",
    () => numbered("API-2").replace("</Invoice>", "<!--EICAR--></Invoice>"),
    /antivirus/,
  ],
  [
    "holds a sick PDF, which only shows when it is taken out",
    () => withFiles(numbered("API-2"), [embedded(Buffer.concat([sound, Buffer.from("%EICAR")]))]),
    /antivirus/,
  ],
  [
    "holds a PDF with a script",
    () => withFiles(numbered("API-2"), [embedded(badPdfs["a script inside an object stream"]?.build())]),
    /^import-file: .*script/,
  ],
  ["holds a picture", () => withFiles(numbered("API-2"), [embedded(sound, "image/png")]), /^import-file: .*not-pdf/],
  [
    "holds more files than an invoice may",
    () =>
      withFiles(
        numbered("API-2"),
        Array.from({ length: 11 }, () => embedded(sound)),
      ),
    /^import-file: /,
  ],
])("one that %s is refused with every fault, and nothing is kept", async (_, text, says) => {
  const answer = await send(text());
  expect(answer.statusCode, answer.body).toBe(422);
  const { faults } = answer.json<{ faults: readonly { says: string }[] }>();
  expect(faults.map((fault) => fault.says)).toEqual(expect.arrayContaining([expect.stringMatching(says)]));
  expect((await api.get("/invoices?search=API-2", token)).json().invoices).toEqual([]);
});

test("one with PDFs inside is issued as it came, its files are kept with it, and reach the unit", async () => {
  const whole = withFiles(numbered("API-PDF"), [embedded(sound), embedded(sound)]);
  const answer = await send(whole);
  expect(answer.statusCode, answer.body).toBe(201);
  const { id } = answer.json<{ id: string }>();
  expect((await api.get(`/invoices/${id}/ubl`, token)).body).toBe(whole);
  const kept = house.everything.selectFrom("attachments").select("name").where("invoice_id", "=", id);
  expect(await kept.execute()).toHaveLength(2);
  await house.runJobs();
  const received = house.everything.selectFrom("inbox_documents").select("attachments").where("number", "=", "API-PDF");
  expect(await received.executeTakeFirstOrThrow()).toEqual({ attachments: 2 });
});

test("one too large for the door is refused before it is read, and other doors are no wider for it", async () => {
  const large = await send(withFiles(numbered("API-7"), [embedded(Buffer.alloc(8_000_000))]));
  expect(large.statusCode).toBe(413);
  const elsewhere =
    "/webhooks/00000000-0000-4000-8000-000000000000/messages/00000000-0000-4000-8000-000000000000/replay";
  const { statusCode } = await api.post(elsewhere, token, { more: "x".repeat(300_000) }, randomUUID());
  expect(statusCode).toBe(413);
});

test("a number is used once, also by two requests at the same moment", async () => {
  const answers = await Promise.all([send(numbered("API-3")), send(numbered("API-3"))]);
  expect(answers.filter(({ statusCode }) => statusCode === 201)).toHaveLength(1);
  expect((await api.get("/invoices?search=API-3", token)).json().invoices).toHaveLength(1);
});

test("another supplier's token finds nothing of it, and may not send in its name", async () => {
  const sent = await send(numbered("API-4"));
  const { id } = sent.json<{ id: string }>();
  const other = await tokenOf(await openMarket(house));
  expect((await api.get("/invoices", other)).json().invoices).toEqual([]);
  for (const path of [`/invoices/${id}`, `/invoices/${id}/ubl`]) {
    expect((await api.get(path, other)).statusCode).toBe(404);
    expect((await api.get(path, token)).statusCode).toBe(200);
  }
  expect((await send(numbered("API-5"), other)).statusCode).toBe(422);
});

test("a token does what its scopes say, and an owner gives none that the owner has not", async () => {
  const reads = await tokenOf(here, ["invoice.read"]);
  expect((await api.get("/invoices", reads)).statusCode).toBe(200);
  expect((await send(numbered("API-6"), reads)).statusCode).toBe(403);
  const sends = await tokenOf(here, ["invoice.send"]);
  expect((await api.get("/invoices", sends)).statusCode).toBe(403);
  expect((await api.get("/documents?unit=" + randomUUID(), token)).statusCode).toBe(403);

  const owner = await aSupplier(house);
  const own = await tokenFor(house, owner, { scopes: ["invoice.read"] });
  expect((await api.get("/invoices", own)).json()).toEqual({ invoices: [] });
  const asked = { name: "X", receiverIds: undefined, days: 30, proof: await proofOf(house, owner) } as const;
  const taken = house.perform(owner.actor, (work) => makeClient(work, { ...asked, scopes: ["inbox.read"] }));
  await expect(taken).rejects.toThrow("not-allowed");
});
