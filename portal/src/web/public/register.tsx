/** Registering: a newcomer leaves what they tell and waits for a mail; somebody signed in adds a company at once. */
import { networkOf } from "../../domain/access/network.ts";
import { switchOrganisation } from "../../domain/access/switch-organisation.ts";
import { register } from "../../domain/parties/register.ts";
import { registerAnother } from "../../domain/parties/register-another.ts";
import { listOfferedLevels } from "../../domain/plans/queries.ts";
import { fillForm } from "../filled-form.ts";
import type { FieldFault } from "../form.ts";
import { paths } from "../paths.ts";
import { type Answer, get, post, type Route, type Viewer, type Visit } from "../route.ts";
import { accessPaths } from "./access-paths.ts";
import { levelChoices } from "../plans/level-words.ts";
import { type AskedOn, readCompany, readRegistration } from "./register-form.ts";
import { RegisterPage } from "./register-page.tsx";
import { waitFault } from "./wait.ts";

export const registerRoutes: readonly Route[] = [
  get(paths.register, "anyone", (visit) => show(visit)),
  post(
    paths.register,
    "anyone",
    (visit) => (visit.viewer === undefined ? registerNewcomer(visit) : registerOneMore(visit, visit.viewer)),
    { requestsPerMinuteMax: 120 },
  ),
];

async function registerNewcomer(visit: Visit): Promise<Answer> {
  const read = readRegistration(visit.fields, await askedOn(visit));
  if (!read.ok) return show(visit, { status: 422, faults: read.faults });
  const { company, person, password, planLevel } = read.value;
  const network = networkOf(visit.clientAddress);
  const asked = await register((command) => visit.perform(command), {
    company,
    person,
    password,
    planLevel,
    network,
    language: visit.language,
  });
  if (asked.kind === "wait") return showWait(visit, asked.retryAfterSeconds);
  return { kind: "redirect", to: accessPaths.registered, notice: visit.say.access.sent.told(person.email) };
}

async function registerOneMore(visit: Visit, viewer: Viewer): Promise<Answer> {
  const read = readCompany(visit.fields, { ...(await askedOn(visit)), person: viewer });
  if (!read.ok) return show(visit, { status: 422, faults: read.faults });
  const { sessionId } = viewer;
  const done = await visit.perform(async (work) => {
    const registered = await registerAnother(work, { ...read.value, greeting: undefined });
    if (registered.kind !== "registered") return registered;
    const { organisationId } = registered;
    return { ...registered, secret: await switchOrganisation(work, { sessionId, organisationId }) };
  });
  const words = visit.say.access.confirm;
  if (done.kind === "wait") return showWait(visit, done.retryAfterSeconds);
  if (done.kind === "asked-to-join") {
    return { kind: "redirect", to: accessPaths.account, notice: words.askedLead(done.companyName) };
  }
  visit.startSession(done.secret);
  return { kind: "redirect", to: paths.start, notice: words.welcome(read.value.company.name) };
}

async function askedOn(visit: Visit): Promise<AskedOn> {
  return visit.ask(async (work) => ({
    today: work.today,
    levelIds: (await listOfferedLevels(work)).map(({ id }) => id),
  }));
}

interface Shown {
  readonly status?: 422 | 429;
  readonly retryAfterSeconds?: number;
  readonly faults?: readonly FieldFault[];
}

function showWait(visit: Visit, retryAfterSeconds: number): Promise<Answer> {
  return show(visit, { status: 429, retryAfterSeconds, faults: [waitFault(visit.say, retryAfterSeconds)] });
}

async function show(visit: Visit, { faults = [], ...shown }: Shown = {}): Promise<Answer> {
  const { say, seal, fields } = visit;
  const another = visit.viewer !== undefined;
  const form = fillForm({ say, fields, faults, sentences: say.access.faults });
  const levels = levelChoices(await visit.ask(listOfferedLevels), visit);
  return {
    kind: "page",
    ...shown,
    title: another ? say.access.register.titleAnother : say.access.register.title,
    body: <RegisterPage say={say} seal={seal} form={form} levels={levels} another={another} />,
  };
}
