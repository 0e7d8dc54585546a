import { expect, test } from "vitest";
import { testApi, tokenFor } from "../../test/support/api.ts";
import { testHouse } from "../../test/support/house.ts";
import { aUnitScene } from "../../test/support/unit-scene.ts";

const house = testHouse();
const api = testApi(house, { requestsPerMinute: 5 });

test("a token has so many requests a minute; another token has its own", async () => {
  const here = await aUnitScene(house);
  const [one, other] = [await tokenFor(house, here.administrator), await tokenFor(house, here.administrator)];
  for (let n = 0; n < 5; n += 1) expect((await api.get("/units", one)).statusCode).toBe(200);
  const refused = await api.get("/units", one);
  expect([refused.statusCode, refused.json<{ code: string }>().code]).toEqual([429, "too-many-requests"]);
  expect(Number(refused.headers["retry-after"])).toBeGreaterThan(0);
  expect((await api.get("/units", other)).statusCode).toBe(200);
});
