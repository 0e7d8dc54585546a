/** The public validator page (A15): any UBL e-invoice, no sign-in, nothing kept, explained in plain words. */
import { type Report, readUbl, validate } from "@fakturaporten/einvoice";
import { faultNameOf } from "../../domain/feedback/fault-tally.ts";
import { Button, ButtonLink, ButtonRow } from "../components/button/button.tsx";
import { ErrorSummary } from "../components/error-summary/error-summary.tsx";
import { FileField } from "../components/file-field/file-field.tsx";
import { Form } from "../components/form/form.tsx";
import { InvoiceSheet } from "../components/invoice-sheet/invoice-sheet.tsx";
import { FaultFeedback, type FaultToAskAbout } from "../components/page-feedback/fault-feedback.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { TextArea } from "../components/text-area/text-area.tsx";
import { fillForm } from "../filled-form.ts";
import type { FieldFault } from "../form.ts";
import type { Language } from "../messages/messages.ts";
import { paths } from "../paths.ts";
import { type Answer, get, post, type Route, type Visit } from "../route.ts";
import { Findings, shownMax } from "./findings.tsx";
import { otherKindOf } from "./other-kind.ts";
import { carriedOf, ReportLinks } from "./report-links.tsx";

const documentBytesMax = 5 * 1024 * 1024;
/** Text is posted encoded, at worst three bytes for one. */
const bodyBytesMax = 3 * documentBytesMax + 64 * 1024;

/** Enough for a patient person correcting a file; a program uses the command. */
const requestsPerMinuteMax = 60;

export const validatorRoutes: readonly Route[] = [
  get(paths.validator, "anyone", async (visit) => ask(visit)),
  post(paths.validator, "anyone", async (visit) => judge(visit), { bodyBytesMax, requestsPerMinuteMax }),
];

type Given =
  | { readonly ok: true; readonly name: string; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly fault: FieldFault };

function judge(visit: Visit): Answer {
  const given = givenIn(visit);
  if (!given.ok) return ask(visit, [given.fault]);
  return explain(visit, given, validate(given.bytes));
}

function givenIn({ files, fields }: Visit): Given {
  const file = files.find(({ field }) => field === "file");
  const text = fields["text"] ?? "";
  const refuse = (path: string, code: string): Given => ({ ok: false, fault: { path, code, params: {} } });
  if (file !== undefined && text.trim() !== "") return refuse("text", "both");
  const bytes = file?.bytes ?? new TextEncoder().encode(text.trim());
  if (bytes.length === 0) return refuse("file", "nothing");
  if (bytes.length > documentBytesMax) return refuse(file === undefined ? "text" : "file", "too-large");
  const other = otherKindOf(bytes);
  if (other !== undefined) return refuse(file === undefined ? "text" : "file", other);
  return { ok: true, name: file?.name ?? "", bytes };
}

function ask({ say, seal, fields }: Visit, faults: readonly FieldFault[] = []): Answer {
  const words = say.validator;
  const form = fillForm({ say, fields, faults, sentences: words.faults });
  return {
    kind: "page",
    ...(faults.length === 0 ? {} : { status: 422 as const }),
    title: words.title,
    body: (
      <>
        <ErrorSummary say={say} errors={form.errors} />
        <PageHeading lead={words.lead}>{words.title}</PageHeading>
        <Form seal={seal} action={paths.validator} files={true} repeatable={true}>
          <FileField
            {...form.field("file")}
            say={say}
            label={words.file}
            hint={words.fileHint}
            accept=".xml,text/xml,application/xml"
          />
          <h2 class="validator-or">{words.or}</h2>
          <TextArea
            {...form.field("text")}
            say={say}
            label={words.text}
            hint={words.textHint}
            rows={8}
            optional={true}
          />
          <Button>{words.button}</Button>
        </Form>
      </>
    ),
  };
}

function explain(visit: Visit, given: { readonly name: string; readonly bytes: Uint8Array }, report: Report): Answer {
  const { say, language, seal } = visit;
  const words = say.validator;
  const title = words.resultTitle[report.verdict];
  const sent = carriedOf(report);
  const read = report.verdict === "unreadable" ? undefined : readUbl(given.bytes);
  const warnings = report.faults.filter(({ severity }) => severity === "warning").length;
  const lead =
    report.verdict === "valid" && warnings > 0 ? words.withWarnings(warnings) : words.resultLead[report.verdict];
  return {
    kind: "page",
    title,
    crumbs: [{ label: words.title, href: paths.validator }],
    wide: true,
    islands: ["in-place"],
    body: (
      <>
        <PageHeading caption={given.name} lead={lead}>
          {title}
        </PageHeading>
        <Findings say={say} language={language} report={report} isWhole={report === sent.report} />
        <FaultFeedback say={say} seal={seal} faults={faultsToAskAbout(report, language)} back={paths.validator} />
        <p class="hint">{words.judgedBy(report.release)}</p>
        <ReportLinks say={say} language={language} carried={sent} name={given.name} />
        <ButtonRow>
          <ButtonLink href={paths.validator}>{words.another}</ButtonLink>
        </ButtonRow>
        {read?.ok === true ? (
          <section class="validator-sheet">
            <h2>{words.sheet}</h2>
            <InvoiceSheet invoice={read.invoice} language={language} say={say} />
          </section>
        ) : null}
      </>
    ),
  };
}

/** Each rule's sentence once, as many as the page shows. */
function faultsToAskAbout({ faults }: Report, language: Language): readonly FaultToAskAbout[] {
  const texts = new Map(faults.map(({ id, says }) => [id, says[language]]));
  return [...texts]
    .slice(0, shownMax)
    .map(([id, text]) => ({ name: faultNameOf({ path: "", code: id, rule: id }), text }));
}
