import { beforeAll, expect, test } from "vitest";
import { testDoor, type TestBrowser } from "../../../test/support/door.ts";
import { testHouse } from "../../../test/support/house.ts";
import { aCreditor, aService } from "../../../test/support/outbound.ts";
import type { ServiceId } from "../../domain/catalogue/service.ts";
import { routesOf } from "../routes.ts";
import { creditorPaths } from "./creditor-paths.ts";

const house = testHouse({ startsAt: "2026-11-28T09:00:00.000Z" });
const door = testDoor(house, { routes: routesOf({ development: false, keepsMail: true }) });
let officer: TestBrowser;
let dock: ServiceId;
let laptop: ServiceId;

beforeAll(async () => {
  const creditor = await aCreditor(house);
  dock = await aService(house, creditor, { name: "Docka" });
  laptop = await aService(house, creditor, { name: "Dator" });
  officer = await door.signedIn(creditor);
});

test("how customers approve is said from a day on, with every fault at its field", async () => {
  const path = creditorPaths.approvalPolicy;
  expect((await officer.get(path)).body).toContain("Ingenting är sagt än");
  const wrong = await officer.submit(path, {
    fromOn: "2026-11-01",
    ownRequests: "kanske",
    nudgeDays: "0",
    deputyDays: "x",
  });
  expect(wrong.statusCode).toBe(422);
  for (const name of ["ownRequests", "nudgeDays", "deputyDays"]) expect(wrong.body).toContain(`href="#${name}"`);
  const past = await officer.submit(path, {
    fromOn: "2026-11-01",
    ownRequests: "yes",
    nudgeDays: "5",
    deputyDays: "3",
  });
  expect(past.body).toContain("Välj i dag eller en senare dag");
  expect(past.body).toContain("Ersättarna frågas tidigast");
  const said = await officer.submit(path, {
    fromOn: "2026-12-01",
    ownRequests: "yes",
    nudgeDays: "2",
    deputyDays: "4",
  });
  expect(said.statusCode).toBe(303);
  const page = (await officer.get(path)).body;
  expect(page).toContain("2026-12-01");
  expect(page).toContain("4 dagar");
});

test("what a service needs is added and taken away on its page; a ring is refused at the field", async () => {
  const page = creditorPaths.service(dock);
  const missing = await officer.submit(page, { needsId: "" }, creditorPaths.addNeed(dock));
  expect(missing.statusCode).toBe(422);
  expect(missing.body).toContain("Välj en tjänst");
  await officer.submit(page, { needsId: laptop }, creditorPaths.addNeed(dock));
  const ring = await officer.submit(creditorPaths.service(laptop), { needsId: dock }, creditorPaths.addNeed(laptop));
  expect(ring.statusCode).toBe(422);
  expect(ring.body).toContain("De skulle kräva varandra");
  await officer.submit(page, {}, creditorPaths.removeNeed(dock, laptop));
  expect((await officer.get(page)).body).toContain("Tjänsten kan beställas för sig.");
});
