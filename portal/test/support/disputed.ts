/** A customer with one invoice of two lines, and what its people and the creditor's do about it, for tests of disputes and credits. */
import type { House } from "./house.ts";
import { aCreditor, aCustomer, aCustomerUser, aService, aSubscription, billed, settleCreditor } from "./outbound.ts";
import { anOfficer } from "./people.ts";
import type { Person } from "../../src/domain/access/permissions.ts";
import { listCustomerInvoices } from "../../src/domain/billing/queries.ts";
import type { CustomerId } from "../../src/domain/customers/customer.ts";
import { getCustomer } from "../../src/domain/customers/queries.ts";
import { type GivenCredit, giveCredit } from "../../src/domain/disputes/give-credit.ts";
import { type DisputeRule, setDisputePolicy } from "../../src/domain/disputes/policy.ts";
import { fileDispute, type FileDispute } from "../../src/domain/questions/file-dispute.ts";

export interface DisputeScene {
  readonly officer: Person;
  readonly customerId: CustomerId;
  readonly customerNumber: string;
  readonly customer: Awaited<ReturnType<typeof aCustomerUser>>;
  readonly invoiceId: string;
  readonly number: string;
  /** As the customer's person, unless said; two computers too many, unless said. */
  filed(as?: Partial<FileDispute>, person?: Person): ReturnType<typeof fileDispute>;
  /** Filed, and carried to the creditor. */
  arrived(as?: Partial<FileDispute>): Promise<string>;
  credit(
    lines: readonly { readonly place: number; readonly netMinor: bigint }[],
    caseId?: string,
  ): Promise<GivenCredit>;
  rule(rule: DisputeRule, secondFromMinor?: bigint): Promise<void>;
  /** Another billing officer of the same creditor. */
  colleague(): Promise<Person>;
}

/** Issued on 2 November, due on 2 December: 3 × 199.50 and 1 × 100 with 25 % VAT, 873.13 to pay. */
export async function aDisputeScene(house: House): Promise<DisputeScene> {
  await house.turnTo("2026-11-02T09:00:00.000Z");
  const officer = await aCreditor(house);
  await settleCreditor(house, officer);
  const customerId = await aCustomer(house, officer);
  for (const [price, quantity] of [
    ["199.5", "3"],
    ["100", "1"],
  ] as const) {
    const serviceId = await aService(house, officer, { price });
    await aSubscription(house, officer, { customerId, serviceId, quantity });
  }
  const customer = await aCustomerUser(house, officer, customerId);
  await billed(house, officer, "2026-10", { issueOn: "2026-11-02" });
  const [invoice] = await house.perform(officer, (work) => listCustomerInvoices(work, customerId));
  if (invoice === undefined) throw new Error("Nothing was billed.");
  const { id: invoiceId, number } = invoice;
  const { customerNumber } = await house.perform(officer, (work) => getCustomer(work, customerId));
  const filed: DisputeScene["filed"] = (as = {}, person = customer) =>
    house.perform(person, (work) =>
      fileDispute(work, {
        kind: "dispute",
        customerId,
        invoiceId,
        lines: [{ place: 1, netMinor: 399_00n, reason: "quantity", words: "Vi har en, inte tre." }],
        wish: "credit",
        words: "Se bilagan.",
        ...as,
      }),
    );
  return {
    officer,
    customerId,
    customerNumber,
    customer,
    invoiceId,
    number,
    filed,
    async arrived(as) {
      const { id } = await filed(as);
      await house.runJobs();
      return id;
    },
    credit: (lines, caseId) =>
      house.perform(officer, (work) => giveCredit(work, { invoiceId, caseId, lines, reason: "Två för mycket." })),
    async rule(rule, secondFromMinor) {
      await house.perform(officer, (work) =>
        setDisputePolicy(work, { fromOn: work.today, rule, holdDays: 30, secondFromMinor }),
      );
    },
    colleague: async () => (await anOfficer(house, { role: "billing", organisationId: officer.organisationId })).actor,
  };
}
