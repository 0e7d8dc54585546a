import { describe, expect, test } from "vitest";
import { networksUnknown, readNetworkRules, readNetworks, ruleBroken } from "./networks.ts";

const networks = readNetworks("Regionnätet=10.0.0.0/8+2001:db8::/32, VPN-klienten=192.0.2.0/24") ?? new Map();
const rules = readNetworkRules("administrator=Regionnätet+VPN-klienten, /desk=Regionnätet") ?? [];
const binding = { networks, rules, help: undefined };

test.each<[string, string, "administrator" | "officer" | undefined, boolean]>([
  ["10.1.2.3", "/", "administrator", true],
  ["::ffff:10.1.2.3", "/", "administrator", true],
  ["2001:db8::7", "/", "administrator", true],
  ["192.0.2.7", "/", "administrator", true],
  ["192.0.3.7", "/", "administrator", false],
  ["unknown", "/", "administrator", false],
  ["", "/", "administrator", false],
  ["192.0.3.7", "/", "officer", true],
  ["192.0.3.7", "/", undefined, true],
  ["192.0.2.7", "/desk", "officer", false],
  ["192.0.2.7", "/desk/:id", "officer", false],
  ["192.0.2.7", "/desk/:id", undefined, false],
  ["192.0.2.7", "/desks", "officer", true],
  ["10.1.2.3", "/desk/:id", "officer", true],
])("from %s, %s as %s: %s", (address, page, role, isFine) => {
  expect(ruleBroken(binding, { address, page, role }) === undefined).toBe(isFine);
});

describe("what is no list", () => {
  test.each([
    "",
    "a",
    "a=",
    "=10.0.0.0/8",
    "a=10.0.0.0/33",
    "a=host",
    "a=10.0.0.0/8,a=10.0.0.0/9",
    "a=b=10.0.0.0/8",
    "a=10.0.0.0/8,",
  ])("of networks: %j", (text) => expect(readNetworks(text)).toBeUndefined());
  test.each(["", "officer", "officer=", "chef=a", "desk=a", "/=a", "/Desk=a", "/desk/=a", "officer=a+", "officer=a,"])(
    "of rules: %j",
    (text) => expect(readNetworkRules(text)).toBeUndefined(),
  );
});

test("rules name networks that have addresses", () => {
  const more = readNetworkRules("officer=Anywhere+Regionnätet+Anywhere") ?? [];
  expect(networksUnknown(more, networks)).toEqual(["Anywhere"]);
  expect(networksUnknown(rules, networks)).toEqual([]);
});
