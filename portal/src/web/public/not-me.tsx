/** "That was not me": the page behind the link in the letter about a changed account. Opening it changes nothing. */
import { networkOf } from "../../domain/access/network.ts";
import { Refusal } from "../../domain/refusal.ts";
import { findStop, stopPayments } from "../../domain/settings/stop-payments.ts";
import { Button, ButtonLink, ButtonRow } from "../components/button/button.tsx";
import { Form } from "../components/form/form.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { paths } from "../paths.ts";
import { type Answer, get, post, type Route, type Visit } from "../route.ts";
import { accessPaths } from "./access-paths.ts";

export const notMeRoutes: readonly Route[] = [
  get(accessPaths.stopped, "anyone", done),
  get(accessPaths.notMe(":token"), "anyone", show),
  post(accessPaths.notMe(":token"), "anyone", stop),
];

async function show(visit: Visit): Promise<Answer> {
  const { say, seal, params } = visit;
  const words = say.accountSafety.notMe;
  const link = await visit.ask((work) => findStop(work, params["token"] ?? ""));
  if (link.state !== "usable") return gone(visit, link.state);
  return {
    kind: "page",
    title: words.title,
    body: (
      <>
        <PageHeading lead={words.lead(link.companyName ?? "")}>{words.title}</PageHeading>
        <p>{words.consequence}</p>
        <Form seal={seal} action={accessPaths.notMe(params["token"] ?? "")}>
          <Button>{words.button}</Button>
        </Form>
      </>
    ),
  };
}

async function stop(visit: Visit): Promise<Answer> {
  const { params, clientAddress } = visit;
  const token = params["token"] ?? "";
  const link = await visit.ask((work) => findStop(work, token));
  if (link.state !== "usable") return gone(visit, link.state);
  const taken = await visit.perform((work) => stopPayments(work, { token, network: networkOf(clientAddress) }));
  if (!taken.ok) throw new Refusal("too-many-tries");
  return { kind: "redirect", to: accessPaths.stopped };
}

async function done({ say }: Visit): Promise<Answer> {
  const { doneTitle: title, doneLead } = say.accountSafety.notMe;
  return { kind: "page", title, body: <PageHeading lead={doneLead}>{title}</PageHeading> };
}

function gone({ say }: Visit, state: "used" | "voided" | "expired" | "unknown"): Answer {
  const [title, text] = say.accountSafety.notMe.gone[state];
  return {
    kind: "page",
    status: 404,
    title,
    body: (
      <>
        <PageHeading lead={text}>{title}</PageHeading>
        <ButtonRow>
          <ButtonLink href={paths.signIn}>{say.access.signIn.title}</ButtonLink>
        </ButtonRow>
      </>
    ),
  };
}
