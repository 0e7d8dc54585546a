/** "Använd nästa fakturanummer automatiskt", with prefix and next number. */
import type { AddFault } from "./settings-fault.ts";
import type { SettingsFields } from "./settings-fields.ts";
import type { Numbering } from "./send-settings.ts";

export interface SettledNumbering {
  readonly automatic: boolean;
  readonly prefix: string;
  /** Absent where the series is to go on as it is. */
  readonly nextNumber: bigint | undefined;
}

export function readNumbering(fields: SettingsFields, current: Numbering, add: AddFault): SettledNumbering {
  const automatic = (fields["numberAutomatic"] ?? "") !== "";
  const prefix = (fields["numberPrefix"] ?? "").trim().toUpperCase();
  if (!/^[A-Z0-9/-]{0,10}$/.test(prefix)) add("numberPrefix", "number-prefix-form");
  const text = (fields["nextNumber"] ?? "").replace(/[\s\u00a0]+/g, "");
  if (text === "") {
    if (automatic) add("nextNumber", "missing");
    return { automatic, prefix, nextNumber: undefined };
  }
  if (!/^\d{1,12}$/.test(text) || BigInt(text) < 1n) {
    add("nextNumber", "next-number-form");
    return { automatic, prefix, nextNumber: undefined };
  }
  const nextNumber = BigInt(text);
  if (isUntouched({ prefix, text }, fields, current)) return { automatic, prefix, nextNumber: undefined };
  const takenThrough = current.takenThrough.get(prefix) ?? 0n;
  if (nextNumber <= takenThrough)
    add("nextNumber", "next-number-used", { next: `${prefix}${takenThrough + 1n}`, last: `${prefix}${takenThrough}` });
  return { automatic, prefix, nextNumber };
}

/** Nobody set a number: it stands as the page was shown, though invoices may have been sent since. */
function isUntouched(typed: { prefix: string; text: string }, fields: SettingsFields, current: Numbering): boolean {
  return typed.prefix === current.prefix && typed.text === fields["nextNumberShown"];
}
