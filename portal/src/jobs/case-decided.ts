/**
 * A case was decided: wakes the room that the case concerns, on whichever side this is. Its command asks how it was decided, and
 * does nothing when it has acted already.
 */
import { findDecision } from "../domain/cases/queries.ts";
import type { Case } from "../domain/cases/case.ts";
import type { CaseKind } from "../domain/cases/kinds.ts";
import { settleAccess } from "../domain/entry/answer-request.ts";
import { settleContest } from "../domain/newcomers/contest-number.ts";
import { settleReference } from "../domain/references/settle-reference.ts";
import { settleIntroduction } from "../domain/introductions/settle-introduction.ts";
import { settleAccountChange } from "../domain/settings/decide-account-change.ts";
import { settleStop } from "../domain/settings/stop-payments.ts";
import type { Actor, Work } from "../work.ts";
import type { JobHandler } from "./handlers.ts";

type React = (work: Work, decided: Case) => Promise<void>;

/** Kinds that something follows from, and what. A room adds its line here. */
const reactions: Readonly<Partial<Record<CaseKind, React>>> = {
  introduction: settleIntroduction,
  "missing-reference": settleReference,
  "account-change": settleAccountChange,
  "payment-stop": settleStop,
  "contested-number": settleContest,
  "customer-access": settleAccess,
};

export const caseDecided: JobHandler<"case-decided"> = async ({ perform }, { organisationId, caseId }) => {
  const machine: Actor = { kind: "machine", job: "case-decided", organisationId };
  await perform(machine, async (work) => {
    const decided = await findDecision(work, caseId);
    if (decided !== undefined) await reactions[decided.kind]?.(work, decided);
  });
};
