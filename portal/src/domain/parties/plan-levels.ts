/** Plan levels (nivåer): how much a company invoices, so that support knows what it needs. All are free; none locks anything. */
export const planLevels = [
  { id: "bas", invoicesPerMonthMax: 5 },
  { id: "standard", invoicesPerMonthMax: 50 },
  { id: "stor", invoicesPerMonthMax: undefined },
] as const;

export type PlanLevel = (typeof planLevels)[number]["id"];

export const planLevelIds = planLevels.map((level) => level.id) as unknown as readonly ["bas", "standard", "stor"];
