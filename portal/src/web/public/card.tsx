/** Signing in with a card, and whose card opens whose account. */
import { z } from "zod";
import { parseHsaId, type CardReader, readCard } from "../../domain/access/card.ts";
import { findHsaId } from "../../domain/access/card-holders.ts";
import { networkOf } from "../../domain/access/network.ts";
import { enterWithCard, giveCard } from "../../domain/parties/enter-with-card.ts";
import { getMember } from "../../domain/parties/members.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { AccountId } from "../../work.ts";
import { Button } from "../components/button/button.tsx";
import { ErrorSummary } from "../components/error-summary/error-summary.tsx";
import { Form } from "../components/form/form.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { PasswordField } from "../components/password-field/password-field.tsx";
import { TextField } from "../components/text-field/text-field.tsx";
import { fillForm } from "../filled-form.ts";
import { fault, type FieldFault, readForm } from "../form.ts";
import { paths } from "../paths.ts";
import { type Answer, get, post, type Route, type Visit } from "../route.ts";
import { webLimits } from "../server/limits.ts";
import type { WaysIn } from "../server/parts.ts";
import { accessPaths } from "./access-paths.ts";
import { letIn } from "./let-in.tsx";
import { proveAgain } from "./prove-again.ts";
import { signInAgain } from "./sign-in.tsx";

const memberCard = `${paths.members}/:accountId/card`;

export function cardRoutes(reader: CardReader, ways: WaysIn): readonly Route[] {
  return [
    post(accessPaths.card, "anyone", (visit) => enter(visit, { reader, ways }), {
      openBeforeSecondStep: true,
      bodyBytesMax: webLimits.signInBytesMax,
    }),
    get(memberCard, "member.write", (visit) => showGiven(visit)),
    post(memberCard, "member.write", give),
  ];
}

interface Desk {
  readonly reader: CardReader;
  readonly ways: WaysIn;
}

async function enter(visit: Visit, { reader, ways }: Desk): Promise<Answer> {
  const { browserMark } = visit.seal;
  const network = networkOf(visit.clientAddress);
  const entered = await visit.perform(async (work) => {
    const card = readCard(reader, visit.clientCertificate, work.now);
    if (card.kind !== "read") return card;
    const outcome = await enterWithCard(work, { hsaId: card.hsaId, network, browserMark });
    return outcome.kind === "unknown" ? { ...outcome, hsaId: card.hsaId } : outcome;
  });
  if (entered.kind === "signed-in" || entered.kind === "no-organisation") return letIn(visit, entered);
  const { say } = visit;
  const words = say.doors.card;
  const told = entered.kind === "unknown" ? words.unknown(entered.hsaId) : words.troubles[entered.kind];
  return signInAgain(visit, ways, { status: 403, text: told });
}

const hsaIdSchema = z.object({
  hsaId: z
    .string()
    .default("")
    .transform((text, context) => {
      const read = text.trim() === "" ? undefined : parseHsaId(text);
      if (text.trim() !== "" && read === undefined) context.addIssue(fault("form"));
      return read;
    }),
});

async function give(visit: Visit): Promise<Answer> {
  const { fields, params, say } = visit;
  const accountId = (params["accountId"] ?? "") as AccountId;
  const read = readForm(hsaIdSchema, fields);
  if (!read.ok) {
    const isEmpty = (fields["password"] ?? "") === "";
    return showGiven(visit, [
      ...read.faults,
      ...(isEmpty ? [{ path: "password", code: "password-to-prove", params: {} }] : []),
    ]);
  }
  const proved = await proveAgain(visit, "password");
  if (!proved.ok) return showGiven(visit, [proved.fault]);
  const { name } = await visit.ask((work) => getMember(work, accountId));
  try {
    await visit.perform((work) => giveCard(work, { accountId, hsaId: read.value.hsaId, proof: proved.proof }));
  } catch (error) {
    const codes = ["card-given-already", "member-acts-elsewhere"];
    if (!(error instanceof Refusal) || !codes.includes(error.code)) throw error;
    return showGiven(visit, [{ path: "hsaId", code: error.code, params: {} }]);
  }
  const words = say.doors.card;
  const notice = read.value.hsaId === undefined ? words.taken(name) : words.given(name);
  return { kind: "redirect", to: `${paths.members}/${accountId}`, notice };
}

async function showGiven(visit: Visit, faults: readonly FieldFault[] = []): Promise<Answer> {
  const { say, seal, fields, params, viewer } = visit;
  if (viewer?.organisation.kind !== "region") throw new Refusal("not-found");
  const accountId = params["accountId"] ?? "";
  const { member, hsaId } = await visit.ask(async (work) => ({
    member: await getMember(work, accountId),
    hsaId: await findHsaId(work, accountId as AccountId),
  }));
  const words = say.doors.card;
  const sentences = { ...say.access.faults, ...words.faults };
  const form = fillForm({ say, fields: { hsaId: fields["hsaId"] ?? hsaId ?? "" }, faults, sentences });
  return {
    kind: "page",
    ...(faults.length > 0 && { status: 422 as const }),
    title: words.memberTitle(member.name),
    crumbs: [
      { label: say.access.members.title, href: paths.members },
      { label: member.name, href: `${paths.members}/${accountId}` },
    ],
    body: (
      <>
        <ErrorSummary say={say} errors={form.errors} />
        <PageHeading lead={words.memberLead}>{words.memberTitle(member.name)}</PageHeading>
        <Form seal={seal} action={`${paths.members}/${accountId}/card`}>
          <TextField
            {...form.field("hsaId")}
            say={say}
            label={words.hsaId}
            hint={words.hsaIdHint}
            autoComplete="off"
            width="medium"
            optional
          />
          <PasswordField
            {...form.field("password")}
            say={say}
            label={say.access.members.password}
            autoComplete="current-password"
          />
          <Button>{words.save}</Button>
        </Form>
      </>
    ),
  };
}
