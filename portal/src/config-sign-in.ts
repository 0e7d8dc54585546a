/** How people sign in: the settings of it. */
import { isPrivateUrl, isToken, type Setting, text } from "./config-values.ts";
import { roles, type Role } from "./domain/access/permissions.ts";
import { readRoleRules, regionRoles } from "./domain/access/role-rules.ts";

export const signInSettings: readonly Setting[] = [
  {
    name: "SECOND_STEP_ROLES",
    byDefault: "`administrator,support,billing,officer` in production, else `none`",
    says: "Roles whose people must take a second step when they sign in with a password: a code app or a passkey. Without one they set it up before anything else opens. Also `owner`, `biller`, `reader` (suppliers) and `customer` can be named. Everybody may.",
    example: "administrator,support,billing,officer,owner",
    mustBe: "roles with commas between, or none",
    schema: text((value) => readRoles(value) !== undefined),
  },
  {
    name: "OIDC_ISSUER",
    byDefault: "none: everybody signs in with a password",
    says: "The region's own sign-in (OpenID Connect), through which its staff come in. Register `BASE_URL/sign-in/region/back` there as the address to return to. https, except on this machine.",
    example: "https://inloggning.example.se",
    mustBe: "an address with https, or http on this machine, without query or user",
    schema: text(isPrivateUrl),
  },
  {
    name: "OIDC_CLIENT_ID",
    byDefault: "none; required with OIDC_ISSUER",
    says: "What the portal is called at the region's sign-in.",
    example: "fakturaporten",
    mustBe: "1 to 200 characters without spaces",
    schema: text((value) => /^[\x21-\x7e]{1,200}$/.test(value)),
  },
  {
    name: "OIDC_CLIENT_SECRET",
    byDefault: "none; required with OIDC_ISSUER",
    says: "The secret the portal shows the region's sign-in.",
    example: "a-long-secret",
    mustBe: "8 to 200 characters without spaces",
    schema: text(isToken),
  },
  {
    name: "OIDC_ROLES",
    byDefault: "none; required with OIDC_ISSUER",
    says: "Which group makes a person what: `group=role`, with commas between; the role is administrator, support, billing or officer. An officer gets units by `@` and their GLN. Decided anew at every sign-in: who is in none of the groups comes no further, and is no longer a member.",
    example: "Faktura-admin=administrator,Kardiologen=officer@7300099000015",
    mustBe: "groups and roles as group=role, with commas between",
    schema: text((value) => readRoleRules(value) !== undefined),
  },
  {
    name: "OIDC_ROLE_CLAIM",
    byDefault: "`groups`",
    says: "The claim that lists a person's groups.",
    example: "roles",
    mustBe: "the name of a claim",
    schema: text((value) => /^[\x21-\x7e]{1,200}$/.test(value)),
  },
  {
    name: "OIDC_NAME",
    byDefault: "`regionens inloggning`",
    says: "What the button calls the region's sign-in.",
    example: "Region Exempels inloggning",
    mustBe: "1 to 60 characters",
    schema: text((value) => value.trim().length > 0 && value.length <= 60),
  },
];

/** Roles in a text, or nothing where it is not a list of them. */
export function readRoles(text: string): readonly Role[] | undefined {
  if (text === "none") return [];
  const read = text.split(",").map((name) => roles.find((role) => role === name.trim()));
  return read.every((role) => role !== undefined) ? read : undefined;
}

/** Whose second step is demanded when nobody has said. */
export function secondStepRolesOf(said: string | undefined, mode: "development" | "production"): readonly Role[] {
  if (said !== undefined) return readRoles(said) ?? [];
  return mode === "production" ? regionRoles : [];
}
