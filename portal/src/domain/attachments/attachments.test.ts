import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { goodPdfs } from "../../../test/pdf/good-pdfs.ts";
import { testHouse } from "../../../test/support/house.ts";
import { anIssuedInvoice, aUnit } from "../../../test/support/documents.ts";
import { anOfficer, aSupplier, type Known } from "../../../test/support/people.ts";
import { addAttachment } from "./add-attachment.ts";
import { admitFile } from "./admit-file.ts";
import { dismissNotice } from "./dismiss-notice.ts";
import { fileNameFrom } from "./attachment.ts";
import { attachmentLimits } from "./limits.ts";
import { type CheckedPdf, type PdfChecker, pdfChecker } from "./pdf-checker.ts";
import { getAttachedFile, listAttachments, loadAttachments } from "./queries.ts";
import { removeAttachment } from "./remove-attachment.ts";
import { takeAttachments } from "./take-attachments.ts";

const house = testHouse();
let checker: PdfChecker;
let seller: Known;

beforeAll(async () => {
  checker = pdfChecker(new URL("./check-process.ts", import.meta.url).pathname);
  seller = await aSupplier(house);
});
afterAll(() => checker.stop());

/** A different file each time: the same page and a comment, padded to a size. */
async function aPdf(mark: string, sizeBytes = 0): Promise<CheckedPdf> {
  const blank = (goodPdfs["a blank page"]?.() ?? Buffer.alloc(0)).toString("latin1");
  const head = blank.replace("trailer", `%${mark}\ntrailer`);
  const bytes = Buffer.from(
    head.replace("trailer", `%${" ".repeat(Math.max(0, sizeBytes - head.length - 2))}\ntrailer`),
    "latin1",
  );
  const check = await checker.check(bytes);
  if (!check.ok) throw new Error(check.fault);
  return check.pdf;
}

async function aDraft(person = seller): Promise<string> {
  return house.perform(person.actor, async (work) => {
    const id = work.newId();
    await work.db
      .insertInto("invoice_drafts")
      .values({
        organisation_id: person.actor.organisationId,
        id,
        version: 1,
        fields: "{}",
        kind: "invoice",
        created_at: work.now,
        saved_at: work.now,
      })
      .execute();
    return id;
  });
}

const add = (draftId: string, pdf: CheckedPdf, name = "underlag.pdf", person = seller) =>
  house.perform(person.actor, (work) => addAttachment(work, { draftId, name, pdf }));
const names = (draftId: string, person = seller) =>
  house.perform(person.actor, async (work) => (await listAttachments(work, { draftId })).map(({ name }) => name));

describe("attachments of a draft", () => {
  test("are kept byte for byte, listed in order, and removed", async () => {
    const draftId = await aDraft();
    const pdf = await aPdf("one");
    const first = await add(draftId, pdf, "tidrapport.pdf");
    await house.turnBy({ seconds: 1 });
    await add(draftId, await aPdf("two"), "arbetsorder.pdf");
    expect(await names(draftId)).toEqual(["tidrapport.pdf", "arbetsorder.pdf"]);
    const file = await house.perform(seller.actor, (work) => getAttachedFile(work, { draftId }, first.id));
    expect(Buffer.from(file.bytes).equals(Buffer.from(pdf.bytes))).toBe(true);
    await house.perform(seller.actor, (work) => removeAttachment(work, { draftId, attachmentId: first.id }));
    await house.perform(seller.actor, (work) => removeAttachment(work, { draftId, attachmentId: first.id }));
    expect(await names(draftId)).toEqual(["arbetsorder.pdf"]);
  });

  test("the same file twice is one attachment", async () => {
    const draftId = await aDraft();
    const pdf = await aPdf("same");
    expect((await add(draftId, pdf)).id).toBe((await add(draftId, pdf, "annat namn.pdf")).id);
    expect(await names(draftId)).toHaveLength(1);
  });

  test("an eleventh file has no room, also when twelve come at once", async () => {
    const draftId = await aDraft();
    const pdfs = await Promise.all(Array.from({ length: 12 }, (_, n) => aPdf(`file ${n}`)));
    const outcomes = await Promise.allSettled(pdfs.map((pdf) => add(draftId, pdf)));
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(attachmentLimits.filesPerInvoiceMax);
    expect(outcomes.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { facts: { fault: "too-many-files" } },
    });
  });

  test("files that are too large, alone or together, have no room", async () => {
    const draftId = await aDraft();
    const MB = 1024 * 1024;
    for (const mark of ["a", "b", "c"]) await add(draftId, await aPdf(mark, 4.9 * MB));
    await expect(add(draftId, await aPdf("d", MB))).rejects.toMatchObject({ facts: { fault: "too-large-together" } });
    await expect(add(await aDraft(), await aPdf("e", 5.1 * MB))).rejects.toMatchObject({
      facts: { fault: "too-large" },
    });
  });

  test("another company's draft is as if absent, and so is a draft that does not exist", async () => {
    const draftId = await aDraft();
    const { id } = await add(draftId, await aPdf("mine"));
    const stranger = await aSupplier(house);
    await expect(add(draftId, await aPdf("theirs"), "a.pdf", stranger)).rejects.toThrow("not-found");
    await expect(house.perform(stranger.actor, (work) => getAttachedFile(work, { draftId }, id))).rejects.toThrow(
      "not-found",
    );
    await house.perform(stranger.actor, (work) => removeAttachment(work, { draftId, attachmentId: id }));
    expect(await names(draftId)).toHaveLength(1);
    expect(await names(draftId, stranger)).toEqual([]);
    await expect(add("0197a000-0000-7000-8000-00000000dead", await aPdf("none"))).rejects.toThrow("not-found");
  });

  test("those who may only read may not attach", async () => {
    const draftId = await aDraft();
    const reader = await aSupplier(house, { role: "reader", organisationId: seller.actor.organisationId });
    await expect(add(draftId, await aPdf("reader"), "a.pdf", reader)).rejects.toThrow("not-allowed");
  });

  test("go when the draft is thrown away", async () => {
    const draftId = await aDraft();
    const { id } = await add(draftId, await aPdf("gone"));
    await house.everything.deleteFrom("invoice_drafts").where("id", "=", draftId).execute();
    expect(await house.everything.selectFrom("attachments").select("id").where("id", "=", id).execute()).toEqual([]);
  });
});

describe("what was pointed out about a file", () => {
  test("is let stand once, by whoever may write, and goes with the file; strangers change nothing", async () => {
    const draftId = await aDraft();
    const { id } = await add(draftId, await aPdf("pointed"));
    const dismiss = (person: Known) =>
      house.perform(person.actor, (work) =>
        dismissNotice(work, { draftId, attachmentId: id, notice: "personal-number" }),
      );
    await dismiss(await aSupplier(house));
    const reader = await aSupplier(house, { role: "reader", organisationId: seller.actor.organisationId });
    await expect(dismiss(reader)).rejects.toThrow("not-allowed");
    const dismissed = async () =>
      house.perform(seller.actor, async (work) => (await listAttachments(work, { draftId }))[0]?.dismissed);
    expect(await dismissed()).toEqual([]);
    await dismiss(seller);
    await dismiss(seller);
    expect(await dismissed()).toEqual(["personal-number"]);
    await house.perform(seller.actor, (work) => removeAttachment(work, { draftId, attachmentId: id }));
    const left = await house.everything.selectFrom("attachment_dismissals").selectAll().execute();
    expect(left.filter(({ attachment_id }) => attachment_id === id)).toEqual([]);
  });
});

describe("how many files a company may have looked into", () => {
  test("five hundred in a row, then one every few minutes; another company is not held up", async () => {
    const eager = await aSupplier(house);
    const admitted = await house.perform(eager.actor, async (work) => {
      let count = 0;
      for (let n = 0; n < 502; n += 1) if (await admitFile(work)) count += 1;
      return count;
    });
    expect(admitted).toBe(500);
    expect(await house.perform(seller.actor, admitFile)).toBe(true);
    await house.turnBy({ minutes: 15 });
    expect(await house.perform(eager.actor, admitFile)).toBe(true);
  });
});

describe("attachments of an invoice", () => {
  test("follow the draft into the invoice, stay with it, and can no longer be taken away", async () => {
    const officer = await anOfficer(house);
    const { invoiceId } = await anIssuedInvoice(house, seller.actor, {
      receiverId: await aUnit(house, [officer.actor]),
    });
    const draftId = await aDraft();
    const { id } = await add(draftId, await aPdf("sent"));
    await house.perform(seller.actor, async (work) => {
      expect(await loadAttachments(work, { draftId })).toHaveLength(1);
      await takeAttachments(work, draftId, invoiceId);
      await work.db.deleteFrom("invoice_drafts").where("id", "=", draftId).execute();
    });
    await house.perform(seller.actor, (work) => removeAttachment(work, { draftId, attachmentId: id }));
    await house.perform(seller.actor, (work) => removeAttachment(work, { draftId: invoiceId, attachmentId: id }));
    const kept = await house.perform(seller.actor, (work) => listAttachments(work, { invoiceId }));
    expect(kept.map((one) => one.id)).toEqual([id]);
    expect(
      await house.perform(officer.actor, (work) => work.db.selectFrom("attachments").selectAll().execute()),
    ).toEqual([]);
  });
});

describe("file names are made safe to keep, show and send", () => {
  test.each([
    ["arbetsorder 7781.pdf", "arbetsorder 7781.pdf"],
    ["C:\\Users\\maja\\Skrivbord\\tidrapport.PDF", "tidrapport.pdf"],
    ["../../etc/passwd", "passwd.pdf"],
    ["rapport\u202efdp.exe.pdf", "rapportfdp.exe.pdf"],
    ["a\u0000b\nc\u200b\ufeff.pdf", "abc.pdf"],
    ["", "bilaga.pdf"],
    [".pdf", "bilaga.pdf"],
    ['"<script>".pdf', "script.pdf"],
    ["åäö ÅÄÖ é.pdf", "åäö ÅÄÖ é.pdf"],
    ["a\u030a.pdf", "å.pdf"],
    [`${"x".repeat(300)}.pdf`, `${"x".repeat(116)}.pdf`],
    [`${"😀".repeat(100)}.pdf`, `${"😀".repeat(58)}.pdf`],
    ["faktura.pdf.pdf", "faktura.pdf"],
  ])("%j becomes %j", (given, kept) => {
    expect(fileNameFrom(given)).toBe(kept);
    expect(fileNameFrom(given).length).toBeLessThanOrEqual(attachmentLimits.nameCharactersMax);
  });
});
