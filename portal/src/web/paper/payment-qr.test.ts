import { decimal, type Invoice } from "@fakturaporten/einvoice";
import jsqr from "jsqr";
import { describe, expect, test } from "vitest";
import { creditNote, fullInvoice, ordinaryInvoice } from "../components/invoice-sheet/sample-invoices.ts";
import { paymentQrText } from "./payment-qr.ts";
import { qrDrawing } from "./qr-drawing.ts";

/** The drawing seen by a camera: every square of it as eight by eight dots. */
function seen(drawing: string): string | undefined {
  const size = Number(/viewBox="0 0 (\d+) /.exec(drawing)?.[1]);
  const dots = 8;
  const side = size * dots;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const [, x = "", y = "", length = ""] of drawing.matchAll(/M(\d+) (\d+)h(\d+)v1H\d+z/g))
    for (let down = 0; down < dots; down += 1)
      for (let along = 0; along < Number(length) * dots; along += 1) {
        const at = ((Number(y) * dots + down) * side + Number(x) * dots + along) * 4;
        pixels.fill(0, at, at + 3);
      }
  return jsqr.default(pixels, side, side)?.data;
}

describe("the Swedish QR code for payment", () => {
  test("tells a bank's app whom to pay, how much, when, to which account and with which reference", () => {
    expect(paymentQrText(ordinaryInvoice)).toBe(
      '{"uqr":1,"tp":1,"nme":"Bj\\u00f6rkviks Elteknik AB","cid":"556677-8899","iref":"2026104217","idt":"20261121",' +
        '"ddt":"20261221","due":8631.78,"pt":"BG","acc":"5402-9681"}',
    );
  });

  test("can be read from the drawing", () => {
    const text = paymentQrText(ordinaryInvoice) ?? "";
    expect(seen(qrDrawing(text))).toBe(text);
  });

  test("pays the factoring company when the claim is assigned", () => {
    expect(JSON.parse(paymentQrText(fullInvoice) ?? "")).toMatchObject({
      nme: "Nordkassa Finans AB",
      cid: "556036-0793",
      acc: "991-2346",
      due: 20069,
    });
  });

  test.each<[string, Invoice]>([
    ["a credit note", creditNote],
    ["nothing to pay", { ...ordinaryInvoice, totals: { ...ordinaryInvoice.totals, due: decimal("0.00") } }],
    ["money back", { ...ordinaryInvoice, totals: { ...ordinaryInvoice.totals, due: decimal("-1") } }],
    ["a bankgiro whose check digit is wrong", withAccount({ id: "54029682", provider: "SE:BANKGIRO" })],
    ["an account that is no IBAN", withAccount({ id: "83279012345678" })],
    ["euros to a bankgiro", { ...ordinaryInvoice, currency: "EUR" }],
  ])("is not there for %s", (_, invoice) => {
    expect(paymentQrText(invoice)).toBeUndefined();
  });

  test("is not there without a due date or a seller's number", () => {
    const { dueOn: _due, ...undated } = ordinaryInvoice;
    const { legalId: _number, ...seller } = ordinaryInvoice.seller;
    expect(paymentQrText(undated)).toBeUndefined();
    expect(paymentQrText({ ...ordinaryInvoice, seller })).toBeUndefined();
  });

  test("pays by IBAN in another currency, and says which", () => {
    const euros = withAccount({ id: "SE4550000000058398257466", provider: "ESSESESS" });
    expect(JSON.parse(paymentQrText({ ...euros, currency: "EUR" }) ?? "")).toMatchObject({
      cur: "EUR",
      pt: "IBAN",
      acc: "SE4550000000058398257466",
      bc: "ESSESESS",
    });
  });

  test("writes amounts beyond what floating numbers hold without losing an öre", () => {
    const due = decimal("90071992547409931.07");
    expect(paymentQrText({ ...ordinaryInvoice, totals: { ...ordinaryInvoice.totals, due } })).toContain(
      '"due":90071992547409931.07,',
    );
  });

  test("keeps a hostile name inside its quotes", () => {
    const name = 'X","due":1,"acc":"1234-5678';
    const text = paymentQrText({ ...ordinaryInvoice, seller: { ...ordinaryInvoice.seller, name } }) ?? "";
    expect(JSON.parse(text)).toMatchObject({ nme: name, due: 8631.78, acc: "5402-9681" });
  });
});

function withAccount(account: { readonly id: string; readonly provider?: string }): Invoice {
  return { ...ordinaryInvoice, paymentMeans: [{ code: "30", account }] };
}
