import { Writable } from "node:stream";
import { type FastifyBaseLogger } from "fastify";
import { pino } from "pino";
import { describe, expect, test } from "vitest";
import { aKeyPair, type CertificateFacts } from "../../../test/support/key-pair.ts";
import { type Answered, formsIn, testBaseUrl, type TestBrowser, testDoor } from "../../../test/support/door.ts";
import { testHouse } from "../../../test/support/house.ts";
import { anOfficer, aSupplier, type Known, password, proofOf } from "../../../test/support/people.ts";
import { changesTold } from "../../../test/support/two-steps.ts";
import { readBlocks } from "../../domain/access/address-blocks.ts";
import { switchOrganisation } from "../../domain/access/switch-organisation.ts";
import { removeMember } from "../../domain/parties/members.ts";
import { get } from "../route.ts";
import { accessPaths } from "./access-paths.ts";
import { accessRoutes } from "./access-routes.ts";

const house = testHouse();
const authority = { name: "SITHS e-id Prov CA", pair: aKeyPair("SITHS e-id Prov CA") };
const cards = { authorities: [aKeyPair("Another CA").certificate, authority.pair.certificate] };
const routes = [
  get("/", "anyone", async ({ viewer, clientCertificate }) => ({
    kind: "json",
    body: [viewer === undefined ? "nobody" : `${viewer.email} by ${viewer.provedBy}`, clientCertificate ?? "no card"],
  })),
  ...accessRoutes({ developmentMail: false, cards }),
];
const logged: string[] = [];
const log = pino(
  { level: "warn" },
  new Writable({
    write: (line: Buffer, _, done) => {
      logged.push(line.toString());
      done();
    },
  }),
) as unknown as FastifyBaseLogger;
/** A door whose proxy stands at an address. */
const behind = (proxy: string) =>
  testDoor(house, {
    routes,
    parts: {
      log,
      settings: {
        baseUrl: testBaseUrl,
        trustProxy: "127.0.0.1",
        requestsPerMinute: 1_000_000,
        eventLoopDelayMsMax: 60_000,
        certificateProxy: { header: "client-cert", proxies: readBlocks([proxy]) ?? (() => expect.fail())() },
      },
    },
  });
const door = behind("127.0.0.0/8");
const elsewhere = behind("10.1.2.3");

const hsaId = (): string => `SE2321000016-${(numbers += 1).toString(36).toUpperCase()}`;
let numbers = 46_655;
const cardOf = (serialNumber: string, facts: CertificateFacts = {}): string =>
  aKeyPair("Moa Mottagare", { issuer: authority, serialNumber, ...facts }).certificate;
/** As RFC 9440 writes it. */
const headerOf = (pem: string): string => `:${pem.replace(/-----[A-Z ]+-----|\n/g, "")}:`;

async function shows(browser: TestBrowser, header: string | undefined): Promise<Answered> {
  const form = formsIn((await browser.get("/sign-in")).body).find(({ action }) => action === accessPaths.card);
  return browser.post(accessPaths.card, form?.hidden ?? {}, header === undefined ? {} : { "client-cert": header });
}
const whoIsIn = async (browser: TestBrowser): Promise<string> => (await browser.get("/")).json()[0];

async function gives(boss: Known, { actor }: Known, id: string, typed = password): Promise<Answered> {
  const browser = await door.signedIn(boss.actor);
  const path = `/members/${actor.accountId}/card`;
  return browser.submit(path, { hsaId: id, password: typed }, path);
}

async function alsoWorksFor({ actor }: Known, company: Known): Promise<void> {
  const { organisationId } = company.actor;
  const row = {
    organisation_id: organisationId,
    account_id: actor.accountId,
    role: "biller",
    joined_at: house.now(),
  } as const;
  await house.everything.insertInto("memberships").values(row).execute();
}

/** An officer whose card opens the account. */
async function withCard() {
  const boss = await anOfficer(house, { role: "administrator" });
  const moa = await anOfficer(house, { organisationId: boss.actor.organisationId });
  const id = hsaId();
  expect((await gives(boss, moa, id)).headers.location).toBe(`/members/${moa.actor.accountId}`);
  return { boss, moa, id };
}

describe("signing in with a card", () => {
  test("in either way that proxies write it, counts as two factors, and the account is told beforehand", async () => {
    const { moa, id } = await withCard();
    const pem = cardOf(id.toLowerCase());
    for (const header of [headerOf(pem), encodeURIComponent(pem)]) {
      const browser = door.visitor();
      expect((await shows(browser, header)).headers.location).toBe("/");
      expect(await whoIsIn(browser)).toBe(`${moa.email} by card`);
    }
    expect(await changesTold(house, moa)).toEqual(["card-given"]);
  });

  test.each<[string, CertificateFacts]>([
    ["of an authority nobody has named", { issuer: { name: "Evil CA", pair: aKeyPair("Evil CA") } }],
    ["that only says it is of the authority", { issuer: { name: authority.name, pair: aKeyPair(authority.name) } }],
    ["that has expired", { until: "261120" }],
    ["that does not hold yet", { from: "270101" }],
    ["that is about a machine", { serialNumber: "12345" }],
  ])("a card %s opens nothing", async (_, facts) => {
    const { id } = await withCard();
    const browser = door.visitor();
    const answered = await shows(browser, headerOf(cardOf(id, facts)));
    expect(answered.statusCode).toBe(403);
    expect(answered.body).toContain("Kortets certifikat har gått ut, eller");
    expect(await whoIsIn(browser)).toBe("nobody");
  });

  test.each([undefined, "", ":", "::", ":AAAA:", "%", "x".repeat(20_000), "subject=CN%3DMoa"])(
    "no card (%.12s) is told as such",
    async (header) => {
      const answered = await shows(door.visitor(), header);
      expect(answered.statusCode).toBe(403);
      expect(answered.body).toContain("Vi fick inget kort");
    },
  );

  test("two certificates in one header, as when somebody adds one of their own, are none", async () => {
    const { id } = await withCard();
    const header = headerOf(cardOf(id));
    expect((await shows(door.visitor(), `${headerOf(cardOf(hsaId()))}, ${header}`)).body).toContain(
      "Vi fick inget kort",
    );
  });

  test("a card that belongs to no account says which HSA-id to tell", async () => {
    const id = hsaId();
    const answered = await shows(door.visitor(), headerOf(cardOf(id)));
    expect(answered.body).toContain(id);
    expect(answered.body).toContain("inte knutet till något konto");
  });

  test("who comes in through the region's own sign-in does not come in by card", async () => {
    const { moa, id } = await withCard();
    await house.everything
      .insertInto("identities")
      .values({ issuer: "i", subject: id, account_id: moa.actor.accountId, linked_at: house.now() })
      .execute();
    expect((await shows(door.visitor(), headerOf(cardOf(id)))).statusCode).toBe(403);
  });
});

describe("only the configured proxy may set the header", () => {
  test("anybody else's is taken away before a page sees it, and that is logged", async () => {
    const { id } = await withCard();
    const header = headerOf(cardOf(id));
    logged.length = 0;
    const browser = elsewhere.visitor();
    expect((await shows(browser, header)).body).toContain("Vi fick inget kort");
    expect(await whoIsIn(browser)).toBe("nobody");
    expect((await browser.get("/", { "client-cert": header })).json()[1]).toBe("no card");
    expect(logged.join()).toContain("a client certificate from elsewhere than its proxy is ignored");
    expect(logged.join()).not.toContain(header.slice(1, 40));
    expect((await door.visitor().get("/", { "client-cert": header })).json()[1]).toBe(header);
  });

  test("nor does it help to say that one comes from the proxy", async () => {
    const { id } = await withCard();
    const said = { "client-cert": headerOf(cardOf(id)), "x-forwarded-for": "10.1.2.3", forwarded: "for=10.1.2.3" };
    expect((await elsewhere.visitor().get("/", said)).json()[1]).toBe("no card");
  });
});

describe("tying a card to a member", () => {
  test.each([
    ["SE2321000016", "Skriv HSA-id:t som det står i katalogen"],
    ["191212121212", "Skriv HSA-id:t som det står i katalogen"],
    ["SE2321000016-<b>", "Skriv HSA-id:t som det står i katalogen"],
  ])("%s is refused at its field, together with the missing password", async (id, told) => {
    const { boss, moa } = await withCard();
    const answered = await gives(boss, moa, id, "");
    expect(answered.statusCode).toBe(422);
    expect(answered.body).toContain(told);
    expect(answered.body).toContain("Skriv lösenordet");
  });

  test("one card opens one account, a wrong password ties nothing, and an empty field takes it away", async () => {
    const { boss, moa, id } = await withCard();
    const nils = await anOfficer(house, { organisationId: boss.actor.organisationId });
    expect((await gives(boss, nils, id)).body).toContain("är knutet till någon annan");
    expect((await gives(boss, nils, hsaId(), "fel")).body).toContain("Lösenordet stämmer inte");
    const browser = door.visitor();
    await shows(browser, headerOf(cardOf(id)));
    await house.turnBy({ seconds: 1 });
    expect((await gives(boss, moa, "")).headers.location).toBe(`/members/${moa.actor.accountId}`);
    expect(await whoIsIn(browser)).toBe("nobody");
    expect((await shows(door.visitor(), headerOf(cardOf(id)))).statusCode).toBe(403);
    expect(await changesTold(house, moa)).toEqual(["card-given", "card-taken"]);
  });

  test("not to somebody who also acts elsewhere, nor by a supplier, nor by who decides nothing", async () => {
    const { boss, moa } = await withCard();
    const lena = await aSupplier(house);
    await alsoWorksFor(moa, lena);
    expect((await gives(boss, moa, hsaId())).body).toContain("arbetar också för någon annan");
    const supplier = await door.signedIn(lena.actor);
    expect((await supplier.get(`/members/${lena.actor.accountId}/card`)).statusCode).toBe(404);
    expect((await (await door.signedIn(moa.actor)).get(`/members/${boss.actor.accountId}/card`)).statusCode).toBe(403);
  });

  test("it opens the region alone: no longer once its holder acts for a company as well", async () => {
    const { moa, id } = await withCard();
    const inside = door.visitor();
    await shows(inside, headerOf(cardOf(id)));
    expect(await whoIsIn(inside)).toContain(moa.email);
    const company = await aSupplier(house);
    await alsoWorksFor(moa, company);
    const { sessionId } = await house.everything
      .selectFrom("sessions")
      .select("id as sessionId")
      .where("account_id", "=", moa.actor.accountId)
      .where("proved_by", "=", "card")
      .executeTakeFirstOrThrow();
    const { organisationId } = company.actor;
    const going = house.perform(moa.actor, (work) => switchOrganisation(work, { sessionId, organisationId }));
    await expect(going).rejects.toMatchObject({ code: "not-allowed" });
    const browser = door.visitor();
    await shows(browser, headerOf(cardOf(id)));
    expect(await whoIsIn(browser)).not.toContain(moa.email);
  });

  test("it goes with the membership, and may then be given to somebody else", async () => {
    const { boss, moa, id } = await withCard();
    const proof = await proofOf(house, boss);
    await house.perform(boss.actor, (work) => removeMember(work, { accountId: moa.actor.accountId, proof }));
    const after = await anOfficer(house, { organisationId: boss.actor.organisationId });
    expect((await gives(boss, after, id)).headers.location).toBe(`/members/${after.actor.accountId}`);
    const browser = door.visitor();
    await shows(browser, headerOf(cardOf(id)));
    expect(await whoIsIn(browser)).toContain(after.email);
  });
});
