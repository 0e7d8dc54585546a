/** One side's row of a case, as it begins. The desk's has a queue's deadline. */
import { foldText } from "../receivers/fold.ts";
import type { Instant } from "../../time.ts";
import type { OrganisationId, Work } from "../../work.ts";
import { requireOrganisation } from "../access/permissions.ts";
import { answerDayOf } from "./answer-day.ts";
import { type CaseSide, referenceOf } from "./case.ts";
import { type CaseAbout, type CaseKind, kindRow } from "./kinds.ts";

export interface NewCase {
  readonly id: string;
  readonly side: CaseSide;
  readonly kind: CaseKind;
  readonly about: CaseAbout[CaseKind];
  readonly receiverId: string | undefined;
  readonly counterpartId: OrganisationId | undefined;
  readonly partyName: string;
  readonly partyNumber: string | undefined;
  readonly openedAt: Instant;
}

export async function insertCase(work: Work, made: NewCase): Promise<void> {
  const { queue } = kindRow(made.kind);
  await work.db
    .insertInto("cases")
    .values({
      organisation_id: requireOrganisation(work),
      id: made.id,
      side: made.side,
      reference: referenceOf(made.id),
      kind: made.kind,
      queue,
      receiver_id: made.receiverId ?? null,
      state: "new",
      about: JSON.stringify(made.about),
      counterpart_id: made.counterpartId ?? null,
      party_name: made.partyName,
      party_number: made.partyNumber ?? null,
      search_party: foldText(made.partyName),
      due_on: made.side === "desk" ? answerDayOf(made) : null,
      opened_at: made.openedAt,
      changed_at: work.now,
    })
    .execute();
}
