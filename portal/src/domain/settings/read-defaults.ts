/** What new invoices begin with. */
import type { AddFault } from "./settings-fault.ts";
import { readLine, type SettingsFields } from "./settings-fields.ts";
import { paymentTermsDaysMax, type VatPercent, vatPercents } from "./send-settings.ts";

export interface SettingsDefaults {
  readonly paymentTermsDays: number;
  readonly vatPercent: VatPercent;
  readonly ourReference: string | undefined;
}

export function readDefaults(fields: SettingsFields, add: AddFault): SettingsDefaults {
  return {
    paymentTermsDays: readDays(fields, add),
    vatPercent: readPercent(fields, add),
    ourReference: readLine(fields, { path: "ourReference", lengthMax: 100 }, add),
  };
}

function readDays(fields: SettingsFields, add: AddFault): number {
  const text = (fields["paymentTermsDays"] ?? "").trim().replace(/\s*(dagar|days)$/i, "");
  if (text === "") add("paymentTermsDays", "missing");
  else if (!/^\d{1,4}$/.test(text)) add("paymentTermsDays", "payment-terms-form");
  else if (Number(text) > paymentTermsDaysMax)
    add("paymentTermsDays", "payment-terms-too-long", { max: String(paymentTermsDaysMax) });
  return Number(text);
}

function readPercent(fields: SettingsFields, add: AddFault): VatPercent {
  const percent = vatPercents.find((one) => String(one) === fields["vatPercent"]);
  if (percent === undefined) add("vatPercent", "choose");
  return percent ?? 25;
}
