import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { openDoor, TestBrowser, testBaseUrl } from "../../../test/support/door.ts";
import { testHouse } from "../../../test/support/house.ts";
import { assetsOf } from "./assets.ts";
import { everywhere } from "./security-headers.ts";

const house = testHouse();
const bytes = Buffer.from("a{color:red}".repeat(500));
const assets = assetsOf(
  new Map([["site.css", "site-AAAA.css"]]),
  new Map([["site-AAAA.css", { type: "text/css", bytes }]]),
);

test("files are kept for ever, compressed as the browser can read them, under the headers of everything", async () => {
  const app = await openDoor(house, { routes: [], parts: { assets } });
  const browser = new TestBrowser(app, testBaseUrl);
  const cases = [
    ["gzip, deflate, br, zstd", "br", brotliDecompressSync],
    ["gzip;q=1", "gzip", gunzipSync],
    ["identity", undefined, (raw: Buffer) => raw],
  ] as const;
  for (const [accepted, encoding, read] of cases) {
    const answered = await browser.get(assets.addressOf("site.css"), { "accept-encoding": accepted });
    expect(answered.headers["content-encoding"]).toBe(encoding);
    expect(answered.headers["cache-control"]).toBe("public, max-age=31536000, immutable");
    expect(answered.headers).toMatchObject(everywhere);
    expect(read(answered.rawPayload).equals(bytes)).toBe(true);
  }
  await app.close();
});

test("a name that was never built is a bug, and an address that was never one is not found", async () => {
  expect(() => assets.addressOf("gone.js")).toThrow(/gone.js/);
  const app = await openDoor(house, {
    routes: [],
    parts: { assets: { ...assets, addressOf: (name) => `/assets/${name}` } },
  });
  for (const path of ["/assets/site.css", "/assets/..%2f..%2fpackage.json", "/assets/%2e%2e", "/assets/__proto__"]) {
    expect((await app.inject({ url: path })).statusCode, path).toBe(404);
  }
  await app.close();
});
