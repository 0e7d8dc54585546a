/** Addresses of the ledger: accounts, payments, reminders, rules and vouchers. */
import { paths } from "../paths.ts";

const payments = `${paths.ledger}/payments`;
const reminders = `${paths.ledger}/reminders`;
const invoice = (id: string): string => `${paths.ledger}/invoices/${id}`;

export const ledgerPaths = {
  overview: paths.ledger,
  customer: (id: string): string => `${paths.ledger}/customers/${id}`,
  statement: (id: string): string => `${paths.ledger}/customers/${id}/statement`,
  invoice,
  writeOff: (id: string): string => `${invoice(id)}/write-off`,
  move: (id: string): string => `${invoice(id)}/surplus`,
  correct: (id: string, entryId: string): string => `${invoice(id)}/entries/${entryId}/correction`,
  stop: (id: string): string => `${invoice(id)}/stops`,
  endStop: (id: string, stopId: string): string => `${invoice(id)}/stops/${stopId}/end`,
  receipt: (id: string): string => `${invoice(id)}/receipt`,
  recall: (id: string): string => `${invoice(id)}/recall`,
  acknowledgement: (id: string): string => `${invoice(id)}/acknowledgement`,
  payments,
  bankFile: (id: string): string => `${payments}/files/${id}`,
  payment: (id: string): string => `${payments}/${id}`,
  place: (id: string): string => `${payments}/${id}/placement`,
  setAside: (id: string): string => `${payments}/${id}/decision`,
  reminders,
  claims: `${reminders}/claims`,
  policy: `${reminders}/policy`,
  rates: `${reminders}/rates`,
  vouchers: `${paths.ledger}/vouchers`,
} as const;
