/** Help pages, and the accessibility statement, which the law asks for. Words only; they stand in messages/help.*.ts. */
import { PageFeedback } from "../components/page-feedback/page-feedback.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { Refusal } from "../../domain/refusal.ts";
import type { HelpPage, HelpPart, HelpSlug } from "../messages/help.sv.ts";
import { paths } from "../paths.ts";
import { type Answer, get, type Route, type Visit } from "../route.ts";
import { audiencesFor, topicsFor } from "./audiences.ts";

const open = { openBeforeSecondStep: true } as const;

export const helpRoutes: readonly Route[] = [
  get(paths.help, "anyone", async (visit) => index(visit), open),
  get(`${paths.help}/:topic`, "anyone", async (visit) => topic(visit), open),
  get(paths.accessibility, "anyone", async (visit) => accessibility(visit), open),
];

function index({ say, viewer }: Visit): Answer {
  const { title, lead, audiences } = say.help.index;
  const body = (
    <>
      <PageHeading lead={lead}>{title}</PageHeading>
      {audiencesFor(viewer).map((audience) => (
        <section key={audience} aria-labelledby={`help-${audience}`}>
          <h2 id={`help-${audience}`}>{audiences[audience]}</h2>
          <ul class="help-topics">
            {topicsFor(audience, say.help.pages).map((slug) => (
              <li key={slug}>
                <a href={`${paths.help}/${slug}`}>{say.help.pages[slug].title}</a>
                <p>{say.help.pages[slug].lead}</p>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
  return { kind: "page", title, body };
}

function accessibility({ say }: Visit): Answer {
  const { accessibility: page } = say.help;
  return { kind: "page", title: page.title, body: <Directions page={page} /> };
}

function topic({ say, seal, params, path }: Visit): Answer {
  const slug = params["topic"] ?? "";
  if (!isTopic(slug, say.help.pages)) throw new Refusal("not-found");
  const page = say.help.pages[slug];
  const crumbs = [{ label: say.help.index.title, href: paths.help }];
  const body = (
    <>
      <Directions page={page} />
      <PageFeedback say={say} seal={seal} page={path} />
    </>
  );
  return { kind: "page", title: page.title, crumbs, body };
}

function isTopic(slug: string, pages: Readonly<Record<HelpSlug, HelpPage>>): slug is HelpSlug {
  return Object.hasOwn(pages, slug);
}

function Directions({ page }: { readonly page: HelpPage }) {
  return (
    <>
      <PageHeading lead={page.lead}>{page.title}</PageHeading>
      {page.parts.map((part) => (
        <Part key={part.heading} part={part} />
      ))}
    </>
  );
}

function Part({ part: { heading, steps, texts = [] } }: { readonly part: HelpPart }) {
  return (
    <section>
      <h2>{heading}</h2>
      {steps === undefined ? null : (
        <ol class="help-steps">
          {steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      )}
      {texts.map((text) => (
        <p key={text}>{text}</p>
      ))}
    </section>
  );
}
