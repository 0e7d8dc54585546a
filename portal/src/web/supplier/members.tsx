/** The people of one's organisation, and newcomers who wait for an answer. Serves suppliers and the region alike. */
import { z } from "zod";
import { type PasswordProof, provePassword } from "../../domain/access/password-proof.ts";
import { may, roles } from "../../domain/access/permissions.ts";
import { getSecondStep } from "../../domain/access/second-step.ts";
import { decideJoinRequest } from "../../domain/parties/decide-join-request.ts";
import { changeRole, getMember, listMembers, listOpenRequests, removeMember } from "../../domain/parties/members.ts";
import { resetSecondStep } from "../../domain/parties/reset-second-step.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { AccountId } from "../../work.ts";
import { fillForm } from "../filled-form.ts";
import { type FieldFault, oneOf, readForm } from "../form.ts";
import { paths } from "../paths.ts";
import { waitFault } from "../public/wait.ts";
import { type Answer, get, post, type Route, type Viewer, type Visit } from "../route.ts";
import { MemberPage } from "./member-page.tsx";
import { MembersPage } from "./members-page.tsx";

/** @param takesCards whether a member's page leads to the card's. */
export function memberRoutes({ takesCards }: { readonly takesCards: boolean }): readonly Route[] {
  return [
    get(`${paths.members}/:accountId`, "member.write", (visit) => showMember(visit, [], takesCards)),
    ...otherRoutes,
  ];
}

const otherRoutes: readonly Route[] = [
  get(paths.members, "member.read", (visit) => showMembers(visit)),
  post(`${paths.members}/requests/:id`, "member.write", decide),
  post(`${paths.members}/:accountId/role`, "member.write", saveRole),
  post(`${paths.members}/:accountId/removal`, "member.write", remove),
  post(`${paths.members}/:accountId/second-step`, "member.write", takeAwaySecondStep),
];

const roleSchema = z.object({ role: oneOf(roles) });

async function decide(visit: Visit): Promise<Answer> {
  const requestId = visit.params["id"] ?? "";
  const requests = await visit.ask((work) => listOpenRequests(work));
  const name = requests.find(({ id }) => id === requestId)?.name ?? "";
  const words = visit.say.access.members;
  if (visit.fields["do"] === "decline") {
    await visit.perform((work) => decideJoinRequest(work, { requestId, decision: "decline" }));
    return { kind: "redirect", to: paths.members, notice: words.declined(name) };
  }
  const role = readForm(roleSchema, { role: visit.fields[`role-${requestId}`] ?? "" });
  const proved = await proveOwn(visit, `password-${requestId}`, role.ok);
  const faults = [
    ...(role.ok ? [] : role.faults.map((fault) => ({ ...fault, path: `role-${requestId}` }))),
    ...proved.faults,
  ];
  if (!role.ok || proved.proof === undefined) return showMembers(visit, faults);
  const accepted = { requestId, decision: "accept", role: role.value.role, proof: proved.proof } as const;
  await visit.perform((work) => decideJoinRequest(work, accepted));
  return { kind: "redirect", to: paths.members, notice: words.accepted(name) };
}

async function saveRole(visit: Visit): Promise<Answer> {
  const accountId = visit.params["accountId"] ?? "";
  const read = readForm(roleSchema, visit.fields);
  const { proof, faults } = await proveOwn(visit, "password", read.ok);
  if (!read.ok || proof === undefined) return showMember(visit, [...(read.ok ? [] : read.faults), ...faults]);
  const { role } = read.value;
  return unlessLastOwner(visit, async () => {
    const { name } = await visit.ask((work) => getMember(work, accountId));
    await visit.perform((work) => changeRole(work, { accountId, role, proof }));
    const mayStillLook = accountId !== viewerOf(visit).actor.accountId || may(role, "member.read");
    const to = mayStillLook ? paths.members : paths.start;
    return { kind: "redirect", to, notice: visit.say.access.members.member.saved(name) };
  });
}

async function remove(visit: Visit): Promise<Answer> {
  const accountId = visit.params["accountId"] ?? "";
  const { proof, faults } = await proveOwn(visit, "removalPassword", true);
  if (proof === undefined) return showMember(visit, faults);
  return unlessLastOwner(visit, async () => {
    const { name } = await visit.ask((work) => getMember(work, accountId));
    await visit.perform((work) => removeMember(work, { accountId, proof }));
    const to = accountId === viewerOf(visit).actor.accountId ? paths.signIn : paths.members;
    return { kind: "redirect", to, notice: visit.say.access.members.member.removed(name) };
  });
}

async function takeAwaySecondStep(visit: Visit): Promise<Answer> {
  const accountId = visit.params["accountId"] ?? "";
  const { proof, faults } = await proveOwn(visit, "resetPassword", true);
  if (proof === undefined) return showMember(visit, faults);
  const { name } = await visit.ask((work) => getMember(work, accountId));
  try {
    await visit.perform((work) => resetSecondStep(work, { accountId: accountId as AccountId, proof }));
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== "member-acts-elsewhere") throw error;
    return showMember(visit, [{ path: "resetPassword", code: "acts-elsewhere", params: {} }]);
  }
  return { kind: "redirect", to: paths.members, notice: visit.say.secondStep.member.done(name) };
}

interface Proved {
  readonly proof: PasswordProof | undefined;
  readonly faults: readonly FieldFault[];
}

/** The viewer's own password, proved; tried only when the rest of the form is right, so that no try is wasted. */
async function proveOwn(visit: Visit, field: string, restIsRight: boolean): Promise<Proved> {
  const password = visit.fields[field] ?? "";
  const faulty = (code: string): Proved => ({ proof: undefined, faults: [{ path: field, code, params: {} }] });
  if (password === "") return faulty("password-to-prove");
  if (!restIsRight) return { proof: undefined, faults: [] };
  const proved = await provePassword((command) => visit.perform(command), password);
  if (proved.kind === "wrong") return faulty(proved.hasPassword ? "password-wrong" : "password-none");
  if (proved.kind === "wait") return { proof: undefined, faults: [waitFault(visit.say, proved.retryAfterSeconds)] };
  return { proof: proved.proof, faults: [] };
}

async function unlessLastOwner(visit: Visit, act: () => Promise<Answer>): Promise<Answer> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== "last-owner") throw error;
    return showMember(visit, [{ path: "role", code: "last-owner", params: {} }]);
  }
}

async function showMembers(visit: Visit, faults: readonly FieldFault[] = []): Promise<Answer> {
  const { say, seal } = visit;
  const viewer = viewerOf(visit);
  const decides = may(viewer.actor.role, "member.write");
  const { members, requests } = await visit.ask(async (work) => ({
    members: await listMembers(work),
    requests: decides ? await listOpenRequests(work) : [],
  }));
  // Each request has a form of its own on the page, so its fields carry its id.
  const sentences = { ...say.access.faults, choose: say.access.faults["role.choose"] };
  const form = fillForm({ say, fields: visit.fields, faults, sentences });
  return {
    kind: "page",
    ...(faults.length === 0 ? {} : { status: 422 as const }),
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

async function showMember(visit: Visit, faults: readonly FieldFault[], takesCards = false): Promise<Answer> {
  const { say, seal } = visit;
  const viewer = viewerOf(visit);
  const accountId = visit.params["accountId"] ?? "";
  const { member, secondStep } = await visit.ask(async (work) => ({
    member: await getMember(work, accountId),
    secondStep: await getSecondStep(work, accountId as AccountId),
  }));
  const sentences = {
    ...say.access.faults,
    "last-owner": say.access.members.member.lastOwner,
    "acts-elsewhere": say.secondStep.member.elsewhere,
  };
  const form = fillForm({ say, fields: { role: visit.fields["role"] ?? member.role }, faults, sentences });
  return {
    kind: "page",
    ...(faults.length === 0 ? {} : { status: 422 as const }),
    title: member.name,
    crumbs: [{ label: say.access.members.title, href: paths.members }],
    body: (
      <MemberPage
        say={say}
        seal={seal}
        form={form}
        member={member}
        kind={viewer.organisation.kind}
        cardHref={
          takesCards && viewer.organisation.kind === "region" ? `${paths.members}/${accountId}/card` : undefined
        }
        secondStep={accountId === viewer.actor.accountId ? undefined : secondStep}
      />
    ),
  };
}

function viewerOf({ viewer }: Visit): Viewer {
  if (viewer === undefined) throw new Error("The members page admits only those who have signed in.");
  return viewer;
}
