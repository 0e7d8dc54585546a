/** Fills an empty database with a made-up region, and tells how to sign in. Harmless when it is already there. */
import type { Person, Role } from "../domain/access/permissions.ts";
import { assignReceiver } from "../domain/parties/officer-receivers.ts";
import type { Clock } from "../time.ts";
import type { Chance, Perform } from "../work.ts";
import {
  type DemoAccounts,
  type DemoOrganisationKey,
  demoPassword,
  type DemoPersonKey,
  demoSignIns,
  loadDemoAccounts,
} from "./accounts.ts";
import { loadDemoHandover } from "./handover.ts";
import { loadDemoPrepared } from "./prepared.ts";
import { loadDemoCases } from "./cases.ts";
import { loadDemoReceivers } from "./receivers.ts";
import { byggSettings, loadDemoSettings, stadSettings } from "./settings.ts";

export interface DemoSignIn {
  /** Who this person is, in a few words: "Owner at Åkerlund Bygg AB". */
  readonly who: string;
  readonly email: string;
  readonly password: string;
}

export interface DemoParts {
  readonly perform: Perform;
  readonly clock: Clock;
  readonly chance: Chance;
}

export async function loadDemo({ perform }: DemoParts): Promise<readonly DemoSignIn[]> {
  const accounts = await loadDemoAccounts(perform);
  const receivers = await loadDemoReceivers(perform, accounts.organisations.region);
  await assignUnits(perform, accounts, receivers);
  const byggOwner = ownerOf(accounts, "byggOwner", "bygg");
  const stadOwner = ownerOf(accounts, "stadOwner", "stad");
  await loadDemoSettings(perform, byggOwner, { fields: byggSettings, password: demoPassword });
  await loadDemoSettings(perform, stadOwner, { fields: stadSettings, password: demoPassword });
  const favourite = receivers.find(({ name }) => name.startsWith("Kardiologmottagningen"));
  if (favourite !== undefined) await loadDemoPrepared(perform, byggOwner, favourite.id);
  const administrator = actorOf(accounts, { person: "administrator", organisation: "region", role: "administrator" });
  await loadDemoHandover(perform, administrator, receivers);
  const support = actorOf(accounts, { person: "support", organisation: "region", role: "support" });
  await loadDemoCases(perform, { support, known: byggOwner, newcomer: stadOwner });
  return demoSignIns;
}

/** Units that the demo's officers answer for, by the beginnings of their names. */
const unitsOf: readonly (readonly [officer: DemoPersonKey, units: readonly string[]])[] = [
  ["cardiologyOfficer", ["Kardiologmottagningen", "Akutmottagningen"]],
  ["itOfficer", ["IT-avdelningen"]],
];

async function assignUnits(
  perform: Perform,
  { people, organisations }: DemoAccounts,
  receivers: Awaited<ReturnType<typeof loadDemoReceivers>>,
): Promise<void> {
  await perform({ kind: "machine", job: "load-demo", organisationId: organisations.region }, async (work) => {
    for (const [officer, units] of unitsOf)
      for (const { id } of receivers.filter(({ name }) => units.some((unit) => name.startsWith(unit))))
        await assignReceiver(work, { accountId: people[officer], receiverId: id });
  });
}

function ownerOf(accounts: DemoAccounts, person: DemoPersonKey, organisation: DemoOrganisationKey): Person {
  return actorOf(accounts, { person, organisation, role: "owner" });
}

interface DemoActor {
  readonly person: DemoPersonKey;
  readonly organisation: DemoOrganisationKey;
  readonly role: Role;
}

function actorOf({ people, organisations }: DemoAccounts, { person, organisation, role }: DemoActor): Person {
  return { kind: "person", role, accountId: people[person], organisationId: organisations[organisation] };
}
