/** A changed account that waits: told on Settings › Send, approved by another owner, or taken back. */
import { provePassword } from "../../domain/access/password-proof.ts";
import { findWaitingChange, type WaitingChange } from "../../domain/settings/account-change.ts";
import { changesOf } from "../../domain/settings/account-changes.ts";
import { approveAccountChange, withdrawAccountChange } from "../../domain/settings/decide-account-change.ts";
import { getSendSettings } from "../../domain/settings/queries.ts";
import type { SendSettings } from "../../domain/settings/send-settings.ts";
import { Button, ButtonLink, ButtonRow } from "../components/button/button.tsx";
import { ErrorSummary } from "../components/error-summary/error-summary.tsx";
import { Form } from "../components/form/form.tsx";
import { Notice } from "../components/notice/notice.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { PasswordField } from "../components/password-field/password-field.tsx";
import { fillForm } from "../filled-form.ts";
import type { FieldFault } from "../form.ts";
import type { Messages } from "../messages/messages.ts";
import { paths } from "../paths.ts";
import { waitFault } from "../public/wait.ts";
import { type Answer, type FormSeal, get, post, type Route, type Visit } from "../route.ts";
import { AccountChangeTable } from "./account-change-table.tsx";

const waitingPaths = {
  approval: "/settings/send/waiting/approval",
  withdrawal: "/settings/send/waiting/withdrawal",
} as const;

export const accountWaitRoutes: readonly Route[] = [
  get(waitingPaths.approval, "settings.write", (visit) => ask(visit)),
  post(waitingPaths.approval, "settings.write", approve),
  post(waitingPaths.withdrawal, "settings.write", withdraw),
];

export interface AccountWaitsProps {
  readonly say: Messages;
  readonly seal: FormSeal;
  readonly change: WaitingChange;
  readonly current: SendSettings;
  readonly mayApprove: boolean;
}

export function AccountWaits({ say, seal, change, current, mayApprove }: AccountWaitsProps) {
  const words = say.accountSafety.waiting;
  return (
    <Notice say={say} kind="info" heading={words.heading}>
      <p>{words.text(change.beginsOn)}</p>
      {change.approvedAt !== undefined ? <p>{words.approved}</p> : null}
      {change.approvedAt === undefined && change.secondPerson === "owner" ? <p>{words.needsOwner}</p> : null}
      {change.approvedAt === undefined && change.secondPerson === "region" ? <p>{words.needsRegion}</p> : null}
      <AccountChangeTable
        say={say}
        caption={words.changes}
        changes={changesOf(current, change)}
        before={current}
        after={change}
      />
      <Form seal={seal} action={waitingPaths.withdrawal}>
        <input type="hidden" name="change" value={change.id} />
        <ButtonRow>
          {mayApprove ? <ButtonLink href={waitingPaths.approval}>{words.approve}</ButtonLink> : null}
          <Button look="secondary">{words.withdraw}</Button>
        </ButtonRow>
      </Form>
    </Notice>
  );
}

/** Whether this person is the second one whom the change waits for. */
export function mayApprove(visit: Visit, change: WaitingChange): boolean {
  return (
    change.secondPerson === "owner" &&
    change.approvedAt === undefined &&
    change.proposedBy !== visit.viewer?.actor.accountId
  );
}

async function withdraw(visit: Visit): Promise<Answer> {
  const id = visit.fields["change"] ?? "";
  await visit.perform(
    (work) => withdrawAccountChange(work, id),
    () => paths.settingsSend,
  );
  return { kind: "redirect", to: paths.settingsSend, notice: visit.say.accountSafety.waiting.withdrawn };
}

async function approve(visit: Visit): Promise<Answer> {
  const { fields, say } = visit;
  const password = fields["password"] ?? "";
  if (password === "") return ask(visit, [{ path: "password", code: "password-missing", params: {} }]);
  const proved = await provePassword((command) => visit.perform(command), password);
  if (proved.kind === "wrong") return ask(visit, [{ path: "password", code: "password-wrong", params: {} }]);
  if (proved.kind === "wait") return ask(visit, [{ ...waitFault(say, proved.retryAfterSeconds), path: "password" }]);
  await visit.perform(
    (work) => approveAccountChange(work, { id: fields["change"] ?? "", proof: proved.proof }),
    () => paths.settingsSend,
  );
  return { kind: "redirect", to: paths.settingsSend, notice: say.accountSafety.waiting.approveDone };
}

async function ask(visit: Visit, faults: readonly FieldFault[] = []): Promise<Answer> {
  const { say, seal, fields } = visit;
  const { change, current } = await visit.ask(async (work) => ({
    change: await findWaitingChange(work),
    current: await getSendSettings(work),
  }));
  if (change === undefined || !mayApprove(visit, change)) return { kind: "redirect", to: paths.settingsSend };
  const words = say.accountSafety.waiting;
  const form = fillForm({ say, fields, faults, sentences: { ...say.access.faults, ...say.settings.faults } });
  return {
    kind: "page",
    ...(faults.length > 0 && { status: 422 as const }),
    title: words.approve,
    crumbs: [{ label: say.settings.pageTitle, href: paths.settingsSend }],
    body: (
      <>
        <ErrorSummary say={say} errors={form.errors} />
        <PageHeading lead={words.approveLead}>{words.approve}</PageHeading>
        <AccountChangeTable
          say={say}
          caption={words.changes}
          changes={changesOf(current, change)}
          before={current}
          after={change}
        />
        <Form seal={seal} action={waitingPaths.approval}>
          <input type="hidden" name="change" value={change.id} />
          <PasswordField
            {...form.field("password")}
            value=""
            say={say}
            label={say.settings.confirm.password}
            hint={say.settings.confirm.passwordHint}
            autoComplete="current-password"
          />
          <Button>{words.approve}</Button>
        </Form>
      </>
    ),
  };
}
