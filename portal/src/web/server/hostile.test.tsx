import { describe, expect, test } from "vitest";
import { formsIn, testDoor } from "../../../test/support/door.ts";
import { testHouse } from "../../../test/support/house.ts";
import { Form } from "../components/form/form.tsx";
import { get, post, type Visit } from "../route.ts";
import { webLimits } from "./limits.ts";

const house = testHouse();
let seen: Pick<Visit, "fields" | "files" | "query"> | undefined;

const routes = [
  get("/form", "anyone", async (visit) => {
    seen = visit;
    return {
      kind: "page",
      title: "Form",
      body: (
        <>
          <h1>Form</h1>
          <Form seal={visit.seal} action="/form" files>
            <input name="a" />
          </Form>
        </>
      ),
    };
  }),
  post("/form", "anyone", async (visit) => {
    seen = visit;
    return { kind: "redirect", to: "/form" };
  }),
  post(
    "/files",
    "anyone",
    async (visit) => {
      seen = visit;
      return { kind: "redirect", to: "/form" };
    },
    { bodyBytesMax: 8 * 1024 * 1024 },
  ),
] as const;
const door = testDoor(house, { routes });

async function opened() {
  const browser = door.visitor();
  const form = formsIn((await browser.get("/form")).body).find(({ action }) => action === "/form");
  seen = undefined;
  return { browser, hidden: form?.hidden ?? {} };
}

describe("bodies that are not taken are answered with a page, and no page's code sees them", () => {
  test("a body over the limit gets 413", async () => {
    const { browser, hidden } = await opened();
    const answered = await browser.post("/form", { ...hidden, a: "x".repeat(webLimits.bodyBytesMax) });
    expect(answered.statusCode).toBe(413);
    expect(answered.body).toContain("för stort");
    expect(seen).toBeUndefined();
  });

  test.each(["application/json", "text/plain", "application/xml", "text/html; charset=utf-8", "nonsense"])(
    "%s gets 415",
    async (type) => {
      const { browser, hidden } = await opened();
      const answered = await browser.post("/form", hidden, { "content-type": type });
      expect(answered.statusCode).toBe(415);
      expect(answered.body).toContain("<h1>");
      expect(seen).toBeUndefined();
    },
  );

  test("more fields than any form of ours gets 413", async () => {
    const { browser } = await opened();
    const many = Object.fromEntries(Array.from({ length: webLimits.fieldsMax + 1 }, (_, index) => [`f${index}`, ""]));
    const answered = await browser.post("/form", many);
    expect(answered.statusCode).toBe(413);
    expect(seen).toBeUndefined();
  });

  test.each([
    ["a text with NUL", { a: "a\0b" }],
    ["a name with NUL", { "a\0": "b" }],
    ["a name without end", { ["n".repeat(1000)]: "b" }],
  ])("%s gets 400", async (_, fields) => {
    const { browser, hidden } = await opened();
    const answered = await browser.post("/form", { ...hidden, ...(fields as Record<string, string>) });
    expect(answered.statusCode).toBe(400);
    expect(seen).toBeUndefined();
  });
});

test("names that reach for an object's machinery are texts like any other", async () => {
  const { browser, hidden } = await opened();
  const hostile = { ["__proto__.admin"]: "1", "constructor.prototype.admin": "1", ["__proto__"]: "1" };
  const answered = await browser.post("/form", { ...hidden, ...Object.fromEntries(Object.entries(hostile)), a: "b" });
  expect(answered.statusCode).toBe(303);
  expect(({} as Record<string, unknown>)["admin"]).toBeUndefined();
  expect(seen?.fields["a"]).toBe("b");
});

test("a page never sees the token or the key of its form", async () => {
  const { browser, hidden } = await opened();
  await browser.post("/form", { ...hidden, a: "b" });
  expect(Object.keys(seen?.fields ?? {})).toEqual(["a"]);
});

test("an address may ask anything", async () => {
  await door.visitor().get("/form?a=1&a=2&__proto__=x&b=%00&c=%ff");
  expect({ ...seen?.query }).toMatchObject({ a: "2", c: "\ufffd" });
  expect(seen?.query).not.toHaveProperty("b");
});

describe("files", () => {
  const boundary = "------------b";
  function multipart(parts: readonly (readonly [string, string, (string | Buffer)?])[]): Buffer {
    const pieces = parts.map(([name, value, file]) =>
      Buffer.concat([
        Buffer.from(
          `--${boundary}\r\ncontent-disposition: form-data; name="${name}"${file === undefined ? "" : `; filename="${value}"\r\ncontent-type: application/pdf`}\r\n\r\n`,
        ),
        Buffer.from(file ?? value),
        Buffer.from("\r\n"),
      ]),
    );
    return Buffer.concat([...pieces, Buffer.from(`--${boundary}--\r\n`)]);
  }

  async function send(path: string, parts: readonly (readonly [string, string, (string | Buffer)?])[]) {
    const { browser, hidden } = await opened();
    const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    return door.app.inject({
      method: "POST",
      url: path,
      headers: {
        cookie,
        origin: "https://portal.example",
        "content-type": `multipart/form-data; boundary=${boundary}`,
      },
      payload: multipart([...Object.entries(hidden).map(([name, value]) => [name, value] as const), ...parts]),
    });
  }

  test("arrive with fields, and an empty choice is no file", async () => {
    const answered = await send("/files", [
      ["a", "å"],
      ["pdf", "tid.pdf", "%PDF-1.7"],
      ["none", "", ""],
    ]);
    expect(answered.statusCode).toBe(303);
    expect({ ...seen?.fields }).toEqual({ a: "å" });
    expect(seen?.files.map(({ field, name, bytes }) => [field, name, Buffer.from(bytes).toString()])).toEqual([
      ["pdf", "tid.pdf", "%PDF-1.7"],
    ]);
  });

  test("may come with every field of an invoice of a thousand lines", async () => {
    const lines = Array.from({ length: 7_000 }, (_, index) => [`lines.${index}`, "1"] as const);
    expect((await send("/files", [...lines, ["pdf", "tid.pdf", "%PDF-1.7"]])).statusCode).toBe(303);
    expect(seen?.fields["lines.6999"]).toBe("1");
    expect(seen?.files).toHaveLength(1);
  });

  test("that are too large are read far enough to tell, and the page speaks of it in its own words", async () => {
    const answered = await send("/files", [
      ["a", "kept"],
      ["pdf", "stor.pdf", Buffer.alloc(7 * 1024 * 1024)],
    ]);
    expect(answered.statusCode).toBe(303);
    expect(seen?.files[0]?.bytes.length).toBe(webLimits.fileBytesMax);
    expect(seen?.fields["a"]).toBe("kept");
  });

  test("over what the page takes get 413", async () => {
    const answered = await send("/files", [
      ["pdf", "a.pdf", Buffer.alloc(5 * 1024 * 1024)],
      ["pdf", "b.pdf", Buffer.alloc(5 * 1024 * 1024)],
    ]);
    expect(answered.statusCode).toBe(413);
    expect(seen).toBeUndefined();
  });

  test("sent to a page that takes none get 413 when they are large", async () => {
    expect((await send("/form", [["pdf", "a.pdf", Buffer.alloc(1024 * 1024)]])).statusCode).toBe(413);
  });

  test("too many of them get 413", async () => {
    const many = Array.from(
      { length: webLimits.filesMax + 1 },
      (_, index) => [`f${index}`, `${index}.pdf`, "x"] as const,
    );
    expect((await send("/files", many)).statusCode).toBe(413);
  });

  test("with a field that claims to be JSON and is not get 400", async () => {
    const answered = await send("/files", [[`a"\r\ncontent-type: application/json; x="`, "{not json"]]);
    expect(answered.statusCode).toBe(400);
    expect(seen).toBeUndefined();
  });

  test("cut off in the middle get 400", async () => {
    const { browser } = await opened();
    const answered = await door.app.inject({
      method: "POST",
      url: "/files",
      headers: {
        cookie: [...browser.cookies].map((pair) => pair.join("=")).join("; "),
        "content-type": `multipart/form-data; boundary=${boundary}`,
      },
      payload: Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="a"`),
    });
    expect(answered.statusCode).toBe(400);
  });
});
