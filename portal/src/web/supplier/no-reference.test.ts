import { beforeEach, describe, expect, test } from "vitest";
import { testDoor } from "../../../test/support/door.ts";
import { testHouse } from "../../../test/support/house.ts";
import { anOfficer, aSupplier, type Known } from "../../../test/support/people.ts";
import { type Market, openMarket } from "../../../test/support/seller.ts";
import { discardDraft } from "../../domain/invoices/discard-draft.ts";
import { findDraft, getDraft } from "../../domain/invoices/queries.ts";
import { saveDraft } from "../../domain/invoices/save-draft.ts";
import { assignReceiver } from "../../domain/parties/officer-receivers.ts";
import { decideCase } from "../../domain/cases/decide-case.ts";
import { settleReference } from "../../domain/references/settle-reference.ts";
import { findDecision } from "../../domain/cases/queries.ts";
import type { Actor } from "../../work.ts";
import { routes } from "../routes.ts";

const house = testHouse({ startsAt: "2026-11-25T09:00:00.000Z" });
const door = testDoor(house, { routes });

let market: Market;
let owner: Known;
let officer: Known;

beforeEach(async () => {
  await house.forgetJobs();
  market = await openMarket(house);
  owner = await aSupplier(house, { organisationId: market.seller });
  officer = await anOfficer(house, { organisationId: market.region });
  const region: Actor = { kind: "machine", job: "test", organisationId: market.region };
  const { accountId } = officer.actor;
  await house.perform(region, (work) => assignReceiver(work, { accountId, receiverId: market.unit }));
});

const asked = { ordererName: "Eva Ekman", purchase: "Byte av dörrstängare, plan 3" };
const faultsOf = (html: string): readonly string[] =>
  [...html.matchAll(/<li[^>]*><a href="#([^"]+)"/g)].map(([, field = ""]) => field);

const newDraft = (fields: Readonly<Record<string, string>> = {}): Promise<string> =>
  house.perform(owner.actor, async (work) => {
    const typed = { kind: "invoice", receiver: market.unit, "lines.1.description": "Dörrstängare", ...fields };
    return (await saveDraft(work, { id: work.newId(), version: 0, fields: typed })).id;
  });

/** Asks as the supplier, and says which case it became at the unit. */
async function askFor(draftId: string): Promise<string> {
  const supplier = await door.signedIn(owner.actor);
  const sent = await supplier.submit(`/invoices/drafts/${draftId}/reference`, asked);
  expect(sent.statusCode).toBe(303);
  await house.runJobs();
  const rows = await house.everything
    .selectFrom("reference_requests")
    .select("case_id")
    .where("draft_id", "=", draftId)
    .execute();
  return rows[0]?.case_id ?? "";
}

const answer = async (caseId: string, reference = "654321"): Promise<void> => {
  const unit = await door.signedIn(officer.actor);
  const decided = await unit.submit(`/desk/${caseId}`, { decision: "answer", reference }, `/desk/${caseId}/decision`);
  expect(decided.statusCode).toBe(303);
  await house.runJobs();
};

const draftOf = (id: string) => house.perform(owner.actor, (work) => getDraft(work, id));
const lettersTo = async ({ email }: Known): Promise<readonly string[]> =>
  (
    await house.everything
      .selectFrom("mails")
      .select("kind")
      .where("to_address", "=", email)
      .orderBy("posted_at")
      .execute()
  ).map(({ kind }) => kind);

describe("I have no reference", () => {
  test("the supplier asks, the unit answers once, and the reference stands in the draft", async () => {
    const supplier = await door.signedIn(owner.actor);
    const id = await newDraft();
    const form = await supplier.get(`/invoices/drafts/${id}`);
    expect(form.body).toContain("Jag har ingen referens");
    const caseId = await askFor(id);
    expect((await supplier.get(`/invoices/drafts/${id}`)).body).toContain("Enheten är tillfrågad om referensen.");

    const unit = await door.signedIn(officer.actor);
    const seen = (await unit.get(`/desk/${caseId}`)).body;
    expect(seen).toContain("Eva Ekman");
    expect(seen).toContain("Byte av dörrstängare, plan 3");
    await answer(caseId);

    const draft = await draftOf(id);
    expect(draft.fields).toMatchObject({ reference1: "654321", "lines.1.description": "Dörrstängare" });
    expect(draft.version).toBe(2);
    expect(await lettersTo(owner)).toEqual(["reference-filled"]);
    expect((await supplier.get(`/cases/${caseId}`)).body).toContain("654321");
    await expect(
      house.perform(officer.actor, (work) =>
        decideCase(work, { caseId, decision: "answer", outcome: { reference: "111111" } }),
      ),
    ).rejects.toThrow("case-already-decided");
  });

  test("the button of the form keeps what was typed and leads to the question", async () => {
    const supplier = await door.signedIn(owner.actor);
    const id = await newDraft();
    const pressed = await supplier.submit(`/invoices/drafts/${id}`, { do: "ask-reference", note: "Hälsningar" });
    expect(pressed.headers.location).toBe(`/invoices/drafts/${id}/reference`);
    expect((await draftOf(id)).fields["note"]).toBe("Hälsningar");
  });

  test("without a receiver there is nobody to ask, and the form says so", async () => {
    const supplier = await door.signedIn(owner.actor);
    const id = await newDraft({ receiver: "" });
    const answered = await supplier.get(`/invoices/drafts/${id}/reference`);
    expect(answered.headers.location).toBe(`/invoices/drafts/${id}#receiver`);
  });

  test("both faults at once at their fields, and what was typed stands there", async () => {
    const supplier = await door.signedIn(owner.actor);
    const id = await newDraft();
    const answered = await supplier.submit(`/invoices/drafts/${id}/reference`, { words: "Vi ses <i>snart</i>" });
    expect(answered.statusCode).toBe(422);
    expect(faultsOf(answered.body)).toEqual(["ordererName", "purchase"]);
    expect(answered.body).toContain("Vi ses &lt;i>snart&lt;/i>");
  });

  test("a reference that the unit's own pattern does not take is a fault at its field, and the command refuses it too", async () => {
    const caseId = await askFor(await newDraft());
    const unit = await door.signedIn(officer.actor);
    const form = { decision: "answer", reference: "KIN-1" };
    const answered = await unit.submit(`/desk/${caseId}`, form, `/desk/${caseId}/decision`);
    expect(answered.statusCode).toBe(422);
    expect(faultsOf(answered.body)).toEqual(["reference"]);
    expect(answered.body).toContain("Referensen har inte den form som enheten själv begär. Till exempel 123456");
    await expect(
      house.perform(officer.actor, (work) => decideCase(work, { caseId, decision: "answer", outcome: form })),
    ).rejects.toThrow("reference-not-fitting");
  });

  test("asking again before the answer leads to the same case", async () => {
    const id = await newDraft();
    const caseId = await askFor(id);
    const supplier = await door.signedIn(owner.actor);
    expect((await supplier.get(`/invoices/drafts/${id}/reference`)).headers.location).toBe(`/cases/${caseId}`);
  });

  test.each([
    ["has a reference of its own by then", { reference1: "111111" }],
    ["is to another receiver by then", { receiver: "" }],
  ])("a draft that %s is left as it is, and whoever asked is told where the answer stands", async (_when, change) => {
    const id = await newDraft();
    const caseId = await askFor(id);
    const { fields, version } = await draftOf(id);
    await house.perform(owner.actor, (work) => saveDraft(work, { id, version, fields: { ...fields, ...change } }));
    await answer(caseId);
    expect((await draftOf(id)).fields["reference1"] ?? "").toBe("reference1" in change ? change.reference1 : "");
    expect(await lettersTo(owner)).toEqual(["reference-answered"]);
  });

  test("a draft that was thrown away stays away", async () => {
    const id = await newDraft();
    const caseId = await askFor(id);
    await house.perform(owner.actor, (work) => discardDraft(work, { id, version: 1 }));
    await answer(caseId);
    expect(await house.perform(owner.actor, (work) => findDraft(work, id))).toBeUndefined();
    expect(await lettersTo(owner)).toEqual(["reference-answered"]);
  });

  test("a unit that does not know of the purchase says why, and the draft waits no longer", async () => {
    const id = await newDraft();
    const caseId = await askFor(id);
    const unit = await door.signedIn(officer.actor);
    const there = `/desk/${caseId}/decision`;
    const wordless = await unit.submit(`/desk/${caseId}`, { decision: "unknown", reasons: "" }, there);
    expect(faultsOf(wordless.body)).toEqual(["reasons"]);
    await unit.submit(`/desk/${caseId}`, { decision: "unknown", reasons: "Fråga fastighet." }, there);
    await house.runJobs();
    expect(await lettersTo(owner)).toEqual(["reference-unknown"]);
    const supplier = await door.signedIn(owner.actor);
    expect((await supplier.get(`/cases/${caseId}`)).body).toContain("Fråga fastighet.");
    expect((await supplier.get(`/invoices/drafts/${id}`)).body).toContain("Jag har ingen referens");
  });

  test("the job that runs again fills nothing in and tells nothing twice", async () => {
    const id = await newDraft();
    const caseId = await askFor(id);
    await answer(caseId);
    const { version } = await draftOf(id);
    const machine: Actor = { kind: "machine", job: "case-decided", organisationId: market.seller };
    await house.perform(machine, async (work) => {
      const decided = await findDecision(work, caseId);
      if (decided !== undefined) await settleReference(work, decided);
    });
    expect((await draftOf(id)).version).toBe(version);
    expect(await lettersTo(owner)).toEqual(["reference-filled"]);
  });

  test("the answer to the supplier is the same for a name that exists at the unit and one that does not", async () => {
    const told = [];
    for (const ordererName of [officer.name, "Finns Inte Alls"]) {
      const supplier = await door.signedIn(owner.actor);
      const id = await newDraft();
      const sent = await supplier.submit(`/invoices/drafts/${id}/reference`, { ...asked, ordererName });
      const page = await supplier.get(String(sent.headers.location));
      told.push({
        status: sent.statusCode,
        to: String(sent.headers.location).replace(id, "ID"),
        says: /Frågan är sänd\. Den har nummer /.test(page.body),
      });
    }
    expect(told[0]).toEqual(told[1]);
    expect(told[0]).toMatchObject({ status: 303, to: "/invoices/drafts/ID", says: true });
  });

  test("another supplier reads neither the question nor the draft", async () => {
    const id = await newDraft();
    const caseId = await askFor(id);
    const other = await door.signedIn((await aSupplier(house)).actor);
    expect((await other.get(`/cases/${caseId}`)).statusCode).toBe(404);
    expect((await other.get(`/invoices/drafts/${id}/reference`)).statusCode).toBe(404);
  });
});
