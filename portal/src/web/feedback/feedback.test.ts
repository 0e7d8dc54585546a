import { beforeAll, describe, expect, test } from "vitest";
import { testDoor } from "../../../test/support/door.ts";
import { aUnit } from "../../../test/support/documents.ts";
import { testHouse } from "../../../test/support/house.ts";
import { anOfficer, aSupplier, type Known } from "../../../test/support/people.ts";
import { tallyStops } from "../../domain/feedback/fault-tally.ts";
import { helpRoutes } from "../help/help.tsx";
import { feedbackReportRoutes } from "./feedback-reports.tsx";
import { giveFeedbackRoutes } from "./give-feedback.tsx";

const house = testHouse();
const door = testDoor(house, { routes: [...helpRoutes, ...giveFeedbackRoutes, ...feedbackReportRoutes] });
const wordsOf = (html: string): string => html.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");
let support: Known;
let officer: Known;
let unit = "";

beforeAll(async () => {
  support = await anOfficer(house, { role: "support" });
  officer = await anOfficer(house, { organisationId: support.actor.organisationId });
  unit = await aUnit(house, [officer.actor]);
});

describe("a help page asks whether it helped", () => {
  test("no, then words; both are in the editors' report, and nobody's name is anywhere", async () => {
    const visitor = door.visitor();
    const answered = await visitor.submit("/help/register", { helped: "no" }, "/feedback/page");
    expect(answered.statusCode).toBe(303);
    const more = answered.headers.location ?? "";
    expect(wordsOf((await visitor.get(more)).body)).toContain("Vad saknade du, eller vad var svårt att förstå?");
    const path = more.split("?")[0] ?? "";
    const empty = await visitor.submit(more, { words: "  " }, path);
    expect([empty.statusCode, empty.body.includes("Skriv något, eller gå tillbaka till sidan")]).toEqual([422, true]);
    const long = await visitor.submit(more, { words: "x".repeat(1001) }, path);
    expect([long.statusCode, long.body.includes("xxxxx")]).toEqual([422, true]);
    const told = await visitor.submit(more, { words: "Hur är det med <b>enskild firma</b>?" }, path);
    expect(told.headers.location).toContain("/feedback/thanks?back=%2Fhelp%2Fregister");
    const report = await (await door.signedIn(support.actor)).get("/desk/feedback");
    expect(wordsOf(report.body)).toContain("/help/register 0 1");
    expect(report.body).toContain("Hur är det med &lt;b>enskild firma&lt;/b>?");
    const columns = await house.everything.selectFrom("page_feedback").selectAll().execute();
    expect(Object.keys(columns[0] ?? {}).sort()).toEqual(["given_at", "helped", "id", "language", "page", "words"]);
  });

  test.each(["https://elak.example", "//elak.example", "/a?b=<script>", "/HELP", ""])("%j is no page", async (page) => {
    const answered = await door.visitor().submit("/help/register", { helped: "yes", page }, "/feedback/page");
    expect(answered.statusCode).toBe(404);
  });

  test("thanks lead nowhere but here", async () => {
    const thanks = await door.visitor().get("/feedback/thanks?back=https%3A%2F%2Felak.example&after=words");
    expect(thanks.body).not.toContain('href="https://elak');
    expect(thanks.body).toContain('<a href="/">');
  });

  test("the reports are for those who keep the pages and the units", async () => {
    const supplier = await aSupplier(house);
    for (const path of ["/desk/feedback", "/desk/faults"])
      expect((await (await door.signedIn(supplier.actor)).get(path)).statusCode).toBe(403);
    expect((await (await door.signedIn(officer.actor)).get("/desk/feedback")).statusCode).toBe(403);
  });
});

test("a unit sees what stops invoices to it, in the words that the writer read", async () => {
  const supplier = await aSupplier(house);
  const faults = ["reference1.missing", "BR-CO-16", "credits.credit-exceeds-remaining", "number.invoice-number-taken"];
  await house.perform(supplier.actor, (work) => tallyStops(work, { receiverId: unit, faults: faults as never }));
  const report = wordsOf((await (await door.signedIn(officer.actor)).get("/desk/faults?days=30")).body);
  expect(report).toContain("Kod: reference1.missing");
  expect(report).toContain("Kod: BR-CO-16");
  expect(report).not.toMatch(/undefined|\[object|NaN/);
});
