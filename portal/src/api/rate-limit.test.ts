import { expect, test } from "vitest";
import { testApi, tokenFor } from "../../test/support/api.ts";
import { openDoor } from "../../test/support/door.ts";
import { testHouse } from "../../test/support/house.ts";
import { aUnitScene } from "../../test/support/unit-scene.ts";
import { apiPath, serveApi } from "./serve-api.ts";

const house = testHouse();
const api = testApi(house, { requestsPerMinute: 5 });

test("tokens that are nobody's are counted by address before anybody asks whose they are", async () => {
  const app = await openDoor(house, { routes: [], requestsPerMinute: 3 });
  let asked = 0;
  const perform: typeof house.perform = (actor, command) => {
    asked += 1;
    return house.perform(actor, command);
  };
  await serveApi(app, { perform });
  const statuses: number[] = [];
  for (let n = 0; n < 6; n += 1) {
    const headers = { authorization: `Bearer nobodys-${n}` };
    statuses.push((await app.inject({ url: `${apiPath}/units`, headers })).statusCode);
  }
  expect([statuses, asked]).toEqual([[401, 401, 401, 429, 429, 429], 3]);
  const unknown = async () => (await app.inject({ url: `${apiPath}/nothing` })).statusCode;
  expect(await unknown()).toBe(429);
  await app.close();
});

test("a token has so many requests a minute; another token has its own", async () => {
  const here = await aUnitScene(house);
  const [one, other] = [await tokenFor(house, here.administrator), await tokenFor(house, here.administrator)];
  for (let n = 0; n < 5; n += 1) expect((await api.get("/units", one)).statusCode).toBe(200);
  const refused = await api.get("/units", one);
  expect([refused.statusCode, refused.json<{ code: string }>().code]).toEqual([429, "too-many-requests"]);
  expect(Number(refused.headers["retry-after"])).toBeGreaterThan(0);
  expect((await api.get("/units", other)).statusCode).toBe(200);
});
