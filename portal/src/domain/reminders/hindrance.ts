/** What hinders a hand-over. Asked of the rooms that know, each time anew; nobody has to tell. */
import { parseOrganisationNumber } from "@fakturaporten/einvoice";
import type { Work } from "../../work.ts";
import { getAccount } from "../ledger/queries.ts";
import { hasOpenPaymentOf } from "../payments/open-payments.ts";
import { lateInterest } from "./claim.ts";
import type { Hindrance } from "./collection.ts";
import type { Dunning } from "./dunning.ts";
import type { ReminderPolicy } from "./policy.ts";
import { listRates } from "./queries.ts";

export async function findHindrance(
  work: Work,
  { invoice, customer, history, policy }: Dunning & { readonly policy: ReminderPolicy },
): Promise<Hindrance | undefined> {
  if (history.disputes.some(({ state }) => state === "open")) return "disputed";
  if (history.stops.some(({ kind, untilOn }) => kind === "dispute" && untilOn >= work.today)) return "disputed";
  if (!parseOrganisationNumber(customer.organisationNumber).ok) return "no-organisation-number";
  const account = await getAccount(work, customer);
  const hasSurplus =
    account.unplaced.reduce((sum, { amountMinor }) => sum + amountMinor, 0n) < 0n ||
    account.invoices.some(({ balanceMinor }) => balanceMinor < 0n);
  const { organisationNumber, name } = customer;
  const references = [invoice.ocrReference, invoice.number];
  if (hasSurplus || (await hasOpenPaymentOf(work, { organisationNumber, name, references })))
    return "unmatched-payment";
  const rates = await listRates(work, customer.creditorId);
  return lateInterest({ invoice, policy, rates, lastOn: work.today }).ok ? undefined : "no-reference-rate";
}
