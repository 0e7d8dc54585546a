/** What the demo's customers have paid and not: a file from the bank, a payment nobody knows, a promise, and an invoice at reminder 2. */
import { addDays, bankDayOnOrAfter, daysBetween, decimal, formatDecimal, isBankDay } from "@fakturaporten/einvoice";
import type { Person } from "../domain/access/permissions.ts";
import { findCreditor } from "../domain/billing/creditor.ts";
import { customerKinds } from "../domain/customers/customer.ts";
import { listBankFiles } from "../domain/payments/queries.ts";
import { uploadBankFile } from "../domain/payments/upload-bank-file.ts";
import { listPolicies } from "../domain/reminders/queries.ts";
import { setPolicy } from "../domain/reminders/set-policy.ts";
import { stopReminders } from "../domain/reminders/stop-reminders.ts";
import type { LocalDate } from "../time.ts";
import type { Work } from "../work.ts";
import type { DemoTime } from "./demo-time.ts";

const monthsBilledDays = 125;
/** Long enough ago that the second reminder is due by now, and the third is not. */
const firstReminderDays = 19;
const secondReminderDays = 4;

/** Before anything is issued: an invoice keeps the rules of its day. */
export async function loadDemoPolicies(time: DemoTime, officer: Person): Promise<void> {
  await time.daysAgo(monthsBilledDays).perform(officer, async (work) => {
    if ((await listPolicies(work, officer.organisationId)).length > 0) return;
    for (const customerKind of customerKinds) await setPolicy(work, { ...policy, customerKind, fromOn: work.today });
  });
}

const policy = {
  daysFirst: 5,
  daysSecond: 10,
  daysThird: 10,
  daysCollection: 10,
  feeMinor: 60_00n,
  feeAgreed: true,
  pointsAbove: decimal("8"),
  dayCount: "act/act-year",
  minimumMinor: 50_00n,
  handsOver: true,
  collectorName: "Exempel Inkasso AB",
  collectorContact: "010-123 45 67, kund@exempelinkasso.example",
} as const;

/** Harmless when it is there already. */
export async function loadDemoPayments(time: DemoTime, officer: Person): Promise<void> {
  const now = time.daysAgo(0);
  const { today, isThere, invoices, bankgiro } = await now.perform(officer, async (work) => ({
    today: work.today,
    isThere: (await listBankFiles(work)).length > 0,
    invoices: await listIssued(work),
    bankgiro: (await findCreditor(work))?.bankgiro ?? "",
  }));
  const [late, ...others] = invoices;
  if (isThere || late === undefined) return;
  const { organisationId } = officer;
  const paidOn = lastBankDay(addDays(today, -firstReminderDays - 3));
  const paid = others.filter(({ dueOn }) => dueOn < addDays(today, 3));
  const payments = [
    ...paid.map(({ ocr, minor, name }) => ({ reference: ocr, text: undefined, minor, name })),
    { reference: undefined, text: "Betalning enligt avtal", minor: 1_875_00n, name: "Okänd Avsändare" },
  ];
  const bytes = new TextEncoder().encode(notificationOf({ payments, paidOn, bankgiro }));
  const then = time.daysAgo(daysBetween(paidOn, today));
  const { id } = await then.perform(officer, (work) =>
    uploadBankFile(work, { fileName: `camt054-${paidOn}.xml`, bytes }),
  );
  await then.doJob("read-bank-file", { organisationId, bankFileId: id });
  for (const days of [firstReminderDays, secondReminderDays]) {
    const on = lastBankDay(addDays(today, -days));
    await time.daysAgo(daysBetween(on, today)).doJob("remind-customers", { organisationId, dueOn: on });
  }
  await promise(time, officer, invoices.at(-1));
}

async function promise(time: DemoTime, officer: Person, last: Issued | undefined): Promise<void> {
  if (last === undefined) return;
  await time.daysAgo(1).perform(officer, (work) =>
    stopReminders(work, {
      invoiceId: last.id,
      kind: "promise",
      reason: "Betalar när statsbidraget har kommit",
      untilOn: bankDayOnOrAfter(addDays(work.today, 30)),
      promisedMinor: last.minor,
    }),
  );
}

function lastBankDay(day: LocalDate): LocalDate {
  let at = day;
  while (!isBankDay(at)) at = addDays(at, -1);
  return at;
}

interface Issued {
  readonly id: string;
  readonly ocr: string;
  readonly minor: bigint;
  readonly name: string;
  readonly dueOn: LocalDate;
}

/** The oldest first. */
async function listIssued(work: Work): Promise<readonly Issued[]> {
  const rows = await work.db
    .selectFrom("customer_invoices")
    .select(["id", "ocr_reference", "payable_minor", "customer_name", "due_on", "issue_on"])
    .where("kind", "=", "invoice")
    .orderBy("issue_on")
    .orderBy("number")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    ocr: row.ocr_reference,
    minor: row.payable_minor,
    name: row.customer_name,
    dueOn: row.due_on ?? row.issue_on,
  }));
}

interface Notification {
  readonly payments: readonly {
    readonly reference: string | undefined;
    readonly text: string | undefined;
    readonly minor: bigint;
    readonly name: string;
  }[];
  readonly paidOn: LocalDate;
  readonly bankgiro: string;
}

/** As a bank writes it: one entry of the day, and the payments in it. */
function notificationOf({ payments, paidOn, bankgiro }: Notification): string {
  const amount = (minor: bigint): string => formatDecimal({ units: minor, scale: 2 });
  const total = amount(payments.reduce((sum, { minor }) => sum + minor, 0n));
  const parts = payments.map(
    ({ reference, text, minor, name }, index) => `<TxDtls><Refs><EndToEndId>DEMO-${index + 1}</EndToEndId></Refs>
<Amt Ccy="SEK">${amount(minor)}</Amt><CdtDbtInd>CRDT</CdtDbtInd><RltdPties><Dbtr><Pty><Nm>${escaped(name)}</Nm></Pty></Dbtr></RltdPties>
<RmtInf>${reference === undefined ? `<Ustrd>${escaped(text ?? "")}</Ustrd>` : `<Strd><CdtrRefInf><Tp><CdOrPrtry><Cd>SCOR</Cd></CdOrPrtry></Tp><Ref>${reference}</Ref></CdtrRefInf></Strd>`}</RmtInf></TxDtls>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.08"><BkToCstmrDbtCdtNtfctn>
<GrpHdr><MsgId>DEMO-${paidOn}</MsgId><CreDtTm>${paidOn}T06:00:00</CreDtTm></GrpHdr><Ntfctn><Id>1</Id>
<Acct><Id><Othr><Id>${bankgiro}</Id><SchmeNm><Prtry>BGNR</Prtry></SchmeNm></Othr></Id></Acct>
<Ntry><Amt Ccy="SEK">${total}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>${paidOn}</Dt></BookgDt>
<AcctSvcrRef>DEMO-${paidOn}</AcctSvcrRef><NtryDtls><Btch><NbOfTxs>${payments.length}</NbOfTxs><TtlAmt Ccy="SEK">${total}</TtlAmt></Btch>
${parts.join("\n")}</NtryDtls></Ntry></Ntfctn></BkToCstmrDbtCdtNtfctn></Document>
`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
