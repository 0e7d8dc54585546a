/** Every setting of the environment: what it is called, what it does, and what a value must be. The guide's table is made of it. */
import { isIP } from "node:net";
import { z } from "zod";
import { readRoleRules } from "./domain/access/role-rules.ts";

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
    name: "HANDOVER_DIR",
    byDefault: "`handover` in DATA_DIR",
    says: "Where documents are laid for finance systems that fetch them as files: one folder for each unit. Mount it over SFTP if the system stands elsewhere.",
    example: "/srv/handover",
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
    name: "ACCESS_POINT_URL",
    byDefault: "none: documents for the Peppol network wait",
    says: "The access point that sends documents over Peppol. https, except on this machine.",
    example: "https://ap.example.se",
    mustBe: "an address with https, or http on this machine, without query or user",
    schema: text(isPrivateUrl),
  },
  {
    name: "ACCESS_POINT_SHAPE",
    byDefault: "`phoss`",
    says: "How the access point is spoken to: `phoss` (phoss-ap, can be asked what became of a message) or `phase4` (phase4-peppol-standalone, can not).",
    example: "phase4",
    mustBe: "phoss or phase4",
    schema: oneOf("phoss", "phase4"),
  },
  {
    name: "ACCESS_POINT_TOKEN",
    byDefault: "none; required with ACCESS_POINT_URL",
    says: "The secret the portal shows the access point, in the header `X-Token`.",
    example: "a-long-secret",
    mustBe: "8 to 200 characters without spaces",
    schema: text(isToken),
  },
  {
    name: "ACCESS_POINT_TIMEOUT_SECONDS",
    byDefault: "`60`",
    says: "How long an answer of the access point is waited for. What has not answered by then is asked about later, and never simply sent again.",
    example: "30",
    mustBe: "a whole number of seconds from 1 to 600",
    schema: text((value) => /^\d{1,3}$/.test(value) && Number(value) >= 1 && Number(value) <= 600),
  },
  {
    name: "ACCESS_POINT_INBOUND_TOKEN",
    byDefault: "none: the access point's door is shut",
    says: "The secret the access point shows the portal when it brings a document or tells what became of one.",
    example: "another-long-secret",
    mustBe: "8 to 200 characters without spaces",
    schema: text(isToken),
  },
  {
    name: "SML_ZONE",
    byDefault: "none: receivers are not looked up before sending",
    says: "Where Peppol participants are looked up before anything is sent to them. `participant.sml.prod.tech.peppol.org` in production, `participant.sml.test.tech.peppol.org` for tests.",
    example: "participant.sml.prod.tech.peppol.org",
    mustBe: "a name in DNS",
    schema: text((value) => /^(?:[a-z0-9-]{1,63}\.)+[a-z]{2,63}\.?$/.test(value)),
  },
  {
    name: "DELIVERY_FOLDER",
    byDefault: "none: documents for receivers with a folder wait",
    says: "Where files are put for receivers that fetch them: a folder there is, for example a mounted SFTP folder.",
    example: "/srv/fakturor-ut",
    mustBe: "a path to a folder",
    schema: text((value) => value.trim() !== "" && !value.includes("\0")),
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

/** Invoices and a secret travel there: in the clear only within this machine. */
function isPrivateUrl(value: string): boolean {
  const url = URL.parse(value);
  if (!isUrl(value, ["http:", "https:"]) || url === null || url.search + url.hash + url.username !== "") return false;
  return url.protocol === "https:" || /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname);
}

function isToken(value: string): boolean {
  return /^[\x21-\x7e]{8,200}$/.test(value);
}
