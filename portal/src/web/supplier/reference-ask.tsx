/** "I have no reference": the page to which the invoice form leads, with the draft kept. */
import { z } from "zod";
import { wordsCharactersMax } from "../../domain/cases/case.ts";
import { getDraft } from "../../domain/invoices/queries.ts";
import { findReceiver } from "../../domain/receivers/queries.ts";
import type { Receiver } from "../../domain/receivers/receiver.ts";
import { askReference } from "../../domain/references/ask-reference.ts";
import { findOpenRequest, type ReferenceRequest } from "../../domain/references/queries.ts";
import { Button, ButtonLink, ButtonRow } from "../components/button/button.tsx";
import { ErrorSummary } from "../components/error-summary/error-summary.tsx";
import { Form } from "../components/form/form.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { TextArea } from "../components/text-area/text-area.tsx";
import { TextField } from "../components/text-field/text-field.tsx";
import { fillForm } from "../filled-form.ts";
import { type FieldFault, type Fields, optionalText, readForm, requiredText } from "../form.ts";
import { type Answer, get, post, type Route, type Visit } from "../route.ts";
import { casePaths } from "./case-paths.ts";
import { invoicePaths } from "./invoice-paths.ts";

export const referenceRoutes: readonly Route[] = [
  get(invoicePaths.reference(":id"), "case.write", show),
  post(invoicePaths.reference(":id"), "case.write", ask),
];

const lengths = { ordererName: 200, purchase: 500 } as const;

const schema = z.object({
  ordererName: requiredText(lengths.ordererName),
  purchase: requiredText(lengths.purchase),
  words: optionalText(wordsCharactersMax),
});

interface Facts {
  readonly draftId: string;
  readonly receiver: Receiver | undefined;
  readonly asked: ReferenceRequest | undefined;
}

function load(visit: Visit): Promise<Facts> {
  return visit.ask(async (work) => {
    const draft = await getDraft(work, visit.params["id"] ?? "");
    const receiver = await findReceiver(work, draft.fields["receiver"] ?? "");
    const asked = receiver && (await findOpenRequest(work, { draftId: draft.id, receiverId: receiver.id }));
    return { draftId: draft.id, receiver, asked };
  });
}

async function show(visit: Visit): Promise<Answer> {
  const facts = await load(visit);
  return without(visit, facts) ?? page(visit, facts, { ordererName: "", purchase: "" });
}

async function ask(visit: Visit): Promise<Answer> {
  const facts = await load(visit);
  const elsewhere = without(visit, facts);
  if (elsewhere !== undefined) return elsewhere;
  const read = readForm(schema, visit.fields);
  if (!read.ok) return page(visit, facts, visit.fields, read.faults);
  const form = invoicePaths.draft(facts.draftId);
  const asked = await visit.perform(
    (work) => askReference(work, { draftId: facts.draftId, ...read.value }),
    () => form,
  );
  return { kind: "redirect", to: form, notice: visit.say.references.sent(asked.reference) };
}

/** Where there is nothing to ask: no receiver is chosen, or the unit has the question already. */
function without({ say }: Visit, { draftId, receiver, asked }: Facts): Answer | undefined {
  const words = say.references;
  if (receiver === undefined)
    return { kind: "redirect", to: `${invoicePaths.draft(draftId)}#receiver`, notice: words.chooseReceiver };
  if (asked === undefined) return undefined;
  return { kind: "redirect", to: casePaths.case(asked.caseId), notice: words.already(asked.reference) };
}

function page(visit: Visit, facts: Facts, fields: Fields, faults: readonly FieldFault[] = []): Answer {
  const { say, seal } = visit;
  const words = say.references;
  const form = fillForm({ say, fields, faults, sentences: words.faults });
  return {
    kind: "page",
    ...(faults.length > 0 && { status: 422 as const }),
    title: words.title,
    crumbs: [{ label: say.invoices.form.editTitle, href: invoicePaths.draft(facts.draftId) }],
    body: (
      <>
        <ErrorSummary say={say} errors={form.errors} />
        <PageHeading lead={words.lead(facts.receiver?.name ?? "")}>{words.title}</PageHeading>
        <p class="hint">{words.kept}</p>
        <Form seal={seal} action={invoicePaths.reference(facts.draftId)}>
          <TextField
            {...form.field("ordererName")}
            say={say}
            label={words.ordererName}
            hint={words.ordererNameHint}
            maxLength={lengths.ordererName}
            autoComplete="off"
          />
          <TextArea
            {...form.field("purchase")}
            say={say}
            label={words.purchase}
            hint={words.purchaseHint}
            rows={3}
            maxLength={lengths.purchase}
          />
          <TextArea
            {...form.field("words")}
            say={say}
            label={words.words}
            rows={3}
            maxLength={wordsCharactersMax}
            optional
          />
          <ButtonRow>
            <Button icon="send">{words.send}</Button>
            <ButtonLink href={invoicePaths.draft(facts.draftId)} look="secondary">
              {words.back}
            </ButtonLink>
          </ButtonRow>
        </Form>
      </>
    ),
  };
}
