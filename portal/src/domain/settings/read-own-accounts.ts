/** "Medlems betalningsinformation": the supplier's own accounts, each checked by itself and then against each other. */
import { parseBankgiro, parseBic, parseIban, parsePlusgiro } from "@fakturaporten/einvoice";
import { readBankAccount } from "./read-bank-account.ts";
import { isExpressible } from "./payment-parts.ts";
import { detailsOf, type DomesticAccount, type ForeignAccount, type PaymentAccount } from "./payment-account.ts";
import type { AddFault } from "./settings-fault.ts";
import { type SettingsFields, strayNumber } from "./settings-fields.ts";

export function readOwnAccounts(fields: SettingsFields, add: AddFault): readonly PaymentAccount[] {
  const bankAccount = readBankAccount(
    fields,
    { clearing: "clearing", number: "accountNumber", insists: "accountInsists" },
    add,
  );
  if (bankAccount !== undefined) judgeExpression(bankAccount, fields, add);
  return [readBankgiro(fields, add), readPlusgiro(fields, add), bankAccount, readForeign(fields, add)].filter(
    (account) => account !== undefined,
  );
}

function readBankgiro(fields: SettingsFields, add: AddFault): DomesticAccount | undefined {
  const text = fields["bankgiro"] ?? "";
  if (text.trim() === "") return undefined;
  const number = parseBankgiro(text);
  if (number.ok) return { kind: "bankgiro", number: number.value };
  add("bankgiro", strayNumber(text, "bankgiro") ?? number.fault);
  return undefined;
}

function readPlusgiro(fields: SettingsFields, add: AddFault): DomesticAccount | undefined {
  const text = fields["plusgiro"] ?? "";
  if (text.trim() === "") return undefined;
  const number = parsePlusgiro(text);
  if (number.ok) return { kind: "plusgiro", number: number.value };
  add("plusgiro", strayNumber(text, "plusgiro") ?? number.fault);
  return undefined;
}

/** IBAN and BIC go together. */
function readForeign(fields: SettingsFields, add: AddFault): ForeignAccount | undefined {
  const ibanText = fields["iban"] ?? "";
  const bicText = fields["bic"] ?? "";
  if (ibanText.trim() === "" && bicText.trim() === "") return undefined;
  const iban = parseIban(ibanText);
  const bic = parseBic(bicText);
  if (!iban.ok) add("iban", iban.fault === "iban-empty" ? "iban-missing" : iban.fault);
  if (!bic.ok) add("bic", bic.fault === "bic-empty" ? "bic-missing" : bic.fault);
  return iban.ok && bic.ok ? { kind: "iban", number: iban.value, bic: bic.value } : undefined;
}

/** An account that no e-invoice can name would leave the payer without it, in silence. */
function judgeExpression(account: DomesticAccount, fields: SettingsFields, add: AddFault): void {
  if (account.kind !== "bank-account" || isExpressible(account, fields["iban"] ?? "")) return;
  const needsFifthDigit = detailsOf(account).warnings.includes("bank-account-fifth-digit-missing");
  if (needsFifthDigit) add("clearing", "clearing-fifth-digit-needed");
  else add("accountNumber", "bank-account-not-expressible");
}
