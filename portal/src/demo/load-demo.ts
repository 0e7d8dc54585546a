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
import { demoCustomerSignIns, loadDemoOutbound } from "./outbound.ts";
import { loadDemoDisputes } from "./disputes.ts";
import { loadDemoPayments, loadDemoPolicies } from "./payments.ts";
import { loadDemoRequests } from "./requests.ts";
import { loadDemoPrepared } from "./prepared.ts";
import { loadDemoCases } from "./cases.ts";
import { type DemoDay, demoTime } from "./demo-time.ts";
import { type DemoTraders, loadDemoTrade, type Officer } from "./trade.ts";
import { loadDemoSheets } from "./sheets.ts";
import { loadDemoVoices } from "./voices.ts";
import { type DemoReceiver, loadDemoReceivers } from "./receivers.ts";
import { byggSettings, loadDemoSettings, stadChanged, stadSettings } from "./settings.ts";

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
  /** The same with another clock: what the demo tells of has taken weeks. */
  readonly actAt: (clock: Clock) => DemoDay;
}

export async function loadDemo({ perform, clock, actAt }: DemoParts): Promise<readonly DemoSignIn[]> {
  const time = demoTime(clock, actAt);
  const { perform: before } = time.daysAgo(40);
  const accounts = await loadDemoAccounts(before);
  const receivers = await loadDemoReceivers(before, accounts.organisations.region);
  await assignUnits(before, accounts, receivers);
  const byggOwner = ownerOf(accounts, "byggOwner", "bygg");
  const stadOwner = ownerOf(accounts, "stadOwner", "stad");
  await loadDemoSettings(before, byggOwner, { fields: byggSettings, password: demoPassword });
  await loadDemoSettings(before, stadOwner, { fields: stadSettings, password: demoPassword });
  const favourite = receivers.find(({ name }) => name.startsWith("Kardiologmottagningen"));
  if (favourite !== undefined) await loadDemoPrepared(perform, byggOwner, favourite.id);
  const administrator = actorOf(accounts, { person: "administrator", organisation: "region", role: "administrator" });
  await loadDemoHandover(perform, administrator, receivers);
  const support = actorOf(accounts, { person: "support", organisation: "region", role: "support" });
  await loadDemoCases({ before, perform }, { support, known: byggOwner, newcomer: stadOwner });
  await loadDemoTrade(time, tradersOf(accounts, receivers));
  if (favourite !== undefined) await loadDemoVoices(time, support, favourite.id);
  if (favourite !== undefined) await loadDemoSheets(perform, byggOwner, favourite.id);
  await loadDemoSettings(perform, stadOwner, { fields: stadChanged, password: demoPassword, version: 1 });
  const billing = actorOf(accounts, { person: "billing", organisation: "region", role: "billing" });
  await loadDemoPolicies(time, billing);
  await loadDemoOutbound(time, billing);
  await loadDemoPayments(time, billing);
  await loadDemoDisputes(time, billing);
  await loadDemoRequests(time, billing);
  return [...demoSignIns, ...demoCustomerSignIns];
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

function tradersOf(accounts: DemoAccounts, receivers: readonly DemoReceiver[]): DemoTraders {
  const officer = (person: DemoPersonKey, unit: string, reference: string): Officer => {
    const receiver = receivers.find(({ name }) => name.startsWith(unit));
    if (receiver === undefined) throw new Error(`The demo has no unit ${unit}.`);
    const acting = actorOf(accounts, { person, organisation: "region", role: "officer" });
    return { person: acting, receiverId: receiver.id, reference };
  };
  return {
    seller: ownerOf(accounts, "byggOwner", "bygg"),
    cardiology: officer("cardiologyOfficer", "Kardiologmottagningen", "123456"),
    it: officer("itOfficer", "IT-avdelningen", "1234567"),
  };
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
