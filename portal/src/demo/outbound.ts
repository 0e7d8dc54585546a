/** The region's IT department and its customers: a catalogue, people with access, and three months used and billed. */
import { addDays, daysBetween, type OrganisationNumber, parseOrganisationNumber } from "@fakturaporten/einvoice";
import { parseEmailAddress } from "../domain/access/email-address.ts";
import { hashPassword } from "../domain/access/password-hash.ts";
import type { Person } from "../domain/access/permissions.ts";
import { findCreditor, saveCreditor } from "../domain/billing/creditor.ts";
import { prepareRun, startRun } from "../domain/billing/prepare-run.ts";
import { beginSubscription } from "../domain/catalogue/begin-subscription.ts";
import { type Month, monthContaining, monthsLater } from "../domain/catalogue/month.ts";
import { addService } from "../domain/catalogue/save-service.ts";
import type { ServiceId } from "../domain/catalogue/service.ts";
import { setPrice } from "../domain/catalogue/set-price.ts";
import { addCustomer } from "../domain/customers/add-customer.ts";
import { giveAccess } from "../domain/customers/give-access.ts";
import { createAccount } from "../domain/parties/account.ts";
import { startUsageImport } from "../domain/usage/start-usage-import.ts";
import type { LocalDate } from "../time.ts";
import type { Work } from "../work.ts";
import { demoPassword } from "./accounts.ts";
import type { DemoDay, DemoTime } from "./demo-time.ts";
import { type DemoCustomer, demoCustomers, demoServices } from "./outbound-facts.ts";
import { usageText } from "./outbound-usage.ts";

const monthsBilled = 3;

/** Harmless when it is there already. */
export async function loadDemoOutbound(time: DemoTime, officer: Person): Promise<void> {
  const now = time.daysAgo(0);
  const { known, today } = await now.perform(officer, async (work) => ({
    known: await findCreditor(work),
    today: work.today,
  }));
  if (known !== undefined) return;
  const first = monthsLater(monthContaining(today), -monthsBilled);
  const before = time.daysAgo(daysBetween(first, today));
  const passwordHash = await hashPassword(demoPassword);
  await before.perform(officer, (work) => saveCreditor(work, creditor));
  const services = await before.perform(officer, (work) => addServices(work, first));
  for (const customer of demoCustomers)
    await before.perform(officer, (work) => addOne(work, { customer, services, first, passwordHash }));
  for (let count = 0; count < monthsBilled; count += 1) {
    const month = monthsLater(first, count);
    const billedOn = dayBilled(month, today);
    await billMonth(time.daysAgo(daysBetween(billedOn, today)), officer, { month, issueOn: billedOn });
  }
  await readUsage(now, officer, { month: monthContaining(today), before: today });
}

const creditor = {
  name: "Region Exempel, IT",
  contactName: "Fakturafrågor IT",
  contactEmail: "fakturafragor.it@region.example",
  contactPhone: "040-100 00 10",
  bankgiro: "9912346",
  otherAccounts: [],
  termsDays: 30,
};

/** The third of the month after, or today where that has not come. */
function dayBilled(month: Month, today: LocalDate): LocalDate {
  const third = addDays(monthsLater(month, 1), 2);
  return third < today ? third : today;
}

type Services = ReadonlyMap<string, ServiceId>;

async function addServices(work: Work, first: Month): Promise<Services> {
  const added = new Map<string, ServiceId>();
  for (const { price, newPrice, ...service } of demoServices) {
    const serviceId = await addService(work, { ...service, noticeMonths: 1, vatPercent: 25, lastSoldOn: undefined });
    const year = first.slice(0, 4);
    await setPrice(work, { serviceId, fromOn: monthsLater(first, -12), price, listName: `Prislista ${year}` });
    const later = { serviceId, fromOn: monthsLater(first, monthsBilled - 1), listName: `Prislista ${year}, höst` };
    if (newPrice !== undefined) await setPrice(work, { ...later, price: newPrice });
    added.set(service.code, serviceId);
  }
  return added;
}

interface AddOne {
  readonly customer: DemoCustomer;
  readonly services: Services;
  readonly first: Month;
  readonly passwordHash: string;
}

async function addOne(work: Work, { customer, services, first, passwordHash }: AddOne): Promise<void> {
  const { customerNumber, kind, street, city } = customer;
  const organisationNumber = numberOf(customer.organisationNumber);
  const customerId = await addCustomer(work, {
    customerNumber,
    kind,
    fromOn: monthsLater(first, -12),
    facts: {
      name: customer.name,
      administration: customer.administration,
      organisationNumber,
      address: { street, postalCode: "23456", city, country: "SE" },
      ansvar: customer.ansvar,
      reference: customer.reference,
      email: customer.email,
      peppol: customer.peppol ? { scheme: "0007", id: organisationNumber } : undefined,
    },
  });
  for (const [index, [code, quantity, unit]] of customer.has.entries()) {
    const serviceId = services.get(code);
    if (serviceId === undefined) throw new Error(`The demo sells no ${code}.`);
    // The first has been there all the time, the last came in the middle of the second month.
    const late = index === customer.has.length - 1 && customer.has.length > 1;
    const fromOn = late ? addDays(monthsLater(first, 1), 15) : monthsLater(first, -12);
    await beginSubscription(work, { customerId, serviceId, quantity, unitName: customer.units[unit], fromOn });
  }
  for (const { name, email, role } of customer.users) {
    const address = parseEmailAddress(email);
    if (!address.ok) throw new Error(`${email} is no e-mail address.`);
    const person = { name, email: address.value, language: "sv" as const };
    await createAccount(work, { ...person, passwordHash });
    await giveAccess(work, { customerId, person, role, fromOn: monthsLater(first, -12) });
  }
}

function numberOf(text: string): OrganisationNumber {
  const number = parseOrganisationNumber(text);
  if (!number.ok) throw new Error(`${text} is no organisation number.`);
  return number.value;
}

interface BillMonth {
  readonly month: Month;
  readonly issueOn: LocalDate;
}

async function billMonth({ perform, doJob }: DemoDay, officer: Person, run: BillMonth): Promise<void> {
  const { organisationId } = officer;
  await readUsage({ perform, doJob }, officer, { month: run.month });
  const runId = await perform(officer, (work) => prepareRun(work, run));
  await doJob("prepare-billing", { organisationId, runId });
  await perform(officer, (work) => startRun(work, runId));
  await doJob("run-billing", { organisationId, runId });
}

/** A month's usage, or what there is of it on a day; on the first there is none. */
async function readUsage(
  { perform, doJob }: Pick<DemoDay, "perform" | "doJob">,
  officer: Person,
  { month, before }: { readonly month: Month; readonly before?: LocalDate },
): Promise<void> {
  if (before === month) return;
  const bytes = new TextEncoder().encode(usageText(month, before));
  const file = { fileName: `anvandning-${month.slice(0, 7)}.csv`, bytes };
  const { id: importId } = await perform(officer, (work) => startUsageImport(work, file));
  await doJob("read-usage", { organisationId: officer.organisationId, importId });
}

const roleWords = { reader: "Läsare", orderer: "IT-beställare", attestant: "Beslutsattestant" } as const;

/** How to sign in as the customers' people. */
export const demoCustomerSignIns = demoCustomers.flatMap(({ users, name, administration }) =>
  users.map(({ email, role }) => ({
    who: `${roleWords[role]}, ${administration ?? name}`,
    email,
    password: demoPassword,
  })),
);
