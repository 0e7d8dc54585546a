/**
 * The verdict on a document that came as a file: the complete rule set, and what the portal knows against it. The same when it
 * is read and again when it is sent, since accounts, numbers and receivers may have changed in between.
 */
import {
  type Invoice as Document,
  type LocalDate,
  readUbl,
  type Report,
  type Seller,
  type Unread,
  validate,
} from "@fakturaporten/einvoice";
import type { Work } from "../../work.ts";
import type { DraftFault } from "../invoices/draft-fault.ts";
import { findCreditFault } from "../invoices/guard-credit.ts";
import type { Invoice } from "../invoices/invoice.ts";
import { numberTaken } from "../invoices/issue-invoice.ts";
import { findInvoiceByNumber } from "../invoices/queries.ts";
import { faultOfReceiverLimits } from "../invoices/read-form.ts";
import { getSellingTerms } from "../invoices/selling-terms.ts";
import type { EarlierInvoices, StoredWarning } from "../invoices/store-invoice.ts";
import { findReceiverByPeppol } from "../receivers/queries.ts";
import { checkOrderNumber, checkReference, type Receiver } from "../receivers/receiver.ts";
import { getSendSettings } from "../settings/queries.ts";
import type { SendSettings } from "../settings/send-settings.ts";
import { faultsOfPayment, faultsOfSeller } from "./judge-party.ts";
import { importLimits } from "./limits.ts";
import { findUnshown } from "./unread-parts.ts";

export interface JudgedImport {
  /** Absent where the bytes are no invoice that can be read. */
  readonly document?: Document;
  readonly receiver?: Receiver;
  readonly faults: readonly DraftFault[];
  readonly warnings: readonly StoredWarning[];
  readonly earlier: EarlierInvoices;
}

const noEarlier: EarlierInvoices = { credited: undefined, replaced: undefined, corrected: undefined };

/** What the supplier has settled, the same for every document of a batch. */
export interface OwnTerms {
  readonly seller: Seller;
  readonly settings: SendSettings;
}

export async function getOwnTerms(work: Work): Promise<OwnTerms> {
  const { seller } = await getSellingTerms(work);
  return { seller, settings: await getSendSettings(work) };
}

export interface ToJudge {
  readonly ubl: Uint8Array;
  readonly own: OwnTerms;
  /** What was found in the files within; absent where nobody has looked. */
  readonly files: readonly DraftFault[] | undefined;
}

export async function judgeImported(work: Work, { ubl, own, files }: ToJudge): Promise<JudgedImport> {
  const { faults, warnings } = judgeBytes(ubl, work.today);
  const read = readUbl(ubl);
  if (!read.ok) {
    const told = faults.length > 0 ? faults : [{ path: "", code: "import-not-an-invoice", params: {} }];
    return { faults: told, warnings, earlier: noEarlier };
  }
  const document = read.invoice;
  const receiver = document.buyer.endpoint && (await findReceiverByPeppol(work, document.buyer.endpoint));
  const named = await findNamed(work, document, receiver);
  const all = [
    ...faults,
    ...faultsOfContent(document, read.unread),
    ...faultsOfFiles(document, receiver, files),
    ...faultsOfSupplier(document, own),
    ...faultsOfReceiver(document, receiver),
    ...(await faultsOfNumber(work, document)),
    ...(await faultsOfCrediting(work, { document, receiver, named })),
  ];
  return {
    document,
    ...(receiver && { receiver }),
    faults: all.slice(0, importLimits.faultsMax),
    warnings,
    earlier: { ...noEarlier, ...(document.kind === "credit-note" ? { credited: named } : { replaced: named }) },
  };
}

function judgeBytes(ubl: Uint8Array, today: LocalDate) {
  const report = validate(ubl, { on: today });
  const warnings = report.faults.filter(({ severity }) => severity === "warning");
  return {
    faults: brokenIn(report).slice(0, importLimits.faultsMax),
    warnings: warnings
      .slice(0, importLimits.faultsMax)
      .map(({ id, path, says }): StoredWarning => ({ path, rule: id, sv: says.sv, en: says.en })),
  };
}

function brokenIn({ structure, stopped, faults }: Report): DraftFault[] {
  return [
    ...[...structure, ...stopped].map(({ path, says }) => ruleFault("UBL", path, says)),
    ...faults.filter(({ severity }) => severity === "fatal").map(({ id, path, says }) => ruleFault(id, path, says)),
  ];
}

function ruleFault(rule: string, path: string, { sv, en }: { readonly sv: string; readonly en: string }): DraftFault {
  return { path, code: "rule", params: { rule, sv, en } };
}

/** Files are those that were looked into, and that the receiver takes; a link leads to what nobody has looked into. */
function faultsOfFiles({ attachments = [] }: Document, receiver: Receiver | undefined, found: ToJudge["files"]) {
  const embedded = attachments.flatMap((one) => (one.embedded === undefined ? [] : [{ ...one.embedded, id: one.id }]));
  if (embedded.length > 0 && found === undefined) throw new Error("An embedded file must be looked into before.");
  const faults: DraftFault[] = [...(found ?? [])];
  if (attachments.some(({ uri }) => uri !== undefined))
    faults.push({ path: "attachment", code: "import-attachments", params: {} });
  const sized = embedded.map(({ id, fileName, base64 }) => ({
    name: fileName ?? id,
    sizeBytes: Math.floor((base64.length * 3) / 4),
  }));
  const told = receiver === undefined ? undefined : faultOfReceiverLimits(sized, receiver);
  return told === undefined ? faults : [...faults, told];
}

/** Documents hold what a person can be shown: nothing said that we cannot read. */
function faultsOfContent({ currency }: Document, unread: readonly Unread[]) {
  const faults: DraftFault[] = [];
  if (currency !== "SEK") faults.push({ path: "", code: "import-currency", params: { currency } });
  const first = findUnshown(unread);
  if (first !== undefined) faults.push({ path: first.path, code: "import-unread", params: { place: first.path } });
  return faults;
}

function faultsOfSupplier(document: Document, { seller, settings }: OwnTerms): DraftFault[] {
  const stopped = settings.isStopped ? [{ path: "", code: "payments-stopped", params: {} }] : [];
  return [...stopped, ...faultsOfSeller(document, seller), ...faultsOfPayment(document, settings)];
}

function faultsOfReceiver({ buyer, buyerReference = "", references }: Document, receiver: Receiver | undefined) {
  const { endpoint } = buyer;
  if (receiver === undefined) {
    const params = { address: endpoint === undefined ? "" : `${endpoint.scheme}:${endpoint.id}` };
    return [{ path: "receiver", code: "import-receiver", params }];
  }
  const faults: DraftFault[] = [];
  const { referenceHelp, referenceExample = "", orderNumberExample = "" } = receiver.rule;
  const help = { sv: referenceHelp.sv, en: referenceHelp.en };
  if (!receiver.active) faults.push({ path: "receiver", code: "receiver-closed", params: {} });
  const reference = checkReference(receiver, buyerReference);
  if (reference !== undefined)
    faults.push({ path: "reference1", code: `import-${reference}`, params: { ...help, example: referenceExample } });
  const order = checkOrderNumber(receiver, references?.order ?? "");
  if (order !== undefined)
    faults.push({ path: "order", code: "import-order-number", params: { example: orderNumberExample } });
  return faults;
}

async function faultsOfNumber(work: Work, { number }: Document): Promise<DraftFault[]> {
  const taken = await findInvoiceByNumber(work, number);
  return taken === undefined ? [] : [numberTaken(taken)];
}

/** The invoice of ours that is credited, or that this one is sent to the same receiver instead of. */
async function findNamed(work: Work, { kind, precedingInvoices }: Document, receiver: Receiver | undefined) {
  const number = precedingInvoices?.[0]?.number;
  const found = number === undefined ? undefined : await findInvoiceByNumber(work, number);
  if (kind === "credit-note") return found;
  return found?.kind === "invoice" && found.receiverId === receiver?.id ? found : undefined;
}

interface Crediting {
  readonly document: Document;
  readonly receiver: Receiver | undefined;
  readonly named: Invoice | undefined;
}

async function faultsOfCrediting(work: Work, { document, receiver, named }: Crediting): Promise<DraftFault[]> {
  if (document.kind !== "credit-note") return [];
  const { precedingInvoices = [] } = document;
  if (precedingInvoices.length !== 1) return [{ path: "credits", code: "import-credits-one", params: {} }];
  if (named === undefined || receiver === undefined) return [];
  const fault = await findCreditFault(work, { credited: named, to: receiver.id, credit: document });
  return fault === undefined ? [] : [fault];
}
