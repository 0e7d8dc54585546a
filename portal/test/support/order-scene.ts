/** A customer with an orderer and an attestant, and what they do with orders: for tests of orders and of who may approve. */
import { beforeEach } from "vitest";
import type { Person } from "../../src/domain/access/permissions.ts";
import type { ServiceId } from "../../src/domain/catalogue/service.ts";
import type { CustomerId } from "../../src/domain/customers/customer.ts";
import { askOrder } from "../../src/domain/orders/ask-order.ts";
import { decideOrder, type OrderDecision, withdrawOrder } from "../../src/domain/orders/decide-order.ts";
import type { NewService } from "../../src/domain/orders/plan-order.ts";
import { getOrder } from "../../src/domain/orders/queries.ts";
import type { LocalDate } from "../../src/time.ts";
import type { House } from "./house.ts";
import { aCreditor, aCustomer, aCustomerUser, aService } from "./outbound.ts";

interface Scene {
  officer: Person;
  customerId: CustomerId;
  serviceId: ServiceId;
  orderer: Person;
  attestant: Person & { readonly accessId: string };
}

export function orderScene(house: House) {
  const scene = {} as Scene;
  beforeEach(async () => {
    await house.turnTo("2026-11-28T09:00:00.000Z");
    scene.officer = await aCreditor(house);
    scene.customerId = await aCustomer(house, scene.officer);
    scene.serviceId = await aService(house, scene.officer, { name: "Dator", price: "199.5" });
    scene.orderer = await aCustomerUser(house, scene.officer, scene.customerId, { role: "orderer" });
    scene.attestant = await aCustomerUser(house, scene.officer, scene.customerId, { role: "attestant" });
    await house.forgetJobs();
  });
  return { scene, ...deedsIn(house, scene), ...sightOf(house, scene) };
}

function deedsIn(house: House, scene: Scene) {
  const wanted = (as: Partial<NewService> = {}): NewService => ({
    kind: "new",
    customerId: scene.customerId,
    serviceId: scene.serviceId,
    quantity: "3",
    unitName: "Mottagningen",
    ansvar: "4711",
    employee: undefined,
    wantedOn: "2026-12-10" as LocalDate,
    ...as,
  });
  const decided = (person: Person, id: string, decision: OrderDecision) =>
    house.perform(person, (work) => decideOrder(work, { id, decision }));
  return {
    wanted,
    ordered: (as: Partial<NewService> = {}, person = scene.orderer) =>
      house.perform(person, (work) => askOrder(work, wanted(as))),
    changed: (subscriptionId: string, quantity: string) =>
      house.perform(scene.orderer, (work) => {
        const asked = { customerId: scene.customerId, subscriptionId, quantity, wantedOn: work.today };
        return askOrder(work, { kind: "quantity", ...asked });
      }),
    approve: (person: Person, id: string) => decided(person, id, { kind: "approve" }),
    decline: (person: Person, id: string) => decided(person, id, { kind: "decline", reason: "För dyrt" }),
    withdraw: (person: Person, id: string) => house.perform(person, (work) => withdrawOrder(work, id)),
  };
}

function sightOf(house: House, scene: Scene) {
  return {
    standing: (id: string) => house.perform(scene.orderer, (work) => getOrder(work, id)),
    /** Everything the customer has and had. */
    had: () =>
      house.everything
        .selectFrom("subscriptions")
        .select(["quantity", "from_on", "until_on", "unit_name", "ansvar"])
        .where("customer_id", "=", scene.customerId)
        .orderBy("from_on")
        .execute(),
    /** Kinds of letters a person has got, besides the one about their access. */
    letters: async ({ accountId }: Pick<Person, "accountId">): Promise<readonly string[]> => {
      const rows = await house.everything
        .selectFrom("mails")
        .innerJoin("accounts", "accounts.email", "mails.to_address")
        .select("mails.kind")
        .where("accounts.id", "=", accountId)
        .orderBy("posted_at")
        .orderBy("mails.id")
        .execute();
      return rows.map(({ kind }) => kind).filter((kind) => kind !== "customer-access-given");
    },
  };
}
