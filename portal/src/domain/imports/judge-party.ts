/**
 * Whether an imported document is the supplier's own and asks for payment where the supplier is paid today: an own file must
 * not become a way around the days that a changed account waits (TRUST §9).
 */
import type { Invoice as Document, PaymentAccount, PaymentMeans, Seller } from "@fakturaporten/einvoice";
import { type PaymentParts, paymentPartsOf } from "../settings/payment-parts.ts";
import type { SendSettings } from "../settings/send-settings.ts";
import type { DraftFault } from "../invoices/draft-fault.ts";

export function faultsOfSeller({ seller }: Document, own: Seller): DraftFault[] {
  const number = own.legalId?.id ?? "";
  const stated = [
    seller.legalId?.id,
    seller.endpoint?.scheme === "0007" ? seller.endpoint.id : undefined,
    seller.vatNumber !== undefined && /^SE/i.test(seller.vatNumber) ? vatCore(seller.vatNumber) : undefined,
  ].filter((one) => one !== undefined);
  const isOwn = stated.length > 0 && stated.every((one) => one.replace(/[\s-]/g, "") === number);
  if (isOwn) return [];
  return [{ path: "seller", code: "import-seller", params: { stated: stated[0] ?? "", own: number } }];
}

/** SE, the organisation number, 01. */
function vatCore(vatNumber: string): string {
  return vatNumber.replace(/[\s-]/g, "").slice(2, -2);
}

type PaymentSettings = Pick<SendSettings, "accounts" | "factoring">;

export function faultsOfPayment(document: Document, settings: PaymentSettings): DraftFault[] {
  const means = document.paymentMeans ?? [];
  const own = ["SE", "XX"].map((payerCountry) => paymentPartsOf(settings, { reference: "", payerCountry }));
  const known = new Set(own.flatMap(({ paymentMeans }) => accountsOf(paymentMeans)));
  const foreign = means.flatMap(({ account }) => (account === undefined || known.has(keyOf(account)) ? [] : [account]));
  return [
    ...foreign.map(({ id }) => ({ path: "payment", code: "import-account", params: { account: maskedEnd(id) } })),
    ...(means.some(({ card, directDebit }) => card !== undefined || directDebit !== undefined)
      ? [{ path: "payment", code: "import-means", params: {} }]
      : []),
    ...(document.kind === "invoice" && !means.some(({ account }) => account !== undefined)
      ? [{ path: "payment", code: "import-account-missing", params: {} }]
      : []),
    ...faultsOfPayee(document, own[0]),
  ];
}

/** A factoring company is paid if, and only if, the settings say so. */
function faultsOfPayee({ payee, kind }: Document, own: PaymentParts | undefined): DraftFault[] {
  const expected = own?.payee?.legalId?.id;
  const stated = payee?.legalId?.id?.replace(/[\s-]/g, "");
  const isExpected = payee === undefined ? expected === undefined || kind === "credit-note" : stated === expected;
  return isExpected && (payee === undefined || expected !== undefined)
    ? []
    : [{ path: "payee", code: "import-payee", params: { expected: own?.payee?.name ?? "" } }];
}

function accountsOf(means: readonly PaymentMeans[]): string[] {
  return means.flatMap(({ account }) => (account === undefined ? [] : [keyOf(account)]));
}

/** A giro number says which giro; an IBAN stands by itself. */
function keyOf({ id, provider }: PaymentAccount): string {
  const giro = provider?.startsWith("SE:") === true ? provider : "";
  return `${giro} ${id.replace(/[\s-]/g, "").toUpperCase()}`;
}

function maskedEnd(id: string): string {
  return `•••• ${id.slice(id.length > 6 ? -4 : -2)}`;
}
