/** The people of one's organisation, and newcomers who wait for an answer. Serves suppliers and the region alike. */
import { z } from "zod";
import { may, type Role, roles } from "../../domain/access/permissions.ts";
import { decideJoinRequest } from "../../domain/parties/decide-join-request.ts";
import { rolesOf } from "../../domain/parties/membership.ts";
import { changeRole, getMember, listMembers, listOpenRequests, removeMember } from "../../domain/parties/members.ts";
import { Refusal } from "../../domain/refusal.ts";
import { fillForm } from "../filled-form.ts";
import { type FieldFault, oneOf, readForm } from "../form.ts";
import { paths } from "../paths.ts";
import { type Answer, get, post, type Route, type Viewer, type Visit } from "../route.ts";
import { MemberPage } from "./member-page.tsx";
import { MembersPage } from "./members-page.tsx";

export const memberRoutes: readonly Route[] = [
  get(paths.members, "member.read", (visit) => showMembers(visit)),
  post(`${paths.members}/requests/:id`, "member.write", decide),
  get(`${paths.members}/:accountId`, "member.write", (visit) => showMember(visit)),
  post(`${paths.members}/:accountId/role`, "member.write", saveRole),
  post(`${paths.members}/:accountId/removal`, "member.write", remove),
];

const roleSchema = z.object({ role: oneOf(roles) });

async function decide(visit: Visit): Promise<Answer> {
  const requestId = visit.params["id"] ?? "";
  const name = await visit.ask(async (work) => {
    const request = (await listOpenRequests(work)).find(({ id }) => id === requestId);
    return request?.name;
  });
  const words = visit.say.access.members;
  if (visit.fields["do"] === "decline") {
    const role: Role = rolesOf[viewerOf(visit).organisation.kind][1];
    await visit.perform((work) => decideJoinRequest(work, { requestId, decision: "decline", role }));
    return { kind: "redirect", to: paths.members, notice: words.declined(name ?? "") };
  }
  const read = readForm(roleSchema, { role: visit.fields[`role-${requestId}`] ?? "" });
  if (!read.ok) return showMembers(visit, { requestId, faults: read.faults });
  await visit.perform((work) => decideJoinRequest(work, { requestId, decision: "accept", role: read.value.role }));
  return { kind: "redirect", to: paths.members, notice: words.accepted(name ?? "") };
}

async function saveRole(visit: Visit): Promise<Answer> {
  const accountId = visit.params["accountId"] ?? "";
  const read = readForm(roleSchema, visit.fields);
  if (!read.ok) return showMember(visit, read.faults);
  return unlessLastOwner(visit, async () => {
    const { name } = await visit.ask((work) => getMember(work, accountId));
    await visit.perform((work) => changeRole(work, { accountId, role: read.value.role }));
    const isStillDeciding = accountId !== viewerOf(visit).actor.accountId || may(read.value.role, "member.read");
    const to = isStillDeciding ? paths.members : paths.start;
    return { kind: "redirect", to, notice: visit.say.access.members.member.saved(name) };
  });
}

async function remove(visit: Visit): Promise<Answer> {
  const accountId = visit.params["accountId"] ?? "";
  return unlessLastOwner(visit, async () => {
    const { name } = await visit.ask((work) => getMember(work, accountId));
    await visit.perform((work) => removeMember(work, accountId));
    const to = accountId === viewerOf(visit).actor.accountId ? paths.signIn : paths.members;
    return { kind: "redirect", to, notice: visit.say.access.members.member.removed(name) };
  });
}

async function unlessLastOwner(visit: Visit, act: () => Promise<Answer>): Promise<Answer> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== "last-owner") throw error;
    return showMember(visit, [{ path: "role", code: "last-owner", params: {} }]);
  }
}

interface Faulty {
  readonly requestId: string;
  readonly faults: readonly FieldFault[];
}

async function showMembers(visit: Visit, faulty?: Faulty): Promise<Answer> {
  const { say, seal } = visit;
  const viewer = viewerOf(visit);
  const decides = may(viewer.actor.role, "member.write");
  const { members, requests } = await visit.ask(async (work) => ({
    members: await listMembers(work),
    requests: decides ? await listOpenRequests(work) : [],
  }));
  // Each request has a form of its own on the page, so its fields carry its id.
  const faults = (faulty?.faults ?? []).map((fault) => ({ ...fault, path: `role-${faulty?.requestId ?? ""}` }));
  const form = fillForm({ say, fields: {}, faults, sentences: { choose: say.access.faults["role.choose"] } });
  return {
    kind: "page",
    ...(faulty === undefined ? {} : { status: 422 as const }),
    title: say.access.members.title,
    wide: true,
    body: (
      <MembersPage
        say={say}
        seal={seal}
        viewer={viewer}
        form={form}
        members={members}
        requests={requests}
        decides={decides}
      />
    ),
  };
}

async function showMember(visit: Visit, faults: readonly FieldFault[] = []): Promise<Answer> {
  const { say, seal } = visit;
  const viewer = viewerOf(visit);
  const member = await visit.ask((work) => getMember(work, visit.params["accountId"] ?? ""));
  const sentences = { ...say.access.faults, "last-owner": say.access.members.member.lastOwner };
  const form = fillForm({ say, fields: { role: visit.fields["role"] ?? member.role }, faults, sentences });
  return {
    kind: "page",
    ...(faults.length === 0 ? {} : { status: 422 as const }),
    title: member.name,
    crumbs: [{ label: say.access.members.title, href: paths.members }],
    body: <MemberPage say={say} seal={seal} form={form} member={member} kind={viewer.organisation.kind} />,
  };
}

function viewerOf({ viewer }: Visit): Viewer {
  if (viewer === undefined) throw new Error("The members page admits only those who have signed in.");
  return viewer;
}
