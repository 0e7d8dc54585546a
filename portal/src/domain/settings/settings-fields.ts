/** The form of Settings › Send as typed, and how its free texts are read. */
import { parseBankgiro, parseIban } from "@fakturaporten/einvoice";
import type { AddFault, SettingsFaultCode, SettingsField } from "./settings-fault.ts";
import type { SendSettings } from "./send-settings.ts";

/** Flat names to texts as typed. */
export type SettingsFields = Readonly<Record<string, string>>;

/** What reading needs to know beside the form. */
export interface SettingsContext {
  /** What is saved now. */
  readonly current: SendSettings;
  /** The supplier's own number, which no factoring company has. */
  readonly ownOrganisationNumber: string;
}

export interface LineOfText {
  readonly path: SettingsField;
  readonly lengthMax: number;
  /** May hold line feeds. */
  readonly lines?: boolean;
}

/** One field of free text, trimmed; empty reads as nothing. */
export function readLine(
  fields: SettingsFields,
  { path, lengthMax, lines }: LineOfText,
  add: AddFault,
): string | undefined {
  const text = (fields[path] ?? "").replace(/\r\n?/g, "\n").trim();
  const controls = lines ? /[\u0000-\u0008\u000b-\u001f\u007f\ufffe\uffff]/ : /[\u0000-\u001f\u007f\ufffe\uffff]/;
  if (controls.test(text)) add(path, "control-characters");
  else if (text.length > lengthMax) add(path, "too-long", { max: String(lengthMax), length: String(text.length) });
  return text === "" ? undefined : text;
}

/** Told instead of "form": an IBAN or another kind of number stands where a Swedish number belongs. */
export function strayNumber(
  text: string,
  field: "bankgiro" | "plusgiro" | "bank-account",
): SettingsFaultCode | undefined {
  if (/^\s*[A-Za-z]{2}\d{2}/.test(text) && parseIban(text).ok) return "iban-in-domestic-field";
  const isBankgiro = /^\s*\d{3,4}-\d{4}\s*$/.test(text) && parseBankgiro(text).ok;
  return field === "plusgiro" && isBankgiro ? "bankgiro-in-plusgiro-field" : undefined;
}
