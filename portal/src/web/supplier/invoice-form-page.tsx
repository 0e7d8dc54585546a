/** The page around the invoice form: its parts that other rooms draw, and what it loads. */
import type { VNode } from "preact";
import type { DraftFault } from "../../domain/invoices/draft-fault.ts";
import { type FoundReceiver, searchReceivers } from "../../domain/receivers/search-receivers.ts";
import {
  AttachmentList,
  attachmentField,
  type AttachmentRefusal,
} from "../components/attachment-list/attachment-list.tsx";
import { ReceiverPicker } from "../components/receiver-picker/receiver-picker.tsx";
import { judgeForm } from "../../domain/invoices/judge-form.ts";
import { withFixes } from "../../domain/invoices/fix-form.ts";
import type { Answer, Visit } from "../route.ts";
import { attachmentsPath } from "./attachment-pages.tsx";
import { faultWordsOf, sentenceOf } from "./invoice-fault-text.ts";
import { InvoiceForm, titleOf } from "./invoice-form.tsx";
import { mendedNotice } from "./invoice-fix.tsx";
import { type FormState, invoiceBeside } from "./invoice-form-state.ts";
import { invoicePaths } from "./invoice-paths.ts";

export interface FormPage {
  readonly state: FormState;
  /** After a send that was refused. */
  readonly faults?: readonly DraftFault[];
  /** Files that were not taken in. */
  readonly refusals?: readonly AttachmentRefusal[];
  readonly search?: ReceiverSearch | undefined;
}

/** What was searched for without scripts, and what it led to. */
export interface ReceiverSearch {
  readonly asked: string;
  readonly found: readonly FoundReceiver[];
}

export function formPage(visit: Visit, shown: FormPage): Answer {
  const { say, language, seal } = visit;
  const { state, refusals = [] } = shown;
  const { fields, facts } = state;
  const judged = withFixes([...judgeForm(fields, facts).faults, ...state.otherFaults], fields, facts);
  const faults = shown.faults && withFixes(shown.faults, fields, facts);
  const path = attachmentsPath(state.id);
  return {
    kind: "page",
    ...((faults !== undefined || refusals.length > 0) && { status: 422 as const }),
    title: titleOf(state, say),
    crumbs: [{ label: say.invoices.list.title, href: invoicePaths.list }],
    body: (
      <InvoiceForm
        say={say}
        language={language}
        seal={seal}
        state={state}
        judged={judged}
        mended={mendedNotice(visit, state)}
        {...(faults && { faults })}
        picker={pickerOf(visit, shown)}
        refusals={refusals}
        attachments={
          <AttachmentList
            say={say}
            attachments={state.attachments}
            refusals={refusals}
            receiver={state.receiver}
            error={errorOf(visit, { faults, path: attachmentField })}
            path={path}
            invoice={invoiceBeside(state)}
          />
        }
      />
    ),
    islands: ["line-editor", "receiver-search", "attachment-list", ...(faults === undefined ? [] : ["in-place"])],
    wide: true,
  };
}

export async function searchAsked({ query, ask }: Visit): Promise<ReceiverSearch | undefined> {
  const asked = query["asked"];
  if (asked === undefined) return undefined;
  return { asked, found: await ask((work) => searchReceivers(work, { text: asked, limit: FOUND_MAX })) };
}

/** As many answers as can be looked through; more are found by typing on. */
const FOUND_MAX = 10;

/** The sentence at a field that another room draws. */
function errorOf(
  visit: Visit,
  { faults = [], path }: { faults: FormPage["faults"]; path: string },
): string | undefined {
  const fault = faults.find((one) => one.path === path);
  return fault && sentenceOf(fault, faultWordsOf(visit.say, visit.language));
}

function pickerOf(visit: Visit, { state, faults, search }: FormPage): VNode {
  const chosen = state.receiver && { ...state.receiver, city: state.receiver.address.city };
  return (
    <ReceiverPicker
      say={visit.say}
      chosen={chosen}
      {...search}
      error={errorOf(visit, { faults, path: "receiver" })}
      favourites={state.favourites}
    />
  );
}
