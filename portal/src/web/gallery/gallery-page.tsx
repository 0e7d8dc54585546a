/** The gallery, in development only: every component in every example, as it really looks. */
import { renderToString } from "preact-render-to-string";
import { Refusal } from "../../domain/refusal.ts";
import type { Example, ExampleFacts } from "../components/example.ts";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { type Answer, get, type Route, type Visit } from "../route.ts";
import { gallery } from "./gallery.ts";

const home = "/dev/gallery";

export const galleryRoutes: readonly Route[] = [
  get(home, "anyone", async (visit) => index(visit)),
  get(`${home}/:component`, "anyone", async (visit) => component(visit)),
  get(`${home}/:component/:place`, "anyone", async (visit) => oneAlone(visit)),
];

/** Where examples are shown: what scripts and tests walk through. */
export const galleryPaths: readonly string[] = [
  home,
  ...Object.entries(gallery).flatMap(([name, examples]) => [
    `${home}/${name}`,
    ...examples.flatMap(({ alone }, place) => (alone ? [`${home}/${name}/${place}`] : [])),
  ]),
];

function index({ say }: Visit): Answer {
  const body = (
    <>
      <PageHeading>{say.gallery.title}</PageHeading>
      <ul class="gallery-index">
        {Object.keys(gallery).map((name) => (
          <li key={name}>
            <a href={`${home}/${name}`}>{name}</a>
          </li>
        ))}
      </ul>
    </>
  );
  return { kind: "page", title: say.gallery.title, body };
}

function component(visit: Visit): Answer {
  const { say, language } = visit;
  const { name, examples } = componentOf(visit);
  const body = (
    <>
      <PageHeading caption={say.gallery.title}>{name}</PageHeading>
      {examples.map((example, place) => (
        <section key={example.name} class="gallery-example">
          <h2>{example.name}</h2>
          <Shown example={example} facts={{ say, language }} href={`${home}/${name}/${place}`} />
        </section>
      ))}
    </>
  );
  return { kind: "page", title: name, wide: true, crumbs: [{ label: say.gallery.title, href: home }], body };
}

function oneAlone(visit: Visit): Answer {
  const { say, language, params } = visit;
  const { name, examples } = componentOf(visit);
  const example = examples[Number(params["place"])];
  if (!example?.alone) throw new Refusal("not-found");
  const crumbs = [
    { label: say.gallery.title, href: home },
    { label: name, href: `${home}/${name}` },
  ];
  const heading = name === "page-heading" ? null : <PageHeading caption={name}>{example.name}</PageHeading>;
  const body = (
    <>
      {heading}
      {example.render({ say, language })}
    </>
  );
  return { kind: "page", title: example.name, wide: true, crumbs, body };
}

function componentOf({ params }: Visit): { readonly name: string; readonly examples: readonly Example[] } {
  const name = params["component"] ?? "";
  const examples = Object.hasOwn(gallery, name) ? gallery[name] : undefined;
  if (examples === undefined) throw new Refusal("not-found");
  return { name, examples };
}

interface ShownProps {
  readonly example: Example;
  readonly facts: ExampleFacts;
  readonly href: string;
}

/** A whole document is told by its size: the pages around are examples of it already. */
function Shown({ example, facts, href }: ShownProps) {
  if (example.alone) return <a href={href}>{example.name}</a>;
  if (!example.document) return <div class="gallery-piece">{example.render(facts)}</div>;
  return <p>{facts.say.gallery.document(String(renderToString(example.render(facts)).length))}</p>;
}
