/** The public validator page (A15): any UBL e-invoice, no sign-in, nothing kept, explained in plain words. */
import { faultNameOf } from "../../domain/feedback/fault-tally.ts";
import { judgeApart } from "../../domain/verdicts/judge-apart.ts";
import { linesShownMax, type ShownVerdict, shownMax } from "../../domain/verdicts/shown-verdict.ts";
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
import { Findings } from "./findings.tsx";
import { otherKindOf } from "./other-kind.ts";
import { ReportLinks } from "./report-links.tsx";

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
  | { readonly ok: true; readonly field: "file" | "text"; readonly name: string; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly fault: FieldFault };

async function judge(visit: Visit): Promise<Answer> {
  const given = givenIn(visit);
  if (!given.ok) return ask(visit, [given.fault]);
  const judged = await judgeApart(given.bytes);
  if (!judged.ok) return ask(visit, [{ path: given.field, code: judged.fault, params: {} }]);
  return explain(visit, given.name, judged.verdict);
}

function givenIn({ files, fields }: Visit): Given {
  const file = files.find(({ field }) => field === "file");
  const text = fields["text"] ?? "";
  const refuse = (path: string, code: string): Given => ({ ok: false, fault: { path, code, params: {} } });
  if (file !== undefined && text.trim() !== "") return refuse("text", "both");
  const bytes = file?.bytes ?? new TextEncoder().encode(text.trim());
  if (bytes.length === 0) return refuse("file", "nothing");
  const field = file === undefined ? "text" : "file";
  if (bytes.length > documentBytesMax) return refuse(field, "too-large");
  const other = otherKindOf(bytes);
  if (other !== undefined) return refuse(field, other);
  return { ok: true, field, name: file?.name ?? "", bytes };
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

function explain(visit: Visit, name: string, verdict: ShownVerdict): Answer {
  const { say, language, seal } = visit;
  const words = say.validator;
  const title = words.resultTitle[verdict.verdict];
  const warnings = verdict.warningTimes;
  const lead =
    verdict.verdict === "valid" && warnings > 0 ? words.withWarnings(warnings) : words.resultLead[verdict.verdict];
  return {
    kind: "page",
    title,
    crumbs: [{ label: words.title, href: paths.validator }],
    wide: true,
    islands: ["in-place"],
    body: (
      <>
        <PageHeading caption={name} lead={lead}>
          {title}
        </PageHeading>
        <Findings say={say} language={language} verdict={verdict} />
        <FaultFeedback say={say} seal={seal} faults={faultsToAskAbout(verdict, language)} back={paths.validator} />
        <p class="hint">{words.judgedBy(verdict.release)}</p>
        <ReportLinks say={say} language={language} carried={verdict.carried} name={name} />
        <ButtonRow>
          <ButtonLink href={paths.validator}>{words.another}</ButtonLink>
        </ButtonRow>
        {verdict.invoice === undefined ? null : (
          <section class="validator-sheet">
            <h2>{words.sheet}</h2>
            {verdict.linesLeft === 0 ? null : <p class="hint">{words.firstLines(linesShownMax, verdict.linesLeft)}</p>}
            <InvoiceSheet invoice={verdict.invoice} language={language} say={say} />
          </section>
        )}
      </>
    ),
  };
}

/** Each rule's sentence once, as many as the page shows. */
function faultsToAskAbout({ fatal, warning }: ShownVerdict, language: Language): readonly FaultToAskAbout[] {
  return [...fatal.first, ...warning.first].slice(0, shownMax).map(({ fault: { id, says } }) => ({
    name: faultNameOf({ path: "", code: id, rule: id }),
    text: says[language],
  }));
}
