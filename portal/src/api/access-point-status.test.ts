/** What the access point tells of its own accord about messages of ours: it settles them once, and what it mistakes is kept. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openDoor } from "../../test/support/door.ts";
import { testHouse } from "../../test/support/house.ts";
import { outside } from "../../test/support/outside.ts";
import { serveAccessPoint } from "./access-point.ts";

const house = testHouse();
const here = outside(house);
const token = "inbound-token";
let app: Awaited<ReturnType<typeof openDoor>>;

beforeAll(async () => {
  app = await openDoor(house, { routes: [] });
  await serveAccessPoint(app, { perform: house.perform, token });
});
afterAll(() => app.close());
beforeEach(async () => {
  await house.everything.deleteFrom("access_point_messages").execute();
});

async function bring(payload: string): Promise<number> {
  const headers = { "x-token": token, "content-type": "application/json" };
  return (await app.inject({ method: "POST", url: "/access-point/status", payload, headers })).statusCode;
}

const stored = () => house.everything.selectFrom("access_point_messages").select(["state", "reason"]).execute();

describe("what became of a message of ours, told by the access point", () => {
  const told = (instanceId: string, status: string): string => JSON.stringify({ sbdhInstanceID: instanceId, status });

  test("settles it, also when it was parked or the submission has not been answered", async () => {
    const sent = await here.send("phase4", { acceptThenHang: 1 });
    await sent.run();
    expect(await here.stateOf(sent)).toBe("parked");
    await bring(told(sent.documentId, "sent"));
    await house.runJobs();
    expect(await here.stateOf(sent)).toBe("delivered");
    expect((await here.kindsOf(sent)).slice(-2)).toEqual(["invoice.handed-over", "invoice.delivered"]);
  });

  test("told twice, or told otherwise after the end, changes nothing", async () => {
    const sent = await here.send("phoss");
    await sent.run();
    const before = await here.kindsOf(sent);
    for (const status of ["sent", "sent", "pending", "permanently_failed"]) await bring(told(sent.documentId, status));
    await house.runJobs();
    expect(await here.stateOf(sent)).toBe("delivered");
    expect(await here.kindsOf(sent)).toEqual(before);
  });

  test.each([
    ["of a message nobody sent", told("0197a000-0000-7000-8000-00000000dead", "sent"), "unknown-message"],
    ["with a name that is none", told("' or true --", "sent"), "unknown-message"],
    ["that cannot be read", '{"status":"sent"}', "unreadable"],
    ["that is no JSON", "<sent/>", "unreadable"],
  ])("%s is quarantined", async (_, body, reason) => {
    expect(await bring(body)).toBe(200);
    await house.runJobs();
    expect(await stored()).toMatchObject([{ state: "quarantined", reason }]);
  });
});
