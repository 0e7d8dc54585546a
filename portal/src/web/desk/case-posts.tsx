/** What is posted from a case's page at the desk: each form is read, one command is done, and the page is shown again. */
import { z } from "zod";
import { assignCase } from "../../domain/cases/assign-case.ts";
import { type Case, wordsCharactersMax } from "../../domain/cases/case.ts";
import { decideCase } from "../../domain/cases/decide-case.ts";
import { type CaseKind, decisionRow } from "../../domain/cases/kinds.ts";
import { noteCase } from "../../domain/cases/note-case.ts";
import { getCase } from "../../domain/cases/queries.ts";
import { fillTemplate, listTemplates } from "../../domain/cases/reply-templates.ts";
import { needsWords, replyActs, replyToParty, reopenCase } from "../../domain/cases/reply-to-party.ts";
import { findReceiver } from "../../domain/receivers/queries.ts";
import { checkReference, type Receiver } from "../../domain/receivers/receiver.ts";
import { readCaseFiles } from "../case-files.ts";
import { fault, type FieldFault, type Fields, oneOf, optionalText, readForm, requiredText } from "../form.ts";
import type { Answer, Visit } from "../route.ts";
import { fetchDoes } from "./case-forms.tsx";
import { casePage } from "./case-page.tsx";
import { deskPaths } from "./desk-paths.ts";

const idOf = ({ params }: Visit): string => params["id"] ?? "";

export async function reply(visit: Visit): Promise<Answer> {
  const found = await visit.ask((work) => getCase(work, idOf(visit)));
  if (visit.fields["do"] === fetchDoes) return casePage(visit, { fields: await withTemplate(visit, found) });
  const read = readForm(replySchema(found), visit.fields);
  const files = await readCaseFiles(visit);
  const faults = [...(read.ok ? [] : read.faults), ...(files.ok ? [] : [files.fault])];
  if (!read.ok || !files.ok) return casePage(visit, { fields: visit.fields, faults });
  await visit.perform(
    (work) => replyToParty(work, { caseId: found.id, ...read.value, files: files.files }),
    thereOf(found),
  );
  const words = visit.say.cases.page;
  return back(found, found.counterpartId === undefined ? words.closed : words.sent);
}

function replySchema(found: Case) {
  return z.object({ act: oneOf(replyActs), words: optionalText(wordsCharactersMax) }).superRefine((form, context) => {
    if (form.words === undefined && needsWords(found, form.act))
      context.addIssue({ ...fault("missing"), path: ["words"] });
  });
}

/** The template's text after what is typed already, with its blanks filled in. */
async function withTemplate({ fields, ask, viewer }: Visit, found: Case): Promise<Fields> {
  const templates = await ask((work) => listTemplates(work, found.queue));
  const template = templates.find(({ id }) => id === fields["template"]);
  if (template === undefined) return fields;
  const typed = (fields["words"] ?? "").trim();
  const filled = fillTemplate(template.words, found, viewer?.name ?? "");
  return { ...fields, words: typed === "" ? filled : `${typed}\n\n${filled}` };
}

export async function decide(visit: Visit): Promise<Answer> {
  const { kind, ...found } = await visit.ask((work) => getCase(work, idOf(visit)));
  const { decision = "", reasons, ...facts } = visit.fields as Partial<Record<string, string>>;
  const receiver = found.receiverId && (await visit.ask((work) => findReceiver(work, found.receiverId ?? "")));
  const faults = decisionFaults(kind, visit.fields, receiver || undefined);
  if (faults.length > 0) return casePage(visit, { fields: visit.fields, faults });
  const outcome = Object.fromEntries(Object.entries(facts).map(([name, text]) => [name, text ?? ""]));
  await visit.perform(
    (work) => decideCase(work, { caseId: found.id, decision, words: reasons, outcome }),
    thereOf(found),
  );
  return back(found, visit.say.cases.page.decided);
}

function decisionFaults(kind: CaseKind, fields: Fields, receiver: Receiver | undefined): readonly FieldFault[] {
  const row = decisionRow(kind, fields["decision"] ?? "");
  if (row === undefined) return [{ path: "decision", code: "choose", params: {} }];
  const isEmpty = (name: string): boolean => (fields[name] ?? "").trim() === "";
  const missing = (row.facts ?? []).filter(isEmpty).map((path) => ({ path, code: "decision-fact", params: {} }));
  const unfitting = (row.facts ?? []).flatMap((path) => unfittingReference(path, fields, receiver));
  const reasons = readForm(z.object({ reasons: optionalText(wordsCharactersMax) }), fields);
  const wordless =
    row.needsWords && isEmpty("reasons") ? [{ path: "reasons", code: "decision-words", params: {} }] : [];
  return [...missing, ...unfitting, ...wordless, ...(reasons.ok ? [] : reasons.faults)];
}

/** The reference is one the unit itself asks suppliers for: in the form of its card. */
function unfittingReference(path: string, fields: Fields, receiver: Receiver | undefined): readonly FieldFault[] {
  const typed = (fields[path] ?? "").trim();
  if (path !== "reference" || typed === "" || receiver === undefined) return [];
  const { referenceExample: example = "" } = receiver.rule;
  if (typed.length > 200) return [{ path, code: "too-long", params: { max: "200", length: String(typed.length) } }];
  return checkReference(receiver, typed) === undefined ? [] : [{ path, code: "reference-form", params: { example } }];
}

export async function assign(visit: Visit): Promise<Answer> {
  const found = { id: idOf(visit) };
  const owner = visit.fields["owner"] ?? "";
  if (owner === "") {
    const faults = [{ path: "owner", code: "choose", params: {} }];
    return casePage(visit, { fields: visit.fields, faults });
  }
  const to = owner === "nobody" ? undefined : owner;
  await visit.perform((work) => assignCase(work, { caseId: found.id, to }), thereOf(found));
  const words = visit.say.cases.page;
  return back(found, to === undefined ? words.back : to === visit.viewer?.actor.accountId ? words.taken : words.given);
}

export async function note(visit: Visit): Promise<Answer> {
  const found = { id: idOf(visit) };
  const read = readForm(z.object({ note: requiredText(wordsCharactersMax) }), visit.fields);
  if (!read.ok) return casePage(visit, { fields: visit.fields, faults: read.faults });
  await visit.perform((work) => noteCase(work, { caseId: found.id, words: read.value.note }), thereOf(found));
  return back(found, visit.say.cases.page.noted);
}

export async function reopen(visit: Visit): Promise<Answer> {
  const found = { id: idOf(visit) };
  await visit.perform((work) => reopenCase(work, { caseId: found.id, words: undefined }), thereOf(found));
  return back(found, visit.say.cases.page.reopened);
}

function thereOf({ id }: Pick<Case, "id">): () => string {
  return () => deskPaths.case(id);
}

function back({ id }: Pick<Case, "id">, notice: string): Answer {
  return { kind: "redirect", to: deskPaths.case(id), notice };
}
