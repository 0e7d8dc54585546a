/** "No access" (B7): asking for access to a Kund-ID, what became of it, and the page where an orderer answers a colleague. */
import { type Parsed, parsed, refused } from "@fakturaporten/einvoice";
import { z } from "zod";
import { requirePerson } from "../../domain/access/permissions.ts";
import { askAccess, getRequest, listOwnRequests, listRequestsToAnswer } from "../../domain/entry/access-request.ts";
import { answerRequest } from "../../domain/entry/answer-request.ts";
import { accessRoles } from "../../domain/customers/access.ts";
import { parseCustomerNumber } from "../../domain/customers/customer.ts";
import { listRegions, type Region } from "../../domain/parties/regions.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { OrganisationId } from "../../work.ts";
import { fillForm } from "../filled-form.ts";
import { fault, type FieldFault, oneOf, parsedBy, readForm, requiredText } from "../form.ts";
import { paths } from "../paths.ts";
import { type Answer, get, post, type Route, type Visit } from "../route.ts";
import { AnswerPage, AskAccessPage } from "./access-request-pages.tsx";

export const accessRequestRoutes: readonly Route[] = [
  get(paths.accessRequests, "case.write", (visit) => show(visit, [])),
  post(paths.accessRequests, "case.write", ask),
  get(`${paths.accessRequests}/:requestId`, "purchase.read", (visit) => showAnswer(visit, [])),
  post(`${paths.accessRequests}/:requestId`, "purchase.read", answer),
];

function numberOf(text: string): Parsed<string, "missing" | "customer-number-form"> {
  if (text.trim() === "") return refused("missing");
  const number = parseCustomerNumber(text);
  return number === undefined ? refused("customer-number-form") : parsed(number);
}

function schemaOf(regions: readonly Region[]) {
  const [only] = regions;
  return z
    .object({
      desk: z.string().default(regions.length === 1 ? (only?.id ?? "") : ""),
      customerNumber: parsedBy(numberOf),
      role: oneOf(accessRoles),
      words: requiredText(1000),
    })
    .superRefine(({ desk }, context) => {
      if (!regions.some(({ id }) => id === desk)) context.addIssue({ ...fault("choose"), path: ["desk"] });
    });
}

async function ask(visit: Visit): Promise<Answer> {
  const { fields, say } = visit;
  const regions = await visit.ask(listRegions);
  const read = readForm(schemaOf(regions), fields);
  if (!read.ok) return show(visit, read.faults);
  const { desk, ...asked } = read.value;
  try {
    await visit.perform(
      (work) => askAccess(work, { ...asked, creditorId: desk as OrganisationId }),
      () => paths.accessRequests,
    );
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== "access-asked-already") throw error;
    return show(visit, [{ path: "customerNumber", code: error.code, params: {} }]);
  }
  return { kind: "redirect", to: paths.accessRequests, notice: say.entry.sent };
}

async function show(visit: Visit, faults: readonly FieldFault[]): Promise<Answer> {
  const { say, seal, fields } = visit;
  const { regions, own } = await visit.ask(async (work) => ({
    regions: await listRegions(work),
    own: await listOwnRequests(work),
  }));
  const first = { role: "reader", ...fields };
  const form = fillForm({ say, fields: first, faults, sentences: say.entry.faults });
  return {
    kind: "page",
    ...(faults.length > 0 && { status: 422 as const }),
    title: say.entry.title,
    body: <AskAccessPage say={say} seal={seal} form={form} regions={regions} own={own} />,
  };
}

async function showAnswer(visit: Visit, faults: readonly FieldFault[]): Promise<Answer> {
  const { say, seal, fields, params } = visit;
  const request = await visit.ask(async (work) => {
    const found = await getRequest(work, params["requestId"] ?? "");
    const { accountId } = requirePerson(work);
    const isOwn = found.askedBy === accountId || found.answeredBy === accountId;
    if (found.state !== "orderer" && !isOwn) throw new Refusal("not-found");
    if (found.state !== "orderer") return found;
    const mine = await listRequestsToAnswer(work);
    if (!mine.some(({ id }) => id === found.id)) throw new Refusal("not-allowed");
    return found;
  });
  const form = fillForm({ say, fields, faults, sentences: say.entry.answerFaults });
  return {
    kind: "page",
    ...(faults.length > 0 && { status: 422 as const }),
    title: say.entry.answerTitle(request.askedByName),
    crumbs: [{ label: say.frame.navigation.start, href: paths.start }],
    body: <AnswerPage say={say} seal={seal} form={form} request={request} />,
  };
}

async function answer(visit: Visit): Promise<Answer> {
  const { params, fields, say } = visit;
  const id = params["requestId"] ?? "";
  const gives = fields["decision"] === "give";
  const read = readForm(z.object({ reason: requiredText(1000, "reason-missing") }), fields);
  if (!gives && !read.ok) return showAnswer(visit, read.faults);
  const said =
    read.ok && !gives ? ({ kind: "refuse", reason: read.value.reason } as const) : ({ kind: "give" } as const);
  await visit.perform(
    (work) => answerRequest(work, { id, answer: said }),
    () => paths.start,
  );
  return { kind: "redirect", to: paths.start, notice: gives ? say.entry.given : say.entry.refused };
}
