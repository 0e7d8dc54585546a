/** After the password: the second step, for whoever has set one up. The browser that gave the password is known by its mark. */
import { findHalfway } from "../../domain/access/halfway.ts";
import { getSecondStep } from "../../domain/access/second-step.ts";
import { takeSecondStep } from "../../domain/parties/take-second-step.ts";
import { fillForm } from "../filled-form.ts";
import type { FieldFault } from "../form.ts";
import { paths } from "../paths.ts";
import { type Answer, get, post, type Route, type Visit } from "../route.ts";
import { keptField, readKept, writeKept } from "../server/kept-form.ts";
import { webLimits } from "../server/limits.ts";
import { ownPath } from "../server/own-path.ts";
import { accessPaths } from "./access-paths.ts";
import { letIn } from "./let-in.tsx";
import { passkeyIsland } from "./passkey-button.tsx";
import { SecondStepPage } from "./second-step-page.tsx";
import { waitFault } from "./wait.ts";

const open = { openBeforeSecondStep: true } as const;

export const secondStepRoutes: readonly Route[] = [
  get(accessPaths.secondStep, "anyone", (visit) => show(visit, []), open),
  post(accessPaths.secondStep, "anyone", take, { ...open, bodyBytesMax: webLimits.signInBytesMax }),
];

/** The answer to a right password. What is kept goes along as a hidden field; otherwise the page has an address of its own. */
export async function askForSecondStep(visit: Visit): Promise<Answer> {
  const { fields } = visit;
  if (readKept(fields[keptField]) !== undefined) return show(visit, []);
  const goOn = ownPath(fields["then"]);
  const query = goOn === undefined ? "" : `?${new URLSearchParams([["then", goOn]]).toString()}`;
  return { kind: "redirect", to: `${accessPaths.secondStep}${query}` };
}

async function take(visit: Visit): Promise<Answer> {
  const way = visit.fields["way"] === "recovery-code" ? "recovery-code" : "code-app";
  const field = way === "recovery-code" ? "recoveryCode" : "code";
  const code = visit.fields[field] ?? "";
  if (code.trim() === "") return show(visit, [fault(field, "missing")]);
  const { browserMark } = visit.seal;
  const outcome = await visit.perform((work) => takeSecondStep(work, visit.safe, { browserMark, way, code }));
  switch (outcome.kind) {
    case "signed-in":
    case "no-organisation":
      return letIn(visit, outcome);
    case "failed":
      return show(visit, [fault(field, "wrong")]);
    case "wait":
      return show(visit, [waitFault(visit.say, outcome.retryAfterSeconds)], outcome.retryAfterSeconds);
    case "gone":
      return { kind: "redirect", to: paths.signIn, notice: visit.say.secondStep.signIn.tooLate };
  }
}

async function show(visit: Visit, faults: readonly FieldFault[], retryAfterSeconds?: number): Promise<Answer> {
  const { say, seal, fields, query } = visit;
  const { browserMark } = seal;
  const ways = await visit.ask(async (work) => {
    const halfway = await findHalfway(work, browserMark);
    return halfway && getSecondStep(work, halfway.accountId);
  });
  if (ways === undefined) return { kind: "redirect", to: paths.signIn };
  const words = say.secondStep.signIn;
  const form = fillForm({ say, fields: {}, faults, sentences: { ...say.access.faults, ...words.faults } });
  const kept = readKept(fields[keptField]);
  return {
    kind: "page",
    ...(faults.length > 0 && { status: 422 as const }),
    ...(retryAfterSeconds !== undefined && { status: 429 as const, retryAfterSeconds }),
    title: words.title,
    islands: [passkeyIsland],
    body: (
      <SecondStepPage
        say={say}
        seal={seal}
        form={form}
        ways={ways}
        goOn={ownPath(fields["then"] ?? query["then"])}
        kept={kept && writeKept(kept)}
      />
    ),
  };
}

function fault(path: string, code: string): FieldFault {
  return { path, code, params: {} };
}
