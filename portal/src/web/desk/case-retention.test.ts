import { expect, test } from "vitest";
import { testDoor } from "../../../test/support/door.ts";
import { testHouse } from "../../../test/support/house.ts";
import { anOfficer } from "../../../test/support/people.ts";
import { caseRetentionRoutes } from "./case-retention.tsx";

const house = testHouse();
const door = testDoor(house, { routes: caseRetentionRoutes });
const path = "/desk/retention";

test("a region keeps everything until it decides otherwise; every fault at once, with what was typed", async () => {
  const browser = await door.signedIn((await anOfficer(house, { role: "administrator" })).actor);
  expect((await browser.get(path)).body).toMatch(/value="forever"[^>]*checked/);
  const refused = await browser.submit(path, { keep: "months", months: "två år", decision: " " }, path);
  expect(refused.statusCode).toBe(422);
  expect(refused.body).toContain("Skriv ett antal månader från 1 till 1 200");
  expect(refused.body).toContain("Skriv hur ert beslut hittas i diariet");
  expect(refused.body).toContain('value="två år"');
  const saved = await browser.submit(path, { keep: "months", months: "24", decision: "RS 2026/12" }, path);
  expect(saved.headers.location).toBe(path);
  const { body } = await browser.get(path);
  expect(body).toMatch(/value="months"[^>]*checked/);
  expect(body).toContain('value="RS 2026/12"');
});

test("it is decided by those who keep the desk", async () => {
  const officer = await door.signedIn((await anOfficer(house, { role: "officer" })).actor);
  expect((await officer.get(path)).statusCode).toBe(403);
});
