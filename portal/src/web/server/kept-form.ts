/**
 * A form that was posted when nobody was signed in any more: its path and its fields, carried through signing in as one
 * hidden field. Never secrets, files, or the old session's seal.
 */
import { csrfField, formKeyField } from "../components/form/form.tsx";
import { webLimits } from "./limits.ts";
import { ownPath } from "./own-path.ts";
import { parseFields } from "./posted.ts";

export interface KeptForm {
  readonly path: string;
  readonly fields: Readonly<Record<string, string>>;
}

export const keptField = "kept";

/** Nothing when there is nothing to keep, or more than the form to sign in can carry. */
export function keepForm(address: string, posted: Readonly<Record<string, string>>): KeptForm | undefined {
  const path = ownPath(address);
  const entries = Object.entries(posted).filter(([name]) => !isSeal(name) && !isSecret(name));
  if (path === undefined || entries.length === 0) return undefined;
  const kept = { path, fields: Object.fromEntries(entries) };
  return encodeURIComponent(writeKept(kept)).length > keptCharactersMax ? undefined : kept;
}

/** The path, then the fields as a form would post them. */
export function writeKept({ path, fields }: KeptForm): string {
  return `${path} ${new URLSearchParams(fields).toString()}`;
}

export function readKept(text: string | undefined): KeptForm | undefined {
  const [address = "", fields = ""] = text?.split(" ") ?? [];
  return keepForm(address, parseFields(fields));
}

/** The form to sign in has an address, a password and a token besides. */
const keptCharactersMax = webLimits.bodyBytesMax - 16_384;

function isSeal(name: string): boolean {
  return name === csrfField || name === formKeyField || name === keptField;
}

function isSecret(name: string): boolean {
  return /passw|secret|token|lösenord/i.test(name);
}
