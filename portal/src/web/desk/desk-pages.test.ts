import { beforeAll, describe, expect, test } from "vitest";
import { aUnit } from "../../../test/support/documents.ts";
import { testDoor } from "../../../test/support/door.ts";
import { testHouse } from "../../../test/support/house.ts";
import { anOfficer, aSupplier, type Known } from "../../../test/support/people.ts";
import { goodPdfs } from "../../../test/pdf/good-pdfs.ts";
import { openCase } from "../../domain/cases/open-case.ts";
import { getCase, listMessages } from "../../domain/cases/queries.ts";
import { introduce } from "../../domain/introductions/introduce.ts";
import { setPolicy } from "../../domain/introductions/policy.ts";
import { routes } from "../routes.ts";

const house = testHouse({ startsAt: "2026-11-25T09:00:00.000Z" });
const door = testDoor(house, { routes });

let support: Known;
let supplier: Known;

beforeAll(async () => {
  support = await anOfficer(house, { role: "support", name: "Lisa Lots" });
  supplier = await aSupplier(house);
  await aUnit(house, [support.actor]);
  await house.perform(support.actor, (work) => setPolicy(work, "wait"));
});

const aQuestion = async () => {
  const { id } = await house.perform(supplier.actor, (work) =>
    openCase(work, {
      kind: "question",
      about: { topic: "other", invoiceNumber: "" },
      deskId: support.actor.organisationId,
      words: "Hej <b>där</b>",
    }),
  );
  await house.runJobs();
  return id;
};

const introduction = async () => {
  const newcomer = await aSupplier(house);
  const { caseId } = await house.perform(newcomer.actor, (work) =>
    introduce(work, {
      regionId: support.actor.organisationId,
      companyName: "Prov & Söner AB",
      contactName: "Lena",
      contactPhone: "08-123 456",
      contactEmail: "lena@prov.example",
      receivers: ["Kardiologmottagningen"],
    }),
  );
  await house.runJobs();
  return { caseId, newcomer };
};

describe("the desk's pages", () => {
  test("list a new case, and show what was written as text", async () => {
    const id = await aQuestion();
    const desk = await door.signedIn(support.actor);
    const list = await desk.get("/desk?view=unassigned");
    expect(list.statusCode).toBe(200);
    expect(list.body).toContain(`/desk/${id}`);
    const page = await desk.get(`/desk/${id}`);
    expect(page.body).toContain("Hej &lt;b>där&lt;/b>");
    expect(page.body).toContain("Läses bara av er som handlägger");
  });

  test("an empty answer is told at its field, with all that was chosen kept", async () => {
    const id = await aQuestion();
    const desk = await door.signedIn(support.actor);
    const again = await desk.submit(`/desk/${id}`, { act: "ask", words: " " }, `/desk/${id}/replies`);
    expect(again.statusCode).toBe(422);
    expect(again.body).toContain("Skriv något till motparten");
    expect(again.body).toMatch(/value="ask"[^>]*checked|checked[^>]*value="ask"/);
    const note = await desk.submit(`/desk/${id}`, { note: "" }, `/desk/${id}/notes`);
    expect(note.statusCode).toBe(422);
    expect(note.body).toContain("Skriv en anteckning");
  });

  test("a template is fetched into the answer with its blanks filled in, and nothing is sent", async () => {
    const id = await aQuestion();
    const desk = await door.signedIn(support.actor);
    const saved = await desk.submit(
      "/desk/templates/new",
      { name: "Tack", queue: "supplier-support", words: "Hej {företag}!\nÄrende {ärende}. {namn} {annat}" },
      "/desk/templates",
    );
    expect(saved.statusCode).toBe(303);
    const { id: template } = await house.everything
      .selectFrom("reply_templates")
      .select("id")
      .where("name", "=", "Tack")
      .executeTakeFirstOrThrow();
    const fetched = await desk.submit(
      `/desk/${id}`,
      { do: "fetch-template", template, words: "Börja." },
      `/desk/${id}/replies`,
    );
    expect(fetched.statusCode).toBe(200);
    const { reference } = await house.perform(support.actor, (work) => getCase(work, id));
    expect(fetched.body).toContain(`Börja.\n\nHej Prov &amp; Söner AB!\nÄrende ${reference}. Lisa Lots {annat}`);
    const double = await desk.submit(
      "/desk/templates/new",
      { name: "Tack", queue: "supplier-support", words: "Igen" },
      "/desk/templates",
    );
    expect(double.body).toContain("Kön har redan en mall med det namnet");
  });

  test("a decision that needs words is told so, and then reaches the supplier", async () => {
    const { caseId, newcomer } = await introduction();
    const desk = await door.signedIn(support.actor);
    const decides = (fields: Record<string, string>) =>
      desk.submit(`/desk/${caseId}`, fields, `/desk/${caseId}/decision`);
    expect((await decides({})).body).toContain("Välj ett beslut");
    expect((await decides({ decision: "constructor" })).statusCode).toBe(422);
    expect((await decides({ decision: "refuse" })).body).toContain("Skriv varför");
    expect((await decides({ decision: "refuse", reasons: "Avtal saknas. Skriv vem som beställde." })).statusCode).toBe(
      303,
    );
    await house.runJobs();
    const theirs = await (await door.signedIn(newcomer.actor)).get(`/cases/${caseId}`);
    expect(theirs.body).toContain("Regionen har inte godkänt er");
    expect(theirs.body).toContain("Avtal saknas. Skriv vem som beställde.");
  });

  test("a PDF goes with an answer and is read on the other side; anything else is refused with the reason", async () => {
    const id = await aQuestion();
    const desk = await door.signedIn(support.actor);
    const [pdf] = Object.values(goodPdfs);
    const send = (name: string, bytes: Uint8Array) =>
      desk.upload(
        `/desk/${id}`,
        { act: "say", words: "Se bilagan." },
        {
          action: `/desk/${id}/replies`,
          file: { field: "file", name, bytes },
        },
      );
    const refused = await send("bild.pdf", Buffer.from("GIF89a"));
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain("bild.pdf är inte en PDF");
    expect(refused.body).toContain("Se bilagan.");
    expect((await send("svar.pdf", pdf?.() ?? new Uint8Array())).statusCode).toBe(303);
    await house.runJobs();
    const file = await house.perform(supplier.actor, async (work) => {
      const thread = await listMessages(work, await getCase(work, id));
      return thread.flatMap(({ files }) => files)[0];
    });
    expect(file?.name).toBe("svar.pdf");
    const own = await door.signedIn(supplier.actor);
    const got = await own.get(`/cases/${id}/files/${file?.id}`);
    expect(got.headers["content-type"]).toContain("application/pdf");
    const stranger = await door.signedIn((await aSupplier(house)).actor);
    expect((await stranger.get(`/cases/${id}/files/${file?.id}`)).statusCode).toBe(404);
  });

  test("templates and policy are for those who manage the desk; suppliers have no desk", async () => {
    const officer = await door.signedIn(
      (await anOfficer(house, { organisationId: support.actor.organisationId })).actor,
    );
    expect((await officer.get("/desk")).statusCode).toBe(200);
    for (const path of ["/desk/templates", "/desk/new-suppliers"])
      expect((await officer.get(path)).statusCode).toBe(403);
    const own = await door.signedIn(supplier.actor);
    for (const path of ["/desk", "/desk/statistics"]) expect((await own.get(path)).statusCode).toBe(403);
    const desk = await door.signedIn(support.actor);
    for (const path of [
      "/desk/statistics?days=90",
      "/desk/new-suppliers",
      "/desk?state=closed&after=x~y",
      "/desk?search=%25",
    ])
      expect((await desk.get(path)).statusCode, path).toBe(200);
  });
});
