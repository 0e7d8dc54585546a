import { describe, expect, test } from "vitest";
import { testHouse } from "../../../test/support/house.ts";
import { type Market, openMarket } from "../../../test/support/seller.ts";
import type { DraftFields } from "./draft-fields.ts";
import { InvoiceNotReady } from "./invoice-not-ready.ts";
import { issueInvoice } from "./issue-invoice.ts";
import { saveDraft } from "./save-draft.ts";

const house = testHouse();

const line = (place: number, quantity: string, price: string): DraftFields => ({
  [`lines.${place}.description`]: "Sjukhus",
  [`lines.${place}.quantity`]: quantity,
  [`lines.${place}.unit`]: "st",
  [`lines.${place}.price`]: price,
  [`lines.${place}.vat`]: "0-other",
  [`lines.${place}.vatReason`]: "Undantag",
});

const form = ({ unit }: Market, change: DraftFields): DraftFields => ({
  kind: "invoice",
  receiver: unit,
  reference1: "123456",
  deliveryOn: "2026-11-20",
  ...change,
});

/** The faults of sending it; none when it was sent. */
async function faultsOfSending(change: DraftFields): Promise<readonly string[]> {
  const at = await openMarket(house);
  const fields = form(at, change);
  const draft = await house.perform(at.biller, (work) => saveDraft(work, { id: work.newId(), version: 0, fields }));
  try {
    await house.perform(at.biller, (work) => issueInvoice(work, { draftId: draft.id, version: draft.version }));
    return [];
  } catch (error) {
    if (!(error instanceof InvoiceNotReady)) throw error;
    return error.faults.map(({ path, code }) => `${path} ${code}`);
  }
}

const most = "9999999999999999,99";

describe("a sum that no invoice can carry is told at what makes it large", () => {
  test.each<[string, DraftFields, string]>([
    ["a line of 1e16 kr", line(1, "1", "10000000000000000"), "lines.1.price sum-too-long"],
    ["a line of 1e30 kr", line(1, "1000000000000000", "1000000000000000"), "lines.1.price sum-too-long"],
    [
      "a credit of 1e17 kr among lines",
      { ...line(1, "1", "5"), ...line(2, "-10", most) },
      "lines.2.price sum-too-long",
    ],
    [
      "lines that take each other out",
      { ...line(1, "10", most), ...line(2, "-10", most) },
      "lines.1.price sum-too-long",
    ],
    ["lines that are large together", { ...line(1, "1", "5"), ...line(2, "1", most) }, "lines.2.price sum-too-long"],
    ["a discount of it all", { ...line(1, "10", most), "lines.1.allowance": "100 %" }, "lines.1.price sum-too-long"],
    ["with the VAT", { ...line(1, "1", "9000000000000000"), "lines.1.vat": "25" }, "lines.1.price sum-too-long"],
    [
      "a charge",
      {
        ...line(1, "1", "5"),
        "adjustments.1.kind": "charge",
        "adjustments.1.amount": "99999999999999999",
        "adjustments.1.reason": "Frakt",
        "adjustments.1.vat": "25",
      },
      "adjustments.1.amount sum-too-long",
    ],
  ])("%s", async (_, change, fault) => {
    expect(await faultsOfSending(change)).toContain(fault);
  });

  test("the largest sum that has room is sent", async () => {
    expect(await faultsOfSending(line(1, "1", most))).toEqual([]);
  });
});
