/**
 * A supplier that can sell and a unit that can buy, for tests of invoices: made-up companies with numbers that check, put
 * into the database as they would stand there.
 */
import { saveReceiver } from "../../src/domain/receivers/save-receiver.ts";
import type { ReceiverId } from "../../src/domain/receivers/receiver.ts";
import type { Role } from "../../src/domain/access/permissions.ts";
import { systemChance } from "../../src/chance.ts";
import type { AccountId, Actor, OrganisationId } from "../../src/work.ts";
import { createOrganisation } from "../../src/domain/parties/create-organisation.ts";
import type { NewOrganisation } from "../../src/domain/parties/organisation.ts";
import type { House } from "./house.ts";
import { anOrganisation, nextOrganisationNumber } from "./people.ts";

type TestHouse = Pick<House, "perform" | "now">;
type Person = Extract<Actor, { kind: "person" }>;

export interface Market {
  readonly seller: OrganisationId;
  readonly region: OrganisationId;
  readonly unit: ReceiverId;
  /** Acts for the seller, as a biller unless said. */
  readonly biller: Person;
}

let markets = 0;

/** Each market is a company, a region and a unit of its own, so that tests do not meet. */
export async function openMarket(
  house: TestHouse,
  options: { readonly numberAutomatic?: boolean } = {},
): Promise<Market> {
  markets += 1;
  const regionNumber = nextOrganisationNumber("region");
  const seller = await organisation(house, { name: `Nordanby El ${markets} AB` });
  const region = await organisation(house, { kind: "region", organisation_number: regionNumber });
  const automatic = options.numberAutomatic ?? true;
  await settle(house, seller, automatic);
  const unit = await house.perform({ kind: "machine", job: "test", organisationId: region }, (work) =>
    saveReceiver(work, {
      name: `Kardiologmottagningen ${markets}`,
      organisationNumber: regionNumber,
      gln: undefined,
      peppol: { scheme: "0007", value: regionNumber },
      aliases: ["Hjärtmottagningen"],
      address: { street: "Sjukhusvägen 1", postalCode: "12345", city: "Exempelstad" },
      contact: { name: undefined, email: undefined, phone: undefined },
      attachments: { countMax: 10, bytesMax: 10_000_000 },
      active: true,
      rule: {
        referencePattern: "\\d{6}",
        referenceExample: "123456",
        referenceHelp: { sv: "Sex siffror som du fått av beställaren.", en: "Six digits from whoever ordered." },
        orderNumberPattern: undefined,
        orderNumberExample: undefined,
      },
    }),
  );
  return { seller, region, unit, biller: personOf(house, seller, "biller") };
}

export function personOf(house: Pick<House, "now">, organisationId: OrganisationId, role: Role): Person {
  return { kind: "person", accountId: systemChance.id(house.now()) as AccountId, organisationId, role };
}

function organisation(house: TestHouse, facts: Partial<NewOrganisation>): Promise<OrganisationId> {
  return house.perform({ kind: "visitor" }, (work) => createOrganisation(work, anOrganisation(facts)));
}

/** Paid by bankgiro, numbers from F-1001. */
function settle(house: TestHouse, organisation_id: OrganisationId, number_automatic: boolean): Promise<void> {
  return house.perform({ kind: "machine", job: "test", organisationId: organisation_id }, async (work) => {
    const settings = { version: 1, number_automatic, payment_terms_days: 30, vat_percent: 25, changed_at: work.now };
    await work.db
      .insertInto("send_settings")
      .values({ organisation_id, ...settings })
      .execute();
    const account = { id: work.newId(), kind: "bankgiro" as const, number: "54029681", valid_from: work.now };
    await work.db
      .insertInto("payment_accounts")
      .values({ organisation_id, ...account })
      .execute();
    const series = { prefix: "F-", next_number: 1001n, in_use: true };
    await work.db
      .insertInto("number_series")
      .values({ organisation_id, ...series })
      .execute();
  });
}
