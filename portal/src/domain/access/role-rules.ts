/**
 * What a claim of the region's own sign-in makes a person here. Written by the operator as
 * `Faktura-admin=administrator, Kardiologen=officer@7300099000015`: the value of the claim, the role, and for an officer the
 * units by GLN.
 */
import type { Role } from "./permissions.ts";

/** The region's roles, the one that may most first: of several claims the first of these holds. */
export const regionRoles = ["administrator", "support", "billing", "officer"] as const satisfies readonly Role[];
export type RegionRole = (typeof regionRoles)[number];

export interface RoleRule {
  readonly claim: string;
  readonly role: RegionRole;
  /** GLN of the units it gives; none is no unit. */
  readonly units: readonly string[];
}

export interface GivenRole {
  readonly role: RegionRole;
  readonly units: readonly string[];
}

/** The rules in a text, or nothing where it is not one. */
export function readRoleRules(text: string): readonly RoleRule[] | undefined {
  const rules = text.split(",").map(readRule);
  return rules.every((rule) => rule !== undefined) ? rules : undefined;
}

/** The role that a person's claims give, with the units of all of them. Nothing when none of them is known here. */
export function roleOfClaims(rules: readonly RoleRule[], claims: readonly string[]): GivenRole | undefined {
  const given = rules.filter(({ claim }) => claims.includes(claim));
  const role = regionRoles.find((one) => given.some((rule) => rule.role === one));
  return role === undefined ? undefined : { role, units: [...new Set(given.flatMap(({ units }) => units))] };
}

function readRule(text: string): RoleRule | undefined {
  // The claim may hold equals signs itself, as names in a directory do: the last one counts.
  const at = text.lastIndexOf("=");
  const claim = text.slice(0, Math.max(at, 0)).trim();
  const [name = "", ...units] = text
    .slice(at + 1)
    .trim()
    .split("@");
  const role = regionRoles.find((one) => one === name);
  if (claim === "" || role === undefined || !units.every((unit) => /^\d{13}$/.test(unit))) return undefined;
  return { claim, role, units };
}
