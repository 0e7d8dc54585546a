/** How the demo's suppliers are paid and number their invoices: one by bankgiro, one through a factoring company. */
import { provePassword } from "../domain/access/password-proof.ts";
import type { Person } from "../domain/access/permissions.ts";
import { getSettingsContext } from "../domain/settings/queries.ts";
import { readSendSettings } from "../domain/settings/read-send-settings.ts";
import { saveSendSettings } from "../domain/settings/save-send-settings.ts";
import type { SettingsFields } from "../domain/settings/settings-fields.ts";
import type { Perform } from "../work.ts";

/** Åkerlund Bygg: bankgiro, and a number series of its own. */
export const byggSettings: SettingsFields = {
  bankName: "Exempelbanken",
  bankgiro: "5402-9681",
  factoringAccountKind: "bankgiro",
  numberAutomatic: "yes",
  numberPrefix: "B-",
  nextNumber: "1001",
  paymentTermsDays: "30",
  vatPercent: "25",
  ourReference: "Åsa Åkerlund",
};

/** Solgårdens: numbers by hand, and a factoring company that is paid. */
export const stadSettings: SettingsFields = {
  plusgiro: "28 65 43-4",
  factoringName: "Exempel Factoring AB",
  factoringOrganisationNumber: "556677-8899",
  factoringAccountKind: "bankgiro",
  factoringAccountNumber: "991-2346",
  assignmentText: "Fakturan är överlåten till Exempel Factoring AB. Betalning ska ske till Exempel Factoring AB.",
  paymentTermsDays: "30",
  vatPercent: "25",
  ourReference: "Mira Sol",
};

/** Solgårdens asks for another plusgiro, which waits before it is used. */
export const stadChanged: SettingsFields = { ...stadSettings, plusgiro: "4789-4" };

/** Fills in the form as the owner would, password and all. Harmless when something newer is saved already. */
export async function loadDemoSettings(perform: Perform, owner: Person, filled: DemoSettings): Promise<void> {
  const { version = 0 } = filled;
  const context = await perform(owner, getSettingsContext);
  if (context.current.version !== version) return;
  const read = readSendSettings(filled.fields, context);
  if (!read.ok) throw new Error(`The demo's settings have faults: ${read.faults.map(({ path }) => path).join(", ")}`);
  const proved = await provePassword((command) => perform(owner, command), filled.password);
  if (proved.kind !== "proved") throw new Error("The demo's password is another one.");
  await perform(owner, (work) => saveSendSettings(work, { entry: read.entry, version, proof: proved.proof }));
}

export interface DemoSettings {
  readonly fields: SettingsFields;
  readonly password: string;
  /** The version the form is filled in from; 0 when nothing was saved before. */
  readonly version?: number;
}
