import { expect, describe, test } from "vitest";
import { testDoor, formsIn, testBaseUrl } from "../../../test/support/door.ts";
import { testHouse } from "../../../test/support/house.ts";
import { aSupplier, anOfficer } from "../../../test/support/people.ts";
import { Refusal } from "../../domain/refusal.ts";
import { Button } from "../components/button/button.tsx";
import { ErrorSummary } from "../components/error-summary/error-summary.tsx";
import { Form } from "../components/form/form.tsx";
import { get, post, type Visit } from "../route.ts";
import { everywhere } from "./security-headers.ts";

const house = testHouse();
let deeds = 0;

const routes = [
  get("/", "anyone", async () => ({ kind: "page", title: "Start", body: <h1>Start</h1> })),
  get("/form", "anyone", async (visit) => formPage(visit)),
  post("/form", "anyone", async (visit) => {
    if (visit.fields["city"] === "") return formPage(visit, 422);
    if (visit.fields["city"] === "refuse")
      await visit.perform(async () => {
        throw new Refusal("changed-meanwhile");
      });
    await visit.perform(async () => {
      deeds += 1;
    });
    if (visit.fields["city"] === "crash") throw new Error("after the commit");
    return { kind: "redirect", to: `/done/${deeds}`, notice: `Sparat i ${visit.fields["city"]}` };
  }),
  get("/done/:number", "anyone", async ({ params }) => ({
    kind: "page",
    title: "Klart",
    body: <h1>Klart {params["number"]}</h1>,
  })),
  get("/inside", "signed-in", async ({ viewer }) => ({ kind: "page", title: "Inne", body: <h1>{viewer?.name}</h1> })),
  get("/inbox", "inbox.read", async () => ({ kind: "page", title: "Inkorg", body: <h1>Inkorg</h1> })),
  get("/things/:id", "anyone", async () => ({ kind: "page", title: "Sak", body: <h1>Sak</h1> })),
  get("/reset/:token", "anyone", async () => ({ kind: "page", title: "Nytt lösenord", body: <h1>Nytt</h1> })),
  get("/file", "anyone", async () => ({
    kind: "file",
    name: 'faktura "å".pdf',
    type: "application/pdf",
    bytes: new Uint8Array([37, 80]),
  })),
  get("/fragment", "anyone", async () => ({ kind: "fragment", body: <p>del</p> })),
  get("/json", "anyone", async () => ({ kind: "json", body: { a: "</script>" } })),
  get("/crash", "anyone", async () => {
    throw new Error("secret words");
  }),
  get("/absent", "anyone", async () => {
    throw new Refusal("not-found");
  }),
  get("/writes", "anyone", async (visit) => {
    await visit.ask((work) =>
      work.db.insertInto("form_keys").values({ key: "x", used_at: work.now, outcome: null }).execute(),
    );
    return { kind: "json", body: "written" };
  }),
  get("/away", "anyone", async ({ query }) => ({ kind: "redirect", to: query["to"] ?? "" })),
  post(
    "/files",
    "anyone",
    async ({ files, fields }) => ({
      kind: "json",
      body: { files: files.map(({ name, bytes }) => [name, bytes.length]), fields },
    }),
    { bodyBytesMax: 20 * 1024 * 1024 },
  ),
] as const;

function formPage(visit: Visit, status?: 422) {
  const errors = status === undefined ? [] : [{ field: "city", text: "Skriv en ort" }];
  const body = (
    <>
      <ErrorSummary say={visit.say} errors={errors} />
      <h1>Form</h1>
      <Form seal={visit.seal} action="/form">
        <input name="city" id="city" value={visit.fields["city"]} />
        <Button>Spara</Button>
      </Form>
    </>
  );
  return { kind: "page" as const, title: "Form", body, ...(status === undefined ? {} : { status }) };
}

const door = testDoor(house, { routes });

describe("every response carries the security headers", () => {
  const cases: readonly [string, string, number][] = [
    ["a page", "/", 200],
    ["a redirect to sign in", "/inside", 303],
    ["a page that is not there", "/nothing", 404],
    ["an id that cannot be one", "/things/7", 404],
    ["a page that crashes", "/crash", 500],
    ["a file", "/file", 200],
    ["a fragment", "/fragment", 200],
    ["JSON", "/json", 200],
    ["a missing asset", "/assets/none.js", 404],
    ["health", "/health/live", 200],
    ["a broken percent sign", "/%zz", 400],
  ];
  test.each(cases)("%s", async (_, path, status) => {
    const answered = await door.visitor().get(path);
    expect(answered.statusCode).toBe(status);
    expect(answered.headers).toMatchObject(everywhere);
    expect(answered.headers["content-security-policy"]).toMatch(/default-src 'none'/);
    expect(answered.headers["cache-control"]).toBeDefined();
    expect(answered.headers["server"]).toBeUndefined();
    expect(answered.headers["x-powered-by"]).toBeUndefined();
  });

  test("with a nonce of its own for every page, on every script", async () => {
    const [one, two] = [await door.visitor().get("/"), await door.visitor().get("/")];
    const nonceOf = (policy: unknown): string => /'nonce-([\w-]{20,})'/.exec(String(policy))?.[1] ?? "";
    const nonce = nonceOf(one.headers["content-security-policy"]);
    expect(nonce).not.toBe("");
    expect(nonce).not.toBe(nonceOf(two.headers["content-security-policy"]));
    expect(one.body.match(/<script/g)?.length).toBe(one.body.split(`nonce="${nonce}"`).length - 1);
  });

  test("files can do nothing and are saved under their own name", async () => {
    const { headers } = await door.visitor().get("/file");
    expect(headers["content-security-policy"]).toBe("sandbox; default-src 'none'");
    expect(headers["content-disposition"]).toBe(
      `attachment; filename="faktura _a_.pdf"; filename*=UTF-8''faktura%20%22%C3%A5%22.pdf`,
    );
  });

  test("addresses that are secrets are not told to others", async () => {
    expect((await door.visitor().get("/reset/abc")).headers["referrer-policy"]).toBe("no-referrer");
  });
});

describe("failures are pages that say what was saved", () => {
  test("a crash shows a code and none of its words, in the person's language", async () => {
    const answered = await door.visitor().get("/crash", { "accept-language": "en-GB,en;q=0.9" });
    expect(answered.statusCode).toBe(500);
    expect(answered.body).toContain("Nothing of what you just did has been saved");
    expect(answered.body).not.toContain("secret words");
    expect(answered.body).toContain('lang="en"');
  });

  test("a crash after the command took effect says that it did", async () => {
    const answered = await door.visitor().submit("/form", { city: "crash" });
    expect(answered.statusCode).toBe(500);
    expect(answered.body).toContain("är sparat");
  });

  test("what is absent and what never was look the same", async () => {
    const [absent, never] = [await door.visitor().get("/absent"), await door.visitor().get("/never")];
    const bare = (html: string): string => html.replace(/nonce="[^"]*"|value="[^"]*"/g, "");
    expect(absent.statusCode).toBe(404);
    expect(bare(absent.body)).toBe(bare(never.body));
  });

  test("a refusal that no page speaks of has words of its own", async () => {
    const answered = await door.visitor().submit("/form", { city: "refuse" });
    expect(answered.statusCode).toBe(409);
    expect(answered.body).toContain("Någon annan har ändrat det här under tiden");
  });

  test.each([
    ["/form", "GET, HEAD, POST"],
    ["/preferences", "POST"],
    ["/health/live", "GET, HEAD"],
    ["/csp-reports", "POST"],
    ["/assets/a.css", "GET, HEAD"],
  ])("an unlisted method on %s is told which ones there are", async (url, allow) => {
    for (const method of ["DELETE", "OPTIONS", "PATCH"] as const) {
      const answered = await door.app.inject({ method, url });
      expect(answered.statusCode).toBe(405);
      expect(String(answered.headers["allow"]).split(", ").sort().join(", ")).toBe(allow);
      expect(answered.headers).toMatchObject(everywhere);
    }
  });

  test("HEAD answers as GET does, without a body", async () => {
    const answered = await door.app.inject({ method: "HEAD", url: "/" });
    expect(answered.statusCode).toBe(200);
    expect(answered.body).toBe("");
  });
});

describe("who comes in", () => {
  test("a visitor is sent to sign in, and back again", async () => {
    const answered = await door.visitor().get("/inside?a=1");
    expect(answered.headers.location).toBe(`/sign-in?then=${encodeURIComponent("/inside?a=1")}`);
  });

  test("a signed-in person sees their name, and nothing of it is kept by browsers or found by search engines", async () => {
    const { actor, name } = await aSupplier(house);
    const answered = await (await door.signedIn(actor)).get("/inside");
    expect(answered.statusCode).toBe(200);
    expect(answered.body).toContain(name);
    expect(answered.headers["cache-control"]).toBe("no-store");
    expect(answered.headers["x-robots-tag"]).toBe("noindex");
  });

  test("a role that does not open a page gets 403, another gets in", async () => {
    const supplier = await door.signedIn((await aSupplier(house)).actor);
    const officer = await door.signedIn((await anOfficer(house)).actor);
    expect((await supplier.get("/inbox")).statusCode).toBe(403);
    expect((await officer.get("/inbox")).statusCode).toBe(200);
  });

  test("a session that does not live is a visitor's", async () => {
    const browser = door.visitor();
    browser.cookies.set("__Host-sid", "not-a-session");
    expect((await browser.get("/inside")).statusCode).toBe(303);
  });
});

describe("cookies", () => {
  test("are bound to the host, Secure, HttpOnly and Lax", async () => {
    const [cookie] = (await door.visitor().get("/form")).cookies;
    expect(cookie).toMatchObject({ name: "__Host-visit", path: "/", secure: true, httpOnly: true, sameSite: "Lax" });
    expect(cookie).not.toHaveProperty("domain");
  });
});

describe("languages", () => {
  test("follow the browser until one is chosen, and the choice stays on the page", async () => {
    const browser = door.visitor();
    expect((await browser.get("/", { "accept-language": "en" })).body).toContain('<html lang="en"');
    expect((await browser.get("/", { "accept-language": "fi,sv;q=0.8,en;q=0.7" })).body).toContain('<html lang="sv"');
    const { hidden } = formsIn((await browser.get("/done/1?x=1")).body)[0] ?? { hidden: {} };
    const answered = await browser.post("/preferences", { ...hidden, language: "en" });
    expect(answered.headers.location).toBe("/done/1?x=1");
    expect((await browser.get("/", { "accept-language": "sv" })).body).toContain('<html lang="en"');
  });

  test.each([
    "//evil.example",
    "/\\evil.example",
    "https://evil.example",
    "javascript:alert(1)",
    "/a\r\nset-cookie: x=1",
    "",
  ])("never lead to %j", async (back) => {
    const browser = door.visitor();
    const { hidden } = formsIn((await browser.get("/form")).body)[0] ?? { hidden: {} };
    expect((await browser.post("/preferences", { ...hidden, back, language: "en" })).headers.location).toBe("/");
  });
});

test("a chosen theme is kept until the device decides again", async () => {
  const browser = door.visitor();
  const choose = async (theme: string): Promise<string> => {
    const { hidden } = formsIn((await browser.get("/")).body)[0] ?? { hidden: {} };
    await browser.post("/preferences", { ...hidden, theme });
    return (await browser.get("/")).body;
  };
  expect(await choose("dark")).toContain('data-theme="dark"');
  expect(await choose('"><script>')).toContain('data-theme="dark"');
  expect(await choose("light")).toContain('data-theme="light"');
  expect(await choose("system")).not.toContain("data-theme");
});

test("a question may not write", async () => {
  expect((await door.visitor().get("/writes")).statusCode).toBe(500);
});

test.each(["//evil.example", "https://evil.example", "/\\evil", ""])("a page may not redirect to %j", async (to) => {
  const answered = await door.visitor().get(`/away?to=${encodeURIComponent(to)}`);
  expect(answered.statusCode).toBe(500);
  expect(answered.headers.location).toBeUndefined();
});

test("a notice is told once, on the next page, and only if we wrote it", async () => {
  const browser = door.visitor();
  const answered = await browser.submit("/form", { city: "<b>Lund</b>" });
  const next = await browser.get(String(answered.headers.location));
  expect(next.body).toContain("Sparat i &lt;b>Lund&lt;/b>");
  expect((await browser.get("/")).body).not.toContain("Sparat i");
  browser.cookies.set("__Host-notice", `${Buffer.from("Ring 0900-123").toString("base64url")}.forged`);
  expect((await browser.get("/")).body).not.toContain("Ring 0900");
});

test("a page shown again for mending says so in its title and keeps what was typed", async () => {
  const answered = await door.visitor().submit("/form", { city: "" });
  expect(answered.statusCode).toBe(422);
  expect(answered.body).toContain("<title>Fel: Form");
  expect(testBaseUrl).toContain("https");
});
