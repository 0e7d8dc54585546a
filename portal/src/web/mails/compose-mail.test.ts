import { expect, test } from "vitest";
import type { Letter, LetterKind, Letters } from "../../domain/mail/letters.ts";
import { mailComposer } from "./compose-mail.tsx";

const baseUrl = "https://faktura.region.example";
const compose = mailComposer(baseUrl);
const hostile = "Bygg.se https://elak.example/x <script>alert(1)</script> \"&' AB";
const token = "t".repeat(43);
const invoice = { invoiceId: "00000000-0000-7000-8000-000000000001", number: "F-1", receiverName: hostile };
const caseId = "00000000-0000-7000-8000-000000000002";
const named = { companyName: hostile };
const at = "2026-11-21T08:05:00.000Z";

/** One of each kind, with the worst that a person may have typed. */
const everyLetter: { readonly [K in LetterKind]: Letters[K] } = {
  "confirm-registration": { token, ...named },
  "confirm-known-account": { token, ...named },
  "account-exists": {},
  "customer-access-given": { customerNumber: "K-1001", customerName: "Vårdcentralen Prov AB" },
  "customer-invoice-issued": {
    customerId: caseId,
    invoiceId: invoice.invoiceId,
    customerNumber: "K-1001",
    number: "1001",
    payableMinor: "125000",
    dueOn: "2026-10-30",
    bankgiro: "54029681",
    ocrReference: "10017",
  },
  "customer-credit-issued": {
    customerId: caseId,
    invoiceId: invoice.invoiceId,
    customerNumber: "K-1001",
    number: "1002",
    payableMinor: "25000",
    credited: "1001",
  },
  "dispute-hold-ended": {
    customerId: caseId,
    invoiceId: invoice.invoiceId,
    customerNumber: "K-1001",
    number: "1001",
    heldUntil: "2026-12-20",
  },
  "payment-reminder": {
    invoiceId: invoice.invoiceId,
    customerId: caseId,
    customerNumber: "K-1001",
    number: "1001",
    step: "2",
    ocrReference: "10017",
    bankgiro: "54029681",
    dueOn: "2026-10-30",
    balanceMinor: "125000",
    feeMinor: "6000",
    heldMinor: "0",
    payBy: "2026-11-30",
    nextOn: "2026-12-02",
    nextStep: "3",
  },
  "handed-to-collection": {
    customerId: caseId,
    customerNumber: "K-1001",
    number: "1001",
    collectorName: hostile,
    collectorContact: "08-123 45 67",
  },
  "approval-asked": {
    about: "order",
    customerId: caseId,
    requestId: caseId,
    customerNumber: "K-1001",
    serviceName: hostile,
    personName: hostile,
  },
  "approval-nobody": {
    about: "cancellation",
    customerId: caseId,
    requestId: caseId,
    customerNumber: "K-1001",
    serviceName: hostile,
  },
  "approval-reminder": {
    about: "cancellation",
    customerId: caseId,
    requestId: caseId,
    customerNumber: "K-1001",
    serviceName: hostile,
    askedOn: "2026-11-21",
    role: "deputy",
  },
  "access-wished": { customerNumber: "K-1001", personName: hostile },
  "access-answered": { customerNumber: "K-1001", outcome: "unknown" },
  "cancellation-wished": {
    customerId: caseId,
    subscriptionId: caseId,
    customerNumber: "K-1001",
    serviceName: hostile,
    personName: hostile,
  },
  "wish-answered": {
    customerId: caseId,
    subscriptionId: caseId,
    customerNumber: "K-1001",
    serviceName: hostile,
    outcome: "refused",
  },
  "order-decided": {
    customerId: caseId,
    orderId: caseId,
    customerNumber: "K-1001",
    serviceName: hostile,
    outcome: "approved",
    beginsOn: "2026-12-01",
  },
  "cancellation-decided": {
    customerId: caseId,
    cancellationId: caseId,
    customerNumber: "K-1001",
    serviceName: hostile,
    outcome: "approved",
    lastBilledOn: "2026-12-31",
  },
  "no-account": {},
  "sign-in-elsewhere": {},
  "reset-password": { token },
  "password-changed": { at },
  "second-step-changed": { at, change: "recovery-code-used" },
  "join-requested": { ...named, personName: hostile, personEmail: "nils@prov.example" },
  "join-accepted": named,
  "join-declined": named,
  "invoice-rejected": invoice,
  "invoice-queried": invoice,
  "invoice-not-delivered": invoice,
  "recurring-waiting": { draftId: invoice.invoiceId, name: hostile, day: "2026-12-01", receiverName: hostile },
  "import-read": { importId: invoice.invoiceId, fileName: hostile, ready: "1", sent: "0", faulty: "2" },
  "reference-filled": { caseId: invoice.invoiceId, draftId: invoice.invoiceId, receiverName: hostile },
  "reference-answered": { caseId: invoice.invoiceId, draftId: invoice.invoiceId, receiverName: hostile },
  "reference-unknown": { caseId: invoice.invoiceId, draftId: invoice.invoiceId, receiverName: hostile },
  "creditor-bankgiro-changed": { at, personName: hostile },
  "cases-forgotten": { told: "3", firstOn: "2026-12-25", forgotten: "2" },
  "webhook-stopped": { webhookId: invoice.invoiceId, name: hostile, because: "failing" },
  "quota-near": { companyName: hostile, levelName: hostile, used: "4", max: "5" },
  "quota-reached": { companyName: hostile, levelName: hostile, used: "5", max: "5" },
  "quota-passed": { companyName: hostile, levelName: hostile, used: "5", max: "5" },
  "import-done": { importId: invoice.invoiceId, fileName: hostile, ready: "0", sent: "1", faulty: "2" },
  "recurring-held": { draftId: invoice.invoiceId, name: hostile, day: "2026-12-01", receiverName: "" },
  "needs-digest": { rejected: "F-1, F-2", queried: "", stopped: "F-3" },
  "contest-declined": named,
  "owner-let-in": { ...named, personName: hostile },
  "case-arrived": { caseId, reference: "7KQ2-M0XV", caseKind: "question" },
  "case-heard": { caseId, reference: "7KQ2-M0XV", caseKind: "introduction" },
  "introduction-arrived": {
    ...named,
    caseId,
    reference: "7KQ2-M0XV",
    organisationNumber: "559988-0019",
    contactName: hostile,
    contactPhone: hostile,
    contactEmail: "nils@prov.example",
    receivers: hostile,
  },
  "case-answered": { caseId, reference: "7KQ2-M0XV", caseKind: "question", act: "ask" },
  "invoice-delivery-unclear": invoice,
  "payment-account-changed": { ...named, at, token, bankgiro: "***-1234 → ***-5678" },
  "payment-account-proposed": { ...named, at, token, beginsOn: "2026-11-27", iban: "– → •••• 7466" },
  "payments-stopped": { ...named, at },
  "payments-lifted": { ...named, at },
};

const cases = Object.entries(everyLetter).flatMap(([kind, facts]) =>
  (["sv", "en"] as const).map((language) => [kind, language, { kind, facts } as Letter] as const),
);

const composed = (letter: Letter, language: "sv" | "en") =>
  compose(letter, { address: "lena@prov.example", name: "Lena", language });

test.each(cases)(
  "%s in %s has words, and its subject and first lines hold nothing a person has typed",
  (_, language, letter) => {
    const { subject, text } = composed(letter, language);
    expect(subject.length).toBeGreaterThan(5);
    expect(subject).not.toMatch(/[\r\n]|elak|Bygg/);
    expect(text.split("\n").slice(0, 3).join(" ")).not.toMatch(/elak/);
    expect(text).not.toMatch(/undefined|\[object/);
  },
);

test.each(cases)("%s in %s links to the configured address and to nothing else", (_, language, letter) => {
  const { text, html } = composed(letter, language);
  const links = [...`${text}\n${html}`.matchAll(/https?:\/\/[^\s"<]*/g)].map(([link]) => link);
  for (const link of links) expect(link.startsWith(`${baseUrl}/`)).toBe(true);
  expect([...html.matchAll(/href="([^"]*)"/g)].length).toBeLessThanOrEqual(1);
});

test.each(cases)("%s in %s writes what people typed as text", (_, language, letter) => {
  const { html } = composed(letter, language);
  expect(html).not.toContain("<script");
  expect(html).not.toMatch(/https:\/\/elak|bygg\.se/i);
});

test.each([
  ["elak.example/vinst", "elak.\u2060example /vinst"],
  ["elak.example:80/vinst", "elak.\u2060example :80/\u2060vinst"],
  ["Bokus.com AB", "Bokus.\u2060com AB"],
  ["c/o Åsa", "c/\u2060o Åsa"],
  ["Prov & Söner AB", "Prov & Söner AB"],
])("a company called %j is told of in words that no mail program makes a link", (companyName, told) => {
  const { text, html } = composed({ kind: "confirm-registration", facts: { token, companyName } }, "sv");
  expect(text).toContain(`Företaget som angavs: ${told}.`);
  const shown = `${text}\n${html}`.replaceAll("\u2060", "").replaceAll(baseUrl, "");
  expect(shown).not.toMatch(/\p{L}\.\p{L}+[:/]/u);
  expect([...html.matchAll(/<a /g)]).toHaveLength(1);
});

test.each([
  ["confirm-registration", `${baseUrl}/confirm/${token}`],
  ["confirm-known-account", `${baseUrl}/confirm/${token}`],
  ["reset-password", `${baseUrl}/reset/${token}`],
  ["join-requested", `${baseUrl}/members`],
  ["no-account", `${baseUrl}/register`],
  ["account-exists", `${baseUrl}/sign-in`],
  ["sign-in-elsewhere", `${baseUrl}/sign-in`],
] as const)("the link of %s stands on a line of its own", (kind, link) => {
  const { text } = composed({ kind, facts: everyLetter[kind] } as Letter, "sv");
  expect(text.split("\n")).toContain(link);
});

test.each(["customer-invoice-issued", "payment-reminder"] as const)(
  "%s says where to pay, as the bank writes it, and nothing of a bankgiro where there is none",
  (kind) => {
    for (const language of ["sv", "en"] as const) {
      const told = (bankgiro: string) =>
        composed({ kind, facts: { ...everyLetter[kind], bankgiro } } as Letter, language).text.split("\n");
      expect(told("54029681")).toContain("Bankgiro: 5402-9681");
      expect(told("9912346")).toContain("Bankgiro: 991-2346");
      expect(told("").join()).not.toContain("Bankgiro");
    }
  },
);

test("a reminder leads to what happens with the very invoice, and parts no day at the end of a line", () => {
  const letter = { kind: "payment-reminder", facts: everyLetter["payment-reminder"] } as const;
  const { text, html } = composed(letter, "sv");
  expect(text).toContain(`${baseUrl}/purchases/${caseId}/account/${invoice.invoiceId}`);
  for (const held of ["2026-10-30", "2026-11-30", "2026-12-02", "5402-9681"])
    expect(html).toContain(`<span style="white-space:nowrap">${held}</span>`);
});

test("a moment is told in Swedish time", () => {
  const letter = { kind: "password-changed", facts: { at: "2026-11-21T08:05:00.000Z" } } as const;
  expect(composed(letter, "sv").text).toContain("2026-11-21 09:05");
});
