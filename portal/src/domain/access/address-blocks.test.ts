import { expect, test } from "vitest";
import { isWithin, readBlocks } from "./address-blocks.ts";

const list = readBlocks(["10.0.0.0/8", "192.0.2.7", "2001:db8::/32"]);

test.each([
  ["10.255.0.1", true],
  ["::ffff:10.1.2.3", true],
  ["192.0.2.7", true],
  ["2001:db8:1::7", true],
  ["fe80::1%eth0", false],
  ["192.0.2.8", false],
  ["11.0.0.1", false],
  ["2001:db9::1", false],
  ["10.0.0.1, 10.0.0.2", false],
  ["", false],
  ["unknown", false],
])("whether %s is within: %s", (address, is) => {
  expect(list !== undefined && isWithin(list, address)).toBe(is);
});

test.each([
  [["10.0.0.0/33"]],
  [["::/129"]],
  [["10.0.0"]],
  [["10.0.0.0/8/8"]],
  [["10.0.0.0/-1"]],
  [[""]],
  [["host.example"]],
])("%j is no list", (written) => {
  expect(readBlocks(written)).toBeUndefined();
});
