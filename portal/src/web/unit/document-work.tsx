/** Who takes care of a document, and its way to the finance system. */
import { assignDocument } from "../../domain/inbox/assign-document.ts";
import { handOverDocument } from "../../domain/inbox/hand-over-document.ts";
import type { Colleague } from "../../domain/inbox/units.ts";
import type { Handover, HandoverPolicy } from "../../domain/handover/handover.ts";
import { dayOf, type Instant, wallClockOf } from "../../time.ts";
import { Button } from "../components/button/button.tsx";
import { Form } from "../components/form/form.tsx";
import { SelectField } from "../components/select-field/select-field.tsx";
import type { Answer, Visit } from "../route.ts";
import { inboxPaths } from "./inbox-address.ts";

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export async function assign(visit: Visit): Promise<Answer> {
  const documentId = visit.params["id"] ?? "";
  const accountId = uuid.exec(visit.fields["assignee"] ?? "")?.[0];
  const there = inboxPaths.document(documentId);
  await visit.perform(
    (work) => assignDocument(work, { documentId, accountId }),
    () => there,
  );
  return { kind: "redirect", to: there, notice: visit.say.unitWork.assignment.saved };
}

export async function handOver(visit: Visit): Promise<Answer> {
  const documentId = visit.params["id"] ?? "";
  const there = inboxPaths.document(documentId);
  await visit.perform(
    (work) => handOverDocument(work, documentId),
    () => there,
  );
  return { kind: "redirect", to: there, notice: visit.say.unitWork.handover.asked };
}

export interface AssignmentProps {
  readonly visit: Visit;
  readonly documentId: string;
  readonly assignedTo: string | undefined;
  readonly colleagues: readonly Colleague[];
  readonly mayAssign: boolean;
}

export function Assignment({ visit, documentId, assignedTo, colleagues, mayAssign }: AssignmentProps) {
  const { say, seal, viewer } = visit;
  const words = say.unitWork.assignment;
  const name = colleagues.find(({ accountId }) => accountId === assignedTo)?.name;
  const nameOf = (one: Colleague): string =>
    one.accountId === viewer?.actor.accountId ? say.unitWork.me(one.name) : one.name;
  return (
    <section aria-labelledby="assignment-heading">
      <h2 id="assignment-heading">{words.heading}</h2>
      {mayAssign ? (
        <Form seal={seal} action={inboxPaths.assignment(documentId)}>
          <div class="document-steps">
            <SelectField
              say={say}
              name="assignee"
              value={assignedTo ?? ""}
              label={words.label}
              prompt={say.unitWork.nobody}
              choices={colleagues.map((one) => ({ value: one.accountId, label: nameOf(one) }))}
              width="full"
            />
            <Button look="secondary">{words.save}</Button>
          </div>
        </Form>
      ) : (
        <p>{name ?? say.unitWork.nobody}</p>
      )}
    </section>
  );
}

export interface HandoverSectionProps {
  readonly visit: Visit;
  readonly documentId: string;
  readonly handover: Handover | undefined;
  readonly policy: HandoverPolicy | undefined;
  readonly mayAsk: boolean;
}

export function HandoverSection({ visit, documentId, handover, policy, mayAsk }: HandoverSectionProps) {
  const { say, seal } = visit;
  const words = say.unitWork.handover;
  return (
    <section aria-labelledby="handover-heading">
      <h2 id="handover-heading">{words.heading}</h2>
      {handover !== undefined ? (
        <HowItWent visit={visit} handover={handover} />
      ) : policy === undefined ? (
        <p>{words.notSetUp}</p>
      ) : (
        <div class="document-steps">
          <p>{words.none}</p>
          {mayAsk ? (
            <Form seal={seal} action={inboxPaths.handover(documentId)} inline>
              <Button look="secondary" icon="send">
                {words.ask}
              </Button>
            </Form>
          ) : null}
        </div>
      )}
    </section>
  );
}

function HowItWent({ visit: { say }, handover }: { readonly visit: Visit; readonly handover: Handover }) {
  const words = say.unitWork.handover;
  const { state, way, attempts, failure, handedOverAt, receipt } = handover;
  if (handedOverAt !== undefined) {
    const at = momentText(handedOverAt);
    return <p>{receipt === undefined ? words.handedOver(at) : words.receipt(at, receipt)}</p>;
  }
  return (
    <>
      <p>
        {words.states[state]}. {way === "folder" ? words.waitingFolder : words.waitingApi}
      </p>
      {failure === undefined ? null : <p>{words.failed(attempts, failure)}</p>}
    </>
  );
}

function momentText(at: Instant): string {
  return `${dayOf(at)} ${wallClockOf(at)}`;
}
