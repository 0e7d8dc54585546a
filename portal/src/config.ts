/**
 * The environment, parsed once. Every setting has one documented name; with the prefix FAKTURAPORTEN_ it may be told apart
 * from other programs' settings. What cannot be used is refused, all at once, with its name, the reason and an example.
 */
import { join, resolve } from "node:path";
import { settings } from "./config-settings.ts";
import {
  type CardConfig,
  cardsOf,
  cardsTogether,
  faultsOfNetworks,
  networkBindingOf,
  networksTogether,
  type SamlConfig,
  samlOf,
  samlTogether,
  secondStepRolesOf,
} from "./config-sign-in.ts";
import type { Setting } from "./config-values.ts";
import type { NetworkBinding } from "./domain/access/networks.ts";
import type { Role } from "./domain/access/permissions.ts";
import { type AntivirusAddress, readAntivirusAddress } from "./integrations/antivirus.ts";
import { readRoleRules, type RoleRule } from "./domain/access/role-rules.ts";

export interface Config {
  readonly mode: "development" | "production";
  readonly host: string;
  readonly port: number;
  /** What links in mails and redirects begin with; never taken from a request. */
  readonly baseUrl: string;
  readonly dataFolder: string;
  /** Where documents are laid for finance systems that fetch them as files. */
  readonly handoverFolder: { readonly root: string; readonly isOurs: boolean };
  /** A PostgreSQL of one's own instead of the built-in one. */
  readonly databaseUrl: string | undefined;
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string;
  /** Whether a made-up region is loaded into an empty database. */
  readonly demo: boolean;
  /** The access point that takes documents to the Peppol network; without one they wait. */
  readonly accessPoint: AccessPointConfig | undefined;
  /** How many invoices are on their way out side by side. */
  readonly deliveryLanes: number;
  /** What the access point shows when it brings something; without it its door is shut. */
  readonly accessPointInboundToken: string | undefined;
  /** Where Peppol participants are looked up before sending; nowhere unless said. */
  readonly smlZone: string | undefined;
  /** `host:port` of metadata servers inside that may be asked. */
  readonly smpInside: readonly string[];
  /** Where files for receivers with a folder are put. */
  readonly deliveryFolder: string | undefined;
  /** Shown the files that people attach; nobody's unless said. */
  readonly antivirus: { readonly address: AntivirusAddress; readonly mustAnswer: boolean } | undefined;
  /** `host:port` of systems inside that webhooks may reach. */
  readonly webhookInside: readonly string[];
  /** How long a spreadsheet waits to be taken in. */
  readonly untakenSheetDays: number;
  /** Where others lay documents for units of this portal. */
  readonly incomingFolder: string | undefined;
  /** What locks secrets in the database: the newest first. Without any the installation makes one in its data folder. */
  readonly secretKeys: readonly string[];
  /** Roles whose people must take a second step when they sign in with a password. */
  readonly secondStepOf: readonly Role[];
  /** The region's own sign-in; without one everybody signs in with a password. */
  readonly singleSignOn: SingleSignOnConfig | undefined;
  /** The same where it speaks SAML. */
  readonly saml: SamlConfig | undefined;
  /** Cards, where a proxy in front takes them. */
  readonly cards: CardConfig | undefined;
  /** From which networks roles and pages may be used. */
  readonly networks: NetworkBinding | undefined;
  /** Proxies whose word about a visitor's address is believed; nobody's when empty. */
  readonly trustedProxies: string | undefined;
  readonly logLevel: "error" | "warn" | "info" | "debug";
}

interface AccessPointConfig {
  readonly url: string;
  readonly shape: "phoss" | "phase4";
  readonly token: string;
  readonly timeoutMs: number;
}

interface SingleSignOnConfig {
  readonly name: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly roleClaim: string;
  readonly rules: readonly RoleRule[];
}

/** The environment cannot be used. The message lists every fault. */
export class ConfigRefused extends Error {
  override readonly name = "ConfigRefused";
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(faults.join("\n"));
    this.faults = faults;
  }
}

type Environment = Readonly<Record<string, string | undefined>>;
const prefix = "FAKTURAPORTEN_";

export function readConfig(environment: Environment): Config {
  const said = new Map<string, string>();
  const faults = [...faultsOfNames(environment)];
  for (const setting of settings) {
    const { value, fault } = readSetting(setting, environment);
    if (fault !== undefined) faults.push(fault);
    if (value !== undefined) said.set(setting.name, value);
  }
  if (faults.length === 0) faults.push(...faultsTogether(said));
  if (faults.length > 0) throw new ConfigRefused(faults);
  return configOf(said);
}

function readSetting(setting: Setting, environment: Environment): { value?: string; fault?: string } {
  const { name, mustBe, example, schema } = setting;
  const prefixed = environment[prefix + name];
  const plain = environment[name];
  if (prefixed !== undefined && plain !== undefined && prefixed !== plain)
    return { fault: `${name}: is given twice, as ${name} and as ${prefix}${name}, with different values. Keep one.` };
  const written = prefixed ?? plain;
  if (written === undefined || written === "") return {};
  if (schema.safeParse(written).success) return { value: written };
  return { fault: `${name}: must be ${mustBe}, but is ${shown(name, written)}. Example: ${name}=${example}` };
}

/** A value as a fault may show it: addresses may hold passwords, so they are not repeated. */
function shown(name: string, value: string): string {
  return /(_URL|_TOKEN|_SECRET|SECRET_KEY)$/.test(name) ? "something else" : JSON.stringify(value.slice(0, 80));
}

const known = settings.map(({ name }) => name);

function* faultsOfNames(environment: Environment): Generator<string> {
  for (const [name, value] of Object.entries(environment)) {
    if (value === undefined || known.includes(name)) continue;
    const own = name.toUpperCase().startsWith(prefix);
    const bare = own ? name.slice(prefix.length) : name;
    if (own && known.includes(bare) && name.startsWith(prefix)) continue;
    const meant = known.find((candidate) => isSlipOf(bare.toUpperCase(), candidate));
    if (own)
      yield `${name}: there is no such setting. ${meant === undefined ? `Known: ${known.join(", ")}` : `Did you mean ${prefix}${meant}?`}`;
    else if (meant !== undefined && bare.length >= 7)
      yield `${name}: looks like a misspelt ${meant}. Write ${meant}=${exampleOf(meant)}, or unset ${name} if it belongs to another program.`;
  }
}

function exampleOf(name: string): string {
  return settings.find((setting) => setting.name === name)?.example ?? "";
}

/** Whether one letter too many, too few, wrong or swapped makes one word of the other. */
export function isSlipOf(word: string, of: string): boolean {
  if (Math.abs(word.length - of.length) > 1) return false;
  let start = 0;
  while (start < word.length && word[start] === of[start]) start++;
  const rest = word.slice(start);
  const ofRest = of.slice(start);
  const swapped = rest.slice(1, 2) + rest.slice(0, 1) + rest.slice(2);
  return [rest.slice(1), rest].includes(ofRest.slice(1)) || rest.slice(1) === ofRest || swapped === ofRest;
}

/** Settings that mean something only together. */
function* faultsOfHalf(together: readonly string[], said: ReadonlyMap<string, string>): Generator<string> {
  if (!together.some((name) => said.has(name))) return;
  for (const name of together.filter((one) => !said.has(one)))
    yield `${name}: goes together with ${together.filter((one) => one !== name).join(", ")}; set them all or none. Example: ${name}=${exampleOf(name)}`;
}

function* faultsTogether(said: ReadonlyMap<string, string>): Generator<string> {
  if (said.has("ACCESS_POINT_URL") !== said.has("ACCESS_POINT_TOKEN"))
    yield "ACCESS_POINT_TOKEN: goes together with ACCESS_POINT_URL; set both or neither. Example: ACCESS_POINT_TOKEN=a-long-secret";
  for (const together of [
    ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET", "OIDC_ROLES"],
    samlTogether,
    cardsTogether,
    networksTogether,
  ])
    yield* faultsOfHalf(together, said);
  yield* faultsOfNetworks(said);
  if (said.has("OIDC_ISSUER") && said.has("SAML_ISSUER"))
    yield "SAML_ISSUER: the region has one sign-in. Set either the settings of OIDC or those of SAML.";
  if (said.get("NODE_ENV") === "production") {
    const baseUrl = said.get("BASE_URL");
    if (baseUrl === undefined)
      yield "BASE_URL: is required in production. Example: BASE_URL=https://faktura.example.se";
    else if (!baseUrl.startsWith("https:"))
      yield "BASE_URL: must begin with https in production: invoices and passwords travel there. Example: BASE_URL=https://faktura.example.se";
    if (!said.has("SMTP_URL"))
      yield "SMTP_URL: is required in production: people confirm their address by mail. Example: SMTP_URL=smtps://user:secret@mail.example.se:465";
    if (said.get("DEMO") === "on")
      yield "DEMO: can not be on in production: the demo's passwords are public. Example: DEMO=off";
  }
}

function configOf(said: ReadonlyMap<string, string>): Config {
  const port = Number(said.get("PORT") ?? 3000);
  const mode = said.get("NODE_ENV") === "production" ? "production" : "development";
  const baseUrl = new URL(said.get("BASE_URL") ?? `http://localhost:${port}`).origin;
  const databaseUrl = said.get("DATABASE_URL");
  const demo = said.get("DEMO");
  const folderOf = (name: string): string | undefined => {
    const folder = said.get(name);
    return folder === undefined ? undefined : resolve(folder);
  };
  return {
    mode,
    port,
    host: said.get("HOST") ?? "localhost",
    baseUrl,
    dataFolder: resolve(said.get("DATA_DIR") ?? "data"),
    handoverFolder: {
      root: resolve(said.get("HANDOVER_DIR") ?? join(said.get("DATA_DIR") ?? "data", "handover")),
      isOurs: !said.has("HANDOVER_DIR"),
    },
    databaseUrl,
    smtpUrl: said.get("SMTP_URL"),
    mailFrom: said.get("MAIL_FROM") ?? `Fakturaporten <no-reply@${new URL(baseUrl).hostname}>`,
    accessPoint: accessPointOf(said),
    accessPointInboundToken: said.get("ACCESS_POINT_INBOUND_TOKEN"),
    smlZone: said.get("SML_ZONE"),
    smpInside: listed(said.get("SMP_INSIDE")),
    deliveryFolder: folderOf("DELIVERY_FOLDER"),
    antivirus: antivirusOf(said),
    incomingFolder: folderOf("INCOMING_FOLDER"),
    deliveryLanes: Number(said.get("DELIVERY_LANES") ?? 64),
    untakenSheetDays: Number(said.get("UNTAKEN_SHEET_DAYS") ?? 30),
    webhookInside: listed(said.get("WEBHOOK_INSIDE")),
    secretKeys: said.get("SECRET_KEY")?.split(",") ?? [],
    secondStepOf: secondStepRolesOf(said.get("SECOND_STEP_ROLES"), mode),
    singleSignOn: singleSignOnOf(said),
    saml: samlOf(said),
    cards: cardsOf(said),
    networks: networkBindingOf(said),
    trustedProxies: said.get("TRUSTED_PROXIES"),
    demo: demo === undefined ? mode === "development" && databaseUrl === undefined : demo === "on",
    logLevel: (said.get("LOG_LEVEL") ?? (mode === "production" ? "info" : "warn")) as Config["logLevel"],
  };
}

function antivirusOf(said: ReadonlyMap<string, string>): Config["antivirus"] {
  const address = readAntivirusAddress(said.get("ANTIVIRUS") ?? "");
  return address && { address, mustAnswer: said.get("ANTIVIRUS_POLICY") !== "best-effort" };
}

function accessPointOf(said: ReadonlyMap<string, string>): AccessPointConfig | undefined {
  const url = said.get("ACCESS_POINT_URL");
  const token = said.get("ACCESS_POINT_TOKEN");
  if (url === undefined || token === undefined) return undefined;
  const shape = said.get("ACCESS_POINT_SHAPE") === "phase4" ? "phase4" : "phoss";
  return { url, token, shape, timeoutMs: Number(said.get("ACCESS_POINT_TIMEOUT_SECONDS") ?? 60) * 1000 };
}

function singleSignOnOf(said: ReadonlyMap<string, string>): SingleSignOnConfig | undefined {
  const issuer = said.get("OIDC_ISSUER");
  const clientId = said.get("OIDC_CLIENT_ID");
  const clientSecret = said.get("OIDC_CLIENT_SECRET");
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) return undefined;
  return {
    name: said.get("OIDC_NAME") ?? "regionens inloggning",
    issuer,
    clientId,
    clientSecret,
    roleClaim: said.get("OIDC_ROLE_CLAIM") ?? "groups",
    rules: readRoleRules(said.get("OIDC_ROLES") ?? "") ?? [],
  };
}

/** What stands with commas between. */
function listed(said = ""): readonly string[] {
  return said.split(",").flatMap((one) => (one.trim() === "" ? [] : [one.trim()]));
}
