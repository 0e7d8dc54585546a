import { beforeEach, describe, expect, test } from "vitest";
import { pack } from "../../../packages/einvoice/test/pack.ts";
import { badPdfs } from "../../test/pdf/bad-pdfs.ts";
import { goodPdfs } from "../../test/pdf/good-pdfs.ts";
import { testHouse } from "../../test/support/house.ts";
import { embedded, importable, importedNumber, importOf, withFiles } from "../../test/support/importable.ts";
import { aSupplier, type Known } from "../../test/support/people.ts";
import { type Market, openMarket } from "../../test/support/seller.ts";
import { itemStates } from "../domain/imports/import.ts";
import { findImport, listItems } from "../domain/imports/queries.ts";
import { sendImport } from "../domain/imports/send-import.ts";

const house = testHouse();
let at: Market & { readonly owner: Known };
let sound: string;
beforeEach(async () => {
  await house.forgetJobs();
  const market = await openMarket(house);
  at = { ...market, owner: await aSupplier(house, { organisationId: market.seller, role: "owner" }) };
  sound = await importable(house, { ...at, biller: at.owner.actor });
});

const numbered = (number: string) => sound.replaceAll(importedNumber, number);
const items = (id: string) =>
  house.perform(at.owner.actor, (work) => listItems(work, { importId: id, states: itemStates, page: 1, pageSize: 50 }));

async function readAll(documents: readonly (string | Uint8Array)[]): Promise<string> {
  const bytes = pack(documents.map((document, index) => ({ name: `faktura-${index + 1}.xml`, bytes: document })));
  const { id } = await importOf(house, at.owner.actor, { name: "fakturor.zip", bytes });
  await house.runJobs();
  return id;
}

async function faultsOf(xml: string): Promise<readonly string[]> {
  const [item] = await items(await readAll([xml]));
  return (item?.faults ?? []).map(({ code, params }) => (code === "rule" ? (params["rule"] ?? "") : code));
}

const blankPage = goodPdfs["a blank page"]?.() ?? Buffer.alloc(0);

describe("a document is faulty when", () => {
  test("it has a link to a file", async () => {
    expect(
      await faultsOf(
        withFiles(sound, ["<cac:ExternalReference><cbc:URI>https://a.example/a.pdf</cbc:URI></cac:ExternalReference>"]),
      ),
    ).toEqual(["import-attachments"]);
  });

  test.each<[string, string, string]>([
    ["a PDF with a script", embedded(badPdfs["a script inside an object stream"]?.build()), "script"],
    ["a PDF that is none", embedded(Buffer.from("<html>")), "not-pdf"],
    ["a picture", embedded(blankPage, "image/png"), "not-pdf"],
  ])("it holds %s", async (_, file, fault) => {
    const id = await readAll([withFiles(sound, [file])]);
    const [item] = await items(id);
    expect(item?.faults.map(({ code, params }) => [code, params["fault"]])).toContainEqual(["import-file", fault]);
    expect(item?.state).toBe("faulty");
  });

  test("it holds more files than its receiver takes", async () => {
    await house.everything.updateTable("receivers").set({ attachments_max: 1 }).where("id", "=", at.unit).execute();
    expect(await faultsOf(withFiles(sound, [embedded(blankPage), embedded(blankPage)]))).toEqual([
      "attachments-too-many",
    ]);
  });

  test("it is written in two bytes a letter, and its file is looked into all the same", async () => {
    const text = withFiles(sound, [embedded(Buffer.from("<html>"))]).replace('encoding="UTF-8"', 'encoding="UTF-16"');
    const id = await readAll([Buffer.from(`\ufeff${text}`, "utf16le")]);
    expect((await items(id)).map(({ state }) => state)).toEqual(["faulty"]);
  });
});

test("a PDF within a document goes through the same check as one that is attached, and is kept with the invoice", async () => {
  const id = await readAll([withFiles(numbered("P-1"), [embedded(blankPage)]), numbered("P-2")]);
  expect((await items(id)).map(({ state }) => state)).toEqual(["ready", "ready"]);
  await house.perform(at.owner.actor, (work) => sendImport(work, id));
  await house.runJobs();
  expect(await house.perform(at.owner.actor, (work) => findImport(work, id))).toMatchObject({
    state: "done",
    counts: { sent: 2 },
  });
  const kept = await house.everything
    .selectFrom("attachments")
    .innerJoin("invoices", "invoices.id", "attachments.invoice_id")
    .select(["invoices.number", "attachments.name", "attachments.bytes", "attachments.pages"])
    .where("invoices.organisation_id", "=", at.seller)
    .execute();
  expect(kept).toEqual([{ number: "P-1", name: "tidrapport.pdf", bytes: blankPage, pages: 1 }]);
});
