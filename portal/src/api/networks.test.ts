import { expect, test } from "vitest";
import { testApi, tokenFor } from "../../test/support/api.ts";
import { testHouse } from "../../test/support/house.ts";
import { aUnitScene } from "../../test/support/unit-scene.ts";
import { type NetworkBinding, readNetworkRules, readNetworks } from "../domain/access/networks.ts";

const house = testHouse();
const networks = readNetworks("Här=127.0.0.0/8,Ekonomi=10.0.0.0/8") ?? new Map();
const boundBy = (rules: string): NetworkBinding => ({
  networks,
  rules: readNetworkRules(rules) ?? [],
  help: undefined,
});

/** Tests ask from 127.0.0.1. */
const inside = testApi(house, { networks: boundBy("/api=Här+Ekonomi") });
const outside = testApi(house, { networks: boundBy("/api=Ekonomi") });
const partly = testApi(house, { networks: boundBy("/api/v1/units=Ekonomi,administrator=Ekonomi") });

const token = async (): Promise<string> => tokenFor(house, (await aUnitScene(house)).administrator);

test("systems ask from the networks that the door is bound to", async () => {
  expect((await inside.get("/units", await token())).statusCode).toBe(200);
});

test("from elsewhere a token that is good gets the answer that any other gets, and nothing is done", async () => {
  const good = await token();
  const answers = [
    await outside.get("/units", good),
    await outside.get("/units", "made-up"),
    await outside.post("/units", good, {}, "key"),
    await outside.get("/openapi.json", ""),
    await outside.get("/nothing-here", ""),
  ];
  for (const answered of answers) {
    expect(answered.statusCode, answered.body).toBe(403);
    expect(answered.json()).toMatchObject({ code: "outside-network" });
    expect(answered.headers["content-type"]).toContain("application/problem+json");
  }
});

test("a part of the door may be bound alone, and what binds a role binds no system", async () => {
  const good = await token();
  expect((await partly.get("/units", good)).statusCode).toBe(403);
  expect((await partly.get("/openapi.json", good)).statusCode).toBe(200);
  expect((await partly.get("/nothing-here", good)).statusCode).toBe(404);
});
