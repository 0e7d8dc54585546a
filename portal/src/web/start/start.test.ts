import { describe, expect, test } from "vitest";
import { anIssuedInvoice, aUnit } from "../../../test/support/documents.ts";
import { testDoor } from "../../../test/support/door.ts";
import { testHouse } from "../../../test/support/house.ts";
import { anOfficer, aSupplier } from "../../../test/support/people.ts";
import { answerDocument } from "../../domain/inbox/answer-document.ts";
import { helpRoutes } from "../help/help.tsx";
import { startRoutes } from "./start.tsx";

const house = testHouse();
const door = testDoor(house, { routes: [...startRoutes, ...helpRoutes] });

/** The words of a page's middle, one space between them. */
function wordsOf(html: string): string {
  const main = /<main[^>]*>([\s\S]*)<\/main>/.exec(html)?.[1] ?? "";
  return main.replace(/<[^>]+>/g, " ").replace(/[\s\u00a0]+/g, " ");
}

async function startOf(actor: Parameters<typeof door.signedIn>[0]): Promise<string> {
  return wordsOf((await (await door.signedIn(actor)).get("/")).body);
}

test("a visitor is told what this is, how to begin and for whom", async () => {
  const { body } = await door.visitor().get("/");
  expect(wordsOf(body)).toContain("Skicka e-faktura till regionen");
  expect(body).toMatch(/href="\/register"[^>]*><span>Registrera/);
  expect(wordsOf(body)).toContain("mottagningen du besökte");
});

describe("a supplier", () => {
  test("who has just registered is told to say where money goes, and led to the first invoice", async () => {
    const words = await startOf((await aSupplier(house)).actor);
    expect(words).toContain("Tala om vart betalningen ska gå");
    expect(words).toContain("Skriv din första faktura");
  });

  test("who may only read is not offered to write", async () => {
    const owner = await aSupplier(house);
    const reader = await aSupplier(house, { role: "reader", organisationId: owner.actor.organisationId });
    expect(await startOf(reader.actor)).not.toContain("Skapa ny faktura");
  });

  test("sees a rejection first, with the way on, and how the latest stand", async () => {
    const seller = await aSupplier(house);
    const officer = await anOfficer(house);
    const receiverId = await aUnit(house, [officer.actor]);
    const good = await anIssuedInvoice(house, seller.actor, { receiverId });
    const bad = await anIssuedInvoice(house, seller.actor, { receiverId });
    await house.runJobs();
    const { id } = await house.everything
      .selectFrom("inbox_documents")
      .select("id")
      .where("instance_id", "=", bad.documentId)
      .executeTakeFirstOrThrow();
    await house.perform(officer.actor, (work) =>
      answerDocument(work, { documentId: id, move: "reject", reason: "REF", clarification: "Referensen saknas" }),
    );
    await house.runJobs();
    const words = await startOf(seller.actor);
    expect(words).toContain(`Faktura ${bad.number} är avvisad av Kardiologmottagningen`);
    expect(words).not.toContain(`Faktura ${good.number} är avvisad`);
    expect(words).toContain("Se orsaken och rätta");
    expect(words).toMatch(new RegExp(`${good.number} Kardiologmottagningen 2026-11-21 Levererad`));
  });
});

describe("an officer", () => {
  test("sees what waits at each of their units, and nothing of others'", async () => {
    const seller = await aSupplier(house);
    const officer = await anOfficer(house);
    const colleague = await anOfficer(house, { organisationId: officer.actor.organisationId });
    const heart = await aUnit(house, [officer.actor], "Hjärtmottagningen");
    const eye = await aUnit(house, [officer.actor], "Ögonmottagningen");
    const skin = await aUnit(house, [colleague.actor], "Hudmottagningen");
    for (const receiverId of [heart, heart, skin]) await anIssuedInvoice(house, seller.actor, { receiverId });
    await house.runJobs();
    const words = await startOf(officer.actor);
    expect(words).toContain("Hjärtmottagningen: 2 fakturor väntar på svar 2 är nya");
    expect(words).toContain("Ögonmottagningen 0 0");
    expect(words).not.toContain("Hudmottagningen");
    expect(eye).not.toBe(heart);
  });

  test("without a unit is told whom to ask", async () => {
    expect(await startOf((await anOfficer(house)).actor)).toContain("Be leverantörsstödet");
  });

  test("whose role reads no inbox is not shown one", async () => {
    const owner = await anOfficer(house);
    const support = await anOfficer(house, { role: "support", organisationId: owner.actor.organisationId });
    expect(await startOf(support.actor)).toContain("Ingen inkorg än");
  });
});

test("every help page opens, and no other", async () => {
  const browser = door.visitor();
  const { body } = await browser.get("/help");
  const pages = [...body.matchAll(/href="(\/help\/[\w-]+)"/g)].map(([, path = ""]) => path);
  expect(pages.length).toBeGreaterThanOrEqual(5);
  for (const path of pages) expect((await browser.get(path)).statusCode).toBe(200);
  for (const path of ["/help/none", "/help/constructor", "/help/__proto__"]) {
    expect((await browser.get(path)).statusCode).toBe(404);
  }
});
