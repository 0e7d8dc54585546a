/**
 * The environment, parsed once. Every setting has one documented name; with the prefix FAKTURAPORTEN_ it may be told apart
 * from other programs' settings. What cannot be used is refused, all at once, with its name, the reason and an example.
 */
import { isIP } from "node:net";
import { resolve } from "node:path";
import { z } from "zod";

export interface Config {
  readonly mode: "development" | "production";
  readonly host: string;
  readonly port: number;
  /** What links in mails and redirects begin with; never taken from a request. */
  readonly baseUrl: string;
  readonly dataFolder: string;
  /** A PostgreSQL of one's own instead of the built-in one. */
  readonly databaseUrl: string | undefined;
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string;
  /** Whether a made-up region is loaded into an empty database. */
  readonly demo: boolean;
  /** Proxies whose word about a visitor's address is believed; nobody's when empty. */
  readonly trustedProxies: string | undefined;
  readonly logLevel: "error" | "warn" | "info" | "debug";
}

export interface Setting {
  readonly name: string;
  readonly byDefault: string;
  readonly says: string;
  readonly example: string;
  /** What a value must be, in words that finish the sentence "must be …". */
  readonly mustBe: string;
  readonly schema: z.ZodType<string | undefined, string | undefined>;
}

const text = (rule: (value: string) => boolean) => z.string().refine(rule).optional();
const oneOf = (...words: string[]) => z.enum(words).optional();

export const settings: readonly Setting[] = [
  {
    name: "PORT",
    byDefault: "`3000`",
    says: "Where the portal listens.",
    example: "8080",
    mustBe: "a port number from 1 to 65535",
    schema: text((value) => /^\d{1,5}$/.test(value) && Number(value) >= 1 && Number(value) <= 65_535),
  },
  {
    name: "HOST",
    byDefault: "`localhost`",
    says: "On which of the machine's addresses it listens. `0.0.0.0` lets other machines in; put a proxy with TLS in front.",
    example: "0.0.0.0",
    mustBe: "a host name or an address, without scheme or port",
    schema: text((value) => /^[A-Za-z0-9.:-]+$/.test(value) && !/^[^:]+:\d+$/.test(value)),
  },
  {
    name: "BASE_URL",
    byDefault: "`http://localhost:PORT`",
    says: "The address people use; links in mails begin with it. Required in production, and https there.",
    example: "https://faktura.example.se",
    mustBe: "an address with http or https, without path, query or user",
    schema: text((value) => isPlainUrl(value, ["http:", "https:"])),
  },
  {
    name: "DATA_DIR",
    byDefault: "`./data`",
    says: "Where the built-in database lives. One portal at a time.",
    example: "/srv/fakturaporten",
    mustBe: "a path to a folder",
    schema: text((value) => value.trim() !== "" && !value.includes("\0")),
  },
  {
    name: "DATABASE_URL",
    byDefault: "the built-in database",
    says: "A PostgreSQL of your own, 15 or newer. The user in it owns the tables; see below.",
    example: "postgres://owner:secret@db.example.se:5432/fakturaporten",
    mustBe: "an address that begins with postgres:// and names a user, a host and a database",
    schema: text(isDatabaseUrl),
  },
  {
    name: "SMTP_URL",
    byDefault: "none: mails are kept and read at `/dev/mail`",
    says: "The mail server that sends the portal's mails. Required in production. `smtp://` demands STARTTLS except on this machine; `?starttls=off` at the end lets it be.",
    example: "smtps://user:secret@mail.example.se:465",
    mustBe: "an address that begins with smtp:// or smtps:// and names a host",
    schema: text((value) => isUrl(value, ["smtp:", "smtps:"])),
  },
  {
    name: "MAIL_FROM",
    byDefault: "`Fakturaporten <no-reply@…>` with the host of BASE_URL",
    says: "Whom the portal's mails come from.",
    example: "Fakturaporten <faktura@example.se>",
    mustBe: "an e-mail address, with or without a name before it",
    schema: text((value) => /^(?:[^<>"\r\n]+ <[^<>\s@]+@[^<>\s@]+>|[^<>\s@]+@[^<>\s@]+)$/.test(value)),
  },
  {
    name: "TRUSTED_PROXIES",
    byDefault: "none",
    says: "The proxies in front, as addresses or networks with commas between; only they are believed about a visitor's address.",
    example: "127.0.0.1,10.0.0.0/8",
    mustBe: "addresses or networks with commas between",
    schema: text((value) => value.split(",").every(isNetwork)),
  },
  {
    name: "NODE_ENV",
    byDefault: "`development`",
    says: "`production` turns off the demo and the pages for development, and requires what a real installation needs.",
    example: "production",
    mustBe: "development or production",
    schema: oneOf("development", "production"),
  },
  {
    name: "DEMO",
    byDefault: "`on` with the built-in database in development, else `off`",
    says: "Whether an empty database is filled with a made-up region. Its passwords are public.",
    example: "off",
    mustBe: "on or off",
    schema: oneOf("on", "off"),
  },
  {
    name: "LOG_LEVEL",
    byDefault: "`info` in production, `warn` in development",
    says: "How much is logged.",
    example: "warn",
    mustBe: "error, warn, info or debug",
    schema: oneOf("error", "warn", "info", "debug"),
  },
];

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
  return name.endsWith("_URL") ? "something else" : JSON.stringify(value.slice(0, 80));
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

function* faultsTogether(said: ReadonlyMap<string, string>): Generator<string> {
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
  return {
    mode,
    port,
    host: said.get("HOST") ?? "localhost",
    baseUrl,
    dataFolder: resolve(said.get("DATA_DIR") ?? "data"),
    databaseUrl,
    smtpUrl: said.get("SMTP_URL"),
    mailFrom: said.get("MAIL_FROM") ?? `Fakturaporten <no-reply@${new URL(baseUrl).hostname}>`,
    trustedProxies: said.get("TRUSTED_PROXIES"),
    demo: demo === undefined ? mode === "development" && databaseUrl === undefined : demo === "on",
    logLevel: (said.get("LOG_LEVEL") ?? (mode === "production" ? "info" : "warn")) as Config["logLevel"],
  };
}

function isUrl(value: string, schemes: readonly string[]): boolean {
  const url = URL.parse(value);
  return url !== null && schemes.includes(url.protocol) && url.hostname !== "";
}

function isPlainUrl(value: string, schemes: readonly string[]): boolean {
  const url = URL.parse(value);
  return isUrl(value, schemes) && url?.pathname === "/" && url.search + url.hash + url.username === "";
}

function isDatabaseUrl(value: string): boolean {
  const url = URL.parse(value);
  return isUrl(value, ["postgres:", "postgresql:"]) && url?.username !== "" && (url?.pathname.length ?? 0) > 1;
}

function isNetwork(value: string): boolean {
  const [address = "", bits, ...more] = value.trim().split("/");
  const version = isIP(address);
  const isBits = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128));
  return version !== 0 && isBits && more.length === 0;
}
