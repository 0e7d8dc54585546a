/** What waits at the made-up region's case desk: an introduction, a question, one supplier already approved, and two templates. */
import type { Person } from "../domain/access/permissions.ts";
import { getParcel, receiveMessage } from "../domain/cases/carry-message.ts";
import { decideCase } from "../domain/cases/decide-case.ts";
import { openCase } from "../domain/cases/open-case.ts";
import { saveTemplate } from "../domain/cases/reply-templates.ts";
import { findIntroduction } from "../domain/introductions/introduction.ts";
import { introduce } from "../domain/introductions/introduce.ts";
import { setPolicy } from "../domain/introductions/policy.ts";
import type { Actor, OrganisationId, Perform } from "../work.ts";

export interface DemoDesk {
  readonly support: Person;
  /** Approved already, and asks something. */
  readonly known: Person;
  /** Has introduced itself, and waits. */
  readonly newcomer: Person;
}

export interface DemoThenAndNow {
  /** As it was before the suppliers began to invoice. */
  readonly before: Perform;
  readonly perform: Perform;
}

/** Harmless when it is there already. */
export async function loadDemoCases(
  { before, perform }: DemoThenAndNow,
  { support, known, newcomer }: DemoDesk,
): Promise<void> {
  const regionId = support.organisationId;
  if ((await perform(known, (work) => findIntroduction(work, regionId))) !== undefined) return;
  await before(support, async (work) => {
    await setPolicy(work, "go-ahead");
    for (const template of templates) await saveTemplate(work, { queue: "supplier-support", ...template });
  });
  const approved = await before(known, (work) =>
    introduce(work, {
      regionId,
      companyName: "Åkerlund Bygg AB",
      contactName: "Åsa Åkerlund",
      contactPhone: "040-123 45 67",
      contactEmail: "asa@akerlundbygg.example",
      receivers: ["Kardiologmottagningen", "IT-avdelningen"],
    }),
  );
  await arrive(before, known.organisationId, approved.caseId);
  await before(support, (work) => decideCase(work, { caseId: approved.caseId, decision: "approve" }));
  await perform(newcomer, (work) =>
    introduce(work, {
      regionId,
      companyName: "Solgårdens Städ & Tvätt AB",
      contactName: "Mira Sol",
      contactPhone: "0410-123 45",
      contactEmail: "mira@solgarden.example",
      receivers: ["Akutmottagningen"],
      words: "Vi börjar städa på Akutmottagningen i december. Avtalet tecknades av Eva Ek.",
    }),
  );
  await perform(known, (work) =>
    openCase(work, {
      kind: "question",
      about: { topic: "receiver", invoiceNumber: "" },
      deskId: regionId,
      words: "Vi har bytt tak på vårdcentralen i Sunnanvik. Vilken enhet ska fakturan till?",
    }),
  );
}

const templates = [
  {
    name: "Vi tittar på frågan",
    words:
      "Hej!\n\nVi har tagit emot ärende {ärende} och återkommer så snart vi vet mer.\n\nHälsningar\n{namn}, leverantörsstöd",
  },
  {
    name: "Vilken enhet beställde?",
    words:
      "Hej!\n\nFör att kunna svara behöver vi veta vilken enhet som beställde av {företag}, och helst vem.\n\nHälsningar\n{namn}, leverantörsstöd",
  },
];

/** The first message is carried at once, so that it can be decided; the job finds it there already. */
async function arrive(perform: Perform, from: OrganisationId, caseId: string): Promise<void> {
  const machine: Actor = { kind: "machine", job: "load-demo", organisationId: from };
  const parcel = await perform(machine, async (work) => {
    const { id } = await work.db
      .selectFrom("case_messages")
      .select("id")
      .where("organisation_id", "=", from)
      .where("case_id", "=", caseId)
      .executeTakeFirstOrThrow();
    return getParcel(work, id);
  });
  await perform({ ...machine, organisationId: parcel.to }, (work) => receiveMessage(work, parcel));
}
