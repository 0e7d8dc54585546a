/** Who comes from outside the networks that a role or a page is bound to: what is answered, and how to get in. */
import type { FastifyReply } from "fastify";
import { networkOf } from "../../domain/access/network.ts";
import { type NetworkRule, ruleBroken } from "../../domain/access/networks.ts";
import { Button } from "../components/button/button.tsx";
import { Form } from "../components/form/form.tsx";
import { Notice } from "../components/notice/notice.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { paths } from "../paths.ts";
import type { Route } from "../route.ts";
import { type AnswerFacts, sendPage } from "./answers.tsx";
import { sealFor } from "./arrival.ts";

/** The rule that a visit breaks. Signing in and out, going on as another organisation, and help stay open from everywhere. */
export function ruleBrokenBy({ path, admits, openBeforeSecondStep }: Route, facts: AnswerFacts) {
  const { networks } = facts.sealParts.parts.settings;
  const isWayOut = openBeforeSecondStep === true && (admits === "anyone" || path === paths.switchOrganisation);
  if (networks === undefined || isWayOut) return undefined;
  const { viewer } = facts.arrival;
  return ruleBroken(networks, { address: facts.request.ip, page: path, role: viewer?.actor.role });
}

export function tellOutside({ binds, from }: NetworkRule, facts: AnswerFacts): FastifyReply {
  const { request, reply, arrival, sealParts } = facts;
  const { say, viewer } = arrival;
  const words = say.doors.network;
  const { help } = sealParts.parts.settings.networks ?? {};
  const lead = binds.startsWith("/")
    ? words.page(words.list(from))
    : words.role(roleName(say.access.members.roles, binds), words.list(from));
  return sendPage(
    {
      status: 403,
      title: words.title,
      body: (
        <>
          <PageHeading lead={lead}>{words.title}</PageHeading>
          <Notice say={say} kind="info">
            {help ?? words.inside}
          </Notice>
          <p>{words.address(networkOf(request.ip))}</p>
          {viewer === undefined ? null : (
            <Form seal={sealFor(arrival, reply, sealParts)} action={paths.signOut} inline repeatable>
              <Button look="secondary">{words.signOut}</Button>
            </Form>
          )}
        </>
      ),
    },
    facts,
  );
}

function roleName(names: Readonly<Record<string, { readonly label: string }>>, role: string): string {
  return names[role]?.label ?? role;
}
