/** Billing: runs and a new one, one run and what can be done with it, and how the creditor stands on its invoices. */
import {
  type DateFault,
  daysBetween,
  type LocalDate,
  parseBankgiro,
  parseDate,
  parsed,
  type Parsed,
  refused,
} from "@fakturaporten/einvoice";
import { z } from "zod";
import { parseEmailAddress } from "../../domain/access/email-address.ts";
import { decideBankgiro, findCreditor, saveCreditor } from "../../domain/billing/creditor.ts";
import { cancelRun, prepareRun, startRun, stopRun } from "../../domain/billing/prepare-run.ts";
import { getRun, listRunCustomers, listRuns, sumRun } from "../../domain/billing/queries.ts";
import { type Month, monthContaining, monthsLater, parseMonth } from "../../domain/catalogue/month.ts";
import { parseOwnAccounts } from "../../domain/payments/own-accounts.ts";
import { Refusal } from "../../domain/refusal.ts";
import { fillForm } from "../filled-form.ts";
import { type FieldFault, type Fields, optionalText, parsedBy, readForm, requiredText } from "../form.ts";
import { paths } from "../paths.ts";
import { type Answer, get, post, type Route, type Visit } from "../route.ts";
import { BillingPage } from "./billing-page.tsx";
import { BillingSettingsPage } from "./billing-settings-page.tsx";
import { creditorPaths } from "./creditor-paths.ts";
import { RunPage } from "./run-page.tsx";

export const billingRoutes: readonly Route[] = [
  get(paths.billing, "billing.run", async (visit) => {
    const today = await todayOf(visit);
    const month = monthsLater(monthContaining(today), -1).slice(0, 7);
    return showRuns(visit, { month, issueOn: today }, []);
  }),
  post(creditorPaths.runs, "billing.run", prepare),
  get(creditorPaths.run(":id"), "billing.run", showRun),
  ...(["start", "stop", "cancel"] as const).map((move) =>
    post(creditorPaths.moveRun(":id", move), "billing.run", (visit) => moveRun(visit, move)),
  ),
  get(creditorPaths.billingSettings, "billing.run", showSettings),
  post(creditorPaths.billingSettings, "billing.run", saveSettings),
  post(creditorPaths.bankgiro, "billing.run", decideAsked),
];

function todayOf(visit: Visit): Promise<LocalDate> {
  return visit.ask(async ({ today }) => today);
}

function monthOf(today: LocalDate) {
  return (text: string): Parsed<Month, "missing" | "month-form" | "month-to-come"> => {
    if (text.trim() === "") return refused("missing");
    const month = parseMonth(text.trim());
    if (month === undefined) return refused("month-form");
    return month > today ? refused("month-to-come") : parsed(month);
  };
}

/** Further away than this it is a slip of the keyboard, and invoices are for ever. */
const issueDaysMax = 366;

function issueDayNear(today: LocalDate) {
  return (text: string): Parsed<LocalDate, DateFault | "date-far-away"> => {
    const read = parseDate(text, today);
    if (!read.ok) return read;
    const days = Math.abs(daysBetween(today, read.value));
    return days > issueDaysMax ? refused("date-far-away") : read;
  };
}

async function prepare(visit: Visit): Promise<Answer> {
  const { fields } = visit;
  const today = await todayOf(visit);
  const schema = z.object({
    month: parsedBy(monthOf(today)),
    issueOn: parsedBy(issueDayNear(today)),
  });
  const read = readForm(schema, fields);
  if (!read.ok) return showRuns(visit, fields, read.faults);
  try {
    const id = await visit.perform((work) => prepareRun(work, read.value), creditorPaths.run);
    return { kind: "redirect", to: creditorPaths.run(id) };
  } catch (error) {
    const told = error instanceof Refusal && ["run-under-way", "creditor-not-set-up"].includes(error.code);
    if (!told) throw error;
    return showRuns(visit, fields, [{ path: "month", code: error.code, params: {} }]);
  }
}

async function showRuns(visit: Visit, fields: Fields, faults: readonly FieldFault[]): Promise<Answer> {
  const { say } = visit;
  const runs = await visit.ask(listRuns);
  const form = fillForm({ say, fields, faults, sentences: say.billing.runs.faults });
  return {
    kind: "page",
    ...(faults.length > 0 && { status: 422 as const }),
    title: say.billing.title,
    body: <BillingPage visit={visit} runs={runs} form={form} />,
    wide: true,
  };
}

async function showRun(visit: Visit): Promise<Answer> {
  const { say } = visit;
  const facts = await visit.ask(async (work) => {
    const run = await getRun(work, visit.params["id"] ?? "");
    return { run, totals: await sumRun(work, run.id), customers: await listRunCustomers(work, run.id) };
  });
  const { state, month } = facts.run;
  return {
    kind: "page",
    title: say.billing.run.title(month.slice(0, 7)),
    crumbs: [{ label: say.billing.title, href: paths.billing }],
    body: <RunPage visit={visit} {...facts} />,
    ...((state === "preparing" || state === "running") && { islands: ["progress"] }),
    wide: true,
  };
}

const moves = { start: startRun, stop: stopRun, cancel: cancelRun };
const toldOf = { start: "started", stop: "stopped", cancel: "cancelled" } as const;

async function moveRun(visit: Visit, move: keyof typeof moves): Promise<Answer> {
  const { id } = await visit.ask((work) => getRun(work, visit.params["id"] ?? ""));
  const to = creditorPaths.run(id);
  await visit.perform(
    (work) => moves[move](work, id),
    () => to,
  );
  return { kind: "redirect", to, notice: visit.say.billing.run[toldOf[move]] };
}

async function showSettings(visit: Visit): Promise<Answer> {
  const creditor = await visit.ask(findCreditor);
  const known = creditor && {
    name: creditor.name,
    contactName: creditor.contactName,
    contactEmail: creditor.contactEmail,
    contactPhone: creditor.contactPhone ?? "",
    bankgiro: creditor.bankgiro,
    otherAccounts: creditor.otherAccounts.join("\n"),
    termsDays: String(creditor.termsDays),
  };
  return settingsPage(visit, known ?? { termsDays: "30" }, []);
}

/** Between traders and to public bodies no longer terms hold (räntelagen 2 a §). */
const termsDaysMax = 30;

function daysOf(text: string): Parsed<number, "days-form"> {
  const days = text.trim();
  return /^\d{1,2}$/.test(days) && Number(days) <= termsDaysMax ? parsed(Number(days)) : refused("days-form");
}

const settingsSchema = z.object({
  name: requiredText(200),
  contactName: requiredText(100),
  contactEmail: parsedBy(parseEmailAddress),
  contactPhone: optionalText(40),
  bankgiro: parsedBy(parseBankgiro),
  otherAccounts: parsedBy(parseOwnAccounts),
  termsDays: parsedBy(daysOf),
});

async function saveSettings(visit: Visit): Promise<Answer> {
  const read = readForm(settingsSchema, visit.fields);
  if (!read.ok) return settingsPage(visit, visit.fields, read.faults);
  const outcome = await visit.perform(
    (work) => saveCreditor(work, read.value),
    () => paths.billing,
  );
  const { settings } = visit.say.billing;
  return { kind: "redirect", to: paths.billing, notice: outcome === "waits" ? settings.waits : settings.saved };
}

async function decideAsked(visit: Visit): Promise<Answer> {
  const { bankgiro = "", do: decided } = visit.fields;
  const decision = decided === "agree" ? "agree" : "decline";
  const to = creditorPaths.billingSettings;
  await visit.perform(
    (work) => decideBankgiro(work, { bankgiro, decision }),
    () => to,
  );
  return { kind: "redirect", to, notice: visit.say.billing.settings.decided[decision] };
}

async function settingsPage(visit: Visit, fields: Fields, faults: readonly FieldFault[]): Promise<Answer> {
  const { say } = visit;
  const creditor = await visit.ask(findCreditor);
  const form = fillForm({ say, fields, faults, sentences: say.billing.settings.faults });
  return {
    kind: "page",
    ...(faults.length > 0 && { status: 422 as const }),
    title: say.billing.settings.title,
    crumbs: [{ label: say.billing.title, href: paths.billing }],
    body: <BillingSettingsPage visit={visit} form={form} creditor={creditor} />,
  };
}
