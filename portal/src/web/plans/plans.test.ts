import { beforeAll, describe, expect, test } from "vitest";
import { testDoor } from "../../../test/support/door.ts";
import { testHouse } from "../../../test/support/house.ts";
import { anOfficer, aSupplier, type Known } from "../../../test/support/people.ts";
import type { PlanLevel } from "../../domain/plans/plan-level.ts";
import type { LocalDate } from "../../time.ts";
import { quotaTold } from "./level-words.ts";
import { messages } from "../messages/messages.ts";
import { routes } from "../routes.ts";

const house = testHouse({ startsAt: "2026-11-25T09:00:00.000Z" });
const door = testDoor(house, { routes });
let administrator: Known;
beforeAll(async () => {
  administrator = await anOfficer(house, { role: "administrator" });
});

const good = {
  code: "mellan",
  nameSv: "Mellan",
  nameEn: "Middle",
  price: "149,50",
  quota: "20",
  beyond: "stop",
  place: "2",
  offered: "yes",
  "feature-form": "yes",
};

const faultsOf = (html: string): readonly string[] =>
  [...html.matchAll(/<li[^>]*><a href="#([^"]+)"/g)].map(([, field = ""]) => field);

describe("the desk's levels", () => {
  test("a new level is offered to suppliers at once, in words", async () => {
    const desk = await door.signedIn(administrator.actor);
    const saved = await desk.submit("/desk/levels/new", good);
    expect(saved.statusCode).toBe(303);
    const owner = await door.signedIn((await aSupplier(house)).actor);
    const page = (await owner.get("/settings/level")).body;
    expect(page).toContain("Mellan");
    expect(page).toContain("149,50\u00a0kr i månaden, högst 20 fakturor i månaden. Ingår: fakturaformuläret.");
    await owner.submit("/settings/level", { planLevel: "mellan" });
    expect((await owner.get("/settings/level")).body).toContain("Ni har nivån Mellan.");
    expect((await owner.get("/settings/level")).body).toContain("Hittills den här månaden: 0 av 20.");
  });

  test("all faults at once, at their fields, and what was typed stands there again", async () => {
    const desk = await door.signedIn(administrator.actor);
    const answered = await desk.submit("/desk/levels/new", {
      code: "Ö K",
      nameSv: "",
      nameEn: "Kept name",
      price: "-5",
      quota: "0",
      place: "hundra",
    });
    expect(answered.statusCode).toBe(422);
    expect([...faultsOf(answered.body)].sort()).toEqual(["beyond", "code", "nameSv", "place", "price", "quota"]);
    expect(answered.body).toContain('value="Kept name"');
  });

  test("a code that exists is not taken over", async () => {
    const desk = await door.signedIn(administrator.actor);
    const answered = await desk.submit("/desk/levels/new", { ...good, code: "bas" });
    expect(faultsOf(answered.body)).toEqual(["code"]);
  });

  test("a level is opened, changed and no longer offered, and the last one cannot be ended", async () => {
    const desk = await door.signedIn(administrator.actor);
    const form = (await desk.get("/desk/levels/standard")).body;
    expect(form).toContain("Nivån Standard");
    expect(form).toContain('value="50"');
    const terms = { nameSv: "Standard", nameEn: "Standard", price: "0", beyond: "tell", place: "2" };
    const saved = await desk.submit("/desk/levels/standard", { ...terms, quota: "60", offered: "yes" });
    expect(saved.statusCode).toBe(303);
    expect((await desk.get("/desk/levels")).body).toContain("Ägarna får veta det, och kan sända vidare");
    const list = (await desk.get("/desk/levels")).body;
    const ids = [...list.matchAll(/href="\/desk\/levels\/([a-z-]+)"/g)]
      .map(([, id = ""]) => id)
      .filter((id) => id !== "new");
    const answers: number[] = [];
    for (const id of ids) answers.push((await desk.submit(`/desk/levels/${id}`, { ...terms, quota: "" })).statusCode);
    expect(answers).toEqual([...ids.slice(1).map(() => 303), 422]);
    expect((await desk.get("/desk/levels/nobody")).statusCode).toBe(404);
  });

  test("are not a supplier's", async () => {
    const owner = await door.signedIn((await aSupplier(house)).actor);
    expect((await owner.get("/desk/levels")).statusCode).toBe(403);
  });
});

describe("a supplier's own level", () => {
  test("an unknown one is a fault at the question", async () => {
    const owner = await door.signedIn((await aSupplier(house)).actor);
    const answered = await owner.submit("/settings/level", { planLevel: "guld" });
    expect(answered.statusCode).toBe(422);
    expect(faultsOf(answered.body)).toEqual(["planLevel"]);
  });

  test("a biller sees it and cannot change it", async () => {
    const { actor } = await aSupplier(house);
    const biller = await aSupplier(house, { organisationId: actor.organisationId, role: "biller" });
    const browser = await door.signedIn(biller.actor);
    const page = await browser.get("/settings/level");
    expect(page.body).toContain("Det är ägarna hos er som byter nivå.");
    expect(page.body).not.toContain('name="planLevel"');
  });
});

test.each([
  ["stop", "När de är slut kan ni byta nivå, eller vänta till nästa månad."],
  ["tell", "Ni kan sända fler ändå, men en annan nivå passar kanske bättre."],
] as const)("nearly used up, a level that will %s says what comes then", (beyond, said) => {
  const level = { id: "prov", nameSv: "Prov", nameEn: "Test", invoicesPerMonthMax: 5, beyond } as PlanLevel;
  const quota = { level, used: 4, month: "2026-11-01" as LocalDate };
  expect(quotaTold(quota, { say: messages.sv, language: "sv" })).toMatchObject({ more: said, stopped: false });
});

test("a level of one invoice a month speaks of it in the singular", () => {
  const used = { used: 1, max: 1, level: "Prov" };
  expect(messages.sv.plans.start.reached(used)).toBe("Månadens enda faktura på nivån Prov är sänd");
  expect(messages.en.plans.start.reached(used)).toBe("This month's only invoice on the level Prov is sent");
  expect(messages.sv.plans.own.usedUp(1)).toBe("Den här månadens enda faktura är sänd.");
  expect(messages.en.plans.own.usedUp(1)).toBe("This month's only invoice is sent.");
  for (const { imports } of [messages.sv, messages.en])
    expect(imports.faults["quota-reached"]?.({ max: "1" })).not.toMatch(/\b1\b/);
});
