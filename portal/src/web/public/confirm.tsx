/**
 * The page behind the link in the confirmation mail. Opening it shows what was registered and changes nothing; the button,
 * with the password, confirms and signs in, or asks the company's owner.
 */
import { z } from "zod";
import { networkOf } from "../../domain/access/network.ts";
import { contestNumber } from "../../domain/newcomers/contest-number.ts";
import { shownNumber, shownVatNumber } from "../../domain/parties/business-number.ts";
import { confirmRegistration, type Confirmed } from "../../domain/parties/confirm-registration.ts";
import { findRegistration, type FoundRegistration } from "../../domain/parties/registration.ts";
import { findLevel } from "../../domain/plans/queries.ts";
import { fillForm } from "../filled-form.ts";
import { type FieldFault, optionalText, readForm, ticked } from "../form.ts";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import type { SummaryRow } from "../components/summary-list/summary-list.tsx";
import type { Messages } from "../messages/messages.ts";
import { levelName } from "../plans/level-words.ts";
import { paths } from "../paths.ts";
import { type Answer, get, post, type Route, type Visit } from "../route.ts";
import { accessPaths } from "./access-paths.ts";
import { ConfirmPage } from "./confirm-page.tsx";
import { linkGonePage } from "./link-gone.tsx";
import { waitFault } from "./wait.ts";

export const confirmRoutes: readonly Route[] = [
  get(accessPaths.confirm(":token"), "anyone", (visit) => show(visit)),
  post(accessPaths.confirm(":token"), "anyone", confirm),
  get(accessPaths.joining, "anyone", async ({ say }) => askedPage(say)),
];

const greetingLengthMax = 500;
const schema = z.object({ greeting: optionalText(greetingLengthMax), contested: ticked });

async function confirm(visit: Visit): Promise<Answer> {
  const token = visit.params["token"] ?? "";
  const password = visit.fields["password"] ?? "";
  const read = readForm(schema, visit.fields);
  const faults = [...(read.ok ? [] : read.faults), ...(password === "" ? [fault("password-to-prove")] : [])];
  if (!read.ok || faults.length > 0) return show(visit, { status: 422, faults });
  const done = await confirmRegistration((command) => visit.perform(command), {
    token,
    password,
    greeting: read.value.greeting,
    network: networkOf(visit.clientAddress),
    browserMark: visit.seal.browserMark,
    ...(read.value.contested && { contest: contestNumber }),
  });
  return answer(visit, done);
}

async function answer(visit: Visit, done: Confirmed): Promise<Answer> {
  const { say } = visit;
  switch (done.kind) {
    case "registered":
      visit.startSession(done.secret);
      return { kind: "redirect", to: paths.start, notice: say.access.confirm.welcome(done.companyName) };
    case "second-step":
      return {
        kind: "redirect",
        to: accessPaths.secondStep,
        notice: say.access.confirm.secondStepNext(done.companyName),
      };
    case "asked-to-join":
      return { kind: "redirect", to: accessPaths.joining, notice: say.access.confirm.askedLead(done.companyName) };
    case "link":
      return linkGonePage({ say, state: done.state, askAt: accessPaths.resend });
    case "wrong-password":
      return show(visit, { status: 422, faults: [fault("password-wrong")] });
    case "wait": {
      const { retryAfterSeconds } = done;
      return show(visit, { status: 429, retryAfterSeconds, faults: [waitFault(say, retryAfterSeconds)] });
    }
  }
}

function askedPage(say: Messages): Answer {
  const { askedTitle, askedNext } = say.access.confirm;
  return {
    kind: "page",
    title: askedTitle,
    body: (
      <>
        <PageHeading>{askedTitle}</PageHeading>
        <p>{askedNext}</p>
      </>
    ),
  };
}

interface Shown {
  readonly status?: 422 | 429;
  readonly retryAfterSeconds?: number;
  readonly faults?: readonly FieldFault[];
}

async function show(visit: Visit, { faults = [], ...shown }: Shown = {}): Promise<Answer> {
  const { say, seal, fields } = visit;
  const token = visit.params["token"] ?? "";
  const { found, level } = await visit.ask(async (work) => {
    const found = await findRegistration(work, token);
    const id = found.state === "usable" ? found.registration.planLevel : "";
    return { found, level: await findLevel(work, id) };
  });
  if (found.state !== "usable") return linkGonePage({ say, state: found.state, askAt: accessPaths.resend });
  const form = fillForm({ say, fields, faults, sentences: say.access.faults });
  const known = found.account !== undefined;
  return {
    kind: "page",
    ...shown,
    title: known ? say.access.confirm.titleKnown : say.access.confirm.title,
    body: (
      <ConfirmPage
        say={say}
        seal={seal}
        form={form}
        action={accessPaths.confirm(token)}
        email={found.account?.email ?? found.registration.email}
        accountIsKnown={known}
        companyIsKnown={found.companyIsKnown}
        rows={rowsOf(say, { ...found, level: level && levelName(level, visit.language) })}
      />
    ),
  };
}

type Told = Extract<FoundRegistration, { state: "usable" }> & {
  /** The name of the level that was chosen. */
  readonly level: string | undefined;
};

function rowsOf(say: Messages, { registration, account, companyIsKnown, level }: Told): readonly SummaryRow[] {
  const { company, personName } = registration;
  const words = say.access.confirm;
  const { yes, no } = say.access.register;
  const which = [
    { name: words.companyName, value: company.name },
    { name: words.number, value: shownNumber(company) },
  ];
  const who = [
    { name: words.person, value: account?.name ?? personName },
    { name: words.email, value: account?.email ?? registration.email },
  ];
  // What else was told about a company that is registered already is not used.
  if (companyIsKnown) return [...which, ...who];
  return [
    ...which,
    {
      name: words.vatNumber,
      value: company.vatNumber === undefined ? words.notVatRegistered : shownVatNumber(company.vatNumber, company),
    },
    { name: words.fSkatt, value: company.fSkatt ? yes : no },
    { name: words.address, value: `${company.street}, ${formatted(company.postalCode)} ${company.city}` },
    { name: words.contact, value: `${company.contactName}, ${company.contactPhone}` },
    ...who,
    { name: words.level, value: level ?? "–" },
  ];
}

function formatted(postalCode: string): string {
  return `${postalCode.slice(0, 3)}\u00a0${postalCode.slice(3)}`;
}

function fault(code: string): FieldFault {
  return { path: "password", code, params: {} };
}
