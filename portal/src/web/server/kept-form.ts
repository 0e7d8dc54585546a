/**
 * A form that was posted when nobody was signed in any more: its path, its fields and for whom it was filled in, carried through
 * signing in as one hidden field, pressed together. Never secrets, files, or the old session's seal.
 */
import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { OrganisationId } from "../../work.ts";
import { csrfField, formKeyField } from "../components/form/form.tsx";
import { isPossibleId } from "./doors.ts";
import { webLimits } from "./limits.ts";
import { ownPath } from "./own-path.ts";
import { parseFields } from "./posted.ts";

export interface KeptForm {
  readonly path: string;
  readonly fields: Readonly<Record<string, string>>;
  /** For whom it was filled in, where the session it was opened in still tells. */
  readonly organisationId: OrganisationId | undefined;
}

export const keptField = "kept";

/** Nothing when there is nothing to keep; told apart from more than the forms of signing in can carry. */
export function keepForm(
  address: string,
  posted: Readonly<Record<string, string>>,
  organisationId: OrganisationId | undefined,
): KeptForm | "nothing" | "too-large" {
  const path = ownPath(address);
  const entries = Object.entries(posted).filter(([name]) => !isSeal(name) && !isSecret(name));
  if (path === undefined || entries.length === 0) return "nothing";
  const kept = { path, fields: Object.fromEntries(entries), organisationId };
  const isTooLarge = plain(kept).length > keptBytesMax || writeKept(kept).length > keptCharactersMax;
  return isTooLarge ? "too-large" : kept;
}

/** Written in letters that a form posts as they are, however often it is carried on. */
export function writeKept(kept: KeptForm): string {
  return deflateRawSync(plain(kept), { level: 1 }).toString("base64url");
}

/** What the browser hands back may be anything: what we did not write leads nowhere. */
export function readKept(text: string | undefined): KeptForm | undefined {
  const [address = "", whose = "", fields = ""] = inflated(text ?? "").split(" ");
  const organisationId = isPossibleId(whose) ? (whose as OrganisationId) : undefined;
  const kept = keepForm(address, parseFields(fields), organisationId);
  return typeof kept === "string" ? undefined : kept;
}

/** The path, for whom, and the fields as a form would post them. */
function plain({ path, fields, organisationId }: KeptForm): string {
  return `${path} ${organisationId ?? "-"} ${new URLSearchParams(fields).toString()}`;
}

function inflated(text: string): string {
  try {
    return inflateRawSync(Buffer.from(text, "base64url"), { maxOutputLength: keptBytesMax }).toString();
  } catch {
    return "";
  }
}

/** Escapes make letters with dots three times as long, or six. */
const keptBytesMax = 6 * webLimits.keptFieldsBytesMax;

/** The forms of signing in have an address, a password and a token besides. */
const keptCharactersMax = webLimits.signInBytesMax - 16_384;

function isSeal(name: string): boolean {
  return name === csrfField || name === formKeyField || name === keptField;
}

function isSecret(name: string): boolean {
  return /passw|secret|token|lösenord/i.test(name);
}
