/** How people sign in: the settings of it. */
import { isPrivateUrl, isToken, type Setting, text } from "./config-values.ts";
import { roles, type Role } from "./domain/access/permissions.ts";
import { readBlocks } from "./domain/access/address-blocks.ts";
import { type NetworkBinding, networksUnknown, readNetworkRules, readNetworks } from "./domain/access/networks.ts";
import { readRoleRules, regionRoles, type RoleRule } from "./domain/access/role-rules.ts";

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
  {
    name: "SAML_ISSUER",
    byDefault: "none",
    says: "The region's own sign-in where it speaks SAML 2.0 instead: what it calls itself (entity id). Register the portal there with the metadata at `BASE_URL/sign-in/region/metadata`.",
    example: "https://idp.example.se/saml",
    mustBe: "1 to 500 characters without spaces",
    schema: text((value) => /^[\x21-\x7e]{1,500}$/.test(value)),
  },
  {
    name: "SAML_SIGN_IN_URL",
    byDefault: "none; required with SAML_ISSUER",
    says: "Where the region's sign-in takes requests (HTTP-Redirect). https, except on this machine.",
    example: "https://idp.example.se/saml/sso",
    mustBe: "an address with https, or http on this machine, without query or user",
    schema: text(isPrivateUrl),
  },
  {
    name: "SAML_CERTIFICATE",
    byDefault: "none; required with SAML_ISSUER",
    says: "A file with the certificate that the region's sign-in signs with, as PEM. Several in it while it changes key.",
    example: "/etc/fakturaporten/idp.pem",
    mustBe: "a path to a file",
    schema: text(isPath),
  },
  {
    name: "SAML_ROLES",
    byDefault: "none; required with SAML_ISSUER",
    says: "Which value of the role attribute makes a person what; written as OIDC_ROLES.",
    example: "Faktura-admin=administrator,Kardiologen=officer@7300099000015",
    mustBe: "group=role with commas between, and units as 13 digits after @",
    schema: text((value) => readRoleRules(value) !== undefined),
  },
  {
    name: "SAML_KEY",
    byDefault: "none: requests are not signed, and assertions may not come encrypted",
    says: "A file with the portal's own private key and, after it, its certificate, as PEM.",
    example: "/etc/fakturaporten/saml.pem",
    mustBe: "a path to a file",
    schema: text(isPath),
  },
  {
    name: "SAML_SIGN_OUT_URL",
    byDefault: "none: signing out ends the portal's session alone",
    says: "Where one leaves the region's sign-in (single logout, HTTP-Redirect). It tells the portal at `BASE_URL/sign-in/region/logout`, signed, by HTTP-Redirect or HTTP-POST. Needs SAML_KEY.",
    example: "https://idp.example.se/saml/slo",
    mustBe: "an address with https, or http on this machine, without query or user",
    schema: text(isPrivateUrl),
  },
  {
    name: "SAML_ROLE_ATTRIBUTE",
    byDefault: "`groups`",
    says: "The attribute that lists a person's groups.",
    example: "http://schemas.xmlsoap.org/claims/Group",
    mustBe: "1 to 200 characters without spaces",
    schema: text(isAttribute),
  },
  {
    name: "SAML_EMAIL_ATTRIBUTE",
    byDefault: "`urn:oid:0.9.2342.19200300.100.1.3` (mail)",
    says: "The attribute with a person's e-mail address.",
    example: "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress",
    mustBe: "1 to 200 characters without spaces",
    schema: text(isAttribute),
  },
  {
    name: "SAML_NAME_ATTRIBUTE",
    byDefault: "`urn:oid:2.16.840.1.113730.3.1.241` (displayName)",
    says: "The attribute with a person's name.",
    example: "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name",
    mustBe: "1 to 200 characters without spaces",
    schema: text(isAttribute),
  },
  {
    name: "SAML_NAME",
    byDefault: "`regionens inloggning`",
    says: "What the button calls the region's sign-in.",
    example: "Region Exempels inloggning",
    mustBe: "1 to 60 characters",
    schema: text((value) => value.trim().length > 0 && value.length <= 60),
  },
  {
    name: "CARD_PROXIES",
    byDefault: "none: cards are not taken",
    says: "The proxy in front that asks browsers for a certificate (SITHS cards) and may hand it over, as addresses or networks with commas between. From anybody else the header is ignored, and that is logged.",
    example: "127.0.0.1",
    mustBe: "addresses or networks with commas between",
    schema: text((value) => readBlocks(value.split(",")) !== undefined),
  },
  {
    name: "CARD_HEADER",
    byDefault: "`client-cert`",
    says: "The header with the certificate: as RFC 9440 writes it (Base64 between colons), or as PEM with percent signs (`$ssl_client_escaped_cert` of nginx).",
    example: "x-client-certificate",
    mustBe: "the name of a header",
    schema: text((value) => /^[A-Za-z][A-Za-z0-9-]{1,60}$/.test(value)),
  },
  {
    name: "CARD_AUTHORITIES",
    byDefault: "none; required with CARD_PROXIES",
    says: "A file with the certificates of the authorities that issue the cards, as PEM: `SITHS e-id Person HSA-id 3 CA v1`, for example. The portal verifies that one of them has.",
    example: "/etc/fakturaporten/siths.pem",
    mustBe: "a path to a file",
    schema: text(isPath),
  },
  {
    name: "NETWORK_NAMES",
    byDefault: "none: everybody comes from everywhere",
    says: "What networks are called, for NETWORK_RULES: `name=address+address`, with commas between.",
    example: "Regionnätet=10.0.0.0/8+192.168.0.0/16,VPN-klienten=172.16.9.0/24",
    mustBe: "names with addresses or networks, as a=10.0.0.0/8+192.0.2.7,b=2001:db8::/32",
    schema: text((value) => readNetworks(value) !== undefined),
  },
  {
    name: "NETWORK_RULES",
    byDefault: "none; required with NETWORK_NAMES",
    says: "From which of the networks a role, or the pages whose address begins so, may be used: `role=name+name` or `/page=name`, with commas between. What is not named may be used from everywhere.",
    example: "administrator=Regionnätet+VPN-klienten,/billing=Regionnätet",
    mustBe: "roles or pages with names of networks, as officer=a+b,/desk=a",
    schema: text((value) => readNetworkRules(value) !== undefined),
  },
  {
    name: "NETWORK_HELP",
    byDefault: "a sentence that says to connect and to ask IT support",
    says: "What somebody outside is told: how to get in, and whom to ask.",
    example: "Starta VPN-klienten och ladda om sidan. Hjälp: it-support, 08-123 456 78.",
    mustBe: "1 to 300 characters",
    schema: text((value) => value.trim().length > 0 && value.length <= 300),
  },
];

function isPath(value: string): boolean {
  return value.trim() !== "" && !value.includes("\0");
}

function isAttribute(value: string): boolean {
  return /^[\x21-\x7e]{1,200}$/.test(value);
}

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

export interface SamlConfig {
  readonly name: string;
  readonly issuer: string;
  readonly signInUrl: string;
  /** A file; read when the portal starts. */
  readonly certificateFile: string;
  readonly keyFile: string | undefined;
  readonly signOutUrl: string | undefined;
  readonly roleAttribute: string;
  readonly emailAttribute: string;
  readonly nameAttribute: string;
  readonly rules: readonly RoleRule[];
}

export const samlTogether = ["SAML_ISSUER", "SAML_SIGN_IN_URL", "SAML_CERTIFICATE", "SAML_ROLES"];

export function samlOf(said: ReadonlyMap<string, string>): SamlConfig | undefined {
  const issuer = said.get("SAML_ISSUER");
  if (issuer === undefined) return undefined;
  return {
    issuer,
    name: said.get("SAML_NAME") ?? "regionens inloggning",
    signInUrl: said.get("SAML_SIGN_IN_URL") ?? "",
    certificateFile: said.get("SAML_CERTIFICATE") ?? "",
    keyFile: said.get("SAML_KEY"),
    signOutUrl: said.get("SAML_SIGN_OUT_URL"),
    roleAttribute: said.get("SAML_ROLE_ATTRIBUTE") ?? "groups",
    emailAttribute: said.get("SAML_EMAIL_ATTRIBUTE") ?? "urn:oid:0.9.2342.19200300.100.1.3",
    nameAttribute: said.get("SAML_NAME_ATTRIBUTE") ?? "urn:oid:2.16.840.1.113730.3.1.241",
    rules: readRoleRules(said.get("SAML_ROLES") ?? "") ?? [],
  };
}

export interface CardConfig {
  readonly proxies: readonly string[];
  /** In small letters, as headers are known by. */
  readonly header: string;
  /** A file; read when the portal starts. */
  readonly authoritiesFile: string;
}

export const cardsTogether = ["CARD_PROXIES", "CARD_AUTHORITIES"];

export function cardsOf(said: ReadonlyMap<string, string>): CardConfig | undefined {
  const proxies = said.get("CARD_PROXIES");
  if (proxies === undefined) return undefined;
  return {
    proxies: proxies.split(","),
    header: (said.get("CARD_HEADER") ?? "client-cert").toLowerCase(),
    authoritiesFile: said.get("CARD_AUTHORITIES") ?? "",
  };
}

export const networksTogether = ["NETWORK_NAMES", "NETWORK_RULES"];

export function networkBindingOf(said: ReadonlyMap<string, string>): NetworkBinding | undefined {
  const networks = readNetworks(said.get("NETWORK_NAMES") ?? "");
  const rules = readNetworkRules(said.get("NETWORK_RULES") ?? "");
  return networks === undefined || rules === undefined
    ? undefined
    : { networks, rules, help: said.get("NETWORK_HELP") };
}

/** A rule that names no network would shut everybody out. */
export function* faultsOfNetworks(said: ReadonlyMap<string, string>): Generator<string> {
  const binding = networkBindingOf(said);
  if (binding === undefined) return;
  for (const name of networksUnknown(binding.rules, binding.networks))
    yield `NETWORK_RULES: names the network ${name}, whose addresses NETWORK_NAMES does not tell.`;
}
