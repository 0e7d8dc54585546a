/** Answers of units to sellers outside the portal, which wait to be carried there. */
import { answerDocument } from "../../src/domain/inbox/answer-document.ts";
import { receiveDocument } from "../../src/domain/inbox/receive-document.ts";
import type { Person } from "../../src/domain/access/permissions.ts";
import type { Actor } from "../../src/work.ts";
import { anIssuedInvoice, aUnit } from "./documents.ts";
import type { House } from "./house.ts";

export interface AnswerScene {
  readonly officer: Person;
  /** Whose documents stand in for a stranger's: they come under names this portal has not given. */
  readonly seller: Person;
}

let counter = 0;

/** A document of somebody outside, received and rejected by its unit. Other jobs are forgotten. */
export async function aRejectionOutside(house: House, { officer, seller }: AnswerScene) {
  counter += 1;
  const unit = await aUnit(house, [officer]);
  const elsewhere = await aUnit(house, [officer], undefined, { route: "folder" });
  const { ubl, documentId: foreign, invoiceId } = await anIssuedInvoice(house, seller, { receiverId: elsewhere });
  await house.forgetJobs();
  const region: Actor = { kind: "machine", job: "test", organisationId: officer.organisationId };
  const instanceId = `${foreign.slice(0, -4)}${String(1000 + counter)}`;
  const { documentId } = await house.perform(region, (work) =>
    receiveDocument(work, { instanceId, receiverId: unit, ubl }),
  );
  const answer = await house.perform(officer, (work) =>
    answerDocument(work, { documentId, move: "reject", reason: "REF", clarification: "Referensen finns inte." }),
  );
  return { answerId: answer.id, region, unit, invoiceId };
}
