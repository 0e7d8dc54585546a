/** The form of Settings › Send, filled in from what is saved; and the names of all its fields. */
import { formatOrganisationNumber, type OrganisationNumber } from "@fakturaporten/einvoice";
import { type DomesticAccount, formatAccount, type PaymentAccount } from "../../domain/settings/payment-account.ts";
import type { FactoringCompany, SendSettings } from "../../domain/settings/send-settings.ts";
import type { Fields } from "../form.ts";

/** Everything a person can fill in, and the two that say what they saw. */
export const settingsFieldNames = [
  "bankgiro",
  "plusgiro",
  "clearing",
  "accountNumber",
  "accountInsists",
  "bankName",
  "iban",
  "bic",
  "factoringName",
  "factoringOrganisationNumber",
  "factoringAccountKind",
  "factoringClearing",
  "factoringAccountNumber",
  "factoringInsists",
  "assignmentText",
  "numberAutomatic",
  "numberPrefix",
  "nextNumber",
  "nextNumberShown",
  "paymentTermsDays",
  "vatPercent",
  "ourReference",
  "version",
] as const;

export function fieldsOf(settings: SendSettings): Fields {
  const { numbering } = settings;
  return {
    ...Object.assign({}, ...settings.accounts.map(accountFields)),
    bankName: settings.bankName ?? "",
    ...factoringFields(settings.factoring),
    numberAutomatic: numbering.automatic ? "yes" : "",
    numberPrefix: numbering.prefix,
    nextNumber: String(numbering.nextNumber),
    nextNumberShown: String(numbering.nextNumber),
    paymentTermsDays: String(settings.paymentTermsDays),
    vatPercent: String(settings.vatPercent),
    ourReference: settings.ourReference ?? "",
    version: String(settings.version),
  };
}

function accountFields(account: PaymentAccount): Fields {
  switch (account.kind) {
    case "bankgiro":
    case "plusgiro":
      return { [account.kind]: formatAccount(account) };
    case "iban":
      return { iban: formatAccount(account), bic: account.bic };
    case "bank-account": {
      const [clearing = "", accountNumber = ""] = formatAccount(account).split(" ");
      return { clearing, accountNumber, accountInsists: account.warningConfirmed ? "yes" : "" };
    }
  }
}

function factoringFields(factoring: FactoringCompany | undefined): Fields {
  if (factoring === undefined) return { factoringAccountKind: "bankgiro" };
  return {
    factoringName: factoring.name,
    factoringOrganisationNumber: formatOrganisationNumber(factoring.organisationNumber as OrganisationNumber),
    factoringAccountKind: factoring.account.kind,
    ...factoringAccountFields(factoring.account),
    assignmentText: factoring.assignmentText,
  };
}

function factoringAccountFields(account: DomesticAccount): Fields {
  if (account.kind !== "bank-account") return { factoringAccountNumber: formatAccount(account) };
  const [factoringClearing = "", factoringAccountNumber = ""] = formatAccount(account).split(" ");
  return { factoringClearing, factoringAccountNumber, factoringInsists: account.warningConfirmed ? "yes" : "" };
}
