import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyInvoiceResponse, anyMessageLevelResponse } from "../../test/arbitrary-response.ts";
import { localDate } from "../calendar/local-date.ts";
import { readResponse } from "../ubl/read-response.ts";
import { writeInvoiceResponse, writeMessageLevelResponse } from "../ubl/write-response.ts";
import { type InvoiceResponse, invoiceResponseDocument, invoiceStatuses, statusesAfter } from "./invoice-response.ts";
import { judgeResponse } from "./judge-response.ts";
import type { MessageLevelResponse } from "./message-level.ts";

const bytes = (xml: string) => new TextEncoder().encode(xml);

function faultsOf(xml: string): string[] {
  const verdict = judgeResponse(bytes(xml));
  if (!verdict.ok) throw new Error(verdict.reason);
  return verdict.faults.map((fault) => fault.id);
}

const rejection: InvoiceResponse = {
  specification: invoiceResponseDocument.specification,
  process: invoiceResponseDocument.process,
  id: "resp-1",
  issuedOn: localDate("2026-09-03"),
  sender: {
    endpoint: { scheme: "0007", id: "2321000255" },
    name: "Exempelregionen",
    contact: { name: "Ekonomiservice", email: "faktura@example.se" },
  },
  receiver: { endpoint: { scheme: "0007", id: "5566778899" }, name: "Exempelbolaget AB" },
  status: "RE",
  clarifications: [
    {
      list: "OPStatusReason",
      code: "REF",
      text: "Referens saknas",
      conditions: [{ term: "BT-10", shouldBe: "Fyra bokstäver och fyra siffror" }],
    },
    { list: "OPStatusAction", code: "NIN" },
  ],
  document: { id: "2026-0001", issuedOn: localDate("2026-09-01"), typeCode: "380" },
};

const written = writeInvoiceResponse(rejection);

describe("an invoice response", () => {
  test("whatever it says, writing and reading it back says the same, and nothing is left over", () => {
    fc.assert(
      fc.property(anyInvoiceResponse, (response) => {
        expect(readResponse(bytes(writeInvoiceResponse(response)))).toStrictEqual({
          ok: true,
          about: "invoice",
          response,
          unread: [],
        });
      }),
      { numRuns: 200 },
    );
  });

  test("that rejects with a reason and an action breaks no rule", () => {
    expect(faultsOf(written)).toEqual([]);
  });

  test.each([
    ["PEPPOL-T111-R001", { clarifications: [] }],
    ["PEPPOL-T111-R001", { status: "UQ", clarifications: [{ text: "Vad gäller fakturan?" }] }],
    ["PEPPOL-T111-R002", { clarifications: [{ list: "OPStatusReason", code: "OTH" }] }],
    ["PEPPOL-T111-R003", { specification: "urn:something:else" }],
    ["PEPPOL-T111-R004", { status: "PD", clarifications: [{ list: "OPStatusReason", code: "PPD" }] }],
    ["PEPPOL-T111-R005", { clarifications: [{ list: "OPStatusReason", code: "PPD", text: "Halva" }] }],
    ["PEPPOL-T111-R008", { process: "urn:something:else" }],
    ["PEPPOL-T111-B03001", { status: "XX" as "RE" }],
    ["PEPPOL-T111-B00902", { sender: { ...rejection.sender, endpoint: { scheme: "9955", id: "SE2321000255" } } }],
    ["PEPPOL-T111-B02401", { receiver: { ...rejection.receiver, id: { id: "1", scheme: "9999" } } }],
    ["PEPPOL-COMMON-R049", { sender: { ...rejection.sender, endpoint: { scheme: "0007", id: "232100-0255" } } }],
    ["PEPPOL-COMMON-R040", { receiver: { ...rejection.receiver, endpoint: { scheme: "0088", id: "7381036454529" } } }],
    ["PEPPOL-COMMON-R041", { receiver: { ...rejection.receiver, endpoint: { scheme: "0192", id: "974760674" } } }],
    ["PEPPOL-COMMON-R042", { receiver: { ...rejection.receiver, endpoint: { scheme: "0184", id: "1234567" } } }],
    ["PEPPOL-COMMON-R043", { receiver: { ...rejection.receiver, endpoint: { scheme: "0208", id: "0403170702" } } }],
    ["PEPPOL-COMMON-R057", { receiver: { ...rejection.receiver, id: { scheme: "0217", id: "1" } } }],
  ] as const satisfies readonly (readonly [string, Partial<InvoiceResponse>])[])("%s is found alone", (id, change) => {
    expect(faultsOf(writeInvoiceResponse({ ...rejection, ...change }))).toEqual([id]);
  });

  test.each([
    ["PEPPOL-T111-B00101", /<cbc:CustomizationID>.*?<\/cbc:CustomizationID>/, ""],
    ["PEPPOL-T111-B00103", /<cbc:ID>resp-1<\/cbc:ID>/, ""],
    [
      "PEPPOL-T111-B00108",
      "<ApplicationResponse ",
      '<ApplicationResponse xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="a b" ',
    ],
    ["PEPPOL-T111-B00109", "<cbc:IssueDate>", "<cbc:UUID>1</cbc:UUID><cbc:IssueDate>"],
    ["PEPPOL-T111-B00802", /<cac:PartyLegalEntity>.*?<\/cac:PartyLegalEntity>/, ""],
    ["PEPPOL-T111-B00901", ' schemeID="0007"', ""],
    ["PEPPOL-T111-B01601", "<cac:Contact>", "<cac:Contact><cbc:ID>1</cbc:ID>"],
    [
      "PEPPOL-T111-B02803",
      "</cac:DocumentResponse>",
      "<cac:LineResponse><cbc:ID>1</cbc:ID></cac:LineResponse></cac:DocumentResponse>",
    ],
    ["PEPPOL-T111-B03201", "<cbc:StatusReason>", "<cbc:Description>x</cbc:Description><cbc:StatusReason>"],
    ["PEPPOL-T111-B03301", ">REF<", ">ZZZ<"],
    ["PEPPOL-T111-B03302", ' listID="OPStatusReason"', ""],
    ["PEPPOL-T111-B03303", '"OPStatusReason"', '"OPStatusOther"'],
    ["PEPPOL-T111-B03601", /<cbc:AttributeID>.*?<\/cbc:AttributeID>/, ""],
    ["PEPPOL-T111-B03902", /<cbc:DocumentTypeCode>380<\/cbc:DocumentTypeCode>/, ""],
    ["PEPPOL-T111-R006", '"OPStatusReason"', '"OPStatusAction"'],
    ["PEPPOL-T111-R007", '"OPStatusAction"', '"OPStatusReason"'],
    ["PEPPOL-COMMON-R001", ">Referens saknas<", "> <"],
    [
      "PEPPOL-COMMON-R003",
      "<ApplicationResponse ",
      '<ApplicationResponse xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="a b" ',
    ],
    ["PEPPOL-COMMON-R030", "2026-09-03", "2026-09-31"],
  ])("%s is found when the text is changed", (id, from, to) => {
    expect(faultsOf(written.replace(from, to))).toContain(id);
  });

  test("a term that its model lacks is told of, not dropped", () => {
    const result = readResponse(bytes(written.replace("<cbc:IssueDate>", "<cbc:UUID>1</cbc:UUID><cbc:IssueDate>")));
    expect(result.ok && result.unread).toEqual([{ path: "/ApplicationResponse/cbc:UUID", text: "1" }]);
  });

  test("without what it must say cannot be read, and every missing term is named", () => {
    const result = readResponse(bytes(written.replace(/<cac:DocumentResponse>.*<\/cac:DocumentResponse>/, "")));
    expect(result).toEqual({
      ok: false,
      reason: "incomplete",
      faults: [
        { path: "/ApplicationResponse/cac:DocumentResponse/cac:Response/cbc:ResponseCode", code: "missing" },
        { path: "/ApplicationResponse/cac:DocumentResponse/cac:DocumentReference/cbc:ID", code: "missing" },
        {
          path: "/ApplicationResponse/cac:DocumentResponse/cac:DocumentReference/cbc:DocumentTypeCode",
          code: "missing",
        },
      ],
    });
  });
});

test("every status can be reached, none follows itself, and after a rejection nothing comes", () => {
  for (const status of invoiceStatuses) {
    expect(statusesAfter[status]).not.toContain(status);
    if (status !== "AB") expect(Object.values(statusesAfter).some((after) => after.includes(status))).toBe(true);
  }
  expect(statusesAfter.RE).toEqual([]);
});

const failed: MessageLevelResponse = {
  kind: "mls",
  id: "mls-1",
  issuedOn: localDate("2026-09-03"),
  issueTime: "14:05:00+02:00",
  sender: { scheme: "0242", id: "000654" },
  receiver: { scheme: "0242", id: "000321" },
  outcome: "RE",
  description: "The document was rejected because it failed validation",
  document: { id: "a1b2c3" },
  issues: [{ at: "/Invoice/cbc:ID", description: "BR-02", reason: "BV" }],
};

describe("a message level response", () => {
  test("whatever it says, writing and reading it back says the same, and nothing is left over", () => {
    fc.assert(
      fc.property(anyMessageLevelResponse, (response) => {
        expect(readResponse(bytes(writeMessageLevelResponse(response)))).toStrictEqual({
          ok: true,
          about: "message",
          response,
          unread: [],
        });
      }),
      { numRuns: 200 },
    );
  });

  test("of either kind breaks no rule when it says what it must", () => {
    expect(faultsOf(writeMessageLevelResponse(failed))).toEqual([]);
    const mlr = { ...failed, kind: "mlr", sender: { scheme: "0007", id: "2321000255" } } as const;
    expect(faultsOf(writeMessageLevelResponse(mlr))).toEqual([]);
  });

  test.each([
    ["SCH-MLS-06", { issueTime: "14:05:00" }],
    ["SCH-MLS-10", { sender: { scheme: "SPID", id: "1" } }],
    ["SCH-MLS-18", { outcome: "ZZ" as "RE", issues: [] }],
    ["SCH-MLS-19", { description: "" }],
    ["SCH-MLS-23", { issues: [{ at: "NA", description: "A warning", reason: "BW" }] }],
    ["SCH-MLS-24", { outcome: "AP" }],
    ["SCH-MLS-29", { outcome: "AP", issues: [{ at: "NA", description: "Odd", reason: "ZZ" as "BV" }] }],
  ] as const satisfies readonly (readonly [string, Partial<MessageLevelResponse>])[])(
    "%s is found alone",
    (id, change) => {
      expect(faultsOf(writeMessageLevelResponse({ ...failed, ...change }))).toEqual([id]);
    },
  );

  test.each([
    ["PEPPOL-T71-B00802", { sender: { scheme: "9999", id: "1" } }],
    ["PEPPOL-T71-B01501", { outcome: "ZZ" as "RE" }],
    ["PEPPOL-T71-B02801", { issues: [{ at: "NA", description: "Not delivered", reason: "FD" }] }],
  ] as const satisfies readonly (readonly [string, Partial<MessageLevelResponse>])[])(
    "%s is found alone",
    (id, change) => {
      expect(faultsOf(writeMessageLevelResponse({ ...failed, ...change, kind: "mlr" }))).toEqual([id]);
    },
  );
});

test("an invoice is no response, and bytes that are not XML are refused", () => {
  const invoice = bytes('<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"/>');
  expect(readResponse(invoice)).toEqual({ ok: false, reason: "not-a-response" });
  expect(judgeResponse(invoice)).toEqual({ ok: false, reason: "not-a-response" });
  expect(readResponse(bytes("hej"))).toMatchObject({ ok: false, reason: "refused" });
  expect(judgeResponse(bytes("hej"))).toMatchObject({ ok: false, reason: "refused" });
});
