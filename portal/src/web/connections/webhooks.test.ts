import { beforeAll, describe, expect, test } from "vitest";
import { testDoor, type TestBrowser } from "../../../test/support/door.ts";
import { testHouse } from "../../../test/support/house.ts";
import { password } from "../../../test/support/people.ts";
import { aUnitScene, type UnitScene } from "../../../test/support/unit-scene.ts";
import { listWebhooks } from "../../domain/webhooks/queries.ts";
import { connectionRoutes } from "./connections.tsx";

const house = testHouse();
const door = testDoor(house, { routes: connectionRoutes });
let scene: UnitScene;
let browser: TestBrowser;
const page = "/connections/webhooks/new";
const filled = {
  name: "Ekonomisystemet",
  url: "https://ekonomi.example.se/in",
  "events.document-received": "yes",
  password,
};

beforeAll(async () => {
  scene = await aUnitScene(house);
  browser = await door.signedIn(scene.administrator.actor);
});

async function made(): Promise<string> {
  expect((await browser.submit(page, filled, page)).statusCode).toBe(200);
  return (await house.perform(scene.administrator.actor, listWebhooks)).at(-1)?.id ?? "";
}

test("is made, shows its secret once, is tested, stopped, started, and gets another secret", async () => {
  const answered = await browser.submit(page, filled, page);
  expect(answered.body).toMatch(/whsec_[A-Za-z0-9+/]{43}=/);
  const list = (await browser.get("/connections")).body;
  expect(list).toContain("ekonomi.example.se");
  expect(list).not.toContain("whsec_");
  const id = (await house.perform(scene.administrator.actor, listWebhooks)).at(-1)?.id ?? "";
  const own = `/connections/webhooks/${id}`;
  expect((await browser.get(own)).body).not.toContain("whsec_");
  await browser.submit(own, {}, `${own}/test`);
  expect((await house.waitingJobs()).filter(({ job }) => job === "send-webhook").length).toBe(1);
  await browser.submit(own, { do: "stop" }, `${own}/pause`);
  expect((await browser.get(own)).body).toContain("Avstängd");
  await browser.submit(own, { do: "start" }, `${own}/pause`);
  expect((await browser.get(own)).body).not.toContain("Avstängd");
  expect((await browser.submit(`${own}/secret`, { password: "fel" }, `${own}/secret`)).statusCode).toBe(422);
  const renewed = await browser.submit(`${own}/secret`, { password }, `${own}/secret`);
  expect(renewed.body).toMatch(/whsec_[A-Za-z0-9+/]{43}=/);
});

describe("faults", () => {
  test("all are told at once, with what was typed and never the password", async () => {
    const empty = await browser.submit(page, {}, page);
    expect(empty.statusCode).toBe(422);
    for (const words of [
      "Ge webhooken ett namn",
      "Skriv adressen",
      "Kryssa i minst en händelse",
      "Skriv ditt lösenord",
    ])
      expect(empty.body).toContain(words);
    const typed = await browser.submit(
      page,
      { ...filled, url: "http://ekonomi.example.se", password: "fel-1234" },
      page,
    );
    expect(typed.statusCode).toBe(422);
    expect(typed.body).toContain("Adressen måste börja med https://");
    expect(typed.body).toContain('value="Ekonomisystemet"');
    expect(typed.body).not.toContain("fel-1234");
    const wrong = await browser.submit(page, { ...filled, password: "fel-losenord-1234" }, page);
    expect(wrong.body).toContain("Lösenordet stämmer inte");
  });

  test.each([
    ["https://user:hemligt@example.se/", "får inte innehålla användarnamn"],
    ["ekonomi", "Skriv hela adressen"],
    ["javascript:alert(1)", "måste börja med https"],
  ])("%s", async (url, sentence) => {
    expect((await browser.submit(page, { ...filled, url }, page)).body).toContain(sentence);
  });
});

test("another region's administrator finds nothing of it, and an officer may not look", async () => {
  const id = await made();
  const own = `/connections/webhooks/${id}`;
  const elsewhere = await aUnitScene(house);
  const stranger = await door.signedIn(elsewhere.administrator.actor);
  for (const path of [own, `${own}/secret`]) expect((await stranger.get(path)).statusCode).toBe(404);
  const hidden = hiddenIn((await stranger.get(page)).body);
  for (const path of [`${own}/test`, `${own}/pause`, `${own}/secret`, `${own}/messages/${id}/resending`])
    expect([404, 409]).toContain((await stranger.post(path, { ...hidden, do: "stop", password })).statusCode);
  expect((await house.perform(scene.administrator.actor, listWebhooks)).at(-1)?.stopped).toBeUndefined();
  expect((await (await door.signedIn(scene.officer.actor)).get(own)).statusCode).toBe(403);
});

/** What a form carries besides its fields: the session's token, and no key, so that each may be posted. */
function hiddenIn(body: string): Readonly<Record<string, string>> {
  const [form = ""] = /<form[^>]*action="\/connections\/webhooks\/new[\s\S]*?<\/form>/.exec(body) ?? [];
  return Object.fromEntries(
    [...form.matchAll(/type="hidden" name="([^"]*)" value="([^"]*)"/g)].map((m) => [m[1], m[2]]),
  );
}
