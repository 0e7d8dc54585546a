import { expect, test } from "vitest";
import { openDoor, TestBrowser, testBaseUrl, testDoor } from "../../../test/support/door.ts";
import { testHouse } from "../../../test/support/house.ts";
import { anOfficer, aSupplier, password } from "../../../test/support/people.ts";
import { type NetworkBinding, readNetworkRules, readNetworks } from "../../domain/access/networks.ts";
import { accessRoutes } from "../public/access-routes.ts";
import { helpRoutes } from "../help/help.tsx";
import { get, post, type Route } from "../route.ts";
import { routesOf } from "../routes.ts";

const house = testHouse();
const binding: NetworkBinding = {
  networks: readNetworks("Regionnätet=10.0.0.0/8,VPN-klienten=192.0.2.0/24") ?? new Map(),
  rules: readNetworkRules("administrator=Regionnätet+VPN-klienten,/kept=Regionnätet") ?? [],
  help: "Starta VPN-klienten. Hjälp: 08-123 456 78.",
};
const done: string[] = [];
const json = (name: string) => async () => ({ kind: "json", body: name }) as const;
const routes: readonly Route[] = [
  get("/", "anyone", json("start")),
  get("/kept", "anyone", json("kept")),
  get("/kept/:id", "signed-in", json("one kept")),
  post("/deed", "signed-in", async () => {
    done.push("deed");
    return { kind: "redirect", to: "/" };
  }),
  ...accessRoutes({ developmentMail: false }),
  ...helpRoutes,
];
const settings = (trustProxy: string | false, networks: NetworkBinding = binding) => ({
  settings: {
    baseUrl: testBaseUrl,
    trustProxy,
    requestsPerMinute: 1_000_000,
    eventLoopDelayMsMax: 60_000,
    networks,
  },
});
/** Tests come from 127.0.0.1: as a trusted proxy it says where a visitor comes from. */
const door = testDoor(house, { routes, parts: settings("127.0.0.1") });
const unbelieving = testDoor(house, { routes, parts: settings(false) });
const from = (address: string) => ({ "x-forwarded-for": address });

test.each(["10.1.2.3", "192.0.2.9"])("from %s an administrator works", async (address) => {
  const boss = await anOfficer(house, { role: "administrator" });
  const browser = await door.signedIn(boss.actor);
  expect((await browser.get("/", from(address))).json()).toBe("start");
});

test("from elsewhere nothing is shown or done, and one is told how to get in and whom to ask", async () => {
  const boss = await anOfficer(house, { role: "administrator" });
  const browser = await door.signedIn(boss.actor);
  const answered = await browser.get("/", from("198.51.100.7"));
  expect(answered.statusCode).toBe(403);
  expect(answered.body).toContain("rollen Administratör använder Fakturaporten från Regionnätet eller VPN-klienten");
  expect(answered.body).toContain("Starta VPN-klienten. Hjälp: 08-123 456 78.");
  expect(answered.body).toContain("198.51.100.0/24");
  expect((await browser.get("/account", from("198.51.100.7"))).statusCode).toBe(403);
  const form = await browser.get("/account", from("10.1.2.3"));
  const csrf = /name="csrf" value="([^"]*)"/.exec(form.body)?.[1] ?? "";
  expect((await browser.post("/deed", { csrf }, from("198.51.100.7"))).statusCode).toBe(403);
  expect(done).toEqual([]);
  expect((await browser.post("/deed", { csrf }, from("10.1.2.3"))).statusCode).toBe(303);
});

test("signing in and out and help stay open, and so does everything to roles that are not bound", async () => {
  const boss = await anOfficer(house, { role: "administrator" });
  const browser = await door.signedIn(boss.actor);
  const outside = from("198.51.100.7");
  expect((await browser.get("/help", outside)).statusCode).toBe(200);
  expect((await browser.get("/sign-in", outside)).statusCode).toBe(200);
  const { body } = await browser.get("/", outside);
  const csrf = /action="\/sign-out[^>]*>[\s\S]*?name="csrf" value="([^"]*)"/.exec(body)?.[1] ?? "";
  expect((await browser.post("/sign-out", { csrf }, outside)).headers.location).toBe("/sign-in");
  for (const known of [await aSupplier(house), await anOfficer(house)])
    expect((await (await door.signedIn(known.actor)).get("/", outside)).json()).toBe("start");
  const signedIn = await door.visitor().submit("/sign-in", { email: boss.email, password });
  expect(signedIn.statusCode).toBe(303);
});

test.each(["/kept", "/kept/", "/kept/x", "/%6bept", "/kept?a=/", "//kept", "/kept/../kept"])(
  "a bound page is shut from outside however its address is written: %s",
  async (path) => {
    const lena = await aSupplier(house);
    const browser = await door.signedIn(lena.actor);
    const answered = await browser.get(path, from("192.0.2.9"));
    expect([400, 403, 404]).toContain(answered.statusCode);
    expect(answered.headers["content-type"]).toContain("text/html");
    expect((await browser.get("/kept", from("10.1.2.3"))).json()).toBe("kept");
  },
);

test("a visitor who is not signed in is told of the page's network", async () => {
  const answered = await door.visitor().get("/kept", from("198.51.100.7"));
  expect(answered.statusCode).toBe(403);
  expect(answered.body).toContain("går bara att öppna från Regionnätet");
});

test("saying that one comes from inside does not help where no proxy is trusted", async () => {
  const boss = await anOfficer(house, { role: "administrator" });
  const browser = await unbelieving.signedIn(boss.actor);
  for (const said of [from("10.1.2.3"), { forwarded: "for=10.1.2.3" }, { "x-real-ip": "10.1.2.3" }])
    expect((await browser.get("/", said)).statusCode).toBe(403);
  // Nor behind a trusted one, which adds where the connection came from to what was said.
  const behind = await door.signedIn(boss.actor);
  expect((await behind.get("/", from("10.1.2.3, 198.51.100.7"))).statusCode).toBe(403);
});

test("every page of the portal is shut from outside to a role that is bound, but signing in, out and help", async () => {
  const boss = await anOfficer(house, { role: "administrator" });
  const all = routesOf({ development: false, keepsMail: false });
  const app = await openDoor(house, { routes: all, parts: settings("127.0.0.1") });
  const browser = new TestBrowser(app, testBaseUrl);
  const inside = await door.signedIn(boss.actor);
  browser.cookies.set("__Host-sid", inside.cookies.get("__Host-sid") ?? "");
  const open: string[] = [];
  for (const { method, path } of all) {
    const url = path.replace(/:\w*[iI]d\b/g, "01999999-0000-7000-8000-00000000beef").replace(/:\w+/g, "register");
    const outside = from("198.51.100.7");
    const { body } = await (method === "GET" ? browser.get(url, outside) : browser.post(url, {}, outside));
    if (!body.includes("Starta VPN-klienten")) open.push(`${method} ${path}`);
  }
  await app.close();
  expect(open.sort()).toEqual([
    "GET /accessibility",
    "GET /help",
    "GET /help/:topic",
    "GET /sign-in",
    "GET /sign-in/go-on",
    "GET /sign-in/second-step",
    "POST /session/organisation",
    "POST /sign-in",
    "POST /sign-in/go-on",
    "POST /sign-in/passkey",
    "POST /sign-in/passkey/challenge",
    "POST /sign-in/second-step",
    "POST /sign-out",
  ]);
});
