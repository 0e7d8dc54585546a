import { expect, test } from "vitest";
import { systemChance, uuidVersion7 } from "./chance.ts";
import { instantOf } from "./time.ts";

test("an id is the version 7 UUID of RFC 9562, appendix A.6", () => {
  const random = Buffer.from("0cc318c4dc0c0c07398f", "hex");
  expect(uuidVersion7(0x017f22e279b0, random)).toBe("017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
});

test("ids of later moments sort after ids of earlier ones, and no two are alike", () => {
  const ids = Array.from({ length: 1000 }, (_, n) => systemChance.id(instantOf(1_790_000_000_000 + n)));
  expect([...ids].sort()).toEqual(ids);
  expect(new Set(ids).size).toBe(1000);
  const sameMoment = Array.from({ length: 1000 }, () => systemChance.id(instantOf(1_790_000_000_000)));
  expect(new Set(sameMoment).size).toBe(1000);
});

test("a secret is 256 bits of base64url", () => {
  expect(systemChance.secret()).toMatch(/^[A-Za-z0-9_-]{43}$/);
  expect(systemChance.secret()).not.toBe(systemChance.secret());
});
