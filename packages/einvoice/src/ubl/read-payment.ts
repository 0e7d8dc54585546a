import { type LocalDate } from "../calendar/local-date.ts";
import { type DirectDebit, type PaymentAccount, type PaymentCard, type PaymentMeans } from "../model/payment.ts";
import { present, presentGroup, presentList, type ReadCursor } from "./read-cursor.ts";
import { at, cac, cbc } from "./read-names.ts";

/** BG-16. */
export function readPaymentMeans(read: ReadCursor, root: number): readonly PaymentMeans[] | undefined {
  return presentList(read.children(root, cac.paymentMeans).map((means) => readMeans(read, means)));
}

/** BT-9 of a credit note, which UBL keeps inside the payment means. */
export function readCreditNoteDueDate(read: ReadCursor, root: number): LocalDate | undefined {
  return read.dateIn(read.child(root, cac.paymentMeans), cbc.paymentDueDate);
}

function readMeans(read: ReadCursor, means: number): PaymentMeans {
  read.take(means);
  const code = read.child(means, cbc.paymentMeansCode);
  return present({
    code: read.required(read.token(code), "", { within: means, path: "cbc:PaymentMeansCode" }),
    name: read.attribute(code, at.name),
    reference: read.textIn(means, cbc.paymentID),
    account: readAccount(read, read.child(means, cac.payeeFinancialAccount)),
    card: readCard(read, read.child(means, cac.cardAccount)),
    directDebit: readDirectDebit(read, read.child(means, cac.paymentMandate)),
  });
}

function readAccount(read: ReadCursor, account: number): PaymentAccount | undefined {
  if (account < 0) return undefined;
  return present({
    id: read.required(read.textIn(account, cbc.id), "", { within: account, path: "cbc:ID" }),
    name: read.textIn(account, cbc.name),
    provider: read.textIn(read.child(account, cac.financialInstitutionBranch), cbc.id),
  });
}

function readCard(read: ReadCursor, card: number): PaymentCard | undefined {
  if (card < 0) return undefined;
  const number = read.textIn(card, cbc.primaryAccountNumberID);
  const network = read.textIn(card, cbc.networkID);
  return present({
    number: read.required(number, "", { within: card, path: "cbc:PrimaryAccountNumberID" }),
    network: read.required(network, "", { within: card, path: "cbc:NetworkID" }),
    holder: read.textIn(card, cbc.holderName),
  });
}

function readDirectDebit(read: ReadCursor, mandate: number): DirectDebit | undefined {
  return presentGroup({
    mandate: read.textIn(mandate, cbc.id),
    debitedAccount: read.textIn(read.child(mandate, cac.payerFinancialAccount), cbc.id),
  });
}
