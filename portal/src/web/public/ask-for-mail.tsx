/** After Klar: what happens next, and the link sent once more. */
import { networkOf } from "../../domain/access/network.ts";
import { parseEmailAddress } from "../../domain/access/email-address.ts";
import { type AskForMail, resendConfirmation } from "../../domain/parties/resend-confirmation.ts";
import { requestPasswordReset } from "../../domain/parties/reset-password.ts";
import { Button } from "../components/button/button.tsx";
import { ErrorSummary } from "../components/error-summary/error-summary.tsx";
import { Form } from "../components/form/form.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { TextField } from "../components/text-field/text-field.tsx";
import { fillForm } from "../filled-form.ts";
import { type FieldFault, parsedBy, readForm } from "../form.ts";
import { z } from "zod";
import type { Messages } from "../messages/messages.ts";
import { type Answer, get, post, type Route, type Visit } from "../route.ts";
import type { Work } from "../../work.ts";
import type { Asked } from "../../domain/parties/register.ts";
import { accessPaths } from "./access-paths.ts";
import { mailSentPage } from "./mail-sent.tsx";
import { waitFault } from "./wait.ts";

export function mailRoutes({ developmentMail }: { readonly developmentMail: boolean }): readonly Route[] {
  return [
    get(accessPaths.registered, "anyone", async ({ say }) => registeredPage(say, developmentMail)),
    ...askRoutes(resend),
    get(accessPaths.resent, "anyone", async ({ say }) =>
      mailSentPage({ say, title: say.access.resend.sentTitle, lead: say.access.resend.sentLead, developmentMail }),
    ),
    ...askRoutes(forgotten),
    get(accessPaths.forgottenSent, "anyone", async ({ say }) =>
      mailSentPage({
        say,
        title: say.access.forgotten.sentTitle,
        lead: say.access.forgotten.sentLead,
        developmentMail,
      }),
    ),
  ];
}

function registeredPage(say: Messages, developmentMail: boolean): Answer {
  const { sent } = say.access;
  return mailSentPage({
    say,
    title: sent.title,
    lead: sent.lead,
    developmentMail,
    children: (
      <>
        <h2>{sent.next}</h2>
        <ol>
          {sent.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <h2>{sent.noMail}</h2>
        <p>
          {sent.noMailText} <a href={accessPaths.resend}>{sent.again}</a>
        </p>
      </>
    ),
  });
}

/** A page that asks for an address and mails something to it. */
interface AskForAddress {
  readonly path: string;
  readonly sentPath: string;
  words(say: Messages): { readonly title: string; readonly lead: string; readonly button: string };
  ask(work: Work, input: AskForMail): Promise<Asked>;
}

const resend: AskForAddress = {
  path: accessPaths.resend,
  sentPath: accessPaths.resent,
  words: (say) => say.access.resend,
  ask: resendConfirmation,
};

const forgotten: AskForAddress = {
  path: accessPaths.forgotten,
  sentPath: accessPaths.forgottenSent,
  words: (say) => say.access.forgotten,
  ask: requestPasswordReset,
};

function askRoutes(page: AskForAddress): readonly Route[] {
  return [
    get(page.path, "anyone", async (visit) => show(page, visit)),
    post(page.path, "anyone", (visit) => ask(page, visit)),
  ];
}

const addressSchema = z.object({ email: parsedBy(parseEmailAddress) });

async function ask(page: AskForAddress, visit: Visit): Promise<Answer> {
  const read = readForm(addressSchema, visit.fields);
  if (!read.ok) return show(page, visit, { status: 422, faults: read.faults });
  const { language } = visit;
  const { email } = read.value;
  const asked = await visit.perform((work) =>
    page.ask(work, { email, language, network: networkOf(visit.clientAddress) }),
  );
  if (asked.kind === "asked") return { kind: "redirect", to: page.sentPath };
  const { retryAfterSeconds } = asked;
  return show(page, visit, { status: 429, retryAfterSeconds, faults: [waitFault(visit.say, retryAfterSeconds)] });
}

interface Shown {
  readonly status?: 422 | 429;
  readonly retryAfterSeconds?: number;
  readonly faults?: readonly FieldFault[];
}

function show(page: AskForAddress, { say, seal, fields }: Visit, { faults = [], ...shown }: Shown = {}): Answer {
  const { title, lead, button } = page.words(say);
  const form = fillForm({ say, fields, faults, sentences: say.access.faults });
  return {
    kind: "page",
    ...shown,
    title,
    body: (
      <>
        <ErrorSummary say={say} errors={form.errors} />
        <PageHeading lead={lead}>{title}</PageHeading>
        <Form seal={seal} action={page.path}>
          <TextField
            {...form.field("email")}
            say={say}
            label={say.access.signIn.email}
            type="email"
            inputMode="email"
            autoComplete="email"
          />
          <Button>{button}</Button>
        </Form>
      </>
    ),
  };
}
