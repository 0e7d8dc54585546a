import { parseBankAccount, parseBusinessNumber, vatNumberOf } from "@fakturaporten/einvoice";

const business = parseBusinessNumber("556677-8899");
if (!business.ok) throw new Error(business.fault); // "organisation-number-check-digit" and the like, never a sentence

export const vatNumber = vatNumberOf(business.value.number); // "SE556677889901"

const account = parseBankAccount({ clearing: "8327-9", account: "014 725 892-5" });
if (!account.ok) throw new Error(account.fault);

export const { bank, iban, bic, warnings } = account.value; // Swedbank / sparbanker, SE5580000832790147258925, SWEDSESS, []
