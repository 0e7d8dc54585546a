/** What hinders a hand-over. Asked of the rooms that know, each time anew; nobody has to tell. */
import { addDays, parseOrganisationNumber } from "@fakturaporten/einvoice";
import { dayOf, type LocalDate } from "../../time.ts";
import type { Work } from "../../work.ts";
import type { Dispute } from "../disputes/dispute.ts";
import { hasSurplus } from "../ledger/balances.ts";
import { hasOpenPaymentOf } from "../payments/open-payments.ts";
import { lateInterest } from "./claim.ts";
import type { Hindrance } from "./collection.ts";
import type { Dunning } from "./dunning.ts";
import type { ReminderPolicy } from "./policy.ts";
import { listRates } from "./queries.ts";

/** Days a customer has to pay after the answer that nothing is credited. */
const answerDays = 10;

function isOpenOrFresh({ state, settledAt }: Dispute, today: LocalDate): boolean {
  return (
    state === "open" ||
    (state === "refused" && settledAt !== undefined && addDays(dayOf(settledAt), answerDays) >= today)
  );
}

export async function findHindrance(
  work: Work,
  { invoice, customer, history, policy }: Dunning & { readonly policy: ReminderPolicy },
): Promise<Hindrance | undefined> {
  if (history.disputes.some((one) => isOpenOrFresh(one, work.today))) return "disputed";
  if (history.stops.some(({ kind, untilOn }) => kind === "dispute" && untilOn >= work.today)) return "disputed";
  if (!parseOrganisationNumber(customer.organisationNumber).ok) return "no-organisation-number";
  const { organisationNumber, name } = customer;
  const references = [invoice.ocrReference, invoice.number];
  if ((await hasSurplus(work, customer)) || (await hasOpenPaymentOf(work, { organisationNumber, name, references })))
    return "unmatched-payment";
  const rates = await listRates(work, customer.creditorId);
  return lateInterest({ invoice, policy, rates, lastOn: work.today }).ok ? undefined : "no-reference-rate";
}
