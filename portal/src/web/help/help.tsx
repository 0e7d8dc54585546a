/** Help pages, and the accessibility statement, which the law asks for. Words only; they stand in messages/help.*.ts. */
import { PageFeedback } from "../components/page-feedback/page-feedback.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import type { HelpPage, HelpPart, HelpSlug } from "../messages/help.sv.ts";
import { paths } from "../paths.ts";
import { type Answer, get, type Route, type Visit } from "../route.ts";
import { Refusal } from "../../domain/refusal.ts";

export const helpRoutes: readonly Route[] = [
  get(paths.help, "anyone", async (visit) => index(visit)),
  get(`${paths.help}/:topic`, "anyone", async (visit) => topic(visit)),
  get(paths.accessibility, "anyone", async ({ say }) => ({
    kind: "page",
    title: say.help.accessibility.title,
    body: <Directions page={say.help.accessibility} />,
  })),
];

function index({ say }: Visit): Answer {
  const { title, lead } = say.help.index;
  const body = (
    <>
      <PageHeading lead={lead}>{title}</PageHeading>
      <ul class="help-topics">
        {Object.entries(say.help.pages).map(([slug, page]) => (
          <li key={slug}>
            <a href={`${paths.help}/${slug}`}>{page.title}</a>
            <p>{page.lead}</p>
          </li>
        ))}
      </ul>
    </>
  );
  return { kind: "page", title, body };
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
