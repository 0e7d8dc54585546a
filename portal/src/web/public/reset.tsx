/** The page behind the link for a forgotten password. Opening it changes nothing. */
import { networkOf } from "../../domain/access/network.ts";
import { judgePassword } from "../../domain/access/password.ts";
import { hashPassword } from "../../domain/access/password-hash.ts";
import { findPasswordReset, type FoundReset, resetPassword } from "../../domain/parties/reset-password.ts";
import { Refusal } from "../../domain/refusal.ts";
import { Button } from "../components/button/button.tsx";
import { ErrorSummary } from "../components/error-summary/error-summary.tsx";
import { Form } from "../components/form/form.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { PasswordField } from "../components/password-field/password-field.tsx";
import { fillForm } from "../filled-form.ts";
import type { FieldFault } from "../form.ts";
import { paths } from "../paths.ts";
import { type Answer, get, post, type Route, type Visit } from "../route.ts";
import { accessPaths } from "./access-paths.ts";
import { linkGonePage } from "./link-gone.tsx";
import { UsernameField } from "./username-field.tsx";

export const resetRoutes: readonly Route[] = [
  get(accessPaths.reset(":token"), "anyone", async (visit) => show(visit, await find(visit))),
  post(accessPaths.reset(":token"), "anyone", save),
];

function find(visit: Visit): Promise<FoundReset> {
  return visit.ask((work) => findPasswordReset(work, visit.params["token"] ?? ""));
}

async function save(visit: Visit): Promise<Answer> {
  const found = await find(visit);
  if (found.state !== "usable") return show(visit, found);
  const { password = "" } = visit.fields;
  const code = judgePassword(password, [found.account.name, found.account.email]);
  if (code !== undefined) return show(visit, found, [{ path: "password", code, params: {} }]);
  const passwordHash = await hashPassword(password);
  const network = networkOf(visit.clientAddress);
  try {
    await visit.perform((work) => resetPassword(work, { token: visit.params["token"] ?? "", passwordHash, network }));
  } catch (error) {
    if (error instanceof Refusal && error.code === "link-not-usable") return show(visit, await find(visit));
    throw error;
  }
  visit.endSession();
  return { kind: "redirect", to: paths.signIn, notice: visit.say.access.reset.done };
}

function show({ say, seal, fields, params }: Visit, found: FoundReset, faults: readonly FieldFault[] = []): Answer {
  if (found.state !== "usable") return linkGonePage({ say, state: found.state, askAt: accessPaths.forgotten });
  const form = fillForm({ say, fields, faults, sentences: say.access.faults });
  const words = say.access.reset;
  return {
    kind: "page",
    ...(faults.length === 0 ? {} : { status: 422 as const }),
    title: words.title,
    body: (
      <>
        <ErrorSummary say={say} errors={form.errors} />
        <PageHeading lead={words.lead(found.account.email)}>{words.title}</PageHeading>
        <Form seal={seal} action={accessPaths.reset(params["token"] ?? "")}>
          <UsernameField email={found.account.email} />
          <PasswordField
            {...form.field("password")}
            say={say}
            label={words.password}
            hint={say.access.register.passwordHint}
            autoComplete="new-password"
          />
          <Button>{words.button}</Button>
        </Form>
      </>
    ),
  };
}
