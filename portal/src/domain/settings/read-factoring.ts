/** "Factoringbolags betalningsinformation": wholly filled in, or wholly empty. */
import { parseBankgiro, parseOrganisationNumber, parsePlusgiro } from "@fakturaporten/einvoice";
import { type DomesticAccount, detailsOf, isSameAccount, type PaymentAccount } from "./payment-account.ts";
import { readBankAccount } from "./read-bank-account.ts";
import type { AddFault } from "./settings-fault.ts";
import { readLine, type SettingsContext, type SettingsFields, strayNumber } from "./settings-fields.ts";
import type { FactoringCompany } from "./send-settings.ts";

export const factoringAccountKinds = ["bankgiro", "plusgiro", "bank-account"] as const;

/** The fields that, when any of them is filled in, mean that factoring is used. The kind of account has a standing answer. */
const telling = [
  "factoringName",
  "factoringOrganisationNumber",
  "factoringClearing",
  "factoringAccountNumber",
  "assignmentText",
] as const;

export interface FactoringContext extends SettingsContext {
  /** The supplier's own accounts as just read. */
  readonly accounts: readonly PaymentAccount[];
}

export function readFactoring(
  fields: SettingsFields,
  context: FactoringContext,
  add: AddFault,
): FactoringCompany | undefined {
  if (telling.every((name) => (fields[name] ?? "").trim() === "")) return undefined;
  const name = readLine(fields, { path: "factoringName", lengthMax: 200 }, add);
  const organisationNumber = readNumber(fields, context, add);
  const account = readAccount(fields, add);
  const assignmentText = readLine(fields, { path: "assignmentText", lengthMax: 1000, lines: true }, add);
  if (name === undefined) add("factoringName", "factoring-incomplete");
  if (assignmentText === undefined) add("assignmentText", "factoring-incomplete");
  if (account !== undefined && context.accounts.some((own) => isSameAccount(own, account)))
    add("factoringAccountNumber", "factoring-account-is-own");
  if (name === undefined || organisationNumber === undefined) return undefined;
  if (account === undefined || assignmentText === undefined) return undefined;
  return { name, organisationNumber, account, assignmentText };
}

function readNumber(fields: SettingsFields, context: FactoringContext, add: AddFault): string | undefined {
  const text = fields["factoringOrganisationNumber"] ?? "";
  if (text.trim() === "") {
    add("factoringOrganisationNumber", "factoring-incomplete");
    return undefined;
  }
  const number = parseOrganisationNumber(text);
  if (!number.ok) add("factoringOrganisationNumber", number.fault);
  else if (number.value === context.ownOrganisationNumber) add("factoringOrganisationNumber", "factoring-is-oneself");
  return number.ok ? number.value : undefined;
}

function readAccount(fields: SettingsFields, add: AddFault): DomesticAccount | undefined {
  const kind = factoringAccountKinds.find((one) => one === fields["factoringAccountKind"]);
  const text = fields["factoringAccountNumber"] ?? "";
  if (kind === undefined) add("factoringAccountKind", "choose");
  if (text.trim() === "") add("factoringAccountNumber", "factoring-incomplete");
  if (kind === undefined || (text.trim() === "" && kind !== "bank-account")) return undefined;
  if (kind === "bank-account") return readBank(fields, add);
  const number = kind === "bankgiro" ? parseBankgiro(text) : parsePlusgiro(text);
  if (number.ok) return { kind, number: number.value } as DomesticAccount;
  add("factoringAccountNumber", strayNumber(text, kind) ?? number.fault);
  return undefined;
}

/** No IBAN is asked for beside it, so it must be one from which an IBAN follows. */
function readBank(fields: SettingsFields, add: AddFault): DomesticAccount | undefined {
  const account = readBankAccount(
    fields,
    { clearing: "factoringClearing", number: "factoringAccountNumber", insists: "factoringInsists" },
    add,
  );
  if (account === undefined) {
    if ((fields["factoringClearing"] ?? "").trim() === "") add("factoringClearing", "factoring-incomplete");
    return undefined;
  }
  if (account.kind !== "bank-account") return account;
  const { iban, warnings } = detailsOf(account);
  if (iban !== undefined) return account;
  if (warnings.includes("bank-account-fifth-digit-missing")) add("factoringClearing", "clearing-fifth-digit-needed");
  else add("factoringAccountNumber", "bank-account-not-expressible");
  return undefined;
}
