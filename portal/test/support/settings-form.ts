/** The form of Settings › Send for tests: one that can be saved, what reading one gives, and saving it as its owner. */
import type { Bankgiro } from "@fakturaporten/einvoice";
import { provePassword } from "../../src/domain/access/password-proof.ts";
import { getSendSettings } from "../../src/domain/settings/queries.ts";
import {
  readSendSettings,
  type SettingsReading,
  type SettledEntry,
} from "../../src/domain/settings/read-send-settings.ts";
import { saveSendSettings } from "../../src/domain/settings/save-send-settings.ts";
import { type SendSettings, unsettled } from "../../src/domain/settings/send-settings.ts";
import type { SettingsFields } from "../../src/domain/settings/settings-fields.ts";
import type { House } from "./house.ts";
import { type Known, password } from "./people.ts";

/** Nothing is wrong with it. */
export const goodForm: SettingsFields = {
  bankName: "Nordea",
  bankgiro: "5402-9681",
  factoringAccountKind: "bankgiro",
  paymentTermsDays: "30",
  vatPercent: "25",
};

/** A factoring company, complete. */
export const factoringForm: SettingsFields = {
  factoringName: "Fordran & Köp AB",
  factoringOrganisationNumber: "556677-8899",
  factoringAccountKind: "bankgiro",
  factoringAccountNumber: "991-2346",
  assignmentText: "Fakturan är överlåten till Fordran & Köp AB.",
};

/** Reads the good form with these fields in it. */
export function readWith(fields: SettingsFields, current: SendSettings = unsettled): SettingsReading {
  return readSendSettings({ ...goodForm, ...fields }, { current, ownOrganisationNumber: "5560360793" });
}

/** Each fault as `field code`, in the order told. */
export function faultsWith(fields: SettingsFields, current?: SendSettings): string[] {
  const reading = readWith(fields, current);
  return reading.ok ? [] : reading.faults.map(({ path, code }) => `${path} ${code}`);
}

export function entryWith(fields: SettingsFields): SettledEntry {
  const reading = readWith(fields);
  if (!reading.ok) throw new Error(faultsWith(fields).join(", "));
  return reading.entry;
}

/** A form understood, for commands: one bankgiro and nothing else. */
export function anEntry(facts: Partial<SettledEntry> = {}): SettledEntry {
  return {
    bankName: "Nordea",
    accounts: [{ kind: "bankgiro", number: "54029681" as Bankgiro }],
    factoring: undefined,
    numbering: { automatic: false, prefix: "", nextNumber: undefined },
    paymentTermsDays: 30,
    vatPercent: 25,
    ourReference: undefined,
    ...facts,
  };
}

export interface Saving {
  readonly version?: number;
  /** Without it the password is given; `false` leaves it out. */
  readonly proved?: boolean;
}

type Performs = Pick<House, "perform">;

export async function saveAs(
  house: Performs,
  { actor }: Known,
  facts: Partial<SettledEntry> = {},
  { version = 0, proved = true }: Saving = {},
): Promise<void> {
  const proof = proved ? await provedPassword(house, actor) : undefined;
  await house.perform(actor, (work) => saveSendSettings(work, { entry: anEntry(facts), version, proof }));
}

export async function provedPassword(house: Performs, actor: Known["actor"]) {
  const proved = await provePassword((command) => house.perform(actor, command), password);
  if (proved.kind !== "proved") throw new Error(proved.kind);
  return proved.proof;
}

export function settingsAs(house: Performs, { actor }: Known): Promise<SendSettings> {
  return house.perform(actor, getSendSettings);
}

/** Lets so much time pass that any change of an account has waited long enough, and begins. */
export async function waitOut(house: Pick<House, "turnBy" | "runJobs">): Promise<void> {
  await house.turnBy({ days: 40 });
  await house.runJobs();
}
