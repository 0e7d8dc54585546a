/** Settings › Send: shown, judged, confirmed where money is concerned, saved. */
import { may } from "../../domain/access/permissions.ts";
import { type PasswordProof, provePassword } from "../../domain/access/password-proof.ts";
import { listDrafts } from "../../domain/invoices/list-drafts.ts";
import { findInvoiceByNumber } from "../../domain/invoices/queries.ts";
import { Refusal } from "../../domain/refusal.ts";
import { findWaitingChange, isUsedAtOnce } from "../../domain/settings/account-change.ts";
import { changesOf } from "../../domain/settings/account-changes.ts";
import { warningsToConfirm } from "../../domain/settings/account-warnings.ts";
import { waitOf } from "../../domain/settings/propose-account-change.ts";
import { getSettingsContext, listAccountVersions } from "../../domain/settings/queries.ts";
import { faultsToInsistOn } from "../../domain/settings/read-bank-account.ts";
import { readSendSettings, type SettledEntry } from "../../domain/settings/read-send-settings.ts";
import { saveSendSettings } from "../../domain/settings/save-send-settings.ts";
import type { SendSettings } from "../../domain/settings/send-settings.ts";
import type { SettingsContext } from "../../domain/settings/settings-fields.ts";
import { fillForm } from "../filled-form.ts";
import type { FieldFault, Fields } from "../form.ts";
import { paths } from "../paths.ts";
import { waitFault } from "../public/wait.ts";
import { type Answer, get, post, type Route, type Visit } from "../route.ts";
import { accountWaitRoutes, AccountWaits, mayApprove } from "./account-waits.tsx";
import { ConfirmPage } from "./settings-send-confirm.tsx";
import { fieldsOf } from "./settings-send-fields.ts";
import { AccountHistory, Conflict, ReadOnlySettings } from "./settings-send-overview.tsx";
import { SettingsSendPage } from "./settings-send-page.tsx";

export const settingsRoutes: readonly Route[] = [
  get(paths.settingsSend, "settings.read", show),
  post(paths.settingsSend, "settings.write", pressed),
  ...accountWaitRoutes,
];

async function show(visit: Visit): Promise<Answer> {
  const { current } = await visit.ask(getSettingsContext);
  const { viewer, say } = visit;
  if (viewer !== undefined && may(viewer.actor.role, "settings.write"))
    return formPage(visit, current, { fields: fieldsOf(current) });
  return { kind: "page", title: say.settings.pageTitle, body: <ReadOnlySettings say={say} settings={current} /> };
}

async function pressed(visit: Visit): Promise<Answer> {
  const { fields } = visit;
  const context = await visit.ask(getSettingsContext);
  const { current } = context;
  if (fields["do"] === "edit") return formPage(visit, current, { fields });
  const read = await judge(visit, context);
  if (!read.ok) return formPage(visit, current, { fields, faults: read.faults, status: 422 });
  if (fields["version"] !== String(current.version)) return formPage(visit, current, { fields, status: 409 });
  const { entry } = read;
  const changes = changesOf(current, entry);
  if (changes.length === 0) return save(visit, { entry, version: current.version });
  if (fields["do"] === "confirm") return confirm(visit, current, entry);
  return confirmPage(visit, current, { entry });
}

/** The form by itself, and then against the numbers that invoices carry already. */
async function judge(visit: Visit, context: SettingsContext) {
  const read = readSendSettings(visit.fields, context);
  const number = read.ok ? read.entry.numbering : undefined;
  if (number?.nextNumber === undefined) return read;
  const next = `${number.prefix}${number.nextNumber}`;
  if ((await visit.ask((work) => findInvoiceByNumber(work, next))) === undefined) return read;
  const fault = { path: "nextNumber", code: "next-number-on-invoice", params: { number: next } } as const;
  return { ok: false as const, faults: [fault] };
}

interface Saving {
  readonly entry: SettledEntry;
  readonly version: number;
  readonly proof?: PasswordProof;
}

async function save(visit: Visit, saving: Saving): Promise<Answer> {
  try {
    await visit.perform(
      (work) => saveSendSettings(work, saving),
      () => paths.settingsSend,
    );
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== "changed-meanwhile") throw error;
    const { current } = await visit.ask(getSettingsContext);
    return formPage(visit, current, { fields: visit.fields, status: 409 });
  }
  return { kind: "redirect", to: paths.settingsSend, notice: await savedNotice(visit, saving) };
}

async function savedNotice(visit: Visit, { proof }: Saving): Promise<string> {
  const { settings, accountSafety } = visit.say;
  if (proof === undefined) return settings.saved;
  const waiting = await visit.ask(findWaitingChange);
  return waiting === undefined ? settings.savedAndTold : accountSafety.saved(waiting.beginsOn);
}

/** Both faults of the confirmation at once; the password is tried only when nothing else is missing. */
async function confirm(visit: Visit, current: SendSettings, entry: SettledEntry): Promise<Answer> {
  const { fields, say } = visit;
  const faults: FieldFault[] = [];
  const fault = (path: string, code: string) => faults.push({ path, code, params: {} });
  if (warningsToConfirm(current, entry).length > 0 && (fields["warningsConfirmed"] ?? "") === "")
    fault("warningsConfirmed", "warnings-not-confirmed");
  const password = fields["password"] ?? "";
  if (password === "") fault("password", "password-missing");
  if (faults.length > 0) return confirmPage(visit, current, { entry, faults, status: 422 });
  const proved = await provePassword((command) => visit.perform(command), password);
  if (proved.kind === "proved") return save(visit, { entry, version: current.version, proof: proved.proof });
  if (proved.kind === "wrong") fault("password", "password-wrong");
  else faults.push({ ...waitFault(say, proved.retryAfterSeconds), path: "password" });
  return confirmPage(visit, current, { entry, faults, status: proved.kind === "wrong" ? 422 : 429 });
}

interface Shown {
  readonly fields: Fields;
  readonly faults?: readonly FieldFault[];
  readonly status?: 409 | 422;
}

async function formPage(visit: Visit, current: SendSettings, { fields, faults = [], status }: Shown): Promise<Answer> {
  const { say, seal } = visit;
  const { versions, change, hasDraft } = await visit.ask(async (work) => ({
    versions: await listAccountVersions(work),
    hasDraft: (await listDrafts(work, { limit: 1 })).rows.length > 0,
    change: await findWaitingChange(work),
  }));
  const insistable = (...names: string[]) =>
    faults.some(({ path, code }) => names.includes(path) && (faultsToInsistOn as readonly string[]).includes(code));
  const mayInsist = {
    account: (fields["accountInsists"] ?? "") !== "" || insistable("clearing", "accountNumber"),
    factoring: (fields["factoringInsists"] ?? "") !== "" || insistable("factoringClearing", "factoringAccountNumber"),
  };
  return {
    kind: "page",
    ...(status !== undefined && { status }),
    title: say.settings.pageTitle,
    body: (
      <SettingsSendPage
        say={say}
        seal={seal}
        form={fillForm({ say, fields, faults, sentences: say.settings.faults })}
        current={current}
        hasDraft={hasDraft}
        mayInsist={mayInsist}
        waiting={
          change && (
            <AccountWaits
              say={say}
              seal={seal}
              change={change}
              current={current}
              mayApprove={mayApprove(visit, change)}
            />
          )
        }
        conflict={status === 409 ? <Conflict say={say} settings={current} /> : null}
        history={<AccountHistory say={say} versions={versions} />}
      />
    ),
  };
}

interface Confirmed {
  readonly entry: SettledEntry;
  readonly faults?: readonly FieldFault[];
  readonly status?: 422 | 429;
}

async function confirmPage(
  visit: Visit,
  current: SendSettings,
  { entry, faults = [], status }: Confirmed,
): Promise<Answer> {
  const { say, seal, fields, viewer } = visit;
  const waits = viewer !== undefined && !isUsedAtOnce(current, entry);
  const { wait, waiting } = await visit.ask(async (work) => ({
    wait: waits ? await waitOf(work, viewer.actor) : undefined,
    waiting: await findWaitingChange(work),
  }));
  return {
    kind: "page",
    ...(status !== undefined && { status }),
    title: say.settings.confirm.title,
    crumbs: [{ label: say.settings.pageTitle, href: paths.settingsSend }],
    body: (
      <ConfirmPage
        say={say}
        seal={seal}
        form={fillForm({ say, fields, faults, sentences: { ...say.access.faults, ...say.settings.faults } })}
        changes={changesOf(current, entry)}
        warnings={warningsToConfirm(current, entry)}
        before={current}
        after={entry}
        beginsOn={wait?.beginsOn}
        replaces={waiting !== undefined}
      />
    ),
  };
}
