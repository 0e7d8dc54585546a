/** The line editor's own saving, in the background: answers with the new version, or tells why nothing was saved. */
import { saveDraft } from "../../domain/invoices/save-draft.ts";
import type { DraftFault } from "../../domain/invoices/draft-fault.ts";
import { Refusal } from "../../domain/refusal.ts";
import { wallClockOf } from "../../time.ts";
import type { Answer, Visit } from "../route.ts";
import { type EditorKnowledge, exampleOf, orderExampleOf } from "./invoice-editor-facts.tsx";
import { sendLabel } from "./invoice-form.tsx";
import { type FormSource, loadForm } from "./invoice-form-state.ts";
import { invoicePaths } from "./invoice-paths.ts";

/** What the browser reads. */
export type AutosaveAnswer =
  | {
      readonly saved: true;
      readonly version: number;
      readonly text: string;
      /** The draft's own address, for a form that had none. */
      readonly address: string;
      /** What the form is judged against now: another receiver, another file, another number. */
      readonly facts: EditorKnowledge["facts"];
      readonly example: string;
      /** The same for the order number. */
      readonly orderExample: string;
      readonly sendLabel: string;
      /** The invoice that already has the typed number. */
      readonly numberTaken?: { readonly href: string; readonly text: string; readonly fault: DraftFault };
    }
  | { readonly saved: false; readonly reason: "changed-meanwhile" | "draft-already-sent" };

export async function answerAutosave(visit: Visit, source: FormSource): Promise<Answer> {
  const { say } = visit;
  const words = say.invoices.form;
  try {
    const saved = await visit.perform((work) => saveDraft(work, source));
    const state = await visit.ask((work) => loadForm(work, saved));
    const taken = state.otherFaults.find(({ code }) => code === "invoice-number-taken");
    return answer(200, {
      saved: true,
      version: saved.version,
      text: words.savedAt(wallClockOf(saved.savedAt)),
      address: invoicePaths.draft(source.id),
      facts: state.facts,
      example: exampleOf(say, state),
      orderExample: orderExampleOf(say, state),
      sendLabel: sendLabel(state, say),
      ...(taken && {
        numberTaken: { ...linkOf(taken, say), fault: taken },
      }),
    });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.code !== "changed-meanwhile" && error.code !== "draft-already-sent") throw error;
    return answer(409, { saved: false, reason: error.code });
  }
}

function linkOf({ params }: DraftFault, say: Visit["say"]): { href: string; text: string } {
  const { invoiceId = "", number = "" } = params;
  return { href: invoicePaths.invoice(invoiceId), text: say.invoices.form.numberTakenLink(number) };
}

function answer(status: number, body: AutosaveAnswer): Answer {
  return { kind: "json", status, body };
}
