import fc from "fast-check";
import { expect, test } from "vitest";
import { base64Of, bytesOf } from "./base64.ts";

test("bytes come back from base64 as they were, and it is the platform's base64", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const base64 = base64Of(bytes);
      expect(base64).toBe(Buffer.from(bytes).toString("base64"));
      expect(bytesOf({ base64 })).toEqual(bytes);
    }),
  );
});

test("a document longer than one chunk is put together rightly", () => {
  const bytes = Uint8Array.from({ length: 100_000 }, (_, index) => (index * 7) % 256);
  expect(base64Of(bytes)).toBe(Buffer.from(bytes).toString("base64"));
});

test.each([
  ["", ""],
  ["aGVq", "hej"],
  [" aG\r\nVq\t", "hej"],
  ["aA==", "h"],
  ["aA", "h"],
])("%j is %j", (base64, text) => {
  const bytes = bytesOf({ base64 });
  expect(bytes && Buffer.from(bytes).toString("latin1")).toBe(text);
});

test.each(["a", "aGV*", "åäö", "aGVqa"])("%j is no base64", (base64) => {
  expect(bytesOf({ base64 })).toBeUndefined();
});
