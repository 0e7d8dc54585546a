/** An issued document back as a form: to credit it, to copy it, or to correct it and send it again. */
import {
  type AllowanceCharge,
  type Decimal,
  findUnit,
  formatDecimal,
  type Invoice as Document,
  type InvoiceLine,
  shortest,
  type VatCategory,
} from "@fakturaporten/einvoice";
import {
  type AdjustmentFields,
  type DraftFields,
  type LineFields,
  withAdjustments,
  withLines,
} from "./draft-fields.ts";
import { type VatChoice, vatChoiceIds, vatChoices } from "./vat-choices.ts";

/** What becomes of it: a credit, a corrected one for the same delivery (under its own number or the same), or one like it. */
export type Purpose = "credit" | "correct" | "correct-same-number" | "copy";

export interface DocumentOf {
  readonly document: Document;
  readonly receiverId: string;
  readonly purpose: Purpose;
}

/** Everything but the number, where it is not to go again, and the invoice date, which is the day of sending. */
export function fieldsOfDocument({ document, receiverId, purpose }: DocumentOf): DraftFields {
  const { references, period, delivery, totals } = document;
  const isSameDelivery = purpose !== "copy";
  const kind = purpose === "credit" ? "credit-note" : document.kind;
  const head: Record<string, string | undefined> = {
    kind,
    ...precedingOf(document, purpose),
    receiver: receiverId,
    reference1: document.buyerReference,
    reference2: document.buyer.contact?.name,
    order: references?.order,
    contract: references?.contract,
    project: references?.project,
    deliveryOn: isSameDelivery ? delivery?.deliveredOn : undefined,
    periodStart: isSameDelivery ? period?.startsOn : undefined,
    periodEnd: isSameDelivery ? period?.endsOn : undefined,
    rounding: totals.rounding === undefined ? undefined : "yes",
    note: purpose === "credit" || document.payee !== undefined ? undefined : document.notes?.[0],
  };
  const lines = document.lines.map((line) => lineFields(line, document));
  const adjustments = (document.allowanceCharges ?? []).map((one) => adjustmentFields(one, document));
  return withAdjustments(withLines(present(head), lines), adjustments);
}

/** A credit names what it takes back; a corrected invoice names what it is sent instead of, unless it was a credit itself. */
function precedingOf({ kind, number, precedingInvoices }: Document, purpose: Purpose) {
  const before = precedingInvoices?.[0]?.number;
  if (purpose === "credit") return { credits: number };
  if (purpose === "correct-same-number")
    return { sameNumber: number, ...(kind === "credit-note" ? { credits: before } : { replaces: before }) };
  if (kind === "credit-note") return { credits: before };
  return purpose === "correct" ? { replaces: number } : {};
}

function present(fields: Readonly<Record<string, string | undefined>>): DraftFields {
  return Object.fromEntries(
    Object.entries(fields).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== ""),
  );
}

export function lineFields(line: InvoiceLine, document: Document): LineFields {
  return {
    description: line.item.name,
    quantity: typed(line.quantity),
    unit: findUnit(line.unit)?.sv ?? line.unit,
    price: typed(line.price.net),
    ...vatFields(line.vat, document),
    allowance: allowanceText(line),
  };
}

/** One allowance fits the form's cell: as a percentage where it was one. */
function allowanceText({ allowanceCharges }: InvoiceLine): string {
  const allowance = allowanceCharges?.find(({ kind }) => kind === "allowance");
  if (allowance === undefined) return "";
  return allowance.percentage === undefined ? typed(allowance.amount) : `${typed(allowance.percentage)} %`;
}

export function adjustmentFields({ kind, amount, reason, vat }: AllowanceCharge, document: Document): AdjustmentFields {
  return { kind, amount: typed(amount), reason: reason ?? "", ...vatFields(vat, document) };
}

/** The choice that would have written this category; for "another reason" the words of the document. */
function vatFields({ category, rate }: VatCategory, { vatBreakdown }: Document): Pick<LineFields, "vat" | "vatReason"> {
  const percent = rate === undefined ? "0" : formatDecimal(shortest(rate));
  const told = vatBreakdown.find((subtotal) => subtotal.category === category);
  const found = vatChoiceIds.find((id) => {
    const choice: VatChoice = vatChoices[id];
    if (choice.category !== category || choice.rate !== percent) return false;
    if (category !== "E") return true;
    return choice.exemptionReason !== undefined && choice.exemptionReason === told?.exemptionReason;
  });
  if (found !== undefined) return { vat: found, vatReason: "" };
  if (category === "E") return { vat: "0-other", vatReason: told?.exemptionReason ?? "" };
  return { vat: percent, vatReason: "" };
}

/** A number as people type it, and never so that it can be read in two ways: three decimals get a fourth. */
export function typed(value: Decimal): string {
  const short = shortest(value);
  const text = formatDecimal(short).replace(".", ",").replace("-", "\u2212");
  return short.scale === 3 ? `${text}0` : text;
}
