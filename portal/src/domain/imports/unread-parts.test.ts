import { describe, expect, test } from "vitest";
import { findUnshown } from "./unread-parts.ts";

const uuid = "0b1c2d3e-4f50-6172-8394-A5B6C7D8E9F0";

describe("what a program writes for itself is passed by", () => {
  test.each([
    ["/Invoice/cbc:UUID", uuid],
    ["/CreditNote/cbc:UUID", uuid],
    ["/Invoice/cac:InvoiceLine/cbc:UUID", uuid],
    ["/Invoice/cac:InvoiceLine[12]/cbc:UUID", uuid],
    ["/CreditNote/cac:CreditNoteLine[2]/cbc:UUID", uuid],
    ["/Invoice/cbc:UBLVersionID", "2.1"],
  ])("%s = %s", (path, text) => {
    expect(findUnshown([{ path, text }])).toBeUndefined();
  });
});

describe("what says something to somebody is told of", () => {
  test.each([
    ["/Invoice/cbc:UUID", "Betala till bankgiro 5402-9681"],
    ["/Invoice/cbc:UUID", `${uuid} 2`],
    ["/Invoice/cbc:UUID", `${uuid}\nx`],
    ["/Invoice/cbc:UUID", ""],
    ["/Invoice/cbc:UBLVersionID", "2.3"],
    ["/Invoice/cbc:CopyIndicator", "true"],
    ["/Invoice/cac:DeliveryTerms/cbc:UUID", uuid],
    ["/Invoice/cac:DeliveryTerms", uuid],
    ["/Invoice/cbc:UUID/@schemeID", uuid],
  ])("%s = %j", (path, text) => {
    expect(findUnshown([{ path, text }])).toEqual({ path, text });
  });

  test("also behind a harmless one", () => {
    const harmless = { path: "/Invoice/cbc:UUID", text: uuid };
    const unshown = { path: "/Invoice/cac:DeliveryTerms", text: "DAP" };
    expect(findUnshown([harmless, unshown])).toEqual(unshown);
  });
});
