/** Every page of the ledger, and what is posted from them. */
import { printsPerMinuteMax } from "../paper/print-paper.ts";
import { printStatement } from "../paper/statement-paper.ts";
import { get, post, type Route } from "../route.ts";
import {
  acknowledgeDeed,
  correctDeed,
  endStopDeed,
  moveDeed,
  recallDeed,
  receiptDeed,
  stopDeed,
  writeOffDeed,
} from "./invoice-deeds.ts";
import { showInvoice } from "./invoice-page.tsx";
import { ledgerPaths } from "./ledger-paths.ts";
import { showCustomerAccount, showOverview } from "./overview.tsx";
import { place, setAside, showPayment } from "./payment-page.tsx";
import { showBankFile, showPayments, upload, uploadLimits } from "./payments.tsx";
import { savePolicy, saveRate, showPolicy } from "./policy.tsx";
import { downloadClaims, showReminders } from "./reminders-page.tsx";
import { makeVouchers, showVouchers } from "./vouchers.tsx";

export const ledgerRoutes: readonly Route[] = [
  get(ledgerPaths.overview, "ledger.read", showOverview),
  get(ledgerPaths.customer(":id"), "ledger.read", showCustomerAccount),
  get(ledgerPaths.statement(":id"), "ledger.read", printStatement, { requestsPerMinuteMax: printsPerMinuteMax }),
  get(ledgerPaths.invoice(":id"), "ledger.read", showInvoice),
  post(ledgerPaths.writeOff(":id"), "ledger.write", writeOffDeed),
  post(ledgerPaths.move(":id"), "ledger.write", moveDeed),
  post(ledgerPaths.correct(":id", ":entryId"), "ledger.write", correctDeed),
  post(ledgerPaths.stop(":id"), "reminder.write", stopDeed),
  post(ledgerPaths.endStop(":id", ":stopId"), "reminder.write", endStopDeed),
  post(ledgerPaths.receipt(":id"), "reminder.write", receiptDeed),
  post(ledgerPaths.recall(":id"), "reminder.write", recallDeed),
  post(ledgerPaths.acknowledgement(":id"), "reminder.write", acknowledgeDeed),
  get(ledgerPaths.payments, "ledger.read", (visit) => showPayments(visit)),
  post(ledgerPaths.payments, "ledger.write", upload, uploadLimits),
  get(ledgerPaths.bankFile(":id"), "ledger.read", showBankFile),
  get(ledgerPaths.payment(":id"), "ledger.read", showPayment),
  post(ledgerPaths.place(":id"), "ledger.write", place),
  post(ledgerPaths.setAside(":id"), "ledger.write", setAside),
  get(ledgerPaths.reminders, "ledger.read", showReminders),
  get(ledgerPaths.claims, "reminder.write", downloadClaims),
  get(ledgerPaths.policy, "reminder.write", showPolicy),
  post(ledgerPaths.policy, "reminder.write", savePolicy),
  post(ledgerPaths.rates, "reminder.write", saveRate),
  get(ledgerPaths.vouchers, "ledger.read", showVouchers),
  post(ledgerPaths.vouchers, "ledger.read", makeVouchers),
];
