import { expect, test } from "vitest";
import { goodPdfs } from "../../../test/pdf/good-pdfs.ts";
import { testHouse } from "../../../test/support/house.ts";
import { openMarket } from "../../../test/support/seller.ts";
import { composeDraft } from "../invoices/compose-draft.ts";
import { getDraft } from "../invoices/queries.ts";
import { addAttachment } from "./add-attachment.ts";
import { judgeForReceiver } from "./attachment.ts";
import { pdfChecker } from "./pdf-checker.ts";

const house = testHouse();
const file = (name: string, sizeBytes: number) => ({ name, sizeBytes });

test.each([
  ["nothing attached", [], undefined],
  ["as many as it takes", [file("a.pdf", 10), file("b.pdf", 10)], undefined],
  ["as large as it takes", [file("a.pdf", 2_000_000)], undefined],
  [
    "one too many",
    [file("a.pdf", 1), file("b.pdf", 1), file("c.pdf", 1)],
    { code: "attachments-too-many", countMax: 2 },
  ],
  [
    "a byte too large",
    [file("a.pdf", 1), file("b.pdf", 2_000_001)],
    { code: "attachment-too-large", name: "b.pdf", bytesMax: 2_000_000 },
  ],
])("a receiver that takes two files of 2 MB: %s", (_, attachments, fault) => {
  expect(judgeForReceiver(attachments, { countMax: 2, bytesMax: 2_000_000 })).toEqual(fault);
});

test("a draft with more files than its receiver takes is not sent, and the fault stands at the files", async () => {
  const { biller, unit, seller } = await openMarket(house);
  await house.everything.updateTable("receivers").set({ attachments_max: 0 }).where("id", "=", unit).execute();
  const checker = pdfChecker(new URL("./check-process.ts", import.meta.url).pathname);
  const check = await checker.check(goodPdfs["a blank page"]?.() ?? Buffer.alloc(0));
  checker.stop();
  if (!check.ok) throw new Error(check.fault);
  const composing = house.perform(biller, async (work) => {
    const id = work.newId();
    const fields = JSON.stringify({ receiver: unit });
    await work.db
      .insertInto("invoice_drafts")
      .values({
        organisation_id: seller,
        id,
        version: 1,
        fields,
        kind: "invoice",
        created_at: work.now,
        saved_at: work.now,
      })
      .execute();
    await addAttachment(work, { draftId: id, name: "a.pdf", pdf: check.pdf });
    return composeDraft(work, await getDraft(work, id));
  });
  await expect(composing).rejects.toMatchObject({
    faults: expect.arrayContaining([
      { path: "attachment", code: "attachments-too-many", params: { max: "0", name: "" } },
    ]),
  });
});
