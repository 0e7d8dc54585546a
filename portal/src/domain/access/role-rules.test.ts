import { describe, expect, test } from "vitest";
import { readRoleRules, roleOfClaims } from "./role-rules.ts";

describe("a rule", () => {
  test.each([
    ["a=officer", [{ claim: "a", role: "officer", units: [] }]],
    ["CN=Faktura=administrator", [{ claim: "CN=Faktura", role: "administrator", units: [] }]],
    [
      " Kardio = officer@7300099000015@7300099000022 , Ekonomi=billing",
      [
        { claim: "Kardio", role: "officer", units: ["7300099000015", "7300099000022"] },
        { claim: "Ekonomi", role: "billing", units: [] },
      ],
    ],
  ])("%j is read", (text, rules) => {
    expect(readRoleRules(text)).toEqual(rules);
  });

  test.each(["", "officer", "=officer", "a=", "a=owner", "a=officer@730", "a=officer,", "a=officer@", "a=constructor"])(
    "%j is not one",
    (text) => {
      expect(readRoleRules(text)).toBeUndefined();
    },
  );
});

describe("claims", () => {
  const rules = readRoleRules("boss=administrator,kardio=officer@7300099000015,it=officer@7300099000022") ?? [];

  test("none that is known gives nothing", () => {
    expect(roleOfClaims(rules, [])).toBeUndefined();
    expect(roleOfClaims(rules, ["Kardio", "kardio ", "other"])).toBeUndefined();
  });

  test("several give the role that may most, and the units of all", () => {
    expect(roleOfClaims(rules, ["it", "kardio"])).toEqual({
      role: "officer",
      units: ["7300099000015", "7300099000022"],
    });
    expect(roleOfClaims(rules, ["kardio", "boss"])).toEqual({ role: "administrator", units: ["7300099000015"] });
  });
});
