/** What happens to an invoice, told by the portal's own commands and jobs, so that the rows are those of real use. */
import type pg from "pg";
import { aUnit } from "../../portal/test/support/documents.ts";
import { type Known, anOfficer, type Performs } from "../../portal/test/support/people.ts";
import { personOf } from "../../portal/test/support/seller.ts";
import type { Person } from "../../portal/src/domain/access/permissions.ts";
import { answerDocument } from "../../portal/src/domain/inbox/answer-document.ts";
import { openDocument } from "../../portal/src/domain/inbox/open-document.ts";
import type { DraftFields } from "../../portal/src/domain/invoices/draft-fields.ts";
import { issueInvoice } from "../../portal/src/domain/invoices/issue-invoice.ts";
import { saveDraft } from "../../portal/src/domain/invoices/save-draft.ts";
import type { OrganisationId } from "../../portal/src/work.ts";
import { type Cast, readStory, type Story, takeSnapshot } from "./multiply.ts";

export interface Stage {
  readonly house: Performs & { now(): string };
  readonly client: pg.Client;
  /** Does what jobs are due. */
  runJobs(): Promise<void>;
  readonly seller: Cast["seller"];
}

/** How an invoice fares after it has been sent, and how many in a hundred fare so. */
export const fates = { accepted: 80, unanswered: 15, rejected: 5 } as const;
export type Fate = keyof typeof fates;

const lines = [1, 2, 3, 4, 5];
const form = (receiver: string): DraftFields => ({
  kind: "invoice",
  receiver,
  reference1: "123456",
  deliveryOn: "2026-11-20",
  ...Object.fromEntries(
    lines.flatMap((row) => [
      [`lines.${row}.description`, `Konsultation, del ${row}`],
      [`lines.${row}.quantity`, "2,5"],
      [`lines.${row}.unit`, "tim"],
      [`lines.${row}.price`, "1 250,50"],
      [`lines.${row}.vat`, row === 5 ? "12" : "25"],
    ]),
  ),
});

export interface Buyer {
  readonly officer: Known;
  readonly unit: Cast["unit"];
}

export async function openBuyer(house: Performs): Promise<Buyer> {
  const officer = await anOfficer(house);
  const name = "Mottagningen för prov och försök";
  return { officer, unit: { id: await aUnit(house, [officer.actor], name), name } };
}

export async function tellStory(stage: Stage, { officer, unit }: Buyer, fate: Fate): Promise<Story> {
  const { house, client, seller } = stage;
  const before = await takeSnapshot(client);
  const biller = personOf(house as never, seller.id as OrganisationId, "biller");
  const number = await send(stage, biller, unit.id);
  await stage.runJobs();
  const cast: Cast = { seller, unit, invoiceNumber: number };
  if (fate !== "unanswered") {
    const { rows } = await client.query<{ id: string }>("select id from inbox_documents where number = $1", [number]);
    const documentId = rows[0]?.id ?? "";
    await house.perform(officer.actor, (work) => openDocument(work, documentId));
    const answer =
      fate === "accepted"
        ? ({ documentId, move: "accept" } as const)
        : ({ documentId, move: "reject", reason: "REF", clarification: "Referensen finns inte hos oss." } as const);
    await house.perform(officer.actor, (work) => answerDocument(work, answer));
    await stage.runJobs();
  }
  return readStory(client, before, cast);
}

async function send({ house }: Stage, biller: Person, receiver: string): Promise<string> {
  const { id } = await house.perform(biller, (work) =>
    saveDraft(work, { id: work.newId(), version: 0, fields: form(receiver) }),
  );
  const { number } = await house.perform(biller, (work) => issueInvoice(work, { draftId: id, version: 1 }));
  return number;
}
