/** Invoices on their way to receivers outside the portal, over an access point that behaves as badly as it is told to. */
import { afterAll, beforeAll, beforeEach } from "vitest";
import { findDelivery, listInvoiceFacts } from "../../src/domain/delivery/queries.ts";
import { accessPoint, type AccessPointShape } from "../../src/integrations/access-point.ts";
import { AccessPointSimulator, type SeenMessage } from "../../src/simulator/access-point.ts";
import type { SimulatorWishes } from "../../src/simulator/settings.ts";
import { anIssuedInvoice, aUnit, type IssuedInvoice } from "./documents.ts";
import type { House } from "./house.ts";
import { anOfficer, aSupplier, type Known } from "./people.ts";

const token = "a-token-nobody-logs";

export interface Sent extends IssuedInvoice {
  /** Does the jobs that are due, with this access point. */
  readonly run: () => Promise<void>;
}

export interface Outside {
  readonly simulator: AccessPointSimulator;
  /** Where it listens, and where nobody does. */
  readonly url: string;
  readonly closedUrl: string;
  readonly seller: Known;
  readonly officer: Known;
  /** An invoice on its way over an access point of this shape, which behaves as wished from now on. */
  send(shape: AccessPointShape, wishes?: SimulatorWishes, as?: { readonly url?: string }): Promise<Sent>;
  stateOf(sent: IssuedInvoice): Promise<string | undefined>;
  attemptsOf(sent: IssuedInvoice): Promise<readonly { readonly outcome: string; readonly reason: string | null }[]>;
  /** What has happened to it in its seller's eyes. */
  kindsOf(sent: IssuedInvoice): Promise<readonly string[]>;
  /** What the receiver's side has seen of it. */
  seen(sent: IssuedInvoice): SeenMessage | undefined;
}

/** Short where it will hang; else long enough for a busy machine. */
export function patienceFor({ hang = 0, acceptThenHang = 0 }: SimulatorWishes): number {
  return hang + acceptThenHang > 0 ? 300 : 5000;
}

export function outside(house: House): Outside {
  const simulator = new AccessPointSimulator({ token });
  const here = { url: "", closedUrl: "", seller: {} as Known, officer: {} as Known };
  beforeAll(async () => {
    const gone = new AccessPointSimulator({ token });
    here.closedUrl = await gone.open();
    await gone.close();
    here.url = await simulator.open();
    here.seller = await aSupplier(house);
    here.officer = await anOfficer(house, { role: "administrator" });
  });
  afterAll(() => simulator.close());
  beforeEach(async () => {
    await house.forgetJobs();
    await house.everything.deleteFrom("carrier_health").execute();
  });
  return Object.assign(here, {
    simulator,
    async send(shape: AccessPointShape, wishes: SimulatorWishes = {}, as: { readonly url?: string } = {}) {
      simulator.behave(wishes);
      const unit = await aUnit(house, [here.officer.actor], undefined, { route: "access-point" });
      const issued = await anIssuedInvoice(house, here.seller.actor, { receiverId: unit });
      const carrier = accessPoint({ url: as.url ?? here.url, shape, token, timeoutMs: patienceFor(wishes) });
      const run = async (): Promise<void> => {
        await house.runJobs({ carriers: { "access-point": carrier } });
      };
      return { ...issued, run };
    },
    async stateOf({ invoiceId }: IssuedInvoice) {
      return (await house.perform(here.seller.actor, (work) => findDelivery(work, invoiceId)))?.state;
    },
    attemptsOf: ({ invoiceId }: IssuedInvoice) =>
      house.everything
        .selectFrom("delivery_attempts")
        .select(["outcome", "reason"])
        .where("invoice_id", "=", invoiceId)
        .orderBy("number")
        .execute(),
    async kindsOf({ invoiceId }: IssuedInvoice) {
      const facts = await house.perform(here.seller.actor, (work) => listInvoiceFacts(work, invoiceId));
      return facts.map(({ kind }) => kind);
    },
    seen: ({ documentId }: IssuedInvoice) => simulator.seen.get(documentId),
  });
}
