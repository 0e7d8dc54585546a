import { afterEach, describe, expect, test } from "vitest";
import { formsIn, testDoor } from "../../../test/support/door.ts";
import { testHouse } from "../../../test/support/house.ts";
import { aSupplier } from "../../../test/support/people.ts";
import { Refusal } from "../../domain/refusal.ts";
import { Form } from "../components/form/form.tsx";
import { get, post, type Route } from "../route.ts";

const house = testHouse();

/** What the commands of these forms did, in order. */
const did: string[] = [];
let gate: Promise<void> | undefined;
afterEach(() => {
  did.length = 0;
  gate = undefined;
});

function formRoute(path: string, admits: Route["admits"], options: { repeatable?: boolean } = {}): Route {
  return get(path, admits, async ({ seal }) => ({
    kind: "page",
    title: "Form",
    body: (
      <>
        <h1>Form</h1>
        <Form seal={seal} action={path} {...options}>
          <input name="what" />
        </Form>
      </>
    ),
  }));
}

const routes: readonly Route[] = [
  formRoute("/open", "anyone"),
  post("/open", "anyone", async (visit) => {
    const what = visit.fields["what"] ?? "";
    if (what === "mend") await visit.perform(async () => "looked");
    if (what === "mend" || what === "") return { kind: "page", status: 422, title: "Form", body: <h1>Fel</h1> };
    const done = await visit.perform(async () => {
      await gate;
      if (what === "refuse") throw new Refusal("changed-meanwhile");
      did.push(what);
      return did.length;
    });
    return { kind: "redirect", to: `/done/${what}/${done}` };
  }),
  formRoute("/told", "anyone"),
  post("/told", "anyone", async (visit) => {
    await visit.perform(
      async () => did.push("told"),
      (count) => `/done/told/${count}`,
    );
    throw new Error("the process dies between the commit and the answer");
  }),
  formRoute("/untold", "anyone"),
  post("/untold", "anyone", async (visit) => {
    await visit.perform(async () => did.push("untold"));
    throw new Error("the process dies between the commit and the answer");
  }),
  formRoute("/inside", "signed-in"),
  post("/inside", "signed-in", async (visit) => {
    await visit.perform(async () => did.push("inside"));
    return { kind: "redirect", to: "/done" };
  }),
  formRoute("/again", "anyone", { repeatable: true }),
  post("/again", "anyone", async (visit) => {
    await visit.perform(async () => did.push("again"));
    return { kind: "redirect", to: "/done" };
  }),
];
const door = testDoor(house, { routes });

async function hiddenOf(browser: ReturnType<typeof door.visitor>, page: string): Promise<Record<string, string>> {
  const form = formsIn((await browser.get(page)).body).find(({ action }) => action === page);
  if (form === undefined) throw new Error(`No form on ${page}`);
  return { ...form.hidden };
}

describe("a form that is not ours changes nothing", () => {
  const foreign: readonly [
    string,
    (hidden: Record<string, string>) => Record<string, string>,
    Record<string, string>,
  ][] = [
    ["without a token", ({ "form-key": key = "" }) => ({ "form-key": key }), {}],
    ["with an empty token", (hidden) => ({ ...hidden, csrf: "" }), {}],
    ["with a token of its own making", (hidden) => ({ ...hidden, csrf: "c2FsdA.c2ln" }), {}],
    ["with another salt", (hidden) => ({ ...hidden, csrf: `x${hidden["csrf"]}` }), {}],
    ["from another origin", (hidden) => hidden, { origin: "https://evil.example" }],
    ["from another port of the same host", (hidden) => hidden, { origin: "https://portal.example:8443" }],
    ["from the same host without TLS", (hidden) => hidden, { origin: "http://portal.example" }],
    ["from another site, as the browser says", (hidden) => hidden, { "sec-fetch-site": "cross-site" }],
    ["from a sibling host", (hidden) => hidden, { "sec-fetch-site": "same-site" }],
    ["typed into the address bar", (hidden) => hidden, { "sec-fetch-site": "none" }],
    [
      "from nowhere, where the browser does not vouch",
      (hidden) => hidden,
      { origin: "null", "sec-fetch-site": "cross-site" },
    ],
  ];
  test.each(foreign)("%s", async (_, change, headers) => {
    const browser = door.visitor();
    const answered = await browser.post(
      "/open",
      { ...change(await hiddenOf(browser, "/open")), what: "harm" },
      headers,
    );
    expect(answered.statusCode).toBe(403);
    expect(answered.body).toContain("Ingenting har sparats");
    expect(did).toEqual([]);
  });

  test("with the token of another browser", async () => {
    const hidden = await hiddenOf(door.visitor(), "/open");
    const victim = door.visitor();
    await victim.get("/open");
    expect((await victim.post("/open", { ...hidden, what: "harm" })).statusCode).toBe(403);
  });

  test("with a visitor's token behind a door for the signed-in", async () => {
    const { actor } = await aSupplier(house);
    const browser = await door.signedIn(actor);
    const visitor = door.visitor();
    const hidden = await hiddenOf(visitor, "/open");
    browser.cookies.set("__Host-visit", visitor.cookies.get("__Host-visit") ?? "");
    expect((await browser.post("/inside", hidden)).statusCode).toBe(403);
    expect((await browser.post("/inside", await hiddenOf(browser, "/inside"))).statusCode).toBe(303);
  });

  test("whose session has ended is sent to sign in, back to the page it stood on", async () => {
    const answered = await door.visitor().post("/inside", {}, { referer: "https://portal.example/inside?a=1" });
    expect(answered.headers.location).toBe(`/sign-in?then=${encodeURIComponent("/inside?a=1")}`);
    expect(did).toEqual([]);
  });
});

describe("a form that is ours", () => {
  test("from a page that tells no origin is taken when the browser vouches", async () => {
    const browser = door.visitor();
    const hidden = await hiddenOf(browser, "/open");
    const headers = { origin: "null", "sec-fetch-site": "same-origin" };
    expect((await browser.post("/open", { ...hidden, what: "a" }, headers)).statusCode).toBe(303);
  });

  test("opened before signing in is still good at a door open to anyone", async () => {
    const visitor = door.visitor();
    const hidden = await hiddenOf(visitor, "/open");
    const browser = await door.signedIn((await aSupplier(house)).actor);
    browser.cookies.set("__Host-visit", visitor.cookies.get("__Host-visit") ?? "");
    expect((await browser.post("/open", { ...hidden, what: "a" })).statusCode).toBe(303);
  });
});

describe("one form is one deed", () => {
  test("sent twice, it leads where the first one led", async () => {
    const browser = door.visitor();
    const fields = { ...(await hiddenOf(browser, "/open")), what: "pay" };
    const first = await browser.post("/open", fields);
    const second = await browser.post("/open", fields);
    expect(first.headers.location).toBe("/done/pay/1");
    expect(second.headers.location).toBe("/done/pay/1");
    expect(did).toEqual(["pay"]);
  });

  test("sent again with other words, it still leads where the first one led", async () => {
    const browser = door.visitor();
    const hidden = await hiddenOf(browser, "/open");
    await browser.post("/open", { ...hidden, what: "pay" });
    expect((await browser.post("/open", { ...hidden, what: "" })).headers.location).toBe("/done/pay/1");
  });

  test("sent twenty times at once, it is done once, and all are told the same", async () => {
    const browser = door.visitor();
    const fields = { ...(await hiddenOf(browser, "/open")), what: "pay" };
    let open = (): void => {};
    gate = new Promise((resolve) => {
      open = resolve;
    });
    const all = Promise.all(Array.from({ length: 20 }, () => browser.post("/open", fields)));
    setTimeout(open, 100);
    const locations = (await all).map(({ headers }) => headers.location);
    expect(did).toEqual(["pay"]);
    expect(new Set(locations)).toEqual(new Set(["/done/pay/1"]));
  });

  test("refused, it may come again: nothing was done", async () => {
    const browser = door.visitor();
    const hidden = await hiddenOf(browser, "/open");
    expect((await browser.post("/open", { ...hidden, what: "refuse" })).statusCode).toBe(409);
    expect((await browser.post("/open", { ...hidden, what: "pay" })).headers.location).toBe("/done/pay/1");
  });

  test("shown again for mending, it may come again from the page before", async () => {
    const browser = door.visitor();
    const hidden = await hiddenOf(browser, "/open");
    expect((await browser.post("/open", { ...hidden, what: "mend" })).statusCode).toBe(422);
    expect((await browser.post("/open", { ...hidden, what: "pay" })).headers.location).toBe("/done/pay/1");
  });

  test("whose answer was lost leads to what the command itself told", async () => {
    const browser = door.visitor();
    const fields = await hiddenOf(browser, "/told");
    expect((await browser.post("/told", fields)).statusCode).toBe(500);
    expect((await browser.post("/told", fields)).headers.location).toBe("/done/told/1");
    expect(did).toEqual(["told"]);
  });

  test("whose answer was lost untold is said to be saved already", async () => {
    const browser = door.visitor();
    const fields = await hiddenOf(browser, "/untold");
    await browser.post("/untold", fields);
    const again = await browser.post("/untold", fields);
    expect(again.statusCode).toBe(409);
    expect(again.body).toContain("ingenting har skickats en gång till");
    expect(did).toEqual(["untold"]);
  });

  test("with another browser's key is a deed of its own", async () => {
    const [one, two] = [door.visitor(), door.visitor()];
    const [first, second] = [await hiddenOf(one, "/open"), await hiddenOf(two, "/open")];
    await one.post("/open", { ...first, what: "pay" });
    await two.post("/open", { ...second, "form-key": first["form-key"] ?? "", what: "also" });
    expect(did).toEqual(["pay", "also"]);
  });

  test("that may be repeated carries no key, and is done each time", async () => {
    const browser = door.visitor();
    const hidden = await hiddenOf(browser, "/again");
    expect(hidden).not.toHaveProperty("form-key");
    await browser.post("/again", hidden);
    await browser.post("/again", hidden);
    expect(did).toEqual(["again", "again"]);
  });

  test("without its key is done twice: the key is what the other tests stand on", async () => {
    const browser = door.visitor();
    const { "form-key": _, ...fields } = await hiddenOf(browser, "/open");
    await browser.post("/open", { ...fields, what: "pay" });
    await browser.post("/open", { ...fields, what: "pay" });
    expect(did).toEqual(["pay", "pay"]);
  });
});
