/** A creditor that reminds: its policy, and the day's run as the timetable makes it. */
import { decimal, localDate } from "@fakturaporten/einvoice";
import type { Person } from "../../src/domain/access/permissions.ts";
import { customerKinds } from "../../src/domain/customers/customer.ts";
import { setPolicy, type SetPolicy } from "../../src/domain/reminders/set-policy.ts";
import type { House } from "./house.ts";

export const usualPolicy: Omit<SetPolicy, "customerKind" | "fromOn"> = {
  daysFirst: 5,
  daysSecond: 10,
  daysThird: 10,
  daysCollection: 10,
  feeMinor: 60_00n,
  feeAgreed: true,
  pointsAbove: decimal("8"),
  dayCount: "act/act-year",
  minimumMinor: 50_00n,
  handsOver: true,
  collectorName: "Inkasso Prov AB",
  collectorContact: "08-123 45 67",
};

export async function remindsBy(
  house: Pick<House, "perform">,
  officer: Person,
  fromOn: string,
  change: Partial<SetPolicy> = {},
): Promise<void> {
  for (const customerKind of customerKinds) {
    const policy = { ...usualPolicy, customerKind, fromOn: localDate(fromOn), ...change };
    await house.perform(officer, (work) => setPolicy(work, policy));
  }
}

/** Turns the clock to half past ten in Sweden on a day, and does what the timetable does that day. */
export async function remindOn(house: House, day: string): Promise<void> {
  await house.turnTo(`${day}T08:30:00.000Z`);
  await house.perform({ kind: "machine", job: "timetable" }, (work) => work.enqueue("find-reminders", {}));
  await house.runJobs();
}
