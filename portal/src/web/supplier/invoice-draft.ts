/** Writing an invoice: the empty form, the form of a draft, and every button of both. */
import { faultNameOf, tallyStops } from "../../domain/feedback/fault-tally.ts";
import { composeDraft } from "../../domain/invoices/compose-draft.ts";
import { isInvoiceId } from "../../domain/invoices/draft.ts";
import type { DraftFault } from "../../domain/invoices/draft-fault.ts";
import {
  type DraftFields,
  draftFieldsFrom,
  LINES_MAX,
  linesOf,
  withLines,
} from "../../domain/invoices/draft-fields.ts";
import { type Edited, editDraft } from "../../domain/invoices/edit-draft.ts";
import { guardCredit } from "../../domain/invoices/guard-credit.ts";
import { InvoiceNotReady } from "../../domain/invoices/invoice-not-ready.ts";
import { findInvoice, getDraft } from "../../domain/invoices/queries.ts";
import { saveDraft } from "../../domain/invoices/save-draft.ts";
import { getSellingTerms } from "../../domain/invoices/selling-terms.ts";
import { withArticle } from "../../domain/articles/article.ts";
import { getArticle } from "../../domain/articles/queries.ts";
import { addFavourite, removeFavourite } from "../../domain/receivers/favourites.ts";
import type { ReceiverId } from "../../domain/receivers/receiver.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { Work } from "../../work.ts";
import {
  favouriteButton,
  receiverTextField,
  searchReceiverButton,
  unfavouriteButton,
} from "../components/receiver-picker/receiver-picker.tsx";
import { paths } from "../paths.ts";
import { type Answer, get, post, type Route, type Visit } from "../route.ts";
import { changeAttachments, isAboutAttachments, uploadBytesMax } from "./attachment-uploads.ts";
import { answerAutosave } from "./invoice-autosave.ts";
import { showConflict } from "./invoice-conflict.tsx";
import { applyFix, isFix, putBack, putBackButton } from "./invoice-fix.tsx";
import { askReferenceButton } from "./invoice-form-sections.tsx";
import { addArticleButton, articleField } from "./invoice-form-articles.tsx";
import { formPage, searchAsked } from "./invoice-form-page.tsx";
import { type FormSource, loadForm, newForm } from "./invoice-form-state.ts";
import { invoicePaths } from "./invoice-paths.ts";
import { preparedPaths } from "./prepared-paths.ts";
import { postedVersion } from "./posted-version.ts";

export const draftRoutes: readonly Route[] = [
  get(paths.newInvoice, "invoice.write", showNew),
  get("/invoices/drafts/:id", "invoice.write", showDraft),
  post("/invoices/drafts/:id", "invoice.write", pressed, { bodyBytesMax: uploadBytesMax }),
];

async function showNew(visit: Visit): Promise<Answer> {
  const { kind, receiver } = visit.query;
  const fields = draftFieldsFrom({ ...(kind && { kind }), ...(receiver && { receiver }) });
  return formPage(visit, { state: await visit.ask((work) => loadForm(work, newForm(work, fields))) });
}

async function showDraft(visit: Visit): Promise<Answer> {
  const id = visit.params["id"] ?? "";
  const found = await visit.ask(async (work) => {
    if ((await findInvoice(work, id)) !== undefined) return "issued";
    return loadForm(work, await getDraft(work, id));
  });
  if (found === "issued") return { kind: "redirect", to: invoicePaths.invoice(id) };
  return formPage(visit, { state: found, search: await searchAsked(visit) });
}

interface Press {
  readonly source: FormSource;
  readonly button: string;
}

async function pressed(visit: Visit): Promise<Answer> {
  const id = visit.params["id"];
  if (!isInvoiceId(id)) throw new Refusal("not-found");
  const version = postedVersion(visit.fields);
  const button = visit.fields["do"] ?? "save";
  const source = { id, version, fields: draftFieldsFrom(visit.fields) };
  if (button === "autosave") return answerAutosave(visit, source);
  try {
    return await press(visit, { source, button });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.code === "changed-meanwhile") return showConflict(visit, source);
    if (error.code === "draft-already-sent") return { kind: "redirect", to: invoicePaths.invoice(id) };
    throw error;
  }
}

/** Whatever the button, what was typed is saved first. */
async function press(visit: Visit, { source, button }: Press): Promise<Answer> {
  const { vat } = await visit.ask(getSellingTerms);
  const edited =
    button === addArticleButton
      ? await articleAdded(visit, source.fields)
      : editDraft(source.fields, button, { unit: "", vat });
  const fields = edited?.fields ?? source.fields;
  const saved = await visit.perform((work) => saveDraft(work, { ...source, fields }));
  const form = invoicePaths.draft(source.id);
  const refusals = await changeAttachments(visit, source.id);
  if (refusals.length > 0)
    return formPage(visit, { state: await visit.ask((work) => loadForm(work, saved)), refusals });
  if (isAboutAttachments(button)) return { kind: "redirect", to: `${form}#attachments` };
  if (isFix(button)) return applyFix(visit, saved, button);
  if (button === favouriteButton || button === unfavouriteButton) return changeFavourite(visit, saved, button);
  if (button === putBackButton) return putBack(visit, saved);
  if (edited !== undefined) return { kind: "redirect", to: `${form}#${edited.focus}` };
  if (button === askReferenceButton) return { kind: "redirect", to: invoicePaths.reference(source.id) };
  if (button === "template") return { kind: "redirect", to: preparedPaths.saveTemplate(source.id) };
  if (button === "send" || button === "preview") return check(visit, saved);
  if (button === searchReceiverButton) {
    const asked = encodeURIComponent((visit.fields[receiverTextField] ?? "").slice(0, 200).toWellFormed());
    return { kind: "redirect", to: `${form}?asked=${asked}#receiver` };
  }
  return { kind: "redirect", to: form, notice: visit.say.invoices.form.saved };
}

/** Without a choice, nothing is added. */
async function articleAdded(visit: Visit, fields: DraftFields): Promise<Edited> {
  const chosen = visit.fields[articleField] ?? "";
  const lines = linesOf(fields);
  if (chosen === "") return { fields, focus: articleField };
  const article = await visit.ask((work) => getArticle(work, chosen));
  const after = withArticle(lines, article).slice(0, LINES_MAX);
  return { fields: withLines(fields, after), focus: `lines.${after.length}.quantity` };
}

async function changeFavourite(visit: Visit, { id, fields }: FormSource, button: string): Promise<Answer> {
  const receiverId = fields["receiver"] ?? "";
  const isNew = button === favouriteButton;
  await visit.perform((work) =>
    isNew ? addFavourite(work, receiverId) : removeFavourite(work, receiverId as ReceiverId),
  );
  const { added, removed } = visit.say.prepared.favourites;
  return { kind: "redirect", to: invoicePaths.draft(id), notice: isNew ? added : removed };
}

/** On to the page that shows the invoice as the receiver will see it; back to the form when something is to be mended. */
async function check(visit: Visit, saved: FormSource): Promise<Answer> {
  const faults = await visit.ask((work) => faultsOf(work, saved));
  if (faults.length === 0) return { kind: "redirect", to: invoicePaths.check(saved.id) };
  await visit.perform((work) =>
    tallyStops(work, {
      receiverId: saved.fields["receiver"],
      faults: faults.map((fault) => faultNameOf({ ...fault, rule: fault.params["rule"] })),
    }),
  );
  return formPage(visit, { state: await visit.ask((work) => loadForm(work, saved)), faults });
}

async function faultsOf(work: Work, saved: FormSource): Promise<readonly DraftFault[]> {
  try {
    const draft = await getDraft(work, saved.id);
    await guardCredit(work, { draft, composed: await composeDraft(work, draft) });
    return (await loadForm(work, saved)).otherFaults;
  } catch (error) {
    if (error instanceof InvoiceNotReady) return error.faults;
    throw error;
  }
}
