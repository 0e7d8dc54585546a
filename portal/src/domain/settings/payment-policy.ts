/** What the region demands of a supplier that changes where it is paid: how long the change waits, and who besides says yes. */
import { addDays, bankDayOnOrAfter } from "@fakturaporten/einvoice";
import type { LocalDate } from "../../time.ts";
import type { Work } from "../../work.ts";
import { requirePermission } from "../access/permissions.ts";
import { record } from "../events/record.ts";

export const secondPersons = ["nobody", "owner", "region"] as const;
export type SecondPerson = (typeof secondPersons)[number];

export interface PaymentPolicy {
  /** Whole bank days a change waits. */
  readonly bankDays: number;
  /** The same where something is odd: a new company, or a password or a user changed lately. */
  readonly cautiousBankDays: number;
  readonly secondPerson: SecondPerson;
}

/** TRUST §9: three bank days, ten where caution is called for; another owner says yes where there is one. */
export const usualPolicy: PaymentPolicy = { bankDays: 3, cautiousBankDays: 10, secondPerson: "owner" };

/** Days back in which a changed password or user calls for caution, and for which a company counts as new. */
export const cautionDays = { changedLately: 14, registeredLately: 30 } as const;

export interface Caution {
  readonly today: LocalDate;
  readonly registeredOn: LocalDate;
  /** The latest day on which a password, a role or a user changed, if ever. */
  readonly changedOn: LocalDate | undefined;
}

export function bankDaysOf(policy: PaymentPolicy, { today, registeredOn, changedOn }: Caution): number {
  const isNew = registeredOn > addDays(today, -cautionDays.registeredLately);
  const isChanged = changedOn !== undefined && changedOn >= addDays(today, -cautionDays.changedLately);
  return isNew || isChanged ? policy.cautiousBankDays : policy.bankDays;
}

/** The day a change is used from: the one after so many whole bank days. */
export function firstDayAfter(today: LocalDate, bankDays: number): LocalDate {
  let day = today;
  for (let left = bankDays; left > 0; left -= 1) day = bankDayOnOrAfter(addDays(day, 1));
  return addDays(day, bankDays === 0 ? 0 : 1);
}

/** The policy of the region that runs the portal; the usual one until it has said otherwise. */
export async function getPaymentPolicy(work: Work): Promise<PaymentPolicy> {
  const row = await work.db
    .selectFrom("payment_policies")
    .select(["bank_days", "cautious_bank_days", "second_person"])
    .where("replaced_at", "is", null)
    .orderBy("organisation_id")
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return usualPolicy;
  return { bankDays: row.bank_days, cautiousBankDays: row.cautious_bank_days, secondPerson: row.second_person };
}

/** Sets the policy for changes from now on. What waits already waits as it was told. */
export async function setPaymentPolicy(work: Work, policy: PaymentPolicy): Promise<void> {
  const { organisationId, accountId } = requirePermission(work, "desk.manage");
  await work.db
    .updateTable("payment_policies")
    .set({ replaced_at: work.now })
    .where("organisation_id", "=", organisationId)
    .where("replaced_at", "is", null)
    .execute();
  await work.db
    .insertInto("payment_policies")
    .values({
      organisation_id: organisationId,
      id: work.newId(),
      bank_days: policy.bankDays,
      cautious_bank_days: policy.cautiousBankDays,
      second_person: policy.secondPerson,
      valid_from: work.now,
      set_by: accountId,
    })
    .execute();
  await record(work, "payment-policy.changed", { subject: organisationId, facts: { ...policy } });
}
