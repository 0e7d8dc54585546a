import { beforeAll, describe, expect, test } from "vitest";
import { base64Of } from "@fakturaporten/einvoice";
import { badPdfs } from "../../../test/pdf/bad-pdfs.ts";
import { goodPdfs } from "../../../test/pdf/good-pdfs.ts";
import { anIssuedInvoice, aUnit } from "../../../test/support/documents.ts";
import { testDoor } from "../../../test/support/door.ts";
import { testHouse } from "../../../test/support/house.ts";
import { anOfficer, aSupplier, type Known } from "../../../test/support/people.ts";
import { unitRoutes } from "./unit-routes.ts";

const house = testHouse();
const door = testDoor(house, { routes: unitRoutes });
let officer: Known;
let seller: Known;
let unit: string;

beforeAll(async () => {
  officer = await anOfficer(house);
  seller = await aSupplier(house);
  unit = await aUnit(house, [officer.actor]);
});

async function received(document: Parameters<typeof anIssuedInvoice>[2]["document"] = {}) {
  const issued = await anIssuedInvoice(house, seller.actor, { receiverId: unit, document });
  await house.runJobs();
  const { id } = await house.everything
    .selectFrom("inbox_documents")
    .select("id")
    .where("instance_id", "=", issued.documentId)
    .executeTakeFirstOrThrow();
  return { ...issued, id };
}

const pathsOf = (id: string): readonly string[] => [
  `/inbox/${id}`,
  `/inbox/${id}/ubl`,
  `/inbox/${id}/pdf`,
  `/inbox/${id}/attachments/0`,
  `/inbox/${id}/attachments/0/thumbnail`,
  `/inbox/${id}/attachments/0/pages`,
  `/inbox/${id}/attachments/0/pages/1`,
];

describe("a unit's pages", () => {
  test("another unit's officer gets the answer of a document that does not exist, in every way", async () => {
    const { id } = await received();
    const colleague = await anOfficer(house, { organisationId: officer.actor.organisationId });
    await aUnit(house, [colleague.actor], "Ögonmottagningen");
    const browser = await door.signedIn(colleague.actor);
    const absent = await browser.get("/inbox/0197a000-0000-7000-8000-00000000dead");
    expect(absent.statusCode).toBe(404);
    for (const path of pathsOf(id)) expect((await browser.get(path)).statusCode, path).toBe(404);
    expect((await browser.get(`/inbox/${id}`)).body.replaceAll(id, "")).toContain("Sidan finns inte");
    const opened = await house.everything
      .selectFrom("inbox_openings")
      .select("document_id")
      .where("document_id", "=", id)
      .execute();
    expect(opened).toEqual([]);
  });

  test("suppliers and visitors are not let in", async () => {
    const { id } = await received();
    const supplier = await door.signedIn(seller.actor);
    for (const path of ["/inbox", ...pathsOf(id)]) {
      expect((await supplier.get(path)).statusCode, path).toBe(403);
      expect((await door.visitor().get(path)).headers.location, path).toMatch(/^\/sign-in\?/);
    }
  });

  test("addresses that hold anything else are taken for what they can be", async () => {
    const browser = await door.signedIn(officer.actor);
    for (const query of [
      "unit=x&state=y&after=z",
      "after=99999999999999.0197a000-0000-7000-8000-00000000beef",
      "search=%00",
      "search=%25'",
    ]) {
      expect((await browser.get(`/inbox?${query}`)).statusCode, query).toBe(200);
    }
    for (const place of ["-1", "1000", "0x0", "..%2f..", "constructor"]) {
      const { id } = await received();
      expect((await browser.get(`/inbox/${id}/attachments/${place}`)).statusCode, place).toBe(404);
    }
  });

  test("files are served as files: named, sandboxed, and never as a page of ours", async () => {
    const pdf = goodPdfs["a blank page"]?.() ?? Buffer.alloc(0);
    const html = Buffer.from("<script>alert(1)</script>");
    const { id, ubl, number } = await received({
      attachments: [
        { id: "1", embedded: { mimeType: "application/pdf", fileName: '../"tid".pdf', base64: base64Of(pdf) } },
        { id: "2", embedded: { mimeType: "text/html", fileName: "x.html", base64: base64Of(html) } },
      ],
    });
    const browser = await door.signedIn(officer.actor);
    const file = await browser.get(`/inbox/${id}/attachments/0`);
    expect(file.rawPayload.equals(pdf)).toBe(true);
    expect(file.headers).toMatchObject({
      "content-type": "application/pdf",
      "content-security-policy": expect.stringContaining("sandbox"),
      "content-disposition": expect.stringMatching(/^attachment; .*filename\*=UTF-8''tid\.pdf/),
      "x-content-type-options": "nosniff",
    });
    expect((await browser.get(`/inbox/${id}/attachments/1`)).statusCode).toBe(404);
    const xml = await browser.get(`/inbox/${id}/ubl`);
    expect(xml.rawPayload.equals(Buffer.from(ubl))).toBe(true);
    expect(xml.headers["content-disposition"]).toContain(`${number}.xml`);
  });

  test("a file that came by another way is looked into before anybody gets it; the others are shown as pictures", async () => {
    const good = goodPdfs["packed text on a page"]?.() ?? Buffer.alloc(0);
    const bad = badPdfs["a script inside an object stream"]?.build() ?? Buffer.alloc(0);
    const { id } = await received({
      attachments: [good, bad].map((bytes, place) => ({
        id: String(place),
        embedded: { mimeType: "application/pdf", fileName: `${place}.pdf`, base64: base64Of(bytes) },
      })),
    });
    const browser = await door.signedIn(officer.actor);
    for (const below of ["", "/pages", "/thumbnail", "/pages/1"]) {
      const withheld = await browser.get(`/inbox/${id}/attachments/1${below}`);
      expect([withheld.statusCode, withheld.body.includes("Filen lämnas inte ut")], below).toEqual([409, true]);
    }
    for (const picture of ["/thumbnail", "/pages/1"]) {
      const shown = await browser.get(`/inbox/${id}/attachments/0${picture}`);
      expect([shown.statusCode, shown.headers["content-type"]], picture).toEqual([200, "image/png"]);
    }
    expect((await browser.get(`/inbox/${id}/attachments/0/pages`)).body).toContain(`/attachments/0/pages/1"`);
    for (const odd of ["0", "2", "x", "1.5"])
      expect((await browser.get(`/inbox/${id}/attachments/0/pages/${odd}`)).statusCode, odd).toBe(404);
  });

  test("markup in a document is shown as text", async () => {
    const { id } = await received({ notes: ["<img src=x onerror=alert(1)>"], buyerReference: "<b>RK</b>" });
    const { body } = await (await door.signedIn(officer.actor)).get(`/inbox/${id}`);
    expect(body).not.toContain("<img src=x");
    expect(body).not.toContain("<b>RK</b>");
    expect(body).toContain("&lt;b>RK&lt;/b>");
  });

  test("an answer is told its faults all at once, with what was typed; the same form twice answers once", async () => {
    const { id } = await received();
    const browser = await door.signedIn(officer.actor);
    const page = `/inbox/${id}`;
    const faulty = await browser.submit(page, { move: "reject", clarification: "" }, `${page}/answers`);
    expect(faulty.statusCode).toBe(422);
    expect(faulty.body).toContain("Välj orsaken till ert svar");
    expect(faulty.body).toContain("Skriv en förklaring till leverantören");
    const long = await browser.submit(
      page,
      { move: "query", reason: "PRI", clarification: "å".repeat(1001) },
      `${page}/answers`,
    );
    expect(long.statusCode).toBe(422);
    expect(long.body).toContain("å".repeat(1001));
    for (const fields of [{}, { move: "explode" }, { move: "reject", reason: "ZZZ", clarification: "x" }])
      expect((await browser.submit(page, fields, `${page}/answers`)).statusCode).toBe(422);

    const good = { move: "reject", reason: "REF", clarification: "Fel referens" };
    expect((await browser.submit(page, good, `${page}/answers`)).statusCode).toBe(303);
    const late = await browser.post(`${page}/answers`, good);
    expect(late.statusCode).not.toBe(303);
    const answers = await house.everything
      .selectFrom("inbox_answers")
      .select("status")
      .where("document_id", "=", id)
      .execute();
    expect(answers).toEqual([{ status: "RE" }]);
  });

  test("a page left open while a colleague answered says so, and changes nothing", async () => {
    const { id } = await received();
    const mine = await door.signedIn(officer.actor);
    const { body } = await mine.get(`/inbox/${id}`);
    const hidden = Object.fromEntries(
      [
        ...(/action="\/inbox\/[^"]*answers[^"]*"[\s\S]*?<\/form>/.exec(body)?.[0] ?? "").matchAll(
          /type="hidden" name="([^"]+)" value="([^"]*)"/g,
        ),
      ].map(([, name = "", value = ""]) => [name, value]),
    );
    const theirs = await door.signedIn(officer.actor);
    await theirs.submit(`/inbox/${id}`, { move: "accept" }, `/inbox/${id}/answers`);
    const late = await mine.post(`/inbox/${id}/answers`, {
      ...hidden,
      move: "reject",
      reason: "REF",
      clarification: "Fel",
    });
    expect(late.statusCode).toBe(409);
    const answers = await house.everything
      .selectFrom("inbox_answers")
      .select("status")
      .where("document_id", "=", id)
      .execute();
    expect(answers).toEqual([{ status: "AP" }]);
  });
});
