import { beforeEach, describe, expect, test } from "vitest";
import { testDoor } from "../../../test/support/door.ts";
import { testHouse } from "../../../test/support/house.ts";
import { outside, type Sent } from "../../../test/support/outside.ts";
import { aSupplier } from "../../../test/support/people.ts";
import { storeArrival } from "../../domain/arrivals/store-arrival.ts";
import { routes } from "../routes.ts";

const house = testHouse();
const here = outside(house);
const door = testDoor(house, { routes });
const wordsOf = (html: string): string =>
  html
    .replace(/<script[\s\S]*?<\/script>|<style[\s\S]*?<\/style>/g, "")
    .replace(/<[^>]+>/g, " ")
    .replace(/&#39;|&apos;/g, "'")
    .replace(/\s+/g, " ");

async function parked(): Promise<Sent> {
  const sent = await here.send("phase4", { acceptThenHang: 1 });
  await sent.run();
  here.simulator.behave({});
  return sent;
}

beforeEach(async () => {
  await house.everything.deleteFrom("access_point_messages").execute();
  await house.everything
    .updateTable("transmissions")
    .set({ parked_at: null, parked_because: null, resolved_at: null })
    .execute();
});

describe("the seller's own page", () => {
  test("tells five facts apart, and gives the proof of them as a file", async () => {
    const sent = await here.send("phoss");
    await sent.run();
    const browser = await door.signedIn(here.seller.actor);
    const words = wordsOf((await browser.get(`/invoices/${sent.invoiceId}`)).body);
    expect(words).toContain("Övertagen av accesspunkten");
    expect(words).toContain("Mottagen av mottagarens accesspunkt");
    expect(words).not.toContain("Levererad till mottagarens inkorg");
    expect(words).not.toContain("Mottagaren har godkänt");
    const file = await browser.get(`/invoices/${sent.invoiceId}/evidence`);
    expect(file.headers["content-disposition"]).toContain(`leveransbevis-${sent.number}.json`);
    expect(JSON.parse(file.body)).toMatchObject({ messageId: sent.documentId, attempts: [{ outcome: "accepted" }] });
    const stranger = await door.signedIn((await aSupplier(house)).actor);
    expect((await stranger.get(`/invoices/${sent.invoiceId}/evidence`)).statusCode).toBe(404);
  });

  test("says that nobody knows, and lets a person say what happened; both faults at once at their fields", async () => {
    const sent = await parked();
    const browser = await door.signedIn(here.seller.actor);
    const page = `/invoices/${sent.invoiceId}/delivery/check`;
    const shown = await browser.get(`/invoices/${sent.invoiceId}`);
    expect(wordsOf(shown.body)).toContain("Vi vet inte om fakturan har kommit fram");
    expect(shown.body).toContain(`href="${page}"`);
    expect(wordsOf(shown.body)).not.toContain("Försök leverera igen");
    const empty = await browser.submit(page, {}, page);
    expect(empty.statusCode).toBe(422);
    expect(wordsOf(empty.body)).toContain("Välj vad som har hänt");
    expect(wordsOf(empty.body)).toContain("Skriv hur du vet det");
    const half = await browser.submit(page, { because: "Moa svarade i telefon." }, page);
    expect(half.body).toContain("Moa svarade i telefon.");
    const told = await browser.submit(page, { resolution: "delivered", because: "Moa <b>svarade</b>." }, page);
    expect(told.headers.location).toBe(`/invoices/${sent.invoiceId}`);
    const after = await browser.get(`/invoices/${sent.invoiceId}`);
    expect(wordsOf(after.body)).toContain("En person har kontrollerat: den kom fram");
    expect(after.body).not.toContain("<b>svarade</b>");
    expect((await browser.get(page)).statusCode).toBe(409);
  });

  test("a reader may not say it, nor another company", async () => {
    const sent = await parked();
    const page = `/invoices/${sent.invoiceId}/delivery/check`;
    const reader = await aSupplier(house, { role: "reader", organisationId: here.seller.actor.organisationId });
    expect((await (await door.signedIn(reader.actor)).get(page)).statusCode).toBe(403);
    expect((await (await door.signedIn((await aSupplier(house)).actor)).get(page)).statusCode).toBe(404);
  });
});

describe("the page of those who look after the portal", () => {
  test("says that all is well when it is", async () => {
    const browser = await door.signedIn(here.officer.actor);
    expect(wordsOf((await browser.get("/deliveries")).body)).toContain("Allt går som det ska");
  });

  test("lists what nobody knows without the invoice itself, and takes what a person says", async () => {
    const sent = await parked();
    const browser = await door.signedIn(here.officer.actor);
    const page = `/deliveries/${sent.documentId}`;
    const list = await browser.get("/deliveries");
    expect(list.body).toContain(`href="${page}"`);
    expect(wordsOf(list.body)).not.toContain(sent.number);
    expect((await browser.submit(page, {}, page)).statusCode).toBe(422);
    const told = await browser.submit(page, { resolution: "resend", because: "Operatören har den inte." }, page);
    expect(told.headers.location).toBe("/deliveries");
    expect((await browser.get(page)).statusCode).toBe(404);
  });

  test("lists what came and could not be dealt with, gives its bytes, and tries again", async () => {
    await house.perform({ kind: "machine", job: "test" }, (work) =>
      storeArrival(work, { kind: "document", messageId: "stuck-1", raw: Buffer.from("<what/>") }),
    );
    await house.runJobs();
    const browser = await door.signedIn(here.officer.actor);
    const list = await browser.get("/deliveries");
    expect(wordsOf(list.body)).toContain("Innehållet går inte att läsa.");
    const [path = ""] = /\/deliveries\/arrivals\/[0-9a-f-]{36}/.exec(list.body) ?? [];
    expect((await browser.get(path)).body).toBe("<what/>");
    expect((await browser.submit("/deliveries", {}, path)).headers.location).toBe("/deliveries");
    await house.runJobs();
    expect(wordsOf((await browser.get("/deliveries")).body)).toContain("stuck-1");
  });

  test("tells of a road that is closed, and is for nobody else", async () => {
    const sent = await here.send("phoss", {}, { url: here.closedUrl });
    await sent.run();
    const browser = await door.signedIn(here.officer.actor);
    expect(wordsOf((await browser.get("/deliveries")).body)).toContain("Accesspunkten går inte att nå");
    expect((await (await door.signedIn(here.seller.actor)).get("/deliveries")).statusCode).toBe(403);
  });
});
