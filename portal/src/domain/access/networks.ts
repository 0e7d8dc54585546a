/**
 * From which networks the portal may be used, and as what: the operator names networks and binds roles, or pages, to them. Whoever is
 * outside is told how to get in. The address is the one the connection has, or what a trusted proxy says of it.
 */
import type { BlockList } from "node:net";
import { isWithin, readBlocks } from "./address-blocks.ts";
import { roles, type Role } from "./permissions.ts";

export type Networks = ReadonlyMap<string, BlockList>;

export interface NetworkRule {
  /** A role, or the beginning of a page's address. */
  readonly binds: Role | `/${string}`;
  /** Names of networks from which it may be used. */
  readonly from: readonly string[];
}

export interface NetworkBinding {
  readonly networks: Networks;
  readonly rules: readonly NetworkRule[];
  /** The operator's own words: how to get in, and whom to ask. */
  readonly help: string | undefined;
}

/** `Regionnätet=10.0.0.0/8+192.168.0.0/16, VPN=172.16.9.0/24`, or nothing where it is not such a list. */
export function readNetworks(text: string): Networks | undefined {
  const read = text.split(",").map((part) => {
    const [, name, written] = /^([^=+/]{1,40})=([^=]+)$/.exec(part.trim()) ?? [];
    const list = written === undefined ? undefined : readBlocks(written.split("+"));
    return name === undefined || list === undefined ? undefined : ([name.trim(), list] as const);
  });
  const named = new Map(read.filter((one) => one !== undefined));
  return named.size === read.length ? named : undefined;
}

/** `administrator=Regionnätet+VPN, /desk=Regionnätet`, or nothing where it is not such a list. */
export function readNetworkRules(text: string): readonly NetworkRule[] | undefined {
  const rules = text.split(",").map((part): NetworkRule | undefined => {
    const [, bound = "", written = ""] = /^([^=]+)=([^=]+)$/.exec(part.trim()) ?? [];
    const from = written.split("+").map((name) => name.trim());
    const binds = roles.find((role) => role === bound) ?? (isPage(bound) ? bound : undefined);
    return binds === undefined || from.includes("") ? undefined : { binds, from };
  });
  return rules.every((rule) => rule !== undefined) ? rules : undefined;
}

/** Networks that rules name and nobody has told the addresses of. */
export function networksUnknown(rules: readonly NetworkRule[], networks: Networks): readonly string[] {
  return [...new Set(rules.flatMap(({ from }) => from))].filter((name) => !networks.has(name));
}

export interface Came {
  readonly address: string;
  /** The page's address as the portal lists it, with `:id` for what varies: however it was written, it is the same page. */
  readonly page: string;
  readonly role: Role | undefined;
}

/** The rule that somebody breaks by coming from where they do; none when all is well. */
export function ruleBroken(
  { rules, networks }: NetworkBinding,
  { address, page, role }: Came,
): NetworkRule | undefined {
  const isFrom = (name: string): boolean => {
    const list = networks.get(name);
    return list !== undefined && isWithin(list, address);
  };
  return rules.find(({ binds, from }) => {
    const isBound = binds === role || page === binds || page.startsWith(`${binds}/`);
    return isBound && !from.some(isFrom);
  });
}

function isPage(text: string): text is `/${string}` {
  return /^(\/[a-z0-9-]+)+$/.test(text);
}
