/** How often a person wants mail about invoices that need somebody, for the company they act for. */
import { chooseMailPace, getMailPace, mailPaces } from "../../domain/parties/mail-pace.ts";
import { Button, ButtonRow } from "../components/button/button.tsx";
import { ErrorSummary } from "../components/error-summary/error-summary.tsx";
import { Form } from "../components/form/form.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { RadioGroup } from "../components/radio-group/radio-group.tsx";
import { fillForm } from "../filled-form.ts";
import { type FieldFault, type Fields, oneOf, readForm } from "../form.ts";
import { paths } from "../paths.ts";
import { type Answer, get, post, type Route, type Visit } from "../route.ts";
import { z } from "zod";

export const mailPacePath = `${paths.account}/mail`;

export const mailPaceRoutes: readonly Route[] = [
  get(mailPacePath, "invoice.send", async (visit) => page(visit, { pace: await visit.ask(getMailPace) })),
  post(mailPacePath, "invoice.send", choose),
];

const schema = z.object({ pace: oneOf(mailPaces) });

async function choose(visit: Visit): Promise<Answer> {
  const read = readForm(schema, visit.fields);
  if (!read.ok) return page(visit, visit.fields, read.faults);
  const { pace } = read.value;
  await visit.perform(
    (work) => chooseMailPace(work, pace),
    () => mailPacePath,
  );
  return { kind: "redirect", to: mailPacePath, notice: visit.say.following.mail.saved };
}

function page({ say, seal, viewer }: Visit, fields: Fields, faults: readonly FieldFault[] = []): Answer {
  const words = say.following.mail;
  const form = fillForm({ say, fields, faults });
  return {
    kind: "page",
    ...(faults.length > 0 && { status: 422 as const }),
    title: words.title,
    crumbs: [{ label: say.access.account.title, href: paths.account }],
    body: (
      <>
        <ErrorSummary say={say} errors={form.errors} />
        <PageHeading lead={words.lead(viewer?.organisation.name ?? "")}>{words.title}</PageHeading>
        <Form seal={seal} action={mailPacePath}>
          <RadioGroup
            {...form.field("pace")}
            say={say}
            label={words.question}
            choices={mailPaces.map((pace) => ({ value: pace, ...words.paces[pace] }))}
          />
          <ButtonRow>
            <Button>{words.save}</Button>
          </ButtonRow>
        </Form>
      </>
    ),
  };
}
