import { describe, expect, test } from "vitest";
import { entryWith, factoringForm, faultsWith } from "../../../test/support/settings-form.ts";
import type { SettingsFields } from "./settings-fields.ts";

describe("factoring is wholly there or not at all", () => {
  test("untouched, nothing of it is kept", () => {
    expect(entryWith({ factoringAccountKind: "plusgiro" }).factoring).toBeUndefined();
  });

  test("complete, it is read, and the supplier's own account is not needed", () => {
    expect(entryWith({ ...factoringForm, bankgiro: "" }).factoring).toEqual({
      name: "Fordran & Köp AB",
      organisationNumber: "5566778899",
      account: { kind: "bankgiro", number: "9912346" },
      assignmentText: "Fakturan är överlåten till Fordran & Köp AB.",
    });
  });

  const needed = ["factoringName", "factoringOrganisationNumber", "factoringAccountNumber", "assignmentText"];
  test.each(needed)("without %s, the fault is at that field", (name) => {
    expect(faultsWith({ ...factoringForm, [name]: " " })).toEqual([`${name} factoring-incomplete`]);
  });

  test.each(needed)("with %s alone, every other field is at fault", (name) => {
    const only = { [name]: factoringForm[name] ?? "" };
    const others = needed.filter((other) => other !== name).map((other) => `${other} factoring-incomplete`);
    expect(faultsWith(only).sort()).toEqual(others.sort());
  });

  test.each<[string, SettingsFields, ...string[]]>([
    [
      "a wrong number",
      { factoringOrganisationNumber: "556677-8898" },
      "factoringOrganisationNumber organisation-number-check-digit",
    ],
    [
      "a person",
      { factoringOrganisationNumber: "121212-1212" },
      "factoringOrganisationNumber organisation-number-personal",
    ],
    ["oneself", { factoringOrganisationNumber: "556036-0793" }, "factoringOrganisationNumber factoring-is-oneself"],
    ["one's own account", { factoringAccountNumber: "5402-9681" }, "factoringAccountNumber factoring-account-is-own"],
    ["a wrong bankgiro", { factoringAccountNumber: "991-2347" }, "factoringAccountNumber bankgiro-check-digit"],
    [
      "a wrong plusgiro",
      { factoringAccountKind: "plusgiro", factoringAccountNumber: "28 65 43-5" },
      "factoringAccountNumber plusgiro-check-digit",
    ],
    [
      "an IBAN",
      { factoringAccountNumber: "SE4550000000058398257466" },
      "factoringAccountNumber iban-in-domestic-field",
    ],
    ["no kind of account", { factoringAccountKind: "" }, "factoringAccountKind choose"],
    ["a kind there is not", { factoringAccountKind: "iban" }, "factoringAccountKind choose"],
    [
      "a bank account without clearing",
      { factoringAccountKind: "bank-account", factoringAccountNumber: "0235305" },
      "factoringClearing clearing-missing",
    ],
    [
      "a bank account no IBAN follows from",
      { factoringAccountKind: "bank-account", factoringClearing: "9180", factoringAccountNumber: "1111111116" },
      "factoringAccountNumber bank-account-not-expressible",
    ],
    ["a text of 1001 letters", { assignmentText: "x".repeat(1001) }, "assignmentText too-long"],
  ])("%s is told at its field", (_, fields, ...expected) => {
    expect(faultsWith({ ...factoringForm, ...fields })).toEqual(expected);
  });
});
