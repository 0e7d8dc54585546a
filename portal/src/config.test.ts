import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ConfigRefused, isSlipOf, readConfig } from "./config.ts";
import { settings } from "./config-settings.ts";
import { packageFolder } from "./db/migrations-folder.ts";

function faultsOf(environment: Record<string, string>): readonly string[] {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigRefused) return error.faults;
    throw error;
  }
  return [];
}

test("an empty environment is a portal with a built-in database and the demo, for this machine only", () => {
  expect(readConfig({ PATH: "/usr/bin", HOME: "/root", npm_config_cache: "/x" })).toMatchObject({
    mode: "development",
    port: 3000,
    host: "localhost",
    baseUrl: "http://localhost:3000",
    databaseUrl: undefined,
    demo: true,
    mailFrom: "Fakturaporten <no-reply@localhost>",
  });
});

test("a database of one's own gets no demo unless asked for", () => {
  const DATABASE_URL = "postgres://owner:secret@db.example.se/fakturaporten";
  expect(readConfig({ DATABASE_URL }).demo).toBe(false);
  expect(readConfig({ DATABASE_URL, DEMO: "on" }).demo).toBe(true);
});

test.each([
  ["PORT", "0"],
  ["PORT", "65536"],
  ["PORT", "80a"],
  ["PORT", "-1"],
  ["PORT", "3000.5"],
  ["HOST", "http://localhost"],
  ["HOST", "localhost:3000"],
  ["BASE_URL", "faktura.example.se"],
  ["BASE_URL", "ftp://faktura.example.se"],
  ["BASE_URL", "https://faktura.example.se/portal"],
  ["BASE_URL", "https://someone@faktura.example.se"],
  ["DATA_DIR", "  "],
  ["DATABASE_URL", "mysql://owner:secret@db/fakturaporten"],
  ["DATABASE_URL", "postgres://db.example.se/fakturaporten"],
  ["DATABASE_URL", "postgres://owner:secret@db.example.se"],
  ["SMTP_URL", "mail.example.se:25"],
  ["SMTP_URL", "https://mail.example.se"],
  ["MAIL_FROM", "Fakturaporten"],
  ["MAIL_FROM", "a@b\r\nBcc: c@d"],
  ["TRUSTED_PROXIES", "everybody"],
  ["TRUSTED_PROXIES", "10.0.0.0/33"],
  ["NODE_ENV", "prod"],
  ["DEMO", "yes"],
  ["LOG_LEVEL", "loud"],
])("%s=%j is refused with its name, the reason and an example", (name, value) => {
  const faults = faultsOf({ [name]: value });
  expect(faults).toHaveLength(1);
  expect(faults[0]).toMatch(new RegExp(`^${name}: must be .+ Example: ${name}=.+`));
});

test("a fault never repeats an address, for addresses hold passwords", () => {
  expect(faultsOf({ DATABASE_URL: "mysql://owner:hunter2@db/x", SMTP_URL: "http://u:hunter2@m" }).join()).not.toContain(
    "hunter2",
  );
});

test("every fault is told at once", () => {
  expect(faultsOf({ PORT: "x", DEMO: "maybe", FAKTURAPORTEN_COLOUR: "blue", DATABSE_URL: "postgres://" })).toHaveLength(
    4,
  );
});

test.each(["DATABSE_URL", "DATABASE_UR", "DATADIR", "DATA_DIRS", "SMTP_URI", "LOG_LEVLE", "MAILFROM", "base_urls"])(
  "%s is told to be a misspelling",
  (name) => {
    expect(faultsOf({ [name]: "x" })[0]).toMatch(new RegExp(`^${name}: looks like a misspelt `));
  },
);

test.each(["PATH", "HOSTNAME", "SORT", "PORTS", "PGHOST", "npm_config_loglevel", "DATABASE", "MAIL", "TERM", "POST"])(
  "%s belongs to other programs and is left alone",
  (name) => {
    expect(faultsOf({ [name]: "x" })).toEqual([]);
  },
);

test("with the prefix every unknown name is refused, and a known one is read", () => {
  expect(faultsOf({ FAKTURAPORTEN_PROT: "1" })).toEqual([
    "FAKTURAPORTEN_PROT: there is no such setting. Did you mean FAKTURAPORTEN_PORT?",
  ]);
  expect(faultsOf({ fakturaporten_port: "1" })).toHaveLength(1);
  expect(readConfig({ FAKTURAPORTEN_PORT: "8080" }).port).toBe(8080);
  expect(faultsOf({ FAKTURAPORTEN_PORT: "8080", PORT: "8081" })[0]).toContain("given twice");
});

test("production asks for what a real installation needs, and refuses the demo", () => {
  expect(faultsOf({ NODE_ENV: "production", DEMO: "on", BASE_URL: "http://faktura.example.se" })).toHaveLength(3);
  const real = { NODE_ENV: "production", BASE_URL: "https://faktura.example.se", SMTP_URL: "smtp://mail.example.se" };
  expect(readConfig(real)).toMatchObject({ demo: false, mailFrom: "Fakturaporten <no-reply@faktura.example.se>" });
});

test("every setting's own example is accepted", () => {
  for (const { name, example } of settings)
    expect(
      faultsOf({ [name]: example }).filter((fault) => !/required in production|set both|set them all/.test(fault)),
    ).toEqual([]);
});

test("a slip is one letter wrong, missing, added or swapped", () => {
  expect(["PROT", "PORTS", "POR", "PART"].map((word) => isSlipOf(word, "PORT"))).toEqual([true, true, true, true]);
  expect(["PARTS", "TROP", "P", "POSTS"].map((word) => isSlipOf(word, "PORT"))).toEqual([false, false, false, false]);
});

test("the guide's table of settings is the code's", async () => {
  const rows = settings.map(
    ({ name, byDefault, says, example }) => `| \`${name}\` | ${byDefault} | ${says} | \`${example}\` |`,
  );
  const table = ["| setting | default | what it does | example |", "|---|---|---|---|", ...rows].join("\n");
  const guide = await readFile(join(packageFolder, "..", "docs", "guide", "configuration.md"), "utf8");
  expect(guide.includes(table), `docs/guide/configuration.md must hold this table:\n${table}`).toBe(true);
});

test("the region's own sign-in needs all of its settings, and tells no secret", () => {
  const whole = {
    OIDC_ISSUER: "https://inloggning.example.se",
    OIDC_CLIENT_ID: "fakturaporten",
    OIDC_CLIENT_SECRET: "hemligt-hemligt",
    OIDC_ROLES: "chefer=administrator",
  };
  expect(readConfig(whole).singleSignOn).toEqual({
    name: "regionens inloggning",
    issuer: whole.OIDC_ISSUER,
    clientId: whole.OIDC_CLIENT_ID,
    clientSecret: whole.OIDC_CLIENT_SECRET,
    roleClaim: "groups",
    rules: [{ claim: "chefer", role: "administrator", units: [] }],
  });
  expect(faultsOf({ ...whole, OIDC_ROLES: "" })).toHaveLength(1);
  expect(faultsOf({ OIDC_ISSUER: whole.OIDC_ISSUER })).toHaveLength(3);
  expect(faultsOf({ ...whole, OIDC_ISSUER: "http://inloggning.example.se" })).toHaveLength(1);
  expect(faultsOf({ ...whole, OIDC_CLIENT_SECRET: "kort 1" }).join()).not.toContain("kort");
});

test("SAML needs all of its settings, and stands alone", () => {
  const whole = {
    SAML_ISSUER: "https://idp.example.se/saml",
    SAML_SIGN_IN_URL: "https://idp.example.se/sso",
    SAML_CERTIFICATE: "/etc/idp.pem",
    SAML_ROLES: "chefer=administrator",
  };
  expect(readConfig(whole).saml).toMatchObject({
    issuer: whole.SAML_ISSUER,
    roleAttribute: "groups",
    keyFile: undefined,
  });
  expect(faultsOf({ SAML_ISSUER: whole.SAML_ISSUER })).toHaveLength(3);
  const both = { OIDC_ISSUER: "https://a.example.se", OIDC_CLIENT_ID: "a", OIDC_CLIENT_SECRET: "hemligt-hemligt" };
  expect(faultsOf({ ...whole, ...both, OIDC_ROLES: "a=support" })).toEqual([expect.stringContaining("one sign-in")]);
});

test("cards need a proxy and the authorities that issue them; headers are known in small letters", () => {
  const whole = { CARD_PROXIES: "127.0.0.1,10.0.0.0/8", CARD_AUTHORITIES: "/etc/siths.pem" };
  expect(readConfig(whole).cards).toMatchObject({ header: "client-cert", proxies: ["127.0.0.1", "10.0.0.0/8"] });
  expect(readConfig({ ...whole, CARD_HEADER: "X-Card" }).cards).toMatchObject({ header: "x-card" });
  expect(readConfig({}).cards).toBeUndefined();
  expect(faultsOf({ CARD_PROXIES: "127.0.0.1" })).toHaveLength(1);
  expect(faultsOf({ ...whole, CARD_PROXIES: "anybody" })).toHaveLength(1);
});

test("roles and pages are bound to networks that have addresses", () => {
  const whole = { NETWORK_NAMES: "Regionnätet=10.0.0.0/8", NETWORK_RULES: "administrator=Regionnätet" };
  expect(readConfig(whole).networks?.rules).toEqual([{ binds: "administrator", from: ["Regionnätet"] }]);
  expect(readConfig({}).networks).toBeUndefined();
  expect(faultsOf({ NETWORK_NAMES: whole.NETWORK_NAMES })).toHaveLength(1);
  const lacking = faultsOf({ ...whole, NETWORK_RULES: "administrator=VPN" });
  expect(lacking).toEqual([expect.stringContaining("names the network VPN")]);
});

test("a second step is demanded of the region's staff in production, of whom the operator says, or of nobody", () => {
  const real = { NODE_ENV: "production", BASE_URL: "https://faktura.example.se", SMTP_URL: "smtp://mail.example.se" };
  expect(readConfig({}).secondStepOf).toEqual([]);
  expect(readConfig(real).secondStepOf).toEqual(["administrator", "support", "billing", "officer"]);
  expect(readConfig({ ...real, SECOND_STEP_ROLES: "none" }).secondStepOf).toEqual([]);
  expect(readConfig({ SECOND_STEP_ROLES: "owner, biller" }).secondStepOf).toEqual(["owner", "biller"]);
  expect(faultsOf({ SECOND_STEP_ROLES: "chef" })).toHaveLength(1);
});

describe("the access point", () => {
  const demo = { DEMO: "off" };
  const whole = { ...demo, ACCESS_POINT_URL: "https://ap.example.se/x", ACCESS_POINT_TOKEN: "hemligt-hemligt" };

  test("is spoken to as phoss unless said, and waits a minute", () => {
    expect(readConfig(whole).accessPoint).toEqual({
      url: "https://ap.example.se/x",
      token: "hemligt-hemligt",
      shape: "phoss",
      timeoutMs: 60_000,
    });
    expect(readConfig(demo).accessPoint).toBeUndefined();
  });

  test.each([
    ["an address without a token", { ...whole, ACCESS_POINT_TOKEN: "" }],
    ["a token without an address", { ...whole, ACCESS_POINT_URL: "" }],
    ["invoices in the clear over the network", { ...whole, ACCESS_POINT_URL: "http://ap.example.se" }],
    ["a secret in the address", { ...whole, ACCESS_POINT_URL: "https://user:hemligt@ap.example.se" }],
    ["a token that can be guessed", { ...whole, ACCESS_POINT_TOKEN: "kort" }],
    ["another shape", { ...whole, ACCESS_POINT_SHAPE: "oxalis" }],
  ])("%s is refused, and no secret is repeated", (_, environment) => {
    expect(() => readConfig(environment)).toThrow(ConfigRefused);
    expect(() => readConfig(environment)).not.toThrow(/hemligt|"kort"/);
  });
});
